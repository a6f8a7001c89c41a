//! Everything kept about a person, as a document to read: the same as the file, with words instead of codes.
//!
//! Each wing names its fields as its file has them. Here a name becomes the words of `privacy-field-NAME`, a moment a
//! date on the clocks of Paris, and a code the words there are for it; what has no words is shown as it stands, so
//! that nothing is left out.

use jalon_documents::personal_data::{Access, Answer, PersonalData, Section, Tree};
use jalon_kernel::clock;
use jalon_kernel::page::{Locale, Words};
use jiff::{Timestamp, civil};
use serde_json::Value as Json;

use super::Seen;
use super::kept::{Agreement, Folder, Kept, Sent};

/// The document, in the words of the reader.
pub fn document(kept: &Kept, words: &Words) -> PersonalData {
    let mut sections = vec![
        section(words, "privacy-who", who(kept, words)),
        section(words, "privacy-contacts", contacts(kept, words)),
        section(words, "privacy-folders", list(&kept.folders, |it| folder(it, words))),
    ];
    sections.extend(kept.parts.iter().map(|part| Section {
        title: words.t(part.held.title).into_owned(),
        about: None,
        content: readable(words, part.held.name, &part.held.content),
    }));
    sections.push(section(words, "privacy-agreements", list(&kept.agreements, |it| agreement(it, words))));
    sections.push(section(words, "privacy-messages", list(&kept.sent, |it| message(it, words))));
    sections.push(section(words, "privacy-connections", connections(kept, words)));
    PersonalData {
        chosen_name: match kept.person.name.as_str() {
            "" => words.t("privacy-no-name").into_owned(),
            name => name.to_owned(),
        },
        reference: reference(kept),
        sections,
        access_log: kept.seen.iter().map(|seen| access(seen, words)).collect(),
    }
}

// What a person can read out over the telephone: the random end of their identifier, in groups of four.
fn reference(kept: &Kept) -> String {
    let id = kept.person.id.simple().to_string().to_uppercase();
    format!("{}-{}-{}", &id[20..24], &id[24..28], &id[28..32])
}

fn section(words: &Words, title: &str, content: Tree) -> Section {
    Section { title: words.t(title).into_owned(), about: None, content }
}

fn list<T>(items: &[T], tree: impl Fn(&T) -> Tree) -> Tree {
    Tree::List(items.iter().map(tree).collect())
}

fn record(words: &Words, fields: Vec<(&str, Tree)>) -> Tree {
    Tree::Record(fields.into_iter().map(|(name, tree)| (label(words, name), tree)).collect())
}

fn text(text: impl Into<String>) -> Tree {
    Tree::Text(text.into())
}

fn moment(words: &Words, at: Timestamp) -> Tree {
    text(words.date_time(at))
}

fn later(words: &Words, at: Option<Timestamp>) -> Tree {
    at.map_or(Tree::Nothing, |at| moment(words, at))
}

fn flag(is_so: bool) -> Tree {
    Tree::Flag(if is_so { Answer::Yes } else { Answer::No })
}

fn who(kept: &Kept, words: &Words) -> Tree {
    let person = &kept.person;
    let name = if person.name.is_empty() { Tree::Nothing } else { text(&person.name) };
    let mode = person.contact_mode.as_deref();
    let language =
        Locale::from_tag(&person.locale).map_or_else(|| person.locale.clone(), |it| it.name().to_owned());
    record(
        words,
        vec![
            ("nom", name),
            ("mode_de_contact", mode.map_or(Tree::Nothing, |mode| text(coded(words, "mode", mode)))),
            ("langue", text(language)),
            ("depuis", moment(words, person.created_at)),
        ],
    )
}

fn contacts(kept: &Kept, words: &Words) -> Tree {
    list(&kept.contacts, |contact| {
        record(
            words,
            vec![
                ("genre", text(coded(words, "channel", contact.kind.word()))),
                ("adresse", text(&contact.address)),
                ("confirmee_le", later(words, contact.confirmed_at)),
            ],
        )
    })
}

fn folder(folder: &Folder, words: &Words) -> Tree {
    record(
        words,
        vec![
            ("operateur", text(&folder.operator)),
            ("lieu", text(&folder.site)),
            ("conseiller", text(&folder.counsellor)),
            ("etape", text(coded(words, "stage", folder.stage))),
            ("etat", text(coded(words, "etat", folder.state))),
            ("ouvert_le", moment(words, folder.opened_at)),
            ("clos_le", later(words, folder.closed_at)),
        ],
    )
}

fn agreement(agreement: &Agreement, words: &Words) -> Tree {
    let classes = agreement.scope.iter().map(|class| text(coded(words, "class", class.name()))).collect();
    record(
        words,
        vec![
            ("operateur", text(&agreement.operator)),
            ("ouvre", Tree::List(classes)),
            ("raison", text(coded(words, "purpose", &agreement.purpose))),
            ("donne_le", moment(words, agreement.granted_at)),
            ("jusqu_au", moment(words, agreement.expires_at)),
            ("retire_le", later(words, agreement.withdrawn_at)),
        ],
    )
}

fn message(sent: &Sent, words: &Words) -> Tree {
    let subject = words.find(&format!("post-{}-subject", sent.kind));
    record(
        words,
        vec![
            ("message", text(subject.map_or_else(|| sent.kind.clone(), |it| it.into_owned()))),
            ("canal", text(coded(words, "channel", &sent.channel))),
            ("ecrit_le", moment(words, sent.written_at)),
            ("envoye_le", later(words, sent.sent_at)),
        ],
    )
}

fn connections(kept: &Kept, words: &Words) -> Tree {
    list(&kept.connections, |it| {
        record(
            words,
            vec![
                ("avec_compte", flag(it.signed_in)),
                ("depuis", moment(words, it.since)),
                ("vue_le", moment(words, it.seen_at)),
                ("jusqu_au", moment(words, it.until)),
            ],
        )
    })
}

fn access(seen: &Seen, words: &Words) -> Access {
    Access {
        at: seen.at.to_zoned_datetime(clock::paris()).datetime(),
        who: seen.by.name(words),
        operator: seen.by.place(),
        purpose: seen.purpose(words),
    }
}

/// The words for the name of a field; a name without words is shown as one would read it out.
pub fn label(words: &Words, name: &str) -> String {
    if let Some(text) = words.find(&format!("privacy-field-{name}")) {
        return text.into_owned();
    }
    let plain = name.replace(['_', '-'], " ");
    let mut letters = plain.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

// The words of a code: those of the house (`mode-video`), those of this wing, or the code itself.
fn coded(words: &Words, kind: &str, code: &str) -> String {
    if !is_code(code) {
        return code.to_owned();
    }
    let found =
        words.find(&format!("{kind}-{code}")).or_else(|| words.find(&format!("privacy-{kind}-{code}")));
    found.map_or_else(|| code.to_owned(), |text| text.into_owned())
}

// A text of a person is never looked up: only what reads like a code of ours.
fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_')
}

// A content of a wing, `name` being what the field that holds it is called.
fn readable(words: &Words, name: &str, content: &Json) -> Tree {
    match content {
        Json::String(value) => text(value_in_words(words, name, value)),
        Json::Array(items) => Tree::List(items.iter().map(|item| readable(words, name, item)).collect()),
        Json::Object(fields) => Tree::Record(
            fields.iter().map(|(name, value)| (label(words, name), readable(words, name, value))).collect(),
        ),
        plain => Tree::from(plain),
    }
}

fn value_in_words(words: &Words, name: &str, value: &str) -> String {
    // Only whole values that are written as our files write moments and days: a text that holds a date stays as it is.
    if let Some(at) = value.ends_with('Z').then(|| value.parse::<Timestamp>().ok()).flatten() {
        return words.date_time(at);
    }
    if let Some(day) = (value.len() == 10).then(|| value.parse::<civil::Date>().ok()).flatten() {
        return words.date(day);
    }
    coded(words, name, value)
}
