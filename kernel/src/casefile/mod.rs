//! The file of a person: what a parcours is, who follows it, and the one way to open it.
//!
//! A [`File`] only leaves this module inside an `Authorized`, and a file that somebody else opens is logged before
//! anything of it is shown. Wings add their own tables; what several of them need of a parcours is here.

mod open;
mod parcours;

pub use open::{begin_write, open_to_read};
pub use parcours::{
    End, File, Parcours, Stage, begin_follow_up, close, create, facts_of_person, list_of_person, load,
    move_to,
};
