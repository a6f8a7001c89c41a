//! What a list may hold: the predicates SQL filters are written after and compared with.
//!
//! A list is not decided row by row in production, a statement filters it; a property test holds the statement equal
//! to the predicate here, on random worlds. The predicates ask [`decide`] and nothing else, so a list shows a row
//! exactly when its page would open.

use crate::act::Act;
use crate::actor::Actor;
use crate::decide::decide;
use crate::field::FieldClass;
use crate::subject::{AsSubject, ParcoursFacts, RequestFacts};

/// Whether a file is a row of the actor's lists, searches and counts: they may read it, and who it is about.
///
/// In SQL, for a counsellor under a live mandate: the file is open or closed, and either the mandate's operator is in
/// charge and the actor follows it today, or a live consent to the mandate's operator covers identity. For a person:
/// the file is theirs and not erased. For anyone else: nothing.
pub fn may_list_parcours(actor: &Actor, parcours: &ParcoursFacts) -> bool {
    decide(actor, Act::ParcoursRead, parcours.as_subject()).shows(FieldClass::Identity)
}

/// Whether a request is a row of a site's queue as the actor sees it.
///
/// In SQL, for a counsellor or the desk under a live mandate: the request is at the mandate's site and waiting; for a
/// counsellor also those they took there. For anyone else: nothing.
pub fn may_list_request(actor: &Actor, request: &RequestFacts) -> bool {
    decide(actor, Act::RequestRead, request.as_subject()).allow
}

/// Whether a request is a row of someone's own requests: it is theirs.
pub fn may_list_own_request(actor: &Actor, request: &RequestFacts) -> bool {
    decide(actor, Act::RequestReadOwn, request.as_subject()).allow
}
