//! What the house's own pages do: one verb a file.

pub(super) mod administer;
mod answer_invitation;
mod ask_code;
mod choose_mandate;
mod enter;
mod sign_in_professional;

pub use administer::{
    add_operator, add_professional, add_site, end_mandate, give_mandate, reset_access, set_suspended,
};
pub use answer_invitation::{answer_invitation, chosen_factor, offer_factor};
pub use ask_code::{Pending, ask_code};
pub use choose_mandate::choose_mandate;
pub use enter::{Entered, enter};
pub use sign_in_professional::{Credentials, SignedIn, sign_in_professional};
