//! Samples of everything held about a person: some, nothing, and a lot.

use jiff::ToSpan;
use jiff::civil::date;

use crate::personal_data::{Access, Answer, PersonalData, Section, Tree};

fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn record(fields: &[(&str, Tree)]) -> Tree {
    Tree::Record(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

fn access(day: i8, who: &str, purpose: &str) -> Access {
    Access {
        at: date(2026, 11, day).at(9, 5 * day, 0, 0),
        who: who.to_owned(),
        operator: "Association Horizon Emploi".to_owned(),
        purpose: purpose.to_owned(),
    }
}

pub(super) fn empty() -> PersonalData {
    PersonalData {
        chosen_name: "Sacha".to_owned(),
        reference: "JAL-2026-000017".to_owned(),
        sections: vec![Section {
            title: "Parcours".to_owned(),
            about: None,
            content: Tree::Record(Vec::new()),
        }],
        access_log: Vec::new(),
    }
}

pub(super) fn typical() -> PersonalData {
    let appointment = |day: &str, channel: &str, note: Tree| {
        record(&[("Date", text(day)), ("Modalité", text(channel)), ("Remarque", note)])
    };
    let account = record(&[
        ("Nom choisi", text("Amina Benali")),
        ("Adresse électronique", text("amina@example.org")),
        ("Téléphone", Tree::Nothing),
        ("Rappels par SMS", Tree::Flag(Answer::No)),
        ("Langue", text("Français facile")),
    ]);
    let path = record(&[
        ("Référence", text("JAL-2026-004213")),
        ("Ouvert le", text("1er septembre 2026")),
        (
            "Rendez-vous",
            Tree::List(vec![
                appointment("1er septembre 2026", "En face à face", text("Premier entretien")),
                appointment("22 septembre 2026", "En visio", Tree::Nothing),
            ]),
        ),
        (
            "Métiers gardés",
            Tree::List(vec![text("Boulangerie - viennoiserie"), text("Vente en alimentation")]),
        ),
        (
            "Diagnostic",
            record(&[
                ("Vos mots", text("Je travaille à la caisse depuis neuf ans.\n\nMon dos ne suit plus.")),
                ("Accord", record(&[("Donné", Tree::Flag(Answer::Yes)), ("Le", text("6 octobre 2026"))])),
            ]),
        ),
    ]);
    PersonalData {
        chosen_name: "Amina Benali".to_owned(),
        reference: "JAL-2026-004213".to_owned(),
        sections: vec![
            Section {
                title: "Votre compte".to_owned(),
                about: Some("Conservé tant que votre compte existe, puis effacé.".to_owned()),
                content: account,
            },
            Section { title: "Votre parcours".to_owned(), about: None, content: path },
            Section { title: "Vos messages".to_owned(), about: None, content: Tree::List(Vec::new()) },
        ],
        access_log: vec![
            access(3, "Claire Martin", "Préparer un entretien"),
            access(7, "Claire Martin", "Compte rendu d’entretien"),
        ],
    }
}

/// Deep trees, wide records, five hundred openings of the file.
pub(super) fn long() -> PersonalData {
    let base = typical();
    let wide =
        Tree::Record((1..=9).map(|index| (format!("Question {index}"), text("Réponse libre"))).collect());
    let deep = (1..=12).rev().fold(text("Au fond"), |inside, depth| {
        Tree::Record(vec![(format!("Étage {depth}"), inside), (format!("Remarque {depth}"), Tree::Nothing)])
    });
    let mut sections = base.sections.clone();
    sections.push(Section {
        title: "Vos réponses".to_owned(),
        about: None,
        content: Tree::List(vec![wide; 12]),
    });
    sections.push(Section { title: "Vos documents".to_owned(), about: None, content: deep });
    let first = access(1, "Claire Martin", "Suivi du parcours");
    let access_log =
        (0..500i64).map(|hour| Access { at: first.at.saturating_add(hour.hours()), ..first.clone() });
    PersonalData { sections, access_log: access_log.collect(), ..base }
}
