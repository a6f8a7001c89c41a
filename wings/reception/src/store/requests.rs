//! Requests in the database: their answers are one text sealed with the key of their person.

use jalon_kernel::access::{AsSubject, RequestFacts, RequestState, Subject};
use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::seal::{self, PersonKey, Place, SealError, Secrets};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::answers::Answers;
use crate::model::reference::Reference;

/// A request, readable.
#[derive(Clone, Debug)]
pub struct Request {
    /// What decisions need of it; a draft has no site yet.
    pub facts: RequestFacts,
    /// Its reference, once sent.
    pub reference: Option<String>,
    /// The answers.
    pub answers: Answers,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When it was taken.
    pub taken_at: Option<Timestamp>,
    /// When it was withdrawn or closed.
    pub closed_at: Option<Timestamp>,
    /// The name of whoever took it.
    pub taker_name: Option<String>,
    /// Where it waits: operator, site.
    pub site_name: Option<String>,
    /// The telephone of the site.
    pub site_phone: Option<String>,
    /// The parcours it led to.
    pub parcours: Option<Uuid>,
    /// The version of the row.
    pub version: i64,
}

impl AsSubject for Request {
    fn as_subject(&self) -> Subject<'_> {
        Subject::Request(&self.facts)
    }
}

/// A request with the key of its person.
#[derive(Clone)]
pub struct Keyed {
    /// The request.
    pub request: Request,
    /// The key of its person.
    pub key: PersonKey,
}

impl AsSubject for Keyed {
    fn as_subject(&self) -> Subject<'_> {
        self.request.as_subject()
    }
}

struct Stored {
    request: Request,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

fn read(row: &Row<'_>) -> Result<Stored, DbError> {
    let state: String = row.get("state")?;
    let (site, operator): (Option<String>, Option<String>) =
        (row.get("site_name")?, row.get("operator_name")?);
    Ok(Stored {
        request: Request {
            facts: RequestFacts {
                id: row.get("id")?,
                person: row.get("person_id")?,
                site: row.get::<Option<Uuid>>("site_id")?.unwrap_or(Uuid::nil()),
                // An unknown word can only come from elsewhere: it opens nothing.
                state: RequestState::parse(&state).unwrap_or(RequestState::Closed),
                taken_by: row.get("taken_by")?,
            },
            reference: row.get("reference")?,
            answers: Answers::default(),
            started_at: row.get("started_at")?,
            sent_at: row.get("sent_at")?,
            taken_at: row.get("taken_at")?,
            closed_at: row.get("closed_at")?,
            taker_name: row.get("taker_name")?,
            site_name: operator.zip(site).map(|(operator, site)| format!("{operator}, {site}")),
            site_phone: row.get("site_phone")?,
            parcours: row.get("parcours_id")?,
            version: row.get("version")?,
        },
        sealed: row.get("answers_sealed")?,
        wrapped: row.get("wrapped")?,
    })
}

fn place(id: Uuid) -> Place {
    Place::new("request.answers_sealed", id)
}

fn open(stored: Stored, key: &PersonKey) -> Result<Request, SealError> {
    let mut request = stored.request;
    // An erased request keeps no answers at all.
    if !stored.sealed.is_empty() {
        request.answers = Answers::read(&key.open(place(request.facts.id), &stored.sealed)?);
    }
    Ok(request)
}

fn unlock(secrets: &Secrets, stored: Stored) -> Result<Option<Keyed>, SealError> {
    let person = stored.request.facts.person;
    let mut keys = seal::person_keys(secrets, [(person, stored.wrapped.clone())]);
    let Some(key) = keys.remove(&person) else { return Ok(None) };
    Ok(Some(Keyed { request: open(stored, &key)?, key }))
}

/// One request; `None` when there is none or its person erased themselves.
pub async fn find(tx: &mut Tx, secrets: &Secrets, id: Uuid) -> Result<Option<Keyed>, SealError> {
    match tx.optional(sql!("find_request"), params![id], read).await? {
        Some(stored) => unlock(secrets, stored),
        None => Ok(None),
    }
}

/// One request, read with a key that is at hand.
pub async fn find_with(tx: &mut Tx, key: &PersonKey, id: Uuid) -> Result<Option<Request>, SealError> {
    match tx.optional(sql!("find_request"), params![id], read).await? {
        Some(stored) => open(stored, key).map(Some),
        None => Ok(None),
    }
}

/// The request that bears `reference` at `site`.
pub async fn find_by_reference(
    tx: &mut Tx,
    secrets: &Secrets,
    site: Uuid,
    reference: Reference,
) -> Result<Option<Keyed>, SealError> {
    let row =
        tx.optional(sql!("find_request_by_reference"), params![reference.to_string(), site], read).await?;
    match row {
        Some(stored) => unlock(secrets, stored),
        None => Ok(None),
    }
}

/// What a person is writing.
pub async fn draft_of(tx: &mut Tx, key: &PersonKey, person: Uuid) -> Result<Option<Request>, SealError> {
    match tx.optional(sql!("find_draft"), params![person], read).await? {
        Some(stored) => open(stored, key).map(Some),
        None => Ok(None),
    }
}

/// Every request of a person, latest first.
pub async fn of_person(tx: &mut Tx, key: &PersonKey, person: Uuid) -> Result<Vec<Request>, SealError> {
    let rows = tx.all(sql!("list_requests_of_person"), params![person], read).await?;
    rows.into_iter().map(|stored| open(stored, key)).collect()
}

/// A page of a queue: from which row on, and how many.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// How many rows come before.
    pub offset: i64,
    /// How many rows at most.
    pub limit: i64,
}

/// The requests waiting at a site, oldest first.
pub async fn waiting(
    tx: &mut Tx,
    secrets: &Secrets,
    site: Uuid,
    range: Range,
) -> Result<Vec<Request>, SealError> {
    let rows = tx.all(sql!("list_waiting"), params![site, range.limit, range.offset], read).await?;
    unlock_all(secrets, rows)
}

/// The requests a counsellor took at a site, oldest first.
pub async fn taken_by(
    tx: &mut Tx,
    secrets: &Secrets,
    professional: Uuid,
    site: Uuid,
    range: Range,
) -> Result<Vec<Request>, SealError> {
    let rows =
        tx.all(sql!("list_mine"), params![professional, site, range.limit, range.offset], read).await?;
    unlock_all(secrets, rows)
}

fn unlock_all(secrets: &Secrets, rows: Vec<Stored>) -> Result<Vec<Request>, SealError> {
    let mut requests = Vec::new();
    for stored in rows {
        requests.extend(unlock(secrets, stored)?.map(|keyed| keyed.request));
    }
    Ok(requests)
}

/// How many requests wait at a site.
pub async fn count_waiting(tx: &mut Tx, site: Uuid) -> Result<i64, DbError> {
    tx.one(sql!("count_waiting"), params![site], |row| row.get("count")).await
}

/// How many requests a counsellor took at a site.
pub async fn count_taken_by(tx: &mut Tx, professional: Uuid, site: Uuid) -> Result<i64, DbError> {
    tx.one(sql!("count_mine"), params![professional, site], |row| row.get("count")).await
}

/// How many requests wait at each site.
pub async fn waiting_by_site(tx: &mut Tx) -> Result<Vec<(Uuid, i64)>, DbError> {
    tx.all(sql!("count_waiting_by_site"), params![], |row| Ok((row.get("site_id")?, row.get("count")?))).await
}

/// Begins a request, unless another window already did.
pub async fn begin(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    key: &PersonKey,
) -> Result<(), DbError> {
    let id = chance.id(now);
    let sealed = key.seal(place(id), &Answers::default().write(), chance);
    tx.execute(sql!("insert_draft"), params![id, person, sealed, now]).await.map(drop)
}

/// Whether a guarded change found the row as it was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was as expected and is changed.
    Made,
    /// Somebody else was first.
    Late,
}

impl Change {
    pub(crate) fn of(count: u64) -> Self {
        if count == 1 { Self::Made } else { Self::Late }
    }
}

/// Keeps the answers of a draft at `request.version`.
pub async fn save(
    tx: &mut Tx,
    chance: &Chance,
    key: &PersonKey,
    request: &Request,
) -> Result<Change, DbError> {
    let (id, answers) = (request.facts.id, &request.answers);
    let sealed = key.seal(place(id), &answers.write(), chance);
    let mode = answers.reach.mode.map(|mode| mode.word());
    tx.execute(sql!("save_draft"), params![id, request.version, sealed, answers.site, mode])
        .await
        .map(Change::of)
}

/// Sends a draft to `site`, under `reference`.
pub async fn send(
    tx: &mut Tx,
    now: Timestamp,
    request: &Request,
    reference: Reference,
    site: Uuid,
) -> Result<Change, DbError> {
    let mode = request.answers.reach.mode.map(|mode| mode.word());
    let params = params![request.facts.id, reference.to_string(), site, mode, now];
    tx.execute(sql!("send_request"), params).await.map(Change::of)
}

/// A reference that no request bears.
pub async fn free_reference(tx: &mut Tx, chance: &Chance) -> Result<Reference, DbError> {
    loop {
        let reference = Reference::draw(chance);
        let borne = tx
            .optional(sql!("find_reference"), params![reference.to_string()], |row| row.get::<Uuid>("id"))
            .await?;
        if borne.is_none() {
            return Ok(reference);
        }
    }
}

/// `professional` takes a waiting request.
pub async fn take(tx: &mut Tx, now: Timestamp, id: Uuid, professional: Uuid) -> Result<Change, DbError> {
    tx.execute(sql!("take_request"), params![id, professional, now]).await.map(Change::of)
}

/// The parcours a request led to.
pub async fn set_parcours(tx: &mut Tx, id: Uuid, parcours: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("set_request_parcours"), params![id, parcours]).await.map(drop)
}

/// Takes a request back: a draft leaves nothing, a sent one stays as withdrawn.
pub async fn withdraw(tx: &mut Tx, now: Timestamp, request: &Request) -> Result<Change, DbError> {
    let id = request.facts.id;
    let touched = match request.facts.state {
        RequestState::Draft => tx.execute(sql!("delete_draft"), params![id]).await?,
        _ => tx.execute(sql!("withdraw_request"), params![id, now]).await?,
    };
    Ok(Change::of(touched))
}

/// Forgets what the requests of a person say; that there were some still counts.
pub async fn erase(tx: &mut Tx, now: Timestamp, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_draft_of_person"), params![person]).await?;
    tx.execute(sql!("erase_requests"), params![person, Vec::<u8>::new(), now]).await.map(drop)
}

/// Moves the requests of `from` to `to`, sealed anew; a draft goes only where there is none yet.
pub async fn follow(
    tx: &mut Tx,
    chance: &Chance,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    if draft_of(tx, to.1, to.0).await?.is_some() {
        tx.execute(sql!("delete_draft_of_person"), params![from.0]).await?;
    }
    for request in of_person(tx, from.1, from.0).await? {
        let id = request.facts.id;
        let sealed = to.1.seal(place(id), &request.answers.write(), chance);
        tx.execute(sql!("move_request"), params![id, to.0, sealed]).await?;
    }
    // The parcours and consents that grew out of them belong to the same person from now on.
    tx.execute(sql!("move_parcours"), params![from.0, to.0]).await?;
    tx.execute(sql!("move_consents"), params![from.0, to.0]).await?;
    Ok(())
}
