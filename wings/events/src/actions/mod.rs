//! What happens to events and their places; each write takes the turn of the event first.

pub mod give_up;
pub mod join;
pub mod places;
pub mod publish;
pub mod remind;
pub mod tell;
