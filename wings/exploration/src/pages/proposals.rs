//! `/competences/propositions`: skills that what was told tells of, each confirmed or declined by the person.
//!
//! Nothing enters the list of skills without a yes. What was declined is not proposed again from the same account.

use askama::Template;
use axum::Extension;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use jalon_information::model::sheet::ItemKind;
use jalon_kernel::page::components::{
    Button, Choice, EmptyState, Field, LinkButton, Notice, Radios, SearchBox,
};
use jalon_kernel::page::form::parse::clean;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{OCCUPATIONS, demonstration, gone, guide, mine, parameter};
use crate::Exploration;
use crate::actions::Writing;
use crate::guide::{Guide, Item, Proposed};
use crate::model::Kept;
use crate::model::experience::Experience;
use crate::model::pictures::Pictures;
use crate::model::portrait::Portrait;
use crate::model::skill::{Level, Skill};
use crate::store::Written;

/// How many skills are asked about on a page: more would tire.
const ASKED: usize = 12;
/// How many a chosen situation proposes.
const OF_A_PICTURE: usize = 5;
/// How much of a text typed in the address is looked at, in characters.
const LONGEST_SAID: usize = 2_000;

/// Where proposals come from.
enum From {
    /// An experience told.
    Experience(Kept<Experience>),
    /// Situations chosen.
    Pictures(Kept<Pictures>),
    /// A few words typed to find a skill by its name.
    Words(String),
}

impl From {
    fn read(portrait: &Portrait, query: &RawQuery) -> Option<Self> {
        match parameter(query, "de").as_str() {
            "images" => portrait.pictures.clone().map(Self::Pictures),
            "" => {
                let words = clean(&parameter(query, "q"));
                let words: String = words.chars().take(LONGEST_SAID).collect();
                (!words.trim().is_empty()).then_some(Self::Words(words))
            }
            named => {
                let id: Uuid = named.parse().ok()?;
                portrait.experiences.iter().find(|it| it.id == id).cloned().map(Self::Experience)
            }
        }
    }

    /// What is proposed and neither confirmed nor declined yet, the surest first.
    fn proposals(&self, guide: &Guide, portrait: &Portrait) -> Vec<Proposed> {
        let (mut all, declined) = match self {
            Self::Experience(kept) => (guide.propose(&kept.content.told(), 30), &kept.content.declined[..]),
            Self::Words(words) => (guide.propose(words, 30), &[][..]),
            Self::Pictures(kept) => {
                let each = kept.content.told();
                let each = each.iter().flat_map(|situation| guide.propose(situation.told, OF_A_PICTURE));
                (each.collect(), &kept.content.declined[..])
            }
        };
        let mut seen = Vec::new();
        all.retain(|it| {
            let ogr = it.item.ogr;
            let is_new = !declined.contains(&ogr) && portrait.skill(ogr).is_none() && !seen.contains(&ogr);
            seen.push(ogr);
            is_new
        });
        all
    }

    /// The end of the address of its page.
    fn query(&self) -> String {
        match self {
            Self::Experience(kept) => format!("de={}", kept.id),
            Self::Pictures(_) => "de=images".to_owned(),
            Self::Words(words) => {
                form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish()
            }
        }
    }
}

#[derive(Template)]
#[template(path = "proposals.html")]
struct ProposalsPage {
    frame: Frame,
    form: Form,
    from: From,
    proposals: Vec<Proposed>,
    has_skills: bool,
    demonstration: Option<Notice>,
}

impl ProposalsPage {
    fn asked(&self) -> &[Proposed] {
        &self.proposals[..self.proposals.len().min(ASKED)]
    }

    fn action(&self) -> String {
        format!("/competences/propositions?{}", self.from.query())
    }

    fn question(&self, proposed: &Proposed) -> Radios {
        let name = field(&proposed.item);
        let choice = |answer: &str| {
            let mut choice = Choice::new(answer, self.frame.t(&format!("exploration-answer-{answer}")));
            // What was answered comes back with the page.
            if self.form.value(&name) == answer {
                choice = choice.checked();
            }
            choice
        };
        let field = Field::new(&self.frame, &name, &proposed.item.label);
        let question = Radios::new(field, ["yes", "little", "no"].map(choice).to_vec()).inline();
        match (&self.from, proposed.because.is_empty()) {
            // The words behind a drawing are ours, not the person's.
            (From::Pictures(_), _) | (_, true) => question,
            (_, false) => question.hint(self.frame.t1("exploration-because", "words", &proposed.because)),
        }
    }

    fn nothing(&self) -> EmptyState {
        let t = |key| self.frame.t(key);
        if self.has_skills {
            return EmptyState::new(t("exploration-proposals-done"), t("exploration-proposals-done-text"))
                .action(LinkButton::main(t("exploration-see-occupations"), OCCUPATIONS));
        }
        EmptyState::new(t("exploration-proposals-none"), t("exploration-proposals-none-text"))
            .action(LinkButton::main(t("exploration-by-pictures"), "/competences/images"))
    }

    fn again(&self) -> Option<LinkButton> {
        match &self.from {
            From::Experience(kept) => Some(LinkButton::quiet(
                self.frame.t("exploration-proposals-tell-more"),
                format!("/competences/experience?de={}", kept.id),
            )),
            From::Pictures(_) | From::Words(_) => None,
        }
    }

    fn search(&self) -> SearchBox {
        search(
            &self.frame,
            match &self.from {
                From::Words(words) => words,
                From::Experience(_) | From::Pictures(_) => "",
            },
        )
    }
}

/// The box that finds a skill by its name or in a sentence.
pub fn search(frame: &Frame, words: &str) -> SearchBox {
    let form = Form::blank().scope("exploration-skill").fill("q", words);
    form.search_box(frame, "q", "/competences/propositions")
}

fn field(item: &Item) -> String {
    format!("skill-{}", item.ogr)
}

/// Asks about the skills proposed.
pub async fn get(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    query: RawQuery,
) -> Result<Response, Refusal> {
    let portrait = mine(&visit).await?.portrait;
    let guide = guide(&visit, &exploration).await?;
    let Some(from) = From::read(&portrait, &query) else { return Ok(gone(&visit)) };
    let proposals = guide.as_ref().map(|guide| from.proposals(guide, &portrait)).unwrap_or_default();
    let frame = visit.frame();
    let page = ProposalsPage {
        demonstration: demonstration(&frame.words, guide.as_deref()),
        frame,
        form: Form::blank(),
        from,
        proposals,
        has_skills: !portrait.skills.is_empty(),
    };
    Ok(Page::new(page).into_response())
}

/// Keeps what was confirmed and what was declined.
pub async fn post(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    query: RawQuery,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let guide = guide(&visit, &exploration).await?;
    let mut writing = Writing::begin(&visit).await?;
    let portrait = writing.shelf.portrait()?;
    let Some((from, guide)) = From::read(&portrait, &query).zip(guide) else { return Ok(gone(&visit)) };
    let mut declined = Vec::new();
    let source = match &from {
        From::Experience(kept) => Some(kept.id),
        From::Pictures(_) | From::Words(_) => None,
    };
    for Proposed { item, .. } in from.proposals(&guide, &portrait) {
        let level = match form.value(&field(&item)) {
            "yes" => Level::Alone,
            "little" => Level::Helped,
            "no" => {
                declined.push(item.ogr);
                continue;
            }
            _ => continue,
        };
        let skill = Skill::confirmed(item.label.clone(), level, source);
        let id = writing.id();
        writing.insert(id, &item.ogr.to_string(), &skill).await?;
    }
    if !declined.is_empty() {
        // Whoever answers in two windows declines in both: the later answer finds the list of the first.
        match from {
            From::Experience(kept) => {
                let mut experience = kept.content;
                experience.declined.extend(declined);
                let _: Written = writing.update(kept.id, kept.version, &experience).await?;
            }
            From::Pictures(kept) => {
                let mut pictures = kept.content;
                pictures.declined.extend(declined);
                let _: Written = writing.update(kept.id, kept.version, &pictures).await?;
            }
            From::Words(_) => {}
        }
    }
    let token = writing.commit().await?;
    Ok(visit.answer(OCCUPATIONS, Some(Told("exploration-kept")), token))
}

/// Proposals from an experience, from drawings, none left, none understood.
pub fn samples() -> Vec<Sample> {
    let item =
        |ogr: i64| Item { ogr, label: format!("Encaisser <une vente> & {ogr}"), kind: ItemKind::Skill };
    let proposed = move |count: i64| -> Vec<Proposed> {
        (1..=count).map(|ogr| Proposed { item: item(ogr), because: "tenu une <caisse>".to_owned() }).collect()
    };
    let render = |frame: Frame, from, proposals, has_skills| {
        let page = ProposalsPage {
            demonstration: None,
            frame,
            form: Form::blank().fill("skill-1", "yes"),
            from,
            proposals,
            has_skills,
        };
        page.render().unwrap_or_default()
    };
    let told = || From::Experience(super::experience::sample_experience(1));
    let pictures = || From::Pictures(Kept::sample(1, "one", Pictures::default()));
    vec![
        Sample::new("exploration/proposals", move |frame| render(frame, told(), proposed(15), false)),
        Sample::new("exploration/proposals-pictures", move |frame| {
            render(frame, pictures(), proposed(3), true)
        }),
        Sample::new("exploration/proposals-none", move |frame| render(frame, told(), Vec::new(), false)),
        Sample::new("exploration/proposals-done", move |frame| render(frame, pictures(), Vec::new(), true)),
        Sample::new("exploration/proposals-words", move |frame| {
            render(frame, From::Words("caisse <b>".to_owned()), proposed(1), true)
        }),
    ]
}
