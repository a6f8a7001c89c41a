//! What the tests of this wing share: a small wing that keeps one thing, and somebody with something everywhere.

#![allow(dead_code, reason = "each test file uses its own share")]

use std::sync::Arc;

use async_trait::async_trait;
use jalon_documents::pdf::Renderer;
use jalon_kernel::access::{Authorized, FieldClass, FieldSet, PersonFacts};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::{DbError, Sql, Tx};
use jalon_kernel::jobs::Job;
use jalon_kernel::journal::{self, Author};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::{login_code, person};
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::testing::{Working, World, a_counsellor, a_person};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Entry, Held, JobError, Panel, Routes, Sample, Wing};
use jalon_kernel::{House, params};
use jalon_privacy::Privacy;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;
use uuid::Uuid;

/// One text for both engines.
pub const fn both(text: &'static str) -> Sql {
    Sql { name: "test", sqlite: text, postgres: text }
}

const KEEP: Sql = both(
    "insert into kept_occupation (id, person_id, code, note_sealed, kept_at) values ($1, $2, $3, $4, $5)",
);
const KEPT: Sql =
    both("select id, code, note_sealed, kept_at from kept_occupation where person_id = $1 order by code");
const FORGET: Sql = both("delete from kept_occupation where person_id = $1");
const CONSENT: Sql = both(
    "insert into consent (id, person_id, parcours_id, operator_id, scope, purpose, granted_at, expires_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);

/// A wing that keeps occupations with a note.
pub struct Keepsakes;

impl Keepsakes {
    /// Keeps an occupation.
    pub async fn keep(&self, world: &World, person: Uuid, key: &PersonKey, code: &str, note: &str) {
        let id = world.chance.id(world.clock.now());
        let sealed = key.seal(Place::new("kept_occupation.note_sealed", id), note, &world.chance);
        let mut tx = world.db.write().await.expect("write");
        tx.execute(&KEEP, params![id, person, code, sealed, world.clock.now()]).await.expect("keep");
        tx.commit().await.expect("commit");
    }
}

#[async_trait]
impl Wing for Keepsakes {
    fn name(&self) -> &'static str {
        "keepsakes"
    }

    fn words(&self) -> [&'static str; 3] {
        [
            "keepsakes-title = Métiers gardés\n",
            "keepsakes-title = Métiers gardés\n",
            "keepsakes-title = Kept\n",
        ]
    }

    fn routes(&self) -> Routes {
        Routes::new()
    }

    fn navigation(&self, _: Audience) -> Vec<Entry> {
        Vec::new()
    }

    async fn parcours_panel(
        &self,
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        Ok(None)
    }

    async fn space_panel(
        &self,
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<PersonFacts>,
        _: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        Ok(None)
    }

    async fn export(
        &self,
        _: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError> {
        let rows = tx
            .all(&KEPT, params![person], |row| {
                Ok((
                    row.get::<Uuid>("id")?,
                    row.get::<String>("code")?,
                    row.get::<Vec<u8>>("note_sealed")?,
                    row.get::<Timestamp>("kept_at")?,
                ))
            })
            .await?;
        let content = rows
            .into_iter()
            .map(|(id, code, sealed, at)| {
                let note = key.open(Place::new("kept_occupation.note_sealed", id), &sealed)?;
                Ok(json!({ "code_rome": code, "note": note, "garde_le": at.to_string() }))
            })
            .collect::<Result<_, SealError>>()?;
        Ok(vec![Held { name: "metiers_gardes", title: "keepsakes-title", content }])
    }

    async fn follow(
        &self,
        _: &House,
        _: &mut Tx,
        _: (Uuid, &PersonKey),
        _: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        Ok(())
    }

    async fn erase(&self, tx: &mut Tx, _: Timestamp, person: Uuid) -> Result<(), DbError> {
        tx.execute(&FORGET, params![person]).await.map(drop)
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &["kept_occupation"]
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[]
    }

    async fn run(&self, _: &House, _: &Job) -> Result<(), JobError> {
        Ok(())
    }

    fn samples(&self) -> Vec<Sample> {
        Vec::new()
    }
}

/// A house with the two wings.
pub fn house(world: &World) -> House {
    let privacy = Privacy::new(Arc::new(Renderer::new()));
    world.house(vec![Arc::new(Keepsakes), Arc::new(privacy)]).0
}

/// What was written about somebody, to be looked for afterwards.
pub const CANARIES: [&str; 5] =
    ["Canari-Samira", "canari.samira@exemple.fr", "+33699887766", "/canari-lien", "Canari-note"];

/// Somebody with something in every table of the kernel that refers to a person.
pub struct Somebody {
    /// Who.
    pub id: Uuid,
    /// Their key.
    pub key: PersonKey,
    /// Their counsellor.
    pub counsellor: Working,
    /// Their file.
    pub parcours: Uuid,
    /// An agreement they gave to another operator.
    pub consent: Uuid,
    /// That operator's counsellor.
    pub other: Working,
}

/// Fills every personal column of the kernel, and keeps an occupation.
pub async fn somebody(world: &World) -> Somebody {
    let now = world.clock.now();
    let (secrets, chance) = (&world.secrets, &world.chance);
    let (id, key) = a_person(world, CANARIES[0], CANARIES[1]).await;
    let counsellor = a_counsellor(world, "Claire Moreau").await;
    let other = a_counsellor(world, "Hugo Petit").await;
    Keepsakes.keep(world, id, &key, "D1102", CANARIES[4]).await;

    let mut tx = world.db.write().await.expect("write");
    person::set_contact_mode(&mut tx, id, "video").await.expect("mode");
    let phone = CANARIES[2];
    contact::keep(&mut tx, secrets, chance, now, id, &key, Kind::Phone, phone, None).await.expect("phone");
    for whose in [Some(id), None] {
        login_code::create(&mut tx, secrets, chance, now, whose, Kind::Email, CANARIES[1])
            .await
            .expect("code");
    }
    let to = To::Person { id, key: &key, kind: Kind::Email, address: CANARIES[1] };
    let letter = Letter { kind: "request-taken", link: Some(CANARIES[3]), code: None };
    post::write(&mut tx, secrets, chance, now, to, "fr", letter).await.expect("message");
    let Working { operator, site, .. } = counsellor;
    let parcours = casefile::create(&mut tx, chance, now, id, operator, site, counsellor.id, None)
        .await
        .expect("parcours");
    let consent = chance.id(now);
    let scope = FieldSet::of(&[FieldClass::Identity, FieldClass::Project]);
    let until = now.checked_add(2000.hours()).expect("a moment");
    let scope = i64::from(scope.bits());
    tx.execute(&CONSENT, params![consent, id, parcours, other.operator, scope, "follow-up", now, until])
        .await
        .expect("consent");
    tx.commit().await.expect("commit");
    Somebody { id, key, counsellor, parcours, consent, other }
}

/// Somebody opens the file of a person.
pub async fn opens(world: &World, who: Working, person: &Somebody, purpose: &str, consent: Option<Uuid>) {
    let author = Author { kind: "professional", id: Some(who.id) };
    let mut tx = world.db.write().await.expect("write");
    journal::log_opening(
        &mut tx,
        &world.secrets,
        world.clock.now(),
        author,
        Some(who.mandate),
        person.id,
        Some(person.parcours),
        purpose,
        consent,
    )
    .await
    .expect("log");
    tx.commit().await.expect("commit");
}

/// The value of a hidden field of a page.
pub fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no field {name}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}
