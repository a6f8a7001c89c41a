//! Reads every chain from its first link and names the first one that does not hold.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Link, access_log, content};
use crate::db::{DbError, Tx};
use crate::seal::Secrets;
use crate::{params, sql};

const PAGE: i64 = 5_000;

/// What was read and held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Chains of the journal.
    pub chains: u64,
    /// Entries of the journal.
    pub entries: u64,
    /// Rows of the access log.
    pub openings: u64,
}

/// The first link that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}, chaîne {chain}, maillon {position} : {why}")]
pub struct Broken {
    /// `journal` or `access_log`.
    pub table: &'static str,
    /// The chain.
    pub chain: Uuid,
    /// The position of the link in its chain, from 1.
    pub position: i64,
    /// What is wrong with it.
    pub why: &'static str,
}

/// Verifies the journal and the access log. The outer error is the database's; the inner one names the broken link.
pub async fn verify(tx: &mut Tx, secrets: &Secrets) -> Result<Result<Verified, Broken>, DbError> {
    let mut verified = Verified::default();
    if let Err(broken) = journal(tx, secrets, &mut verified).await? {
        return Ok(Err(broken));
    }
    if let Err(broken) = openings(tx, secrets, &mut verified).await? {
        return Ok(Err(broken));
    }
    Ok(Ok(verified))
}

struct Stored {
    chain: Uuid,
    position: i64,
    at: Timestamp,
    actor_kind: String,
    actor_id: Option<Uuid>,
    act: String,
    detail: String,
    previous: Vec<u8>,
    digest: Vec<u8>,
}

async fn journal(
    tx: &mut Tx,
    secrets: &Secrets,
    verified: &mut Verified,
) -> Result<Result<(), Broken>, DbError> {
    let mut heads: HashMap<Uuid, (i64, Vec<u8>)> = HashMap::new();
    let (mut chain, mut position) = (Uuid::nil(), 0);
    loop {
        let page = tx
            .all(sql!("page_journal"), params![chain, position, PAGE], |row| {
                Ok(Stored {
                    chain: row.get("chain")?,
                    position: row.get("position")?,
                    at: row.get("at")?,
                    actor_kind: row.get("actor_kind")?,
                    actor_id: row.get("actor_id")?,
                    act: row.get("act")?,
                    detail: row.get("detail")?,
                    previous: row.get("previous")?,
                    digest: row.get("digest")?,
                })
            })
            .await?;
        let Some(last) = page.last() else { break };
        (chain, position) = (last.chain, last.position);
        for entry in &page {
            let head = heads.entry(entry.chain).or_default();
            if let Err(why) = follows(secrets, entry, head) {
                let position = entry.position.min(head.0 + 1);
                return Ok(Err(Broken { table: "journal", chain: entry.chain, position, why }));
            }
            *head = (entry.position, entry.digest.clone());
            verified.entries += 1;
        }
    }
    verified.chains = heads.len() as u64;
    against_heads(tx, heads).await
}

fn follows(secrets: &Secrets, entry: &Stored, head: &(i64, Vec<u8>)) -> Result<(), &'static str> {
    if entry.position != head.0 + 1 {
        return Err("il manque un maillon");
    }
    if entry.previous != head.1 {
        return Err("il ne suit pas le maillon précédent");
    }
    let expected = secrets.link(&content(&Link {
        chain: entry.chain,
        position: entry.position,
        at: entry.at,
        actor_kind: &entry.actor_kind,
        actor_id: entry.actor_id,
        act: &entry.act,
        detail: &entry.detail,
        previous: &entry.previous,
    }));
    if expected.as_slice() == entry.digest { Ok(()) } else { Err("son contenu a été modifié") }
}

// The heads are a second witness: they show links cut off at the end of a chain.
async fn against_heads(
    tx: &mut Tx,
    mut read: HashMap<Uuid, (i64, Vec<u8>)>,
) -> Result<Result<(), Broken>, DbError> {
    let heads = tx
        .all(sql!("list_journal_heads"), params![], |row| {
            Ok((row.get::<Uuid>("chain")?, row.get::<i64>("position")?, row.get::<Vec<u8>>("digest")?))
        })
        .await?;
    for (chain, position, digest) in heads {
        let found = read.remove(&chain).unwrap_or_default();
        if found != (position, digest) {
            let why = "la fin de la chaîne manque";
            return Ok(Err(Broken { table: "journal", chain, position: found.0 + 1, why }));
        }
    }
    match read.into_iter().next() {
        None => Ok(Ok(())),
        Some((chain, (position, _))) => {
            Ok(Err(Broken { table: "journal", chain, position, why: "la tête de la chaîne manque" }))
        }
    }
}

async fn openings(
    tx: &mut Tx,
    secrets: &Secrets,
    verified: &mut Verified,
) -> Result<Result<(), Broken>, DbError> {
    let (mut person, mut position) = (Uuid::nil(), 0);
    let mut head: (Uuid, i64, Vec<u8>) = (Uuid::nil(), 0, Vec::new());
    loop {
        let page = tx
            .all(sql!("page_access_log"), params![person, position, PAGE], |row| {
                Ok((
                    access_log::read_opening(row)?,
                    row.get::<i64>("position")?,
                    row.get::<Vec<u8>>("previous")?,
                    row.get::<Vec<u8>>("digest")?,
                ))
            })
            .await?;
        let Some((last, at, ..)) = page.last() else { return Ok(Ok(())) };
        (person, position) = (last.person, *at);
        for (opening, place, previous, digest) in page {
            if head.0 != opening.person {
                head = (opening.person, 0, Vec::new());
            }
            let broken = |position, why| Broken { table: "access_log", chain: opening.person, position, why };
            if place != head.1 + 1 {
                return Ok(Err(broken(head.1 + 1, "il manque un maillon")));
            }
            if previous != head.2 {
                return Ok(Err(broken(place, "il ne suit pas le maillon précédent")));
            }
            if secrets.link(&access_log::content(&opening, place, &previous)).as_slice() != digest {
                return Ok(Err(broken(place, "son contenu a été modifié")));
            }
            head = (opening.person, place, digest);
            verified.openings += 1;
        }
    }
}
