//! Samples of a paper: a letter, nothing, a lot, and what should never break it.

use super::hostile::HOSTILE_TEXTS;
use crate::paper::{Grid, Paper, Part};

pub(super) fn letter() -> Paper {
    Paper {
        title: "Demande d’autorisation d’absence".to_owned(),
        subtitle: "Rennes, le 5 juin 2026".to_owned(),
        footer: "Demande d’autorisation d’absence".to_owned(),
        mention: None,
        parts: vec![
            Part::Facts(vec![
                ("De".to_owned(), "Samira Benali".to_owned()),
                ("À".to_owned(), "Carrosserie Martin, 35000 Rennes".to_owned()),
            ]),
            Part::Text("Madame, Monsieur,".to_owned()),
            Part::Text("Je vous demande une autorisation d’absence pour suivre une formation.".to_owned()),
            Part::Heading("La formation".to_owned()),
            Part::List(vec!["du 7 septembre 2026 au 26 février 2027".to_owned(), "780 heures".to_owned()]),
            Part::Table(Grid {
                summary: "Qui paie quoi".to_owned(),
                columns: vec![("Payeur".to_owned(), 60), ("Montant".to_owned(), 40)],
                rows: vec![vec!["Transitions Pro".to_owned(), "9 240 €".to_owned()], vec!["CPF".to_owned()]],
            }),
            Part::Notice("Sans réponse sous 30 jours, l’absence est accordée.".to_owned()),
            Part::Aside("Code du travail, article R. 6323-10.".to_owned()),
        ],
    }
}

pub(super) fn empty() -> Paper {
    Paper {
        title: "Papier".to_owned(),
        parts: vec![
            Part::List(Vec::new()),
            Part::Facts(Vec::new()),
            Part::Table(Grid::default()),
            Part::Text(String::new()),
        ],
        ..Paper::default()
    }
}

pub(super) fn hostile() -> Paper {
    let texts: Vec<String> = HOSTILE_TEXTS.iter().map(ToString::to_string).collect();
    let parts = texts.iter().flat_map(|text| {
        [
            Part::Heading(text.clone()),
            Part::Text(text.clone()),
            Part::Aside(text.clone()),
            Part::Notice(text.clone()),
            Part::Facts(vec![(text.clone(), text.clone())]),
            Part::List(vec![text.clone(); 2]),
            Part::Table(Grid {
                summary: text.clone(),
                columns: vec![(text.clone(), 0), (text.clone(), 9)],
                rows: vec![vec![text.clone(); 5]],
            }),
        ]
    });
    Paper {
        title: texts.first().cloned().unwrap_or_default(),
        subtitle: texts.last().cloned().unwrap_or_default(),
        footer: texts.join(" "),
        mention: texts.first().cloned(),
        parts: parts.collect(),
    }
}
