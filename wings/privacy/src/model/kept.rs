//! Everything kept about a person, gathered: what the kernel keeps, and the part of each wing.

use jalon_kernel::access::FieldSet;
use jalon_kernel::casefile::Parcours;
use jalon_kernel::people::contact::Contact;
use jalon_kernel::people::person::Person;
use jalon_kernel::wing::Held;
use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use super::Seen;

/// Everything kept about a person.
#[derive(Debug)]
pub struct Kept {
    /// Who they are.
    pub person: Person,
    /// How they are reached.
    pub contacts: Vec<Contact>,
    /// Their files.
    pub folders: Vec<Folder>,
    /// The agreements they gave.
    pub agreements: Vec<Agreement>,
    /// What each wing keeps, in the order of the menu.
    pub parts: Vec<Part>,
    /// Who opened their file, latest first.
    pub seen: Vec<Seen>,
    /// The messages written to them.
    pub sent: Vec<Sent>,
    /// Where they are signed in.
    pub connections: Vec<Connection>,
}

/// A part of what is kept, and the wing that keeps it.
#[derive(Debug)]
pub struct Part {
    /// The name of the wing.
    pub wing: &'static str,
    /// What it keeps.
    pub held: Held,
}

/// A file of the person with an operator.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Its identifier.
    pub id: Uuid,
    /// The operator's name.
    pub operator: String,
    /// The site's name.
    pub site: String,
    /// The counsellor's name.
    pub counsellor: String,
    /// How far the work has come: a code of the house.
    pub stage: &'static str,
    /// Whether it is open: a code of the house.
    pub state: &'static str,
    /// When it began.
    pub opened_at: Timestamp,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
}

impl From<Parcours> for Folder {
    fn from(parcours: Parcours) -> Self {
        Self {
            id: parcours.facts.id,
            operator: parcours.operator_name,
            site: parcours.site_name,
            counsellor: parcours.counsellor_name,
            stage: parcours.stage.word(),
            state: parcours.facts.state.name(),
            opened_at: parcours.opened_at,
            closed_at: parcours.closed_at,
        }
    }
}

/// An agreement: an operator may see part of a file, until a date.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its identifier.
    pub id: Uuid,
    /// The file.
    pub parcours: Uuid,
    /// The operator's name.
    pub operator: String,
    /// What they may see.
    pub scope: FieldSet,
    /// What for.
    pub purpose: String,
    /// When it was given.
    pub granted_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

impl Agreement {
    /// Whether it opens anything at `now`.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.withdrawn_at.is_none() && self.expires_at > now
    }
}

/// A message that was written to the person: never what it said.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What kind: a code of the house.
    pub kind: String,
    /// `email` or `phone`.
    pub channel: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it left.
    pub sent_at: Option<Timestamp>,
}

/// A session of the person.
#[derive(Clone, Copy, Debug)]
pub struct Connection {
    /// Whether they had signed in.
    pub signed_in: bool,
    /// When it began.
    pub since: Timestamp,
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// When it ends.
    pub until: Timestamp,
}

/// How many things a content holds: the items of a list, one for anything else that says something.
pub fn count(content: &Json) -> usize {
    match content {
        Json::Null => 0,
        Json::Array(items) => items.len(),
        Json::Object(fields) => usize::from(fields.values().any(|value| count(value) > 0)),
        Json::String(text) => usize::from(!text.is_empty()),
        Json::Bool(_) | Json::Number(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_counts_its_items_and_an_empty_record_counts_nothing() {
        assert_eq!(count(&json!([{"a": 1}, {"a": 2}])), 2);
        assert_eq!(count(&json!([])), 0);
        assert_eq!(count(&json!({"a": null, "b": ""})), 0);
        assert_eq!(count(&json!({"a": null, "b": "mots"})), 1);
        assert_eq!(count(&json!(null)), 0);
    }
}
