//! From rows to the model and back: functions over `queries/*.sql`, nothing else. Nothing here decides.

pub mod appointments;
pub mod requests;
