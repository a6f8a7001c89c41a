//! `/metiers/{code}`: everything the classification says of an occupation, the little one needs first.
//!
//! Anybody reads it without an account (3.1-05) and may keep it; long lists are folded, and the source is said.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::page::components::{Breadcrumb, Button, LinkButton, NextStep, Notice, Tag};
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jalon_reference::rome::Riasec;

use super::certification::level_words;
use super::groups::{Fold, lists, plain};
use super::occupation_code;
use super::source_note::{SourceNote, demonstration};
use crate::Information;
use crate::actions;
use crate::model::alphabet::sort_key;
use crate::model::certification::{Listed, Said};
use crate::model::dataset::{Dataset, ROME};
use crate::model::sheet::{Answer, Ecology, Item, ItemKind, Kinship, Related, Sheet, Standing};
use crate::store;

/// What this reader may do with the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// Keep it.
    Offered,
    /// It is kept already.
    Kept,
    /// A notebook is not for whoever is at work here.
    NotHere,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    frame: Frame,
    sheet: Sheet,
    certifications: Vec<Listed>,
    dataset: Dataset,
    keeping: Keeping,
}

pub(super) async fn get(visit: Visit, Path(code): Path<String>) -> Result<Response, Refusal> {
    let code = occupation_code(&code).ok_or(Refusal::NotFound)?;
    let mut tx = visit.house().db.read().await?;
    let dataset = store::current_dataset(&mut tx, ROME).await?.ok_or(Refusal::NotFound)?;
    let sheet = store::sheet(&mut tx, dataset.id, &code).await?.ok_or(Refusal::NotFound)?;
    let certifications = store::certifications_of(&mut tx, &code, visit.today()).await?;
    let keeping = match visit.person() {
        None if visit.professional().is_some() => Keeping::NotHere,
        None => Keeping::Offered,
        Some(id) => {
            visit.authorise(Act::NotebookRead, PersonFacts { id })?;
            let key = seal::person_key(&mut tx, &visit.house().secrets, id).await?;
            let kept = store::kept_one(&mut tx, id, &key, &code).await?;
            let is_kept = kept.is_some_and(|kept| kept.removed_at.is_none());
            if is_kept { Keeping::Kept } else { Keeping::Offered }
        }
    };
    let page = SheetPage { frame: visit.frame(), sheet, certifications, dataset, keeping };
    Ok(Page::new(page).into_response())
}

/// Keeps the occupation, then shows where one writes what it means.
pub(super) async fn keep(
    visit: Visit,
    Path(code): Path<String>,
    _: Extension<Information>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let code = occupation_code(&code).ok_or(Refusal::NotFound)?;
    let token = actions::keep(&visit, &code).await?;
    Ok(visit.answer(&format!("/mon-carnet#metier-{code}"), Some(Told("information-kept")), token))
}

/// Takes the occupation away; the notebook shows how to put it back.
pub(super) async fn remove(
    visit: Visit,
    Path(code): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let code = occupation_code(&code).ok_or(Refusal::NotFound)?;
    actions::remove(&visit, &code).await?;
    Ok(visit.answer("/mon-carnet", Some(Told("information-removed")), None))
}

/// A part of the sheet: the id of its heading, the key of its heading, what it says.
struct Part {
    id: &'static str,
    title: &'static str,
    body: Vec<Html>,
}

impl SheetPage {
    fn crumbs(&self) -> Breadcrumb {
        let label = self.frame.t("information-nav-occupations").into_owned();
        Breadcrumb::new(&self.frame, vec![(label, "/metiers".to_owned())])
    }

    fn demonstration(&self) -> Option<Notice> {
        demonstration(&self.frame.words, &self.dataset)
    }

    fn source(&self) -> SourceNote {
        SourceNote::new(&self.frame.words, &self.dataset)
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = Vec::new();
        if self.sheet.regulated == Answer::Yes {
            tags.push(Tag::warn(self.frame.t("information-tag-regulated")));
        }
        if self.sheet.executive == Answer::Yes {
            tags.push(Tag::plain(self.frame.t("information-tag-executive")));
        }
        match self.sheet.ecology {
            Ecology::Green => tags.push(Tag::ok(self.frame.t("information-tag-green"))),
            Ecology::Strategic => tags.push(Tag::ok(self.frame.t("information-tag-strategic"))),
            Ecology::Brown => tags.push(Tag::warn(self.frame.t("information-tag-brown"))),
            Ecology::Neutral | Ecology::Unstated => {}
        }
        tags
    }

    fn is_kept(&self) -> bool {
        self.keeping == Keeping::Kept
    }

    fn is_offered(&self) -> bool {
        self.keeping == Keeping::Offered
    }

    fn keep_button(&self) -> Button {
        Button::main(self.frame.t("information-keep")).busy(self.frame.t("information-keeping"))
    }

    fn kept_link(&self) -> LinkButton {
        let href = format!("/mon-carnet#metier-{}", self.sheet.code);
        LinkButton::quiet(self.frame.t("information-kept-see"), href)
    }

    fn next(&self) -> NextStep {
        NextStep::new(&self.frame, self.frame.t("information-sheet-next"))
            .detail(self.frame.t("information-free"))
            .link(LinkButton::main(self.frame.t("information-talk"), "/demande"))
    }

    /// How many there are, for the line that unfolds a list.
    fn unfold(&self, key: &str, count: usize) -> String {
        self.frame.t1(key, "count", count).into_owned()
    }

    fn folded(&self, kind: ItemKind, standing: Option<Standing>, fold: Fold, key: &str) -> Option<Html> {
        let groups = self.sheet.groups(kind, standing);
        let count = groups.iter().map(|group| group.labels.len()).sum();
        lists(groups, fold, self.unfold(key, count))
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![
            Part { id: "savoir-faire", title: "information-skills", body: self.skills() },
            Part { id: "savoirs", title: "information-knowledge", body: self.knowledge() },
            Part { id: "conditions", title: "information-conditions", body: self.conditions() },
            Part { id: "noms", title: "information-names", body: self.names() },
        ];
        parts.retain(|part| !part.body.is_empty());
        parts
    }

    fn skills(&self) -> Vec<Html> {
        let core =
            self.folded(ItemKind::Skill, Some(Standing::Core), Fold::WhenLong, "information-skills-core");
        // When the publisher calls none the heart of the work, the others are what there is to read.
        let fold = if core.is_some() { Fold::Always } else { Fold::WhenLong };
        let others = self.folded(ItemKind::Skill, Some(Standing::Other), fold, "information-skills-other");
        let emerging = self.folded(
            ItemKind::Skill,
            Some(Standing::Emerging),
            Fold::Always,
            "information-skills-emerging",
        );
        let behaviours = self.folded(ItemKind::Behaviour, None, Fold::Always, "information-behaviours");
        [core, others, emerging, behaviours].into_iter().flatten().collect()
    }

    fn knowledge(&self) -> Vec<Html> {
        self.folded(ItemKind::Knowledge, None, Fold::WhenLong, "information-knowledge-unfold")
            .into_iter()
            .collect()
    }

    fn conditions(&self) -> Vec<Html> {
        let count = self.sheet.conditions.len();
        let said = self.unfold("information-conditions-said", count);
        let said = lists(plain(self.sheet.conditions.clone()), Fold::WhenLong, said);
        let contexts = self.folded(ItemKind::Context, None, Fold::WhenLong, "information-contexts");
        [said, contexts].into_iter().flatten().collect()
    }

    /// What one likes in such work, in our words: the publisher only gives letters.
    fn interests(&self) -> Vec<String> {
        let sentence = |interest: &Riasec| {
            self.frame
                .t(&format!("information-interest-{}", interest.letter().to_ascii_lowercase()))
                .into_owned()
        };
        self.sheet.interests.iter().map(sentence).collect()
    }

    fn names(&self) -> Vec<Html> {
        let mut names = self.sheet.titles.clone();
        names.retain(|name| *name != self.sheet.title);
        names.sort_by_cached_key(|name| sort_key(name));
        let summary = self.unfold("information-names-unfold", names.len());
        lists(plain(names), Fold::WhenLong, summary).into_iter().collect()
    }

    /// What a certification of the list is: its level, and whether experience opens it.
    fn about(&self, it: &Listed) -> String {
        let level = it.level.map(|level| level_words(&self.frame, level));
        let experience =
            (it.by_experience == Said::Yes).then(|| self.frame.t("information-cert-vae").into_owned());
        [Some(it.number.clone()), level, experience].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The moves the publisher knows, by kind: the key of their heading, and where they lead.
    fn moves(&self) -> Vec<(&'static str, Vec<&Related>)> {
        let mut moves = vec![
            ("information-moves-near", self.sheet.related_by(Kinship::Near)),
            ("information-moves-evolution", self.sheet.related_by(Kinship::Evolution)),
            ("information-moves-related", self.sheet.related_by(Kinship::Related)),
        ];
        moves.retain(|(_, related)| !related.is_empty());
        moves
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let render = |frame: Frame, sheet: Sheet, keeping: Keeping| {
        let certifications = match keeping {
            Keeping::NotHere => Vec::new(),
            Keeping::Offered | Keeping::Kept => vec![sample_certification()],
        };
        SheetPage { frame, sheet, certifications, dataset: Dataset::sample(), keeping }
            .render()
            .unwrap_or_default()
    };
    vec![
        Sample::new("information/sheet", move |frame| render(frame, sample_sheet(), Keeping::Offered)),
        Sample::new("information/sheet-kept", move |frame| render(frame, sample_sheet(), Keeping::Kept)),
        Sample::new("information/sheet-bare", move |frame| {
            let bare = Sheet {
                definition: Vec::new(),
                access: Vec::new(),
                conditions: Vec::new(),
                interests: Vec::new(),
                items: Vec::new(),
                related: Vec::new(),
                titles: Vec::new(),
                regulated: Answer::Unstated,
                ..sample_sheet()
            };
            render(frame, bare, Keeping::NotHere)
        }),
    ]
}

fn sample_certification() -> Listed {
    Listed {
        number: "RNCP90001".to_owned(),
        title: "CAP <boulanger>".to_owned(),
        level: Some(3),
        by_experience: Said::Yes,
    }
}

fn sample_sheet() -> Sheet {
    let item = |kind, label: String, category: &str, standing| Item {
        kind,
        label,
        category: category.to_owned(),
        standing,
    };
    let skills = (1..=12).map(|n| {
        item(ItemKind::Skill, format!("Savoir-faire <n° {n}>"), "Fabriquer & vendre", Standing::Other)
    });
    let others = [
        item(ItemKind::Skill, "Pétrir la pâte".to_owned(), "Fabriquer", Standing::Core),
        item(ItemKind::Skill, "Peser au gramme".to_owned(), "", Standing::Emerging),
        item(ItemKind::Behaviour, "Être fiable".to_owned(), "", Standing::Other),
        item(ItemKind::Knowledge, "Farines".to_owned(), "Produits, outils et matières", Standing::Core),
        item(ItemKind::Context, "Travail de nuit".to_owned(), "Horaires", Standing::Other),
    ];
    let related = [Kinship::Near, Kinship::Evolution, Kinship::Related].map(|kinship| Related {
        code: "D1104".to_owned(),
        title: "Pâtissier / Pâtissière".to_owned(),
        kinship,
    });
    Sheet {
        code: "D1102".to_owned(),
        title: "Boulanger / Boulangère".to_owned(),
        definition: vec!["Fabrique le pain & les viennoiseries.".to_owned()],
        access: vec!["Un CAP boulanger est demandé.".to_owned()],
        conditions: vec!["Debout, tôt le matin.".to_owned()],
        domain: "Commerce alimentaire".to_owned(),
        interests: "RIASEC".chars().filter_map(|letter| Riasec::parse(&letter.to_string())).collect(),
        regulated: Answer::Yes,
        executive: Answer::Yes,
        ecology: Ecology::Strategic,
        titles: vec!["Touriste / Tourière".to_owned(), "Boulanger / Boulangère".to_owned()],
        items: skills.chain(others).collect(),
        related: related.to_vec(),
    }
}
