//! The proof, as a value, that someone was allowed to see or do something.
//!
//! Pages, templates and serialisers that touch anything of a person take an [`Authorized<T>`], and only
//! [`authorise`] makes one, so a page that forgets to ask does not compile.

use std::fmt;
use std::ops::Deref;

use uuid::Uuid;

use crate::act::Act;
use crate::actor::Actor;
use crate::decide::decide;
use crate::decision::{Decision, Denied};
use crate::field::{FieldClass, FieldSet};
use crate::subject::AsSubject;

/// Something an actor was allowed to see or act upon, with the classes of fields open to them.
///
/// It cannot be made elsewhere:
///
/// ```compile_fail,E0451
/// use jalon_access::{Act, Authorized, House, Mode};
/// let stolen = Authorized { value: House { mode: Mode::Demo }, act: Act::OutboxRead, decision: unreachable!() };
/// ```
pub struct Authorized<T> {
    value: T,
    act: Act,
    decision: Decision,
}

/// Asks the policies, and hands the value back wrapped when they allow the act.
///
/// # Errors
/// [`Denied`], which is the same whatever the cause.
pub fn authorise<T: AsSubject>(actor: &Actor, act: Act, value: T) -> Result<Authorized<T>, Denied> {
    let decision = decide(actor, act, value.as_subject());
    if decision.allow {
        Ok(Authorized { value, act, decision })
    } else {
        Err(Denied { reason: decision.reason })
    }
}

impl<T> Authorized<T> {
    /// The act that was allowed.
    pub const fn act(&self) -> Act {
        self.act
    }

    /// The classes of fields open to the actor.
    pub const fn fields(&self) -> FieldSet {
        self.decision.fields
    }

    /// Whether a field of that class may be shown.
    pub const fn shows(&self, class: FieldClass) -> bool {
        self.decision.fields.contains(class)
    }

    /// The consent relied on, for the access log; the first when several together opened the fields.
    pub fn consent(&self) -> Option<Uuid> {
        self.decision.consent()
    }

    /// All the consents relied on.
    pub fn consents(&self) -> &[Uuid] {
        &self.decision.consents
    }

    /// The whole decision, for the logs.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The field's value when its class is open to the actor.
    pub fn field<'a, F: ?Sized>(
        &'a self,
        class: FieldClass,
        read: impl FnOnce(&'a T) -> &'a F,
    ) -> Option<&'a F> {
        self.shows(class).then(|| read(&self.value))
    }

    /// Gives up the proof and keeps the value, for an action that goes on to change it.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Authorized<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Authorized<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorized")
            .field("act", &self.act)
            .field("fields", &self.fields())
            .finish_non_exhaustive()
    }
}
