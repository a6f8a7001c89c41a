//! From what schemes answer to the problem of composing: who could pay, how much, beside whom.

use std::collections::HashMap;

use crate::calendar::Schedule;
use crate::compose::{Cap, Charge, LINES, MOST_PAYERS, Payer, Problem};
use crate::entitlement::{Costs, Entitlement, Offer, Verdict};
use crate::line::Line;
use crate::scheme::{Index, Nature};
use crate::schemes::Inner;

/// The payers of a problem, and the scheme each of them is.
pub(crate) struct Candidates {
    pub schemes: Vec<Index>,
    pub problem: Problem,
}

impl Candidates {
    /// The payer that a scheme is, as a one-member set; empty when it is none.
    pub fn bit(&self, scheme: Index) -> u64 {
        self.schemes.iter().position(|known| *known == scheme).map_or(0, |payer| 1 << payer)
    }

    pub fn bits(&self, schemes: &[Index]) -> u64 {
        schemes.iter().map(|scheme| self.bit(*scheme)).fold(0, |set, bit| set | bit)
    }
}

/// The schemes that can be part of a plan: a right that is open, and something to bring.
pub(crate) fn candidates(
    inner: &Inner,
    answers: &[(Index, Entitlement)],
    costs: &Costs,
    schedules: &HashMap<Index, Schedule>,
) -> Candidates {
    let mut found: Vec<(Index, &Offer)> = Vec::new();
    for (index, entitlement) in answers {
        let scheme = &inner.schemes[*index];
        let Verdict::Yes(offer) = &entitlement.verdict else { continue };
        let brings = offer.lines.iter().any(|line| !line.amount.is_zero())
            || offer.pays_income
            || offer.lump_sum.as_ref().is_some_and(|(amount, _)| !amount.is_zero());
        if scheme.nature != Nature::Income && brings && found.len() < MOST_PAYERS {
            found.push((*index, offer));
        }
    }
    let mut candidates = Candidates {
        schemes: found.iter().map(|(index, _)| *index).collect(),
        problem: Problem { costs: cents(costs), payers: Vec::new() },
    };
    let mut papers = Papers::default();
    let payers: Vec<Payer> = found
        .iter()
        .map(|(index, offer)| {
            payer(inner, &candidates, *index, offer, costs, schedules.get(index), &mut papers)
        })
        .collect();
    candidates.problem.payers = payers;
    candidates
}

fn cents(costs: &Costs) -> [i64; LINES] {
    Line::ALL.map(|line| costs.of(line).cents())
}

fn payer(
    inner: &Inner,
    candidates: &Candidates,
    index: Index,
    offer: &Offer,
    costs: &Costs,
    schedule: Option<&Schedule>,
    papers: &mut Papers,
) -> Payer {
    let scheme = &inner.schemes[index];
    let mut most = [0; LINES];
    for line in &offer.lines {
        most[line.line.index()] = line.amount.cents();
    }
    let mut caps: Vec<Cap> = Vec::new();
    for ceiling in &offer.ceilings {
        let lines = ceiling.lines.iter().fold(0, |lines, line| lines | line.bit());
        caps.push(Cap { lines, most: ceiling.amount.cents() });
    }
    let cofinancing = offer.cofinancing.as_ref().map_or(0, |(amount, _)| amount.cents());
    if cofinancing > 0 {
        let paid: i64 = offer.lines.iter().map(|line| costs.of(line.line).cents()).sum();
        caps.push(Cap { lines: u16::MAX, most: (paid - cofinancing).max(0) });
    }
    let whole: i64 = most.iter().sum();
    let flat_debit = offer.debit.as_ref().map(|(amount, unit, _)| match unit.as_str() {
        "€" => (amount * 100.0).round() as i64,
        _ => caps.iter().map(|cap| cap.most).min().map_or(whole, |cap| cap.min(whole)),
    });
    Payer {
        most,
        caps,
        rank: scheme.rank,
        own: scheme.nature == Nature::OwnRight,
        flat_debit,
        alone: scheme.cumulation.alone,
        lines: scheme.lines(),
        excludes: candidates.bits(&scheme.cumulation.excludes),
        after: candidates.bits(&scheme.cumulation.after),
        needs: needs(candidates, &scheme.cumulation.needs),
        charges: offer
            .fees
            .iter()
            .map(|fee| Charge {
                line: fee.line.index(),
                amount: fee.amount.cents(),
                waived_by: scheme
                    .fees
                    .iter()
                    .filter(|known| known.line == fee.line)
                    .fold(0, |set, known| set | candidates.bits(&known.waived_by)),
            })
            .collect(),
        cofinancing,
        lives: offer.pays_income || offer.lump_sum.is_some(),
        collective: scheme.nature == Nature::CollectivePlace,
        certain: schedule.map_or(Some(0), |schedule| schedule.certain),
        late: schedule.is_some_and(|schedule| schedule.late),
        papers: schedule.map_or(0, |schedule| papers.of(schedule)),
    }
}

/// What a scheme needs; when none of it can be in a plan, something that is in none.
fn needs(candidates: &Candidates, schemes: &[Index]) -> u64 {
    match candidates.bits(schemes) {
        0 if !schemes.is_empty() => NOBODY,
        set => set,
    }
}

/// A payer that no plan has.
const NOBODY: u64 = 1 << 63;

/// Steps and documents met so far, each with its bit; beyond what bits there are, the last one stands for the rest.
#[derive(Default)]
struct Papers {
    known: Vec<String>,
}

impl Papers {
    fn of(&mut self, schedule: &Schedule) -> u128 {
        let mut bits = 0;
        for step in &schedule.steps {
            bits |= self.bit(format!("{}/{}", step.scheme, step.step));
            for document in &step.documents {
                bits |= self.bit(document.name.clone());
            }
        }
        bits
    }

    fn bit(&mut self, name: String) -> u128 {
        let place = self.known.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.known.push(name);
            self.known.len() - 1
        });
        1 << place.min(127)
    }
}
