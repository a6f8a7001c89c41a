//! One combination in full: who pays what and why not more, fees, income, calendar, and what it is best for.

use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar::{Schedule, calendar};
use crate::candidates::Candidates;
use crate::compose::{Solution, members};
use crate::entitlement::{Offer, Verdict};
use crate::line::Line;
use crate::money::Money;
use crate::plan::{Aim, Limit, Payment, Plan, Work};
use crate::scheme::{Index, Nature};
use crate::training::{days_between, plus_days};

impl Work<'_, '_> {
    pub fn detail(&self, candidates: &Candidates, solution: &Solution) -> Plan {
        let inner = self.desk.inner;
        let income = self.income(candidates, solution.set);
        let lives: Vec<&str> = income
            .segments
            .iter()
            .flat_map(|segment| segment.regime.iter().chain(&segment.extras))
            .map(|(scheme, _, _)| &**scheme)
            .chain(income.lump_sums.iter().map(|(scheme, _, _)| &**scheme))
            .collect();
        let chosen: Vec<Index> = members(solution.set).map(|payer| candidates.schemes[payer]).collect();
        let part = |index: &Index| chosen.contains(index) || lives.contains(&&*inner.schemes[*index].id);
        let schedules: Vec<&Schedule> = self
            .answers
            .iter()
            .filter(|(index, _)| part(index))
            .filter_map(|(index, _)| self.schedules.get(index))
            .collect();
        let calendar = calendar(&schedules, self.training.start(), &self.training.other_starts);
        let payments = self.payments(candidates, solution);
        let mut left_by_line = Vec::new();
        for line in Line::ALL {
            let paid: i64 = solution.allocation.paid.iter().map(|lines| lines[line.index()]).sum();
            let left = Money::from_cents(solution.costs[line.index()] - paid);
            if !left.is_zero() {
                left_by_line.push((line, left));
            }
        }
        let mut fees = Vec::new();
        let mut debits = Vec::new();
        for payer in members(solution.set) {
            let Some(offer) = self.offer(candidates.schemes[payer]) else { continue };
            let id = &inner.schemes[candidates.schemes[payer]].id;
            for (fee, charge) in offer.fees.iter().zip(&candidates.problem.payers[payer].charges) {
                if charge.waived_by & solution.set == 0 {
                    fees.push((id.clone(), fee.clone()));
                }
            }
            if let Some((amount, unit, figure)) = offer.debit.clone()
                && solution.allocation.by_payer(payer) > 0
            {
                debits.push((id.clone(), amount, unit, figure));
            }
        }
        Plan {
            schemes: chosen.iter().map(|index| inner.schemes[*index].id.clone()).collect(),
            case_by_case: self.case_by_case(candidates, solution, &left_by_line),
            collective: payments.iter().any(|payment| {
                inner
                    .names
                    .schemes
                    .get(&*payment.scheme)
                    .is_some_and(|index| inner.schemes[*index].nature == Nature::CollectivePlace)
            }),
            payments,
            fees,
            left_by_line,
            left: Money::from_cents(solution.left),
            own_used: Money::from_cents(solution.score.own),
            debits,
            income,
            calendar,
            certain_on: (solution.score.certain != i32::MAX)
                .then(|| plus_days(self.desk.dates.request, solution.score.certain)),
            paperwork: solution.score.papers,
            late: solution.score.late,
            best_for: Vec::new(),
        }
    }

    fn offer(&self, index: Index) -> Option<&Offer> {
        self.answers.iter().find(|(known, _)| *known == index).and_then(|(_, answer)| match &answer.verdict {
            Verdict::Yes(offer) => Some(offer),
            _ => None,
        })
    }

    fn payments(&self, candidates: &Candidates, solution: &Solution) -> Vec<Payment> {
        let mut payments = Vec::new();
        for payer in members(solution.set) {
            let index = candidates.schemes[payer];
            let Some(offer) = self.offer(index) else { continue };
            let paid = &solution.allocation.paid[payer];
            for line in &offer.lines {
                let amount = paid[line.line.index()];
                if amount == 0 {
                    continue;
                }
                let on_line: i64 =
                    solution.allocation.paid.iter().map(|lines| lines[line.line.index()]).sum();
                let ceiling = offer.ceilings.iter().find(|ceiling| {
                    let under: i64 = ceiling.lines.iter().map(|line| paid[line.index()]).sum();
                    ceiling.lines.contains(&line.line) && under >= ceiling.amount.cents()
                });
                let limit = match ceiling {
                    _ if on_line >= solution.costs[line.line.index()] => Limit::LinePaid,
                    Some(ceiling) => Limit::Ceiling(ceiling.title.clone(), ceiling.figure.clone()),
                    None => Limit::Line(line.figure.clone()),
                };
                payments.push(Payment {
                    scheme: self.desk.inner.schemes[index].id.clone(),
                    line: line.line,
                    amount: Money::from_cents(amount),
                    limit,
                    figure: line.figure.clone(),
                });
            }
        }
        payments
    }

    /// Schemes without a scale that may stand beside this plan, on lines where something is left.
    fn case_by_case(
        &self,
        candidates: &Candidates,
        solution: &Solution,
        left: &[(Line, Money)],
    ) -> Vec<(Arc<str>, Vec<Line>)> {
        let inner = self.desk.inner;
        let chosen: Vec<Index> = members(solution.set).map(|payer| candidates.schemes[payer]).collect();
        let mut found = Vec::new();
        for (index, answer) in &self.answers {
            let Verdict::Yes(offer) = &answer.verdict else { continue };
            let lines: Vec<Line> = offer
                .case_by_case
                .iter()
                .copied()
                .filter(|line| left.iter().any(|(other, _)| other == line))
                .collect();
            let scheme = &inner.schemes[*index];
            let own = &scheme.cumulation;
            let apart = |other: &Index| {
                let payer = &inner.schemes[*other];
                let theirs = &payer.cumulation;
                let same_line = scheme.lines() & payer.lines() != 0;
                *other == *index
                    || !((own.alone || theirs.alone) && same_line
                        || own.excludes.contains(other)
                        || theirs.excludes.contains(index))
            };
            if !lines.is_empty() && chosen.iter().all(apart) {
                found.push((answer.scheme.clone(), lines));
            }
        }
        found
    }
}

/// Marks the plans that are the best of all on each aim; one that is too late is best at nothing.
pub(crate) fn say_what_is_best(plans: &mut [Plan]) {
    let burden = |plan: &Plan| plan.left + plan.income.loss.unwrap_or(Money::ZERO);
    let best = |key: &dyn Fn(&Plan) -> (i64, i64)| {
        plans
            .iter()
            .enumerate()
            .filter(|(_, plan)| !plan.late)
            .min_by_key(|(rank, plan)| (key(plan), *rank))
            .map(|(rank, _)| rank)
    };
    let certain = |plan: &Plan| {
        plan.certain_on.map_or(i64::MAX, |day| i64::from(days_between(Date::constant(2000, 1, 1), day)))
    };
    let found = [
        (Aim::LeastBurden, best(&|plan| (burden(plan).cents(), plan.own_used.cents()))),
        (Aim::AccountKept, best(&|plan| (plan.own_used.cents(), burden(plan).cents()))),
        (Aim::SoonestCertain, best(&|plan| (certain(plan), burden(plan).cents()))),
        (Aim::LeastPaperwork, best(&|plan| (i64::from(plan.paperwork), burden(plan).cents()))),
    ];
    for (aim, rank) in found {
        if let Some(rank) = rank {
            plans[rank].best_for.push(aim);
        }
    }
}
