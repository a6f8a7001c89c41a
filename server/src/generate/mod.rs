//! Plausible, invented parcours by the million, for load tests: seeded, sealed as real ones, in one transaction.
//!
//! Nothing here is anybody's life: names come from a short list, texts from a handful of sentences. Only a house that holds
//! no parcours yet may be filled, so that a mistyped command never mixes invented people with real ones.

mod rows;
mod words;

use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::chance::Chance;
use jalon_kernel::db::{CopyInto, Db, Tx};
use jalon_kernel::params;
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::{factor::Factor, mandate, operator};
use jalon_kernel::seal::Secrets;
use jalon_kernel::sql;
use jiff::Timestamp;

use rows::{Chunk, Team};

/// How much to generate.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How many parcours.
    pub parcours: u64,
    /// The seed: the same one gives the same people.
    pub seed: u64,
}

/// What was generated.
#[derive(Clone, Copy, Debug)]
pub struct Generated {
    /// Rows in all.
    pub rows: u64,
    /// How long it took, the indexes included.
    pub time: Duration,
}

const CHUNK: u64 = 10_000;
const TABLES: [&str; 7] =
    ["person", "person_key", "request", "parcours", "follow_up", "diagnosis_entry", "step"];

/// Fills an empty house.
///
/// # Errors
/// The house already holds parcours, or the database refuses.
pub async fn parcours(
    db: &Db,
    secrets: &Secrets,
    now: Timestamp,
    wanted: Wanted,
    progress: &(dyn Fn(u64) + Sync),
) -> anyhow::Result<Generated> {
    let started = Instant::now();
    let mut tx = db.write().await?;
    let there = tx.one(sql!("count_parcours"), params![], |row| row.get::<i64>("parcours")).await?;
    ensure!(there == 0, "cette base contient déjà {there} parcours : on ne génère que dans une base neuve");
    let teams = teams(&mut tx, secrets, now, wanted).await?;
    let indexes = tx.drop_indexes(&TABLES).await?;
    let mut rows = 0;
    // Sealing a person's texts takes as long as writing them: one thread seals while this one writes.
    let (chunks, ready) = mpsc::sync_channel::<Chunk>(4);
    let secrets = secrets.clone();
    let sealing = std::thread::spawn(move || {
        for first in (0..wanted.parcours).step_by(usize::try_from(CHUNK).unwrap_or(1)) {
            let count = CHUNK.min(wanted.parcours - first);
            // The receiver only goes away when the writing failed, which is said there.
            if chunks
                .send(Chunk::make(&secrets, now, &teams, wanted.seed, first, count, wanted.parcours))
                .is_err()
            {
                break;
            }
        }
    });
    let mut done = 0;
    while let Ok(chunk) = ready.recv() {
        rows += write(&mut tx, chunk).await?;
        done += CHUNK;
        progress(done.min(wanted.parcours));
    }
    ensure!(sealing.join().is_ok(), "la préparation des lignes s’est arrêtée");
    tx.create_indexes(indexes).await?;
    tx.commit().await.context("les parcours générés n’ont pas pu être enregistrés")?;
    Ok(Generated { rows, time: started.elapsed() })
}

async fn write(tx: &mut Tx, chunk: Chunk) -> anyhow::Result<u64> {
    let mut rows = 0;
    for (into, lines) in [
        (CopyInto { table: "person", columns: rows::PERSON }, chunk.people),
        (CopyInto { table: "person_key", columns: rows::PERSON_KEY }, chunk.keys),
        (CopyInto { table: "request", columns: rows::REQUEST }, chunk.requests),
        (CopyInto { table: "parcours", columns: rows::PARCOURS }, chunk.parcours),
        (CopyInto { table: "follow_up", columns: rows::FOLLOW_UP }, chunk.follow_ups),
        (CopyInto { table: "diagnosis_entry", columns: rows::DIAGNOSIS_ENTRY }, chunk.entries),
        (CopyInto { table: "step", columns: rows::STEP }, chunk.steps),
    ] {
        rows += tx.copy(&into, lines.into_iter()).await?;
    }
    Ok(rows)
}

// One counsellor for about 250 parcours over the years, ten counsellors a site, twenty sites an operator.
async fn teams(tx: &mut Tx, secrets: &Secrets, now: Timestamp, wanted: Wanted) -> anyhow::Result<Vec<Team>> {
    let chance = Chance::seeded(wanted.seed);
    let counsellors = (wanted.parcours / 250).clamp(2, 5_000);
    let mut teams = Vec::new();
    let (mut operator, mut site) = (None, None);
    let factor = Factor::generate(&chance);
    for number in 0..counsellors {
        if number % 200 == 0 {
            let network = operator::NETWORKS[usize::try_from(number / 200)? % operator::NETWORKS.len()];
            let name = format!("Opérateur généré {}", number / 200 + 1);
            operator = Some(operator::create(tx, &chance, now, network, &name).await?);
        }
        let operator = operator.context("an operator comes first")?;
        if number % 10 == 0 {
            let new = operator::NewSite {
                name: format!("Site généré {}", number / 10 + 1),
                address: words::address(number),
                ..operator::NewSite::default()
            };
            site = Some(operator::create_site(tx, &chance, now, operator, new).await?);
        }
        let site = site.context("a site comes first")?;
        let name = words::name(number);
        let email = format!("conseil{number}@genere.exemple.fr");
        let (id, _) =
            professional::invite(tx, secrets, &chance, now, &name, &email, Post::Professional).await?;
        professional::confirm(tx, secrets, &chance, id, "aucun mot de passe", &factor).await?;
        professional::set_lifecycle(tx, id, Lifecycle::Confirmed).await?;
        mandate::give(tx, &chance, now, id, operator, site, Role::Counsellor, now, None).await?;
        teams.push(Team { operator, site, counsellor: id });
    }
    Ok(teams)
}
