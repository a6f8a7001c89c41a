//! What can be done in reception: one verb a file, each in one transaction with one visible commit.

pub mod answer_appointment;
pub mod call_back;
pub mod propose_appointment;
pub mod remind;
pub mod send_request;
pub mod take_request;
pub mod tell;
pub mod withdraw_request;
pub mod write_answer;
