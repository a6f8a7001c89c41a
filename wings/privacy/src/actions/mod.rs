//! What one can do with one's own data: see it, take it along, correct it, withdraw an agreement, erase everything.

mod correct;
mod erase;
mod gather;
mod open;
pub mod scrub;
mod see;
mod take_along;
mod withdraw;

pub use correct::{Correction, MODES, correct};
pub use erase::{erase, erased_with};
pub use gather::gather;
pub use open::{oneself, open_own};
pub use see::in_words;
pub use take_along::take_along;
pub use withdraw::withdraw;
