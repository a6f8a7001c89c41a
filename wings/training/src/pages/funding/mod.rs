//! `/parcours/{id}/financement`: who could pay for the training of this parcours, the plans kept, and what is asked of funders.
//!
//! The same rules and the same answer as `/mes-droits`, from the facts of the file. What tells of health is read by its
//! person, and by their counsellor only with their consent (2.0-04).

pub mod declaration;
pub mod notice;
pub mod page;
pub mod question;
pub mod request;

use jalon_kernel::access::{Act, Authorized, FieldClass};
use jalon_kernel::casefile::File;
use jalon_kernel::db::Tx;
use jalon_kernel::seal::SealError;
use jalon_kernel::web::Visit;

use super::may;
use super::project::whole;
use crate::model::Voice;
use crate::model::answers::Answers;
use crate::model::case::Case;
use crate::model::direct::Direct;
use crate::model::part::Part;
use crate::model::whole::Whole;
use crate::store;

/// Whether this reader may read what tells of health in this file.
fn reads_health(visit: &Visit, file: &Authorized<File>) -> bool {
    Voice::of(visit.actor()) == Voice::Person || file.shows(FieldClass::Health)
}

/// Whether this reader may write it.
fn writes_health(visit: &Visit, file: &Authorized<File>) -> bool {
    may(visit, Act::HealthWrite, file)
}

/// The facts of a parcours, as far as this reader may see them.
pub(super) async fn load(
    tx: &mut Tx,
    file: &Authorized<File>,
    health: Health,
) -> Result<(Case, Whole), SealError> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let whole = whole(&parts);
    let kept = |part| parts.get::<Answers>(part).map(|kept| kept.content).unwrap_or_default();
    let health = match health {
        Health::Shown => Some(kept(Part::HealthFacts)),
        Health::Hidden => None,
    };
    let mut case = Case::new(&whole, kept(Part::Facts), health);
    // What a counsellor validated, the rules know (2.3-07): some aids ask for it.
    if parts.get::<Direct>(Part::Direct).is_some_and(|kept| kept.content.is_validated()) {
        case.project.push(("formation . validée par le conseiller", "oui".to_owned()));
    }
    Ok((case, whole))
}

/// Whether what tells of health is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Health {
    Shown,
    Hidden,
}

impl Health {
    pub(super) fn of(visit: &Visit, file: &Authorized<File>) -> Self {
        if reads_health(visit, file) { Self::Shown } else { Self::Hidden }
    }
}
