//! Training offers in LHÉO: versions 2.3 and 2.2, and the dialect of Mon Compte Formation (EDOF).
//!
//! The files, as published: XML in UTF-8 or ISO-8859-1, up to gigabytes. Root `lheo` (then `offres`, then one
//! `formation` an offer, with its `action`s and their `session`s) or `lheo-index` (`resumes-offres`, then one
//! `resume-offre` an offer, already flat). Three namespaces carry nearly the same elements; names are read without them.
//! A namespace of LHÉO beyond version 2 is refused.
//!
//! What differs, and what is done: EDOF puts prices (`frais-ttc`), blocks (`code-bloc`), contacts and adaptations to
//! disabilities in `extras`, omits `domaine-formation`, and writes HTML in texts, which becomes plain lines; an index
//! puts coordinates in `extras`; days are `AAAAMMJJ`, and `00000000` or `99999999` for none; RNCP numbers come with or
//! without their letters.
//!
//! An offer must have a title. Anything else that is wrong is left out and told in [`Training::flaws`].

mod action;
mod extras;
mod model;
mod place;
mod summary;
mod training;

use crate::place::Reason;
use crate::stream::Shape;
use crate::values::count;

pub use model::{
    Action, Certificate, Contact, Entry, Location, Provider, RecruitmentState, Session, Teaching, Training,
};

/// Catalogues and indexes.
pub const TRAININGS: Shape<Training> = Shape {
    roots: &["lheo", "lheo-index"],
    records: &["formation", "resume-offre"],
    read: |node| match node.name() {
        "formation" => training::read(node),
        _ => summary::read(node),
    },
    envelope,
};

fn envelope(name: &str, text: &str) -> Result<(), Reason> {
    let Some(version) = text.rsplit('/').next().filter(|_| name == "xmlns" && text.contains("lheo")) else {
        return Ok(());
    };
    match version.split('.').next().and_then(count) {
        Some(major) if major > 2 => Err(Reason::NewerFormat(version.to_owned())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Rejected;
    use crate::stream::Bounds;

    fn read(namespace: &str, content: &str) -> Vec<Result<Training, Rejected>> {
        let content = format!("<l:lheo xmlns:l=\"{namespace}\"><l:offres>{content}</l:offres></l:lheo>");
        TRAININGS.open("t.xml", content.as_bytes(), Bounds::default()).expect("opens").collect()
    }

    const OFFER: &str = "<l:formation><l:intitule-formation>CAP</l:intitule-formation></l:formation>";

    #[test]
    fn the_namespaces_known_are_read_and_a_newer_one_is_refused() {
        for known in [
            "http://lheo.gouv.fr/2.3",
            "http://www.lheo.org/2.2",
            "https://www.of.moncompteformation.gouv.fr",
            "x",
        ] {
            assert!(matches!(&read(known, OFFER)[..], [Ok(it)] if it.title == "CAP"), "{known}");
        }
        let refused = read("http://lheo.gouv.fr/3.0", OFFER);
        assert!(
            matches!(&refused[..], [Err(it)] if it.reason == Reason::NewerFormat("3.0".into())),
            "{refused:?}"
        );
    }

    #[test]
    fn an_offer_without_title_is_none() {
        let read = read("x", "<l:formation><l:certifiante>1</l:certifiante></l:formation>");
        assert!(matches!(&read[..], [Err(it)] if it.reason == Reason::MissingElement("intitule-formation")));
    }

    #[test]
    fn a_session_that_ends_before_it_starts_is_left_out_and_told() {
        let session = |start: &str, end: &str| {
            format!("<session><periode><debut>{start}</debut><fin>{end}</fin></periode></session>")
        };
        let sessions = [
            session("20270101", "20270101"),
            session("20270102", "20270101"),
            session("20270230", "20270301"),
            session("20270101", "99999999"),
        ];
        let read = read(
            "x",
            &format!(
                "<formation><intitule-formation>a</intitule-formation><action>{}</action></formation>",
                sessions.concat()
            ),
        );
        let [Ok(it)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((it.actions[0].sessions.len(), it.flaws.len()), (2, 2));
        assert_eq!(it.actions[0].sessions[1].ends, None);
        assert!(it.flaws.iter().all(|flaw| flaw.place.line == 1 && flaw.place.column > 1));
    }

    #[test]
    fn hostile_text_becomes_plain_text() {
        let read = read(
            "x",
            "<formation><intitule-formation>👷 &lt;script&gt;\u{202e}</intitule-formation>\
             <contenu-formation><![CDATA[<script>alert(1)</script><p>Un \"texte\"</p>]]></contenu-formation>\
             <url-formation><urlweb>javascript:alert(1)</urlweb><urlweb>https://exemple.fr</urlweb></url-formation></formation>",
        );
        let [Ok(it)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((it.title.as_str(), it.content.as_str()), ("👷 <script>", "Un \"texte\""));
        assert_eq!(it.links, ["https://exemple.fr"]);
    }
}
