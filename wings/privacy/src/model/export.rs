//! The file a person downloads: one stable format, written down in `docs/formats/mes-donnees.schema.json`.
//!
//! Codes are the same in every language; only the titles of the parts are words. A change that removes or renames
//! anything moves [`FORMAT_VERSION`].

use jalon_kernel::page::Words;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;

use super::kept::{Agreement, Kept};
use super::{Eye, Seen};

/// The version of the format.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Export<'a> {
    format: &'static str,
    version: u32,
    #[serde(rename = "produit_le")]
    produced_at: Timestamp,
    #[serde(rename = "langue")]
    language: &'static str,
    #[serde(rename = "personne")]
    person: Who<'a>,
    contacts: Vec<Address<'a>>,
    parcours: Vec<Folder<'a>>,
    #[serde(rename = "accords")]
    consents: Vec<Consent<'a>>,
    #[serde(rename = "parties")]
    parts: Vec<Part<'a>>,
    #[serde(rename = "acces")]
    access_log: Vec<Access<'a>>,
    messages: Vec<Message<'a>>,
    #[serde(rename = "connexions")]
    sessions: Vec<Session>,
}

#[derive(Serialize)]
struct Who<'a> {
    #[serde(rename = "identifiant")]
    id: Uuid,
    #[serde(rename = "nom")]
    name: Option<&'a str>,
    #[serde(rename = "langue")]
    language: &'a str,
    #[serde(rename = "mode_de_contact")]
    contact_mode: Option<&'a str>,
    #[serde(rename = "depuis")]
    since: Timestamp,
}

#[derive(Serialize)]
struct Address<'a> {
    #[serde(rename = "genre")]
    kind: &'static str,
    #[serde(rename = "adresse")]
    address: &'a str,
    #[serde(rename = "confirmee_le")]
    confirmed_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Folder<'a> {
    #[serde(rename = "identifiant")]
    id: Uuid,
    #[serde(rename = "operateur")]
    operator: &'a str,
    #[serde(rename = "lieu")]
    site: &'a str,
    #[serde(rename = "conseiller")]
    counsellor: &'a str,
    #[serde(rename = "etape")]
    stage: &'static str,
    #[serde(rename = "etat")]
    state: &'static str,
    #[serde(rename = "ouvert_le")]
    opened_at: Timestamp,
    #[serde(rename = "clos_le")]
    closed_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Consent<'a> {
    #[serde(rename = "identifiant")]
    id: Uuid,
    parcours: Uuid,
    #[serde(rename = "operateur")]
    operator: &'a str,
    #[serde(rename = "ouvre")]
    scope: Vec<&'static str>,
    #[serde(rename = "raison")]
    purpose: &'a str,
    #[serde(rename = "donne_le")]
    granted_at: Timestamp,
    #[serde(rename = "jusqu_au")]
    expires_at: Timestamp,
    #[serde(rename = "retire_le")]
    withdrawn_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Part<'a> {
    #[serde(rename = "aile")]
    wing: &'static str,
    #[serde(rename = "nom")]
    name: &'static str,
    #[serde(rename = "titre")]
    title: String,
    #[serde(rename = "contenu")]
    content: &'a Json,
}

#[derive(Serialize)]
struct Access<'a> {
    #[serde(rename = "le")]
    at: Timestamp,
    #[serde(rename = "par")]
    by: &'static str,
    #[serde(rename = "nom")]
    name: Option<&'a str>,
    #[serde(rename = "operateur")]
    operator: Option<&'a str>,
    #[serde(rename = "lieu")]
    site: Option<&'a str>,
    #[serde(rename = "raison")]
    purpose: &'a str,
    #[serde(rename = "accord_donne_le")]
    consent_given_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Message<'a> {
    #[serde(rename = "genre")]
    kind: &'a str,
    #[serde(rename = "canal")]
    channel: &'a str,
    #[serde(rename = "ecrit_le")]
    written_at: Timestamp,
    #[serde(rename = "envoye_le")]
    sent_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Session {
    #[serde(rename = "avec_compte")]
    signed_in: bool,
    #[serde(rename = "depuis")]
    since: Timestamp,
    #[serde(rename = "vue_le")]
    seen_at: Timestamp,
    #[serde(rename = "jusqu_au")]
    until: Timestamp,
}

/// The file, as it stands at `now`; titles in the words of the reader.
pub fn to_json(kept: &Kept, words: &Words, now: Timestamp) -> String {
    let person = &kept.person;
    let export = Export {
        format: "jalon-mes-donnees",
        version: FORMAT_VERSION,
        produced_at: now,
        language: words.locale().tag(),
        person: Who {
            id: person.id,
            name: filled(&person.name),
            language: &person.locale,
            contact_mode: person.contact_mode.as_deref(),
            since: person.created_at,
        },
        contacts: kept
            .contacts
            .iter()
            .map(|contact| Address {
                kind: contact.kind.word(),
                address: &contact.address,
                confirmed_at: contact.confirmed_at,
            })
            .collect(),
        parcours: kept
            .folders
            .iter()
            .map(|folder| Folder {
                id: folder.id,
                operator: &folder.operator,
                site: &folder.site,
                counsellor: &folder.counsellor,
                stage: folder.stage,
                state: folder.state,
                opened_at: folder.opened_at,
                closed_at: folder.closed_at,
            })
            .collect(),
        consents: kept.agreements.iter().map(consent).collect(),
        parts: kept
            .parts
            .iter()
            .map(|part| Part {
                wing: part.wing,
                name: part.held.name,
                title: words.t(part.held.title).into_owned(),
                content: &part.held.content,
            })
            .collect(),
        access_log: kept.seen.iter().map(access).collect(),
        messages: kept
            .sent
            .iter()
            .map(|sent| Message {
                kind: &sent.kind,
                channel: &sent.channel,
                written_at: sent.written_at,
                sent_at: sent.sent_at,
            })
            .collect(),
        sessions: kept
            .connections
            .iter()
            .map(|it| Session {
                signed_in: it.signed_in,
                since: it.since,
                seen_at: it.seen_at,
                until: it.until,
            })
            .collect(),
    };
    serde_json::to_string_pretty(&export).expect("a value in memory is always written")
}

fn consent(agreement: &Agreement) -> Consent<'_> {
    Consent {
        id: agreement.id,
        parcours: agreement.parcours,
        operator: &agreement.operator,
        scope: agreement.scope.iter().map(|class| class.name()).collect(),
        purpose: &agreement.purpose,
        granted_at: agreement.granted_at,
        expires_at: agreement.expires_at,
        withdrawn_at: agreement.withdrawn_at,
    }
}

fn access(seen: &Seen) -> Access<'_> {
    let (name, place) = match &seen.by {
        Eye::Professional { name, place } => (Some(name.as_str()), place.as_ref()),
        Eye::Oneself | Eye::Platform | Eye::Unnamed => (None, None),
    };
    Access {
        at: seen.at,
        by: seen.by.code(),
        name,
        operator: place.map(|(operator, _)| operator.as_str()),
        site: place.map(|(_, site)| site.as_str()),
        purpose: &seen.purpose,
        consent_given_at: seen.agreed_at,
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
