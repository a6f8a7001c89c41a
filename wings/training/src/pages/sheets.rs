//! `/dispositifs`: every scheme with its sheet, searched by everyday words (1-04); and the sheet of one.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Response};
use jalon_financing::{Nature, Period, Scheme, Wording};
use jalon_kernel::page::components::{
    Breadcrumb, EmptyState, LinkButton, SearchBox, SummaryList, SummaryRow, Tag,
};
use jalon_kernel::page::form::parse::clean;
use jalon_kernel::page::{Form, Frame, Locale, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::Date;
use serde::Deserialize;

use super::data_lang;
use super::outcome::slug;
use crate::model::sheet::{Block, Sheet};
use crate::rules::Rules;

/// A longer text is no search.
const LONGEST: usize = 200;

/// The text of a wording for a reader.
pub fn worded(frame: &Frame, wording: &Wording) -> String {
    match frame.locale() {
        Locale::FrFacile => wording.easy.clone(),
        Locale::Fr | Locale::En => wording.plain.clone(),
    }
}

#[derive(Template)]
#[template(path = "sheets.html")]
struct SheetsPage {
    frame: Frame,
    text: String,
    groups: Vec<Group>,
    past: Vec<Row>,
}

/// Schemes of one nature.
struct Group {
    id: &'static str,
    rows: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    id: String,
    title: String,
    summary: String,
}

impl SheetsPage {
    fn new(frame: Frame, rules: &Rules, text: &str, today: Date) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let found = |scheme: &&Scheme| answers(scheme, &text);
        let row = |scheme: &Scheme| Row {
            id: scheme.id.to_string(),
            title: worded(&frame, &scheme.title),
            summary: worded(&frame, &scheme.audience),
        };
        let is_live = |scheme: &&Scheme| scheme.periods.iter().any(|period| period.covers(today));
        let (live, past): (Vec<&Scheme>, Vec<&Scheme>) =
            rules.schemes().all().filter(found).partition(is_live);
        let groups = [
            ("own", Nature::OwnRight),
            ("place", Nature::CollectivePlace),
            ("aid", Nature::Aid),
            ("income", Nature::Income),
        ];
        let groups = groups
            .into_iter()
            .map(|(id, nature)| Group {
                id,
                rows: live.iter().filter(|it| it.nature == nature).map(|it| row(it)).collect(),
            })
            .filter(|group| !group.rows.is_empty())
            .collect();
        let past = past.into_iter().map(row).collect();
        Self { frame, text, groups, past }
    }

    fn search_box(&self) -> SearchBox {
        let form = Form::blank().scope("training-sheets").fill("q", &self.text);
        form.search_box(&self.frame, "q", "/dispositifs")
    }

    fn nothing(&self) -> EmptyState {
        EmptyState::new(self.frame.t("training-sheets-nothing"), self.frame.t("training-sheets-nothing-more"))
            .action(LinkButton::main(self.frame.t("training-sheets-talk"), "/demande"))
    }

    fn group_title(&self, group: &Group) -> String {
        self.frame.t(&format!("training-sheets-{}", group.id)).into_owned()
    }

    fn lang(&self) -> &'static str {
        data_lang(&self.frame)
    }

    fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.past.is_empty()
    }
}

// Every word typed begins a word of the sheet, accents or not.
fn answers(scheme: &Scheme, text: &str) -> bool {
    let wanted = slug(text);
    if wanted.is_empty() {
        return text.trim().is_empty();
    }
    let sheets = [&scheme.sheet.plain, &scheme.sheet.easy].map(|sheet| Sheet::read(sheet).text());
    let titles = [&scheme.title.plain, &scheme.title.easy, &scheme.audience.plain, &scheme.audience.easy];
    let all = slug(&format!("{} {} {}", scheme.id, sheets.join(" "), titles.map(String::as_str).join(" ")));
    let words: Vec<&str> = all.split('-').collect();
    wanted.split('-').all(|start| words.iter().any(|word| word.starts_with(start)))
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// Shows the list.
pub async fn list(visit: Visit, rules: Rules, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let page = SheetsPage::new(visit.frame(), &rules, &clean(&asked.q), visit.today());
    Ok(Page::public(page).into_response())
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    frame: Frame,
    scheme: Scheme,
    sheet: Sheet,
    today: Date,
}

impl SheetPage {
    fn new(frame: Frame, scheme: &Scheme, today: Date) -> Self {
        let sheet = Sheet::read(&worded(&frame, &scheme.sheet));
        Self { frame, scheme: scheme.clone(), sheet, today }
    }

    fn title(&self) -> String {
        if self.sheet.title.is_empty() {
            worded(&self.frame, &self.scheme.title)
        } else {
            self.sheet.title.clone()
        }
    }

    fn crumbs(&self) -> Breadcrumb {
        Breadcrumb::new(
            &self.frame,
            vec![(self.frame.t("training-sheets-title").into_owned(), "/dispositifs".to_owned())],
        )
    }

    fn lang(&self) -> &'static str {
        data_lang(&self.frame)
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = Vec::new();
        if !self.scheme.periods.iter().any(|period| period.covers(self.today)) {
            tags.push(Tag::bad(self.frame.t("training-sheet-over")));
        }
        if self.scheme.mentioned {
            tags.push(Tag::plain(self.frame.t("training-sheet-mentioned")));
        }
        if self.scheme.periods.iter().any(|period| period.source.evidence.to_verify()) {
            tags.push(Tag::warn(self.frame.t("training-to-check")));
        }
        tags
    }

    fn facts(&self) -> SummaryList {
        let frame = &self.frame;
        let mut rows =
            vec![SummaryRow::new(frame.t("training-sheet-audience"), worded(frame, &self.scheme.audience))];
        if let Some(decision) = &self.scheme.decision {
            rows.push(SummaryRow::new(frame.t("training-sheet-who"), &decision.who));
            let key = match decision.silence {
                jalon_financing::Silence::Agreement => "training-silence-accord",
                jalon_financing::Silence::Refusal => "training-silence-refus",
                jalon_financing::Silence::Nothing => "training-silence-rien",
            };
            rows.push(SummaryRow::new(frame.t("training-sheet-silence"), frame.t(key)));
            if let Some(appeal) = &decision.appeal {
                rows.push(SummaryRow::new(frame.t("training-sheet-appeal"), appeal));
            }
        }
        let periods: Vec<String> = self.scheme.periods.iter().map(|period| self.period(period)).collect();
        rows.push(SummaryRow::new(frame.t("training-sheet-periods"), periods.join("\n")));
        SummaryList::new(frame, rows)
    }

    fn period(&self, period: &Period) -> String {
        let from = self.frame.date(period.from);
        match period.to {
            Some(to) => {
                self.frame.t2("training-sheet-from-to", "from", from, "to", self.frame.date(to)).into_owned()
            }
            None => self.frame.t1("training-sheet-from", "from", from).into_owned(),
        }
    }

    fn conditions(&self) -> Vec<(String, bool)> {
        let said = self.scheme.conditions.iter().map(|condition| {
            (condition.title.clone(), condition.sources.iter().any(|source| source.evidence.to_verify()))
        });
        said.filter(|(title, _)| !title.is_empty()).collect()
    }

    fn sources(&self) -> Vec<(String, Option<String>)> {
        let periods = self.scheme.periods.iter().map(|period| &period.source);
        let conditions = self.scheme.conditions.iter().flat_map(|condition| &condition.sources);
        let mut all: Vec<(String, Option<String>)> = Vec::new();
        for source in periods.chain(conditions) {
            if all.iter().all(|(title, _)| *title != source.title) {
                all.push((source.title.clone(), source.address.clone()));
            }
        }
        all
    }

    fn to_check(&self) -> Tag {
        Tag::warn(self.frame.t("training-to-check"))
    }

    fn ask(&self) -> LinkButton {
        LinkButton::main(self.frame.t("training-rights-title"), "/mes-droits")
    }
}

/// Shows a sheet.
pub async fn get(visit: Visit, rules: Rules, Path(id): Path<String>) -> Result<Response, Refusal> {
    let scheme = rules.schemes().scheme(&id).ok_or(Refusal::NotFound)?;
    Ok(Page::public(SheetPage::new(visit.frame(), scheme, visit.today())).into_response())
}

/// The list, a search, a search for nothing, and the sheets of today and of before.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let today = Date::constant(2026, 3, 3);
    let list = |name, text: &'static str| {
        let rules = rules.clone();
        Sample::new(name, move |frame| SheetsPage::new(frame, &rules, text, today).to_string())
    };
    let sheet = |name, id: &'static str| {
        let rules = rules.clone();
        Sample::new(name, move |frame| {
            let scheme = rules.schemes().scheme(id);
            scheme.map(|scheme| SheetPage::new(frame, scheme, today).to_string()).unwrap_or_default()
        })
    };
    vec![
        list("training/sheets", ""),
        list("training/sheets-found", "salaire"),
        list("training/sheets-nothing", "<b>xyz</b>"),
        sheet("training/sheet", "ptp"),
        sheet("training/sheet-past", "cif"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_1_04_a_scheme_answers_to_its_name_and_to_everyday_words_without_accents() {
        let rules = Rules::built_in().expect("the rules");
        let ptp = rules.schemes().scheme("ptp").expect("the PTP");
        for text in ["", "  ", "ptp", "metier", "MÉTIER", "transition prof", "salaire"] {
            assert!(answers(ptp, text), "{text}");
        }
        for text in ["xyz", "métier xyz", "<script>", "🌱"] {
            assert!(!answers(ptp, text), "{text}");
        }
    }
}
