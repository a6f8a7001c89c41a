//! Who can pay for a training, how much, in which order, what is missing to know, what it means for the income day by
//! day, and what to send to whom before when.
//!
//! The schemes are data (`data/schemes`): Publicodes rules, dated values with their sources, cases, sheets. This crate
//! promises answers that can be justified: every figure leads to a rule, a value, a date and an article, every "no" to
//! the condition that fails. It deliberately knows no amount, rate, ceiling or delay of any scheme, reads no file and no
//! clock: text and facts in, values out.

mod calendar;
mod candidates;
mod check;
mod compare;
mod compose;
mod contradiction;
mod desk;
mod detail;
mod entitlement;
mod explain;
mod fact;
mod finding;
mod income;
mod line;
mod money;
mod parameter;
mod plan;
mod question;
mod read;
mod regional;
mod scheme;
mod schemes;
mod training;
mod yaml;

pub use calendar::{Calendar, DocumentDue, Due};
pub use check::check;
pub use compare::{Compared, compare};
pub use contradiction::Contradiction;
pub use entitlement::{
    CeilingOffer, Entitlement, FeeOffer, Figure, LineOffer, Offer, Refusal, Verdict, to_verify,
};
pub use explain::{ExplainedFact, ExplainedParameter, ExplainedRule, Explanation, explain};
pub use fact::{Fact, Facts, Kind, Misread, Value};
pub use finding::{Finding, Severity};
pub use income::{Income, Month, Pay, Segment};
pub use line::Line;
pub use money::Money;
pub use parameter::{Dated, Parameter, RegionBasis, RegionalValues, Worth};
pub use plan::{Aim, Limit, Payment, Plan, Plans, plan};
pub use question::Question;
pub use read::Region;
pub use regional::RegionalEntry;
pub use scheme::{
    Basis, Condition, Decision, Document, Evidence, Nature, Period, Scheme, Silence, Source, Step, Wording,
};
pub use schemes::Schemes;
pub use training::{BadDates, Training};
