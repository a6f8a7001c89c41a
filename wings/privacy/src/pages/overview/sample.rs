//! Invented people, for the samples of the pages: somebody with a file, somebody with nothing, somebody hostile.

use jalon_kernel::access::{FieldClass, FieldSet};
use jalon_kernel::people::contact::{Contact, Kind};
use jalon_kernel::people::person::Person;
use jalon_kernel::wing::Held;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;
use uuid::Uuid;

use crate::model::{Agreement, Connection, Eye, Folder, Kept, Part, Seen, Sent};

const HOSTILE: &str = "\"><script>alert(1)</script>&{{7*7}}";

/// The moment at which the samples are seen.
pub fn now() -> Timestamp {
    "2026-03-03T07:00:00Z".parse().expect("a moment")
}

fn before(hours: i64) -> Timestamp {
    now().checked_sub(hours.hours()).expect("a moment")
}

/// Somebody with a file.
pub fn kept() -> Kept {
    Kept {
        person: Person {
            id: Uuid::from_u128(7),
            name: "Samira Benali".to_owned(),
            locale: "fr".to_owned(),
            contact_mode: Some("video".to_owned()),
            created_at: before(900),
            version: 3,
        },
        contacts: vec![
            Contact {
                kind: Kind::Email,
                address: "samira@exemple.fr".to_owned(),
                confirmed_at: Some(before(800)),
            },
            Contact { kind: Kind::Phone, address: "+33600000000".to_owned(), confirmed_at: None },
        ],
        folders: vec![Folder {
            id: Uuid::from_u128(8),
            operator: "Cap emploi 35".to_owned(),
            site: "Rennes".to_owned(),
            counsellor: "Claire Moreau".to_owned(),
            stage: "project",
            state: "open",
            opened_at: before(700),
            closed_at: None,
        }],
        agreements: vec![Agreement {
            id: Uuid::from_u128(9),
            parcours: Uuid::from_u128(8),
            operator: "Mission locale de Rennes".to_owned(),
            scope: FieldSet::of(&[FieldClass::Identity, FieldClass::Project]),
            purpose: "follow-up".to_owned(),
            granted_at: before(100),
            expires_at: now().checked_add(2000.hours()).expect("a moment"),
            withdrawn_at: None,
        }],
        parts: vec![part(json!([{ "code": "D1102", "kept_at": "2026-03-01T09:00:00Z" }]))],
        seen: seen(),
        sent: vec![Sent {
            kind: "request-taken".to_owned(),
            channel: "email".to_owned(),
            written_at: before(650),
            sent_at: Some(before(650)),
        }],
        connections: vec![Connection {
            signed_in: true,
            since: before(1),
            seen_at: now(),
            until: now().checked_add(11.hours()).expect("a moment"),
        }],
    }
}

/// Openings of every kind.
pub fn seen() -> Vec<Seen> {
    let place = Some(("Cap emploi 35".to_owned(), "Rennes".to_owned()));
    let claire = Eye::Professional { name: "Claire Moreau".to_owned(), place };
    let seen = |hours, by, purpose: &str, agreed_at| Seen {
        at: before(hours),
        by,
        purpose: purpose.to_owned(),
        agreed_at,
    };
    vec![
        seen(1, Eye::Oneself, "own", None),
        seen(20, claire.clone(), "follow-up", None),
        seen(90, claire, "synthesis", Some(before(100))),
        seen(95, Eye::Platform, "somethingElse", None),
        seen(99, Eye::Unnamed, "follow-up", None),
    ]
}

/// Somebody who kept nothing yet.
pub fn empty() -> Kept {
    let person = Person { name: String::new(), contact_mode: None, ..kept().person };
    Kept {
        person,
        contacts: Vec::new(),
        folders: Vec::new(),
        agreements: Vec::new(),
        parts: vec![part(json!([]))],
        seen: Vec::new(),
        sent: Vec::new(),
        connections: Vec::new(),
    }
}

/// Somebody whose every word is an attack.
pub fn hostile() -> Kept {
    let mut kept = kept();
    kept.person.name = HOSTILE.to_owned();
    kept.person.contact_mode = Some(HOSTILE.to_owned());
    for contact in &mut kept.contacts {
        contact.address = HOSTILE.to_owned();
    }
    for folder in &mut kept.folders {
        folder.operator = HOSTILE.to_owned();
        folder.counsellor = HOSTILE.to_owned();
    }
    for agreement in &mut kept.agreements {
        agreement.operator = HOSTILE.to_owned();
    }
    kept
}

fn part(content: serde_json::Value) -> Part {
    Part { wing: "information", held: Held { name: "notes", title: "privacy-sample-part", content } }
}
