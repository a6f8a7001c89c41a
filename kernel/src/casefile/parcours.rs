//! A parcours: a person's path with an operator, from a request taken to its end, and taken up again (P-01).

use jalon_access::{AsSubject, Consent, FieldSet, ParcoursFacts, ParcoursState, Subject, Term};
use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Row, Tx};
use crate::people::person;
use crate::seal::{self, PersonKey, SealError, Secrets};
use crate::{params, sql};

/// Where the work of a parcours stands; the thread that every page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The shared diagnosis is being written.
    Diagnosis,
    /// The project and its objectives.
    Project,
    /// The action plan is under way.
    Plan,
    /// The synthesis is proposed or agreed.
    Synthesis,
}

impl Stage {
    /// In the order they are walked.
    pub const ALL: [Self; 4] = [Self::Diagnosis, Self::Project, Self::Plan, Self::Synthesis];

    /// The word kept in the database, and the end of the keys of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Project => "project",
            Self::Plan => "plan",
            Self::Synthesis => "synthesis",
        }
    }

    /// Reads the word kept in the database.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// A parcours as pages show it: names and dates, nothing sealed.
#[derive(Clone, Debug)]
pub struct Parcours {
    /// What decisions need.
    pub facts: ParcoursFacts,
    /// The request it came from.
    pub request: Option<Uuid>,
    /// The counsellor in charge.
    pub counsellor: Uuid,
    /// Their name.
    pub counsellor_name: String,
    /// The operator's name.
    pub operator_name: String,
    /// The site's name.
    pub site_name: String,
    /// Where the work stands.
    pub stage: Stage,
    /// When it began.
    pub opened_at: Timestamp,
    /// When something last moved.
    pub moved_at: Timestamp,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// The version of the row.
    pub version: i64,
}

/// A parcours with what opens its texts.
#[derive(Clone)]
pub struct File {
    /// The parcours.
    pub parcours: Parcours,
    /// The name its person chose; empty when none.
    pub person_name: String,
    /// The language the person reads in.
    pub person_locale: String,
    /// The key of the person.
    pub key: PersonKey,
}

impl AsSubject for File {
    fn as_subject(&self) -> Subject<'_> {
        Subject::Parcours(&self.parcours.facts)
    }
}

impl AsSubject for Parcours {
    fn as_subject(&self) -> Subject<'_> {
        Subject::Parcours(&self.facts)
    }
}

impl File {
    /// The identifier of the parcours.
    pub fn id(&self) -> Uuid {
        self.parcours.facts.id
    }

    /// The identifier of the person.
    pub fn person(&self) -> Uuid {
        self.parcours.facts.person
    }
}

/// Opens a parcours for a person whose request `counsellor` takes.
#[expect(clippy::too_many_arguments, reason = "the context and the six facts of a parcours")]
pub async fn create(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    operator: Uuid,
    site: Uuid,
    counsellor: Uuid,
    request: Option<Uuid>,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(
        sql!("insert_parcours"),
        params![
            id,
            person,
            operator,
            site,
            request,
            counsellor,
            ParcoursState::Open.name(),
            Stage::Diagnosis.word(),
            now
        ],
    )
    .await?;
    begin_follow_up(tx, now, id, counsellor).await?;
    Ok(id)
}

/// From now on, `professional` follows the parcours.
pub async fn begin_follow_up(
    tx: &mut Tx,
    now: Timestamp,
    parcours: Uuid,
    professional: Uuid,
) -> Result<(), DbError> {
    tx.execute(sql!("insert_follow_up"), params![parcours, professional, now]).await.map(drop)
}

/// Notes that something moved, and how far the work has come; it never goes back.
pub async fn move_to(tx: &mut Tx, now: Timestamp, file: &File, stage: Stage) -> Result<(), DbError> {
    let stage = stage.max(file.parcours.stage);
    tx.execute(sql!("move_parcours"), params![file.id(), stage.word(), now]).await.map(drop)
}

/// How a parcours ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The work is over; the file can still be read by those who followed it.
    Closed,
    /// The person erased themselves; nothing of it opens any more.
    Erased,
}

/// Ends a parcours.
pub async fn close(tx: &mut Tx, now: Timestamp, parcours: Uuid, end: End) -> Result<(), DbError> {
    let state = match end {
        End::Closed => ParcoursState::Closed,
        End::Erased => ParcoursState::Erased,
    };
    tx.execute(sql!("close_parcours"), params![parcours, state.name(), now]).await.map(drop)
}

/// Loads a parcours with its key; `None` when there is none or its person erased themselves.
pub async fn load(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    id: Uuid,
) -> Result<Option<File>, SealError> {
    let found = tx
        .optional(sql!("find_parcours"), params![id], |row| {
            Ok((
                read(row)?,
                row.get::<Option<Vec<u8>>>("name_sealed")?,
                row.get::<String>("locale")?,
                row.get::<Option<Vec<u8>>>("wrapped")?,
            ))
        })
        .await?;
    let Some((mut parcours, name, person_locale, wrapped)) = found else { return Ok(None) };
    let person = parcours.facts.person;
    let Some(key) = seal::person_keys(secrets, [(person, wrapped)]).remove(&person) else { return Ok(None) };
    with_relations(tx, now, &mut parcours.facts).await?;
    let person_name = key.open_optional(person::name_place(person), name.as_deref())?;
    Ok(Some(File { parcours, person_name, person_locale, key }))
}

/// The parcours of a person, latest first.
pub async fn list_of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Parcours>, DbError> {
    tx.all(sql!("list_parcours_of_person"), params![person], read).await
}

/// What decisions need of every parcours of a person.
pub async fn facts_of_person(
    tx: &mut Tx,
    now: Timestamp,
    person: Uuid,
) -> Result<Vec<ParcoursFacts>, DbError> {
    let mut all = Vec::new();
    for mut parcours in list_of_person(tx, person).await? {
        with_relations(tx, now, &mut parcours.facts).await?;
        all.push(parcours.facts);
    }
    Ok(all)
}

async fn with_relations(tx: &mut Tx, now: Timestamp, facts: &mut ParcoursFacts) -> Result<(), DbError> {
    facts.followed_by =
        tx.all(sql!("list_follow_ups"), params![facts.id, now], |row| row.get("professional_id")).await?;
    facts.consents = tx
        .all(sql!("list_consents"), params![facts.id], |row| {
            let withdrawn: Option<Timestamp> = row.get("withdrawn_at")?;
            let (granted_at, expires_at): (Timestamp, Timestamp) =
                (row.get("granted_at")?, row.get("expires_at")?);
            let end = withdrawn.map_or(expires_at, |withdrawn| withdrawn.min(expires_at));
            let scope: i64 = row.get("scope")?;
            Ok(Consent {
                id: row.get("id")?,
                operator: row.get("operator_id")?,
                scope: u8::try_from(scope).ok().and_then(FieldSet::from_bits).unwrap_or(FieldSet::EMPTY),
                term: Term::at(&now, &granted_at, Some(&end)),
            })
        })
        .await?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Parcours, DbError> {
    let state: String = row.get("state")?;
    let stage: String = row.get("stage")?;
    Ok(Parcours {
        facts: ParcoursFacts {
            id: row.get("id")?,
            person: row.get("person_id")?,
            operator: row.get("operator_id")?,
            site: row.get("site_id")?,
            followed_by: Vec::new(),
            consents: Vec::new(),
            // An unknown word can only come from elsewhere: it opens nothing.
            state: ParcoursState::parse(&state).unwrap_or(ParcoursState::Erased),
        },
        request: row.get("request_id")?,
        counsellor: row.get("counsellor_id")?,
        counsellor_name: row.get("counsellor_name")?,
        operator_name: row.get("operator_name")?,
        site_name: row.get("site_name")?,
        stage: Stage::from_word(&stage).unwrap_or(Stage::Diagnosis),
        opened_at: row.get("opened_at")?,
        moved_at: row.get("moved_at")?,
        closed_at: row.get("closed_at")?,
        version: row.get("version")?,
    })
}
