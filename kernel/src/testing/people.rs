//! People for tests: a person, a counsellor with a site and a mandate, an administrator.

use jalon_access::{Assurance, Lifecycle, Role};
use uuid::Uuid;

use super::World;
use crate::people::professional::Post;
use crate::people::{contact, factor::Factor, mandate, operator, person, professional};
use crate::seal::PersonKey;

/// A counsellor at work.
#[derive(Clone, Copy, Debug)]
pub struct Working {
    /// Who.
    pub id: Uuid,
    /// For whom.
    pub operator: Uuid,
    /// Where.
    pub site: Uuid,
    /// Under which mandate.
    pub mandate: Uuid,
}

impl Working {
    /// A session of theirs with both factors.
    pub fn session(&self) -> crate::people::session::For {
        crate::people::session::For::Professional(self.id, Assurance::Two, Some(self.mandate))
    }
}

/// A person called `name` who signs in with `email`.
///
/// # Panics
/// When the database refuses.
pub async fn a_person(world: &World, name: &str, email: &str) -> (Uuid, PersonKey) {
    let now = world.clock.now();
    let (secrets, chance) = (&world.secrets, &world.chance);
    let mut tx = world.db.write().await.expect("write");
    let (id, key) = person::create(&mut tx, secrets, chance, now, "fr").await.expect("a person");
    person::set_name(&mut tx, chance, id, &key, name).await.expect("a name");
    contact::keep(&mut tx, secrets, chance, now, id, &key, contact::Kind::Email, email, Some(now))
        .await
        .expect("an address");
    tx.commit().await.expect("commit");
    (id, key)
}

/// A counsellor called `name`, confirmed, at a new site of a new operator that bears their name.
///
/// # Panics
/// When the database refuses.
pub async fn a_counsellor(world: &World, name: &str) -> Working {
    let now = world.clock.now();
    let (secrets, chance) = (&world.secrets, &world.chance);
    let mut tx = world.db.write().await.expect("write");
    let operator = operator::create(&mut tx, chance, now, "cap-emploi", &format!("Opérateur de {name}"))
        .await
        .expect("an operator");
    let new = operator::NewSite {
        name: format!("Site de {name}"),
        address: "1 rue de la Gare, 35000 Rennes".to_owned(),
        ..operator::NewSite::default()
    };
    let site = operator::create_site(&mut tx, chance, now, operator, new).await.expect("a site");
    let email = format!("{}@operateur.exemple.fr", name.to_lowercase().replace(' ', "."));
    let (id, _) = professional::invite(&mut tx, secrets, chance, now, name, &email, Post::Professional)
        .await
        .expect("an account");
    confirm(world, &mut tx, id).await;
    let role = Role::Counsellor;
    let mandate =
        mandate::give(&mut tx, chance, now, id, operator, site, role, now, None).await.expect("a mandate");
    tx.commit().await.expect("commit");
    Working { id, operator, site, mandate }
}

/// An administrator, confirmed.
///
/// # Panics
/// When the database refuses.
pub async fn an_administrator(world: &World, name: &str) -> Uuid {
    let now = world.clock.now();
    let mut tx = world.db.write().await.expect("write");
    let email = format!("{}@plateforme.exemple.fr", name.to_lowercase().replace(' ', "."));
    let (id, _) =
        professional::invite(&mut tx, &world.secrets, &world.chance, now, name, &email, Post::Administrator)
            .await
            .expect("an account");
    confirm(world, &mut tx, id).await;
    tx.commit().await.expect("commit");
    id
}

async fn confirm(world: &World, tx: &mut crate::db::Tx, id: Uuid) {
    let factor = Factor::generate(&world.chance);
    // The sessions of tests are opened directly: no password needs to be hashed for them.
    professional::confirm(tx, &world.secrets, &world.chance, id, "no password", &factor)
        .await
        .expect("confirm");
    professional::set_lifecycle(tx, id, Lifecycle::Confirmed).await.expect("confirmed");
}
