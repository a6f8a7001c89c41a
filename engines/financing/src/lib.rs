//! Who can pay for a training, how much, in which order, what is missing to know, what it means for the income day by
//! day, and what to send to whom before when.
//!
//! The schemes are data (`data/schemes`): Publicodes rules, dated values with their sources, cases, sheets. This crate
//! promises answers that can be justified: every figure leads to a rule, a value, a date and an article, every "no" to
//! the condition that fails. It deliberately knows no amount, rate, ceiling or delay of any scheme, reads no file and no
//! clock: text and facts in, values out.

mod line;
mod money;
mod yaml;

pub use line::Line;
pub use money::Money;
