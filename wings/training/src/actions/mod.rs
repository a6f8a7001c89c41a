//! What can be done: one verb a file. Each is handed a transaction and what its handler was allowed to change, computes,
//! saves, notes it in the journal, and commits where it can be seen.

pub mod answer;
pub mod answer_fact;
pub mod bring_answers;
pub mod decide_direct;
pub mod declare;
pub mod follow;
pub mod keep_plan;
pub mod move_request;
pub mod remind;
pub mod tell;
pub mod write_part;
pub mod write_regional;

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::File;
use jalon_kernel::web::Visit;

use crate::store::Desk;

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Changed {
    /// It is kept.
    Done,
    /// Somebody else wrote since the page was read: nothing was changed.
    Stale,
}

/// What a write of this visit in this file needs.
fn desk<'a>(visit: &'a Visit, file: &'a Authorized<File>) -> Desk<'a> {
    Desk {
        chance: &visit.house().chance,
        now: visit.now(),
        parcours: file.id(),
        person: file.person(),
        key: &file.key,
    }
}

/// What a message of this visit is written with.
fn messenger(visit: &Visit) -> tell::Desk<'_> {
    tell::Desk { secrets: &visit.house().secrets, chance: &visit.house().chance, now: visit.now() }
}
