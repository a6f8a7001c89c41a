//! `/certifications/{number}`: a diploma, a title or a certificate: whether one can still enter, how, and what it opens.
//!
//! Everything comes from the register; what it does not say is said to be unknown.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::clock::civil_day;
use jalon_kernel::page::components::{
    Cell, Column, Details, LinkButton, Mood, NextStep, Notice, SummaryList, SummaryRow, Table, Tag,
};
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jalon_reference::rncp::CertificationNumber;
use jiff::civil;

use super::source_note::{SourceNote, demonstration};
use crate::model::certification::{Certification, Part, Said, Validity};
use crate::model::dataset::Dataset;
use crate::store;

#[derive(Template)]
#[template(path = "certification.html")]
struct CertificationPage {
    frame: Frame,
    it: Certification,
    // Occupations that have a sheet here: the others are only named.
    known: Vec<String>,
    dataset: Dataset,
    today: civil::Date,
}

pub(super) async fn get(visit: Visit, Path(written): Path<String>) -> Result<Response, Refusal> {
    let number = CertificationNumber::parse(&written.to_ascii_uppercase()).ok_or(Refusal::NotFound)?;
    let mut tx = visit.house().db.read().await?;
    let found = store::certification(&mut tx, &number.to_string()).await?;
    let (it, dataset) = found.ok_or(Refusal::NotFound)?;
    let mut known = Vec::new();
    for part in it.parts("rome") {
        if store::occupation_title(&mut tx, &part.code).await?.is_some() {
            known.push(part.code.clone());
        }
    }
    let page = CertificationPage { frame: visit.frame(), it, known, dataset, today: visit.today() };
    Ok(Page::public(page).into_response())
}

/// The key of a text of the register, and that of its heading.
const TEXTS: [(&str, &str); 6] = [
    ("activities", "information-cert-activities"),
    ("abilities", "information-cert-abilities"),
    ("jobs", "information-cert-jobs"),
    ("sectors", "information-cert-sectors"),
    ("prerequisites", "information-cert-prerequisites"),
    ("regulations", "information-cert-regulations"),
];

impl CertificationPage {
    fn demonstration(&self) -> Option<Notice> {
        demonstration(&self.frame.words, &self.dataset)
    }

    fn source(&self) -> SourceNote {
        SourceNote::new(&self.frame.words, &self.dataset)
    }

    fn stale(&self) -> Option<Notice> {
        let is_stale = self.dataset.is_stale(self.today, civil_day(self.dataset.loaded_at));
        is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("information-stale")))
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = Vec::new();
        if matches!(self.it.validity(self.today), Validity::EndedOn(_) | Validity::Inactive) {
            tags.push(Tag::bad(self.frame.t("information-cert-closed")));
        }
        if self.it.by_experience == Said::Yes {
            tags.push(Tag::ok(self.frame.t("information-cert-vae")));
        }
        tags
    }

    fn validity(&self) -> String {
        let on = |key: &str, day| self.frame.t1(key, "date", self.frame.date(day)).into_owned();
        match self.it.validity(self.today) {
            Validity::Until(day) => on("information-cert-until", day),
            Validity::EndedOn(day) => on("information-cert-ended", day),
            Validity::Open => self.frame.t("information-cert-open").into_owned(),
            Validity::Inactive => self.frame.t("information-cert-inactive").into_owned(),
            Validity::Unknown => self.frame.t("information-cert-unknown").into_owned(),
        }
    }

    fn facts(&self) -> SummaryList {
        let row = |key: &str, value: String| SummaryRow::new(self.frame.t(key), value);
        let mut rows = vec![row("information-cert-validity", self.validity())];
        if let Some(day) = self.it.last_award_on {
            rows.push(row("information-cert-last-award", self.frame.date(day)));
        }
        if let Some(level) = self.it.level {
            rows.push(row("information-cert-level", level_words(&self.frame, level)));
        }
        let certifiers: Vec<&str> = self.it.parts("certifier").map(|part| part.label.as_str()).collect();
        if !certifiers.is_empty() {
            rows.push(row("information-cert-certifiers", certifiers.join(", ")));
        }
        SummaryList::new(&self.frame, rows)
    }

    /// Each way in that the register speaks of, and whether it is open.
    fn ways(&self) -> Vec<String> {
        let known = self.it.parts("way").map(|part| {
            let way = self.frame.t(&format!("information-cert-way-{}", part.code));
            let open = Said::of_word(part.text("open")).word();
            let open = self.frame.t(&format!("information-cert-{open}"));
            self.frame.t2("information-cert-way", "way", way, "open", open).into_owned()
        });
        let in_words = self.it.parts("way-in-words").map(|part| part.label.clone());
        known.chain(in_words).collect()
    }

    fn successors(&self) -> Vec<&Part> {
        self.it.parts("replaced-by").collect()
    }

    fn occupations(&self) -> Vec<&Part> {
        self.it.parts("rome").collect()
    }

    fn is_known(&self, code: &String) -> bool {
        self.known.contains(code)
    }

    fn texts(&self) -> Vec<Details> {
        let filled = TEXTS.iter().filter(|(name, _)| !self.it.text(name).is_empty());
        filled.map(|(name, key)| Details::text(self.frame.t(key), self.it.text(name))).collect()
    }

    fn blocks(&self) -> Vec<Html> {
        self.it
            .parts("block")
            .map(|part| {
                let title = format!("{} : {}", part.code, part.label);
                let body: Vec<&str> = ["skills", "assessment"]
                    .map(|name| part.text(name))
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect();
                match body.is_empty() {
                    true => Html::of(&Details::text(title, self.frame.t("information-cert-nothing-said"))),
                    false => Html::of(&Details::text(title, body.join("\n"))),
                }
            })
            .collect()
    }

    fn outcomes(&self) -> Option<Table> {
        let percent = |value: Option<i64>| {
            value.map_or_else(|| "–".to_owned(), |hundredths| format!("{}\u{a0}%", hundredths / 100))
        };
        let mut parts: Vec<&Part> = self.it.parts("outcome").collect();
        parts.sort_by(|one, other| other.code.cmp(&one.code));
        let rows: Vec<Vec<Cell>> = parts
            .into_iter()
            .take(5)
            .map(|part| {
                let certified = part.number("certified");
                vec![
                    Cell::text(&part.code),
                    Cell::text(certified.map_or_else(|| "–".to_owned(), |count| self.frame.number(count))),
                    Cell::text(percent(part.number("employed_after_6_months"))),
                    Cell::text(percent(part.number("in_occupation_after_2_years"))),
                ]
            })
            .collect();
        let columns = vec![
            Column::words(self.frame.t("information-cert-year")),
            Column::numbers(self.frame.t("information-cert-certified")),
            Column::numbers(self.frame.t("information-cert-employed")),
            Column::numbers(self.frame.t("information-cert-in-occupation")),
        ];
        let caption = self.frame.t("information-cert-outcomes-caption");
        (!rows.is_empty()).then(|| Table::new("resultats-promotions", caption, columns, rows))
    }

    fn next(&self) -> NextStep {
        NextStep::new(&self.frame, self.frame.t("information-cert-next"))
            .detail(self.frame.t("information-free"))
            .link(LinkButton::main(self.frame.t("information-talk"), "/demande"))
    }
}

/// A level in words: what people call it.
pub(super) fn level_words(frame: &Frame, level: i64) -> String {
    frame.t1("information-cert-level-words", "level", level).into_owned()
}

pub(super) fn samples() -> Vec<Sample> {
    let render = |frame: Frame, it: Certification| {
        let today = civil::date(2026, 11, 24);
        let known = vec!["D1102".to_owned()];
        CertificationPage { frame, it, known, dataset: Dataset::sample(), today }.render().unwrap_or_default()
    };
    vec![
        Sample::new("information/certification", move |frame| render(frame, sample())),
        Sample::new("information/certification-ended", move |frame| {
            let parts = vec![
                part("replaced-by", "RNCP2", "", "{}"),
                part("way-in-words", "", "Par <b>candidature</b>", "{}"),
            ];
            let ends_on = Some(civil::date(2020, 1, 1));
            render(
                frame,
                Certification { ends_on, parts, texts: serde_json::Value::Null, level: None, ..sample() },
            )
        }),
    ]
}

fn part(kind: &str, code: &str, label: &str, more: &str) -> Part {
    Part {
        kind: kind.to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        more: serde_json::from_str(more).unwrap_or_default(),
    }
}

fn sample() -> Certification {
    Certification {
        number: "RNCP90001".to_owned(),
        title: "Boulanger <ou> boulangère & pâtissier".to_owned(),
        kind: Some("CAP".to_owned()),
        level: Some(3),
        is_active: Said::Yes,
        by_experience: Said::Yes,
        ends_on: Some(civil::date(2028, 8, 31)),
        last_award_on: Some(civil::date(2030, 8, 31)),
        texts: serde_json::json!({ "activities": "Pétrir & cuire\nVendre <le pain>", "jobs": "Boulanger" }),
        parts: vec![
            part("certifier", "", "Organisme d'essai", "{}"),
            part("rome", "D1102", "Boulangerie", "{}"),
            part("rome", "D1104", "Pâtisserie", "{}"),
            part("way", "experience", "", "{\"open\":\"yes\"}"),
            part("way", "apprenticeship", "", "{\"open\":\"no\"}"),
            part("way", "initial", "", "{}"),
            part("block", "RNCP90001BC01", "Préparer", "{\"skills\":\"Peser <b>la farine</b>\"}"),
            part("block", "RNCP90001BC02", "Vendre", "{}"),
            part("outcome", "2024", "", "{\"certified\":12,\"employed_after_6_months\":8350}"),
        ],
    }
}
