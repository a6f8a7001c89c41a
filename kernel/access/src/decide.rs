//! The one function that says who may do what.
//!
//! It asks the policies once for each class of fields an act puts at stake and remembers the answers by their
//! [`Facts`]: there are finitely many, the same facts always have the same answer, and a remembered one costs a
//! look-up instead of an evaluation. The memory holds no id of anyone.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use uuid::Uuid;

use crate::act::Act;
use crate::actor::Actor;
use crate::cedar::Ruling;
use crate::decision::{Decision, Reason};
use crate::facts::Facts;
use crate::field::{FieldClass, FieldSet};
use crate::subject::Subject;

/// Says whether `actor` may do `act` on `subject`, why, and which classes of fields are open to them.
///
/// Whatever no policy permits is refused, and so is an act on a kind of subject it makes no sense on.
pub fn decide(actor: &Actor, act: Act, subject: Subject<'_>) -> Decision {
    let mut decision =
        Decision { allow: false, reason: Reason::NoPermit, fields: FieldSet::EMPTY, consents: Vec::new() };
    if !act.applies_to(subject.kind()) {
        return decision;
    }
    if act.fields().is_empty() {
        let ruling = remembered(Facts::of(actor, act, None, subject));
        decision.allow = ruling.reason.is_permit();
        decision.reason = ruling.reason;
        return decision;
    }
    for class in act.fields().iter() {
        let ruling = remembered(Facts::of(actor, act, Some(class), subject));
        if ruling.reason.is_permit() {
            decision.fields = decision.fields.with(class);
            if ruling.relies_on_consent {
                note_consent(&mut decision.consents, actor, class, subject);
            }
        }
        // The first permit explains a yes; the first refusal explains a no.
        let first = decision.reason == Reason::NoPermit;
        if first || (ruling.reason.is_permit() && !decision.reason.is_permit()) {
            decision.reason = ruling.reason;
        }
    }
    decision.allow = !decision.fields.is_empty();
    decision
}

fn note_consent(consents: &mut Vec<Uuid>, actor: &Actor, class: FieldClass, subject: Subject<'_>) {
    let (Some(mandate), Subject::Parcours(parcours)) = (actor.mandate(), subject) else {
        return;
    };
    if let Some(consent) = parcours.consent_for(mandate.operator, class)
        && !consents.contains(&consent)
    {
        consents.push(consent);
    }
}

fn remembered(facts: Facts) -> Ruling {
    static MEMORY: OnceLock<RwLock<HashMap<Facts, Ruling>>> = OnceLock::new();
    let memory = MEMORY.get_or_init(RwLock::default);
    // A panic elsewhere cannot leave a half-written answer behind: insertion is the only write.
    if let Some(ruling) = memory.read().unwrap_or_else(PoisonError::into_inner).get(&facts) {
        return *ruling;
    }
    let ruling = facts.rule();
    memory.write().unwrap_or_else(PoisonError::into_inner).insert(facts, ruling);
    ruling
}
