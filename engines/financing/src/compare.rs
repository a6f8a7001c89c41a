//! Many sessions beside each other: the best plan of each, in few figures. What does not depend on the session is worked
//! out once.

use jiff::civil::Date;

use crate::desk::{Dates, Desk};
use crate::fact::Facts;
use crate::money::Money;
use crate::plan::{Plan, Work};
use crate::schemes::Schemes;
use crate::training::Training;

/// One session of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The caller's name for the session.
    pub training: String,
    /// None while a cost is not known.
    pub total_cost: Option<Money>,
    /// The first plan that [`crate::plan`] would propose; none while a cost is not known.
    pub best: Option<Plan>,
    /// Facts, by name, that some scheme still waits for.
    pub to_ask: Vec<String>,
}

/// The best plan of each session, in the order given: collective places are told by [`Plan::collective`].
pub fn compare(schemes: &Schemes, facts: &Facts, trainings: &[Training], request: Date) -> Vec<Compared> {
    let inner = &*schemes.inner;
    let Some(first) = trainings.first() else { return Vec::new() };
    let start = first.start();
    let mut desk = Desk::new(inner, Dates { start, request, day: start });
    desk.state_all(facts);
    let mut compared = Vec::with_capacity(trainings.len());
    let mut before: Option<&Training> = None;
    for training in trainings {
        desk.start_on(training.start());
        // What the former session said and this one does not must not linger.
        for (name, _) in before.into_iter().flat_map(|before| before.facts().iter()) {
            if training.facts().all(name).is_empty() {
                match facts.get(name) {
                    Some(value) => desk.state(name, value),
                    None => desk.unstate(name),
                }
            }
        }
        desk.state_all(training.facts());
        before = Some(training);
        let work = Work::new(desk, facts, training, false);
        let (plans, back) = work.plans(1);
        desk = back;
        compared.push(Compared {
            training: training.id.clone(),
            total_cost: plans.total_cost,
            best: plans.plans.into_iter().next(),
            to_ask: plans.questions.into_iter().map(|question| question.fact).collect(),
        });
    }
    compared
}
