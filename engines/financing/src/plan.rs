//! Plans: what each scheme answers, what is still to ask, and the best combinations, each with its money, its income, its
//! calendar and what it is best for.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar::{Calendar, Schedule, schedule};
use crate::candidates::{Candidates, candidates};
use crate::compose::{Composer, Solution, members};
use crate::contradiction::{Contradiction, contradictions};
use crate::desk::{Dates, Desk, Replied};
use crate::detail::say_what_is_best;
use crate::entitlement::{
    Costs, Entitlement, FeeOffer, Figure, Offer, Refusal, Verdict, entitlement, period_of,
};
use crate::fact::Facts;
use crate::income::{Income, Stream, income, segments, streams};
use crate::line::Line;
use crate::money::Money;
use crate::question::{Question, questions};
use crate::scheme::{Index, Nature};
use crate::schemes::Schemes;
use crate::training::Training;

/// More plans than this are not shown: nobody compares more.
const MOST_PLANS: usize = 8;

/// The whole answer for one person and one session.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// The day of the request.
    pub request: Date,
    /// Facts that cannot be true together, with all they oppose.
    pub contradictions: Vec<Contradiction>,
    /// Facts that were given and not understood, with the reason in French; they count as not known.
    pub refused_facts: Vec<(String, String)>,
    /// What could not be computed, in French.
    pub failures: Vec<String>,
    /// Every scheme in force, by rank.
    pub entitlements: Vec<Entitlement>,
    /// Facts still to ask, what settles most first.
    pub questions: Vec<Question>,
    /// What the training costs, line by line; lines at zero are left out.
    pub costs: Vec<(Line, Money)>,
    /// None while a cost is not known.
    pub total_cost: Option<Money>,
    /// Collective places first, then the least burden; empty while a cost is not known.
    pub plans: Vec<Plan>,
    /// Net, a month.
    pub today_income: Option<Money>,
}

/// What a plan is best at among those proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// The least left to pay, income lost included.
    LeastBurden,
    /// The most kept on the person's accounts.
    AccountKept,
    /// Answers known the soonest.
    SoonestCertain,
    LeastPaperwork,
}

/// One combination of schemes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The schemes of the plan, by rank.
    pub schemes: Vec<Arc<str>>,
    pub payments: Vec<Payment>,
    /// What using these schemes costs; part of what is to pay.
    pub fees: Vec<(Arc<str>, FeeOffer)>,
    /// What is left to the person on each line.
    pub left_by_line: Vec<(Line, Money)>,
    pub left: Money,
    /// Schemes that may also pay, after study of the file, and the lines they pay.
    pub case_by_case: Vec<(Arc<str>, Vec<Line>)>,
    /// What is spent of the person's accounts, in euros.
    pub own_used: Money,
    /// What leaves accounts that are not counted in euros paid: hours, and what explains them.
    pub debits: Vec<(Arc<str>, f64, String, Figure)>,
    pub income: Income,
    pub calendar: Calendar,
    /// The day on which every answer is known if all is sent now; none when nobody can say.
    pub certain_on: Option<Date>,
    /// Steps and distinct documents.
    pub paperwork: u32,
    /// Something is too late for this session.
    pub late: bool,
    pub collective: bool,
    pub best_for: Vec<Aim>,
}

/// What a scheme pays on a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    pub scheme: Arc<str>,
    pub line: Line,
    pub amount: Money,
    pub limit: Limit,
    pub figure: Figure,
}

/// What keeps a payment from being larger.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// The line is wholly paid.
    LinePaid,
    /// The most the scheme pays on this line.
    Line(Figure),
    /// A ceiling over several lines, by title.
    Ceiling(String, Figure),
}

/// Who can pay for this training, how much and in which order. `request` is the day of the request.
pub fn plan(schemes: &Schemes, facts: &Facts, training: &Training, request: Date) -> Plans {
    let inner = &*schemes.inner;
    let start = training.start();
    let mut desk = Desk::new(inner, Dates { start, request, day: start });
    desk.state_all(facts);
    desk.state_all(training.facts());
    let contradictions = contradictions(&mut desk, facts);
    let work = Work::new(desk, facts, training, true);
    let (plans, mut desk) = work.plans(MOST_PLANS);
    Plans { contradictions, refused_facts: std::mem::take(&mut desk.refused), ..plans }
}

/// The work on one session, in its order: answers, incomes, calendar, combinations.
pub(crate) struct Work<'s, 't> {
    pub desk: Desk<'s>,
    pub training: &'t Training,
    pub costs: Costs,
    /// Schemes in force and what they answer.
    pub answers: Vec<(Index, Entitlement)>,
    pub schedules: HashMap<Index, Schedule>,
    streams: Vec<Stream>,
    today: Option<Money>,
    missing: Vec<String>,
}

impl<'s, 't> Work<'s, 't> {
    pub fn new(mut desk: Desk<'s>, facts: &Facts, training: &'t Training, every: bool) -> Work<'s, 't> {
        let inner = desk.inner;
        let costs = Costs::read(&mut desk);
        let mut answers = Vec::new();
        for index in 0..inner.schemes.len() {
            if period_of(&desk, &inner.schemes[index]).is_some() {
                let mut answer = entitlement(&mut desk, index, &costs, every);
                if facts.is_refused_by(&answer.scheme) && !matches!(answer.verdict, Verdict::No(_)) {
                    answer.verdict = Verdict::No(vec![Refusal::by_the_funder(&inner.schemes[index])]);
                }
                answers.push((index, answer));
            }
        }
        let open: Vec<Index> = answers
            .iter()
            .filter(|(_, answer)| matches!(answer.verdict, Verdict::Yes(_)))
            .map(|(index, _)| *index)
            .collect();
        let mut missing = Vec::new();
        let schedules: HashMap<Index, Schedule> =
            open.iter().map(|index| (*index, schedule(&mut desk, *index))).collect();
        for schedule in schedules.values() {
            missing.extend(schedule.missing.iter().cloned());
        }
        let paying: Vec<Index> =
            open.iter().copied().filter(|index| inner.schemes[*index].income.is_some()).collect();
        let streams = streams(&mut desk, &paying, (training.start(), training.end()), &mut missing);
        let today = today_income(&mut desk);
        missing.sort();
        missing.dedup();
        Work { desk, training, costs, answers, schedules, streams, today, missing }
    }

    /// The frontier, at most `most` plans of it.
    pub fn plans(self, most: usize) -> (Plans, Desk<'s>) {
        let inner = self.desk.inner;
        let candidates = candidates(inner, &self.answers, &self.costs, &self.schedules);
        let mut plans = Vec::new();
        if self.costs.missing.is_empty() {
            for solution in self.solutions(&candidates).into_iter().take(most) {
                plans.push(self.detail(&candidates, &solution));
            }
        }
        say_what_is_best(&mut plans);
        let entitlements: Vec<Entitlement> = self.answers.into_iter().map(|(_, answer)| answer).collect();
        let plans = Plans {
            request: self.desk.dates.request,
            contradictions: Vec::new(),
            refused_facts: Vec::new(),
            failures: self.desk.failures.clone(),
            questions: questions(inner, &entitlements, &self.costs.missing, &self.missing),
            entitlements,
            costs: Line::ALL
                .into_iter()
                .map(|line| (line, self.costs.of(line)))
                .filter(|(_, amount)| !amount.is_zero())
                .collect(),
            total_cost: self.costs.total(),
            plans,
            today_income: self.today,
        };
        (plans, self.desk)
    }

    /// Plans in the order they are shown: in time first, collective places first, then the least burden.
    pub fn solutions(&self, candidates: &Candidates) -> Vec<Solution> {
        let mut known: HashMap<u64, i64> = HashMap::new();
        let living: u64 = self.living(candidates);
        let least = self.least_loss();
        let loss = |set: u64| *known.entry(set & living).or_insert_with(|| self.loss(candidates, set));
        let (mut solutions, _) = Composer::new(&candidates.problem, least, loss).solve();
        let nobody =
            solutions.iter().find(|solution| solution.set == 0).map(|solution| solution.score.burden);
        // Paying all by oneself asks for no papers: it is only a plan when nothing else takes a burden off.
        if solutions.iter().any(|solution| nobody.is_some_and(|burden| solution.score.burden < burden)) {
            solutions.retain(|solution| solution.set != 0);
        }
        let collective = |solution: &Solution| {
            members(solution.set).any(|payer| {
                candidates.problem.payers[payer].collective && solution.allocation.by_payer(payer) > 0
            })
        };
        solutions.sort_by_key(|solution| {
            (solution.score.late, !collective(solution), solution.score, solution.set)
        });
        solutions
    }

    /// Payers whose presence changes what the person lives on.
    fn living(&self, candidates: &Candidates) -> u64 {
        let inner = self.desk.inner;
        let mut living = 0;
        for (payer, data) in candidates.problem.payers.iter().enumerate() {
            if data.lives {
                living |= 1 << payer;
            }
        }
        for (index, _) in
            self.answers.iter().filter(|(index, _)| inner.schemes[*index].nature == Nature::Income)
        {
            let cumulation = &inner.schemes[*index].cumulation;
            living |= candidates.bits(&cumulation.needs) | candidates.bits(&cumulation.excludes);
        }
        living
    }

    fn span(&self) -> (Date, Date) {
        (self.training.start(), self.training.end())
    }

    /// Whether a scheme is part of what a set of payers gives to live on.
    fn is_lived_on(&self, candidates: &Candidates, index: Index, set: u64) -> bool {
        let scheme = &self.desk.inner.schemes[index];
        if scheme.nature != Nature::Income {
            return candidates.bit(index) & set != 0;
        }
        let needs = &scheme.cumulation.needs;
        let needed = needs.is_empty()
            || candidates.bits(needs) & set != 0
            // A need that is itself an income needs nobody in the plan.
            || needs.iter().any(|need| self.is_open_income(*need));
        needed && candidates.bits(&scheme.cumulation.excludes) & set == 0
    }

    fn is_open_income(&self, index: Index) -> bool {
        self.desk.inner.schemes[index].nature == Nature::Income
            && self
                .answers
                .iter()
                .any(|(known, answer)| *known == index && matches!(answer.verdict, Verdict::Yes(_)))
    }

    pub fn income(&self, candidates: &Candidates, set: u64) -> Income {
        let lived: Vec<&Stream> =
            self.streams.iter().filter(|stream| self.is_lived_on(candidates, stream.scheme, set)).collect();
        let mut lump_sums = Vec::new();
        for (index, answer) in &self.answers {
            if let Verdict::Yes(Offer { lump_sum: Some((amount, figure)), .. }) = &answer.verdict
                && self.is_lived_on(candidates, *index, set)
            {
                lump_sums.push((answer.scheme.clone(), *amount, figure.clone()));
            }
        }
        income(segments(&self.desk, &lived, self.span()), lump_sums, self.today, self.span())
    }

    /// Cents lost against today; when today's income is not known, what is not gained.
    fn loss(&self, candidates: &Candidates, set: u64) -> i64 {
        let income = self.income(candidates, set);
        match (income.loss, income.total) {
            (Some(loss), _) => loss.cents(),
            (None, Some(total)) => -total.cents(),
            // An amount that is not known is not held against a plan.
            (None, None) => 0,
        }
    }

    /// No set of payers loses less: everything that could be paid, paid at once.
    fn least_loss(&self) -> i64 {
        let all: Money = self
            .streams
            .iter()
            .map(|stream| {
                income(segments(&self.desk, &[stream], self.span()), Vec::new(), self.today, self.span())
            })
            .map(|income| income.total.unwrap_or(Money::from_cents(i64::from(i32::MAX))))
            .sum();
        let lumps: Money = self
            .answers
            .iter()
            .filter_map(|(_, answer)| match &answer.verdict {
                Verdict::Yes(offer) => offer.lump_sum.as_ref().map(|(amount, _)| *amount),
                _ => None,
            })
            .sum();
        let today = income(Vec::new(), Vec::new(), self.today, self.span()).today;
        match today {
            Some(today) => (today - all - lumps).max(Money::ZERO).cents(),
            None => -(all + lumps).cents(),
        }
    }
}

/// The person's net income of today, a month.
pub(crate) fn today_income(desk: &mut Desk<'_>) -> Option<Money> {
    let rule = desk.inner.engine.rule("personne . revenu net")?;
    match desk.ask(rule.id()).value {
        Replied::Number(euros) => Money::rounded(euros),
        _ => None,
    }
}
