//! One write: whoever explores begins it, changes what they keep, and ends it where it can be seen.
//!
//! Whoever has no account becomes a visitor with an exploration of their own at the first thing they keep. Every write is
//! authorised, noted in the journal and committed as one.

use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::db::Tx;
use jalon_kernel::idempotency;
use jalon_kernel::page::Form;
use jalon_kernel::seal::PersonKey;
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;
use uuid::Uuid;

use crate::model::{Kept, ONE, Thing};
use crate::store::{self, Desk, Shelf, Written};

/// A write under way on what one keeps.
pub struct Writing {
    visit: Visit,
    tx: Tx,
    person: Uuid,
    key: PersonKey,
    token: Option<String>,
    changes: Vec<serde_json::Value>,
    /// All that is kept, as it was when the write began.
    pub shelf: Shelf,
}

impl Writing {
    /// Begins a write of whoever visits; a professional has no exploration of their own.
    pub async fn begin(visit: &Visit) -> Result<Self, Refusal> {
        if visit.person().is_none() && visit.session().is_some() {
            // Asked first, so that what an account still lacks is said.
            visit.authorise(Act::ExplorationWrite, PersonFacts { id: Uuid::nil() })?;
            return Err(Refusal::NotFound);
        }
        let mut tx = visit.house().db.write().await?;
        let (id, key, token) = visit.self_or_visitor(&mut tx).await?;
        match &token {
            None => visit.authorise(Act::ExplorationWrite, PersonFacts { id }).map(drop)?,
            // Whoever has just become a visitor acts as that visitor from here on.
            Some(_) => {
                let visitor = Actor::Visitor { visitor: Some(id) };
                authorise(&visitor, Act::ExplorationWrite, PersonFacts { id }).map(drop)?;
            }
        }
        let shelf = Shelf::open(&mut tx, id, &key).await?;
        let visit = visit.clone();
        Ok(Self { visit, tx, person: id, key, token, changes: Vec::new(), shelf })
    }

    /// The identifier of something new.
    pub fn id(&self) -> Uuid {
        self.visit.once()
    }

    /// The transaction, to read what belongs to the house.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// Notes that this form leads to `location`; where it already led when it was sent before.
    pub async fn claim(&mut self, form: &Form, location: &str) -> Result<Option<String>, Refusal> {
        // Without a session there is nobody yet to have sent it before.
        let (Some(session), Some(key)) = (self.visit.session(), form.idempotency_key()) else {
            return Ok(None);
        };
        let (owner, now) = (session.digest, self.visit.now());
        if let Some(location) = idempotency::already(&mut self.tx, owner, key).await? {
            return Ok(Some(location));
        }
        idempotency::remember(&mut self.tx, owner, key, location, now).await?;
        Ok(None)
    }

    /// Keeps a new thing, about `code` or, when it is empty, about none; nothing when there is one.
    pub async fn insert<T: Thing>(&mut self, id: Uuid, code: &str, content: &T) -> Result<(), Refusal> {
        let desk = desk(&self.visit, self.person, &self.key);
        if store::insert(&mut self.tx, desk, id, code, content).await? == Written::Yes {
            self.changes.push(json!({ "kind": T::KIND, "id": id, "new": true }));
        }
        Ok(())
    }

    /// Writes a thing again, if it is still at `version`.
    pub async fn update<T: Thing>(
        &mut self,
        id: Uuid,
        version: i64,
        content: &T,
    ) -> Result<Written, Refusal> {
        let desk = desk(&self.visit, self.person, &self.key);
        let written = store::update(&mut self.tx, desk, id, version, content).await?;
        if written == Written::Yes {
            self.changes.push(json!({ "kind": T::KIND, "id": id, "version": version + 1 }));
        }
        Ok(written)
    }

    /// Keeps the only thing of its kind: new when the form had read none, otherwise as [`Writing::update`].
    pub async fn put<T: Thing>(&mut self, version: i64, content: &T) -> Result<Written, Refusal> {
        match self.shelf.only::<T>()? {
            None => {
                let id = self.id();
                self.insert(id, ONE, content).await?;
                Ok(Written::Yes)
            }
            Some(kept) => self.update(kept.id, version, content).await,
        }
    }

    /// Takes a thing away.
    pub async fn remove<T: Thing>(&mut self, kept: &Kept<T>) -> Result<(), Refusal> {
        store::remove(&mut self.tx, self.person, kept.id).await?;
        self.changes.push(json!({ "kind": T::KIND, "id": kept.id, "removed": true }));
        Ok(())
    }

    /// Notes the changes in the journal and commits; the token of a session that was opened, for the answer to carry.
    pub async fn commit(mut self) -> Result<Option<String>, Refusal> {
        if self.changes.is_empty() {
            return Ok(None);
        }
        let detail = json!({ "changes": self.changes });
        self.visit.record(&mut self.tx, self.person, Act::ExplorationWrite.name(), detail).await?;
        self.tx.commit().await?;
        Ok(self.token)
    }
}

// Not a method, so that the transaction can be borrowed beside it.
fn desk<'a>(visit: &'a Visit, person: Uuid, key: &'a PersonKey) -> Desk<'a> {
    Desk { chance: &visit.house().chance, now: visit.now(), person, key, author: None }
}
