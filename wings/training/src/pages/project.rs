//! The training project on one page (2.3): each part as it stands, what comes next, and whose turn it is.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{
    Breadcrumb, Button, LinkButton, NextStep, SummaryList, SummaryRow, Tag,
};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::offer_form::{SCOPE as OFFER, said, sample_offers};
use super::part::{PartForm, rows};
use super::{Top, certification, id, may, need, open, recognition, working_time};
use crate::model::Voice;
use crate::model::part::{Kept, Part};
use crate::model::project::{When, Wish};
use crate::model::whole::Whole;
use crate::store;
use crate::store::parts::Parts;

#[derive(Template)]
#[template(path = "project.html")]
struct ProjectPage {
    frame: Frame,
    top: Top,
    whole: Whole,
    /// Set when this reader is the person, who alone says what they want.
    wish: Option<Form>,
}

/// A part as the page shows it.
struct Section {
    id: &'static str,
    scope: &'static str,
    page: &'static str,
    facts: Option<SummaryList>,
    byline: String,
}

impl ProjectPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[])
    }

    fn next(&self) -> Option<NextStep> {
        let frame = &self.frame;
        if self.whole.waits_for_wish() {
            let key = match self.top.reader {
                Voice::Person => "training-next-wish",
                Voice::Counsellor => "training-next-wish-theirs",
            };
            let link = LinkButton::main(frame.t("training-next-wish-do"), "#vae");
            return Some(NextStep::new(frame, frame.t(key)).link(link));
        }
        let Some((key, page)) = self.whole.next() else {
            let link = LinkButton::main(frame.t("training-funding-open"), self.top.at("financement"));
            return Some(NextStep::new(frame, frame.t("training-next-funding")).link(link));
        };
        if !self.top.can_write {
            return None;
        }
        let (title, action) = (format!("training-next-{key}"), format!("training-next-{key}-do"));
        let link = LinkButton::main(frame.t(&action), self.top.at(page));
        Some(NextStep::new(frame, frame.t(&title)).detail(frame.t("training-next-together")).link(link))
    }

    fn section<P: PartForm>(&self, id: &'static str, kept: Option<&Kept<P>>) -> Section {
        let facts = kept.map(|kept| SummaryList::new(&self.frame, kept.content.rows(&self.frame)));
        Section { id, scope: P::SCOPE, page: P::PAGE, facts, byline: self.byline(kept) }
    }

    fn byline<T>(&self, kept: Option<&Kept<T>>) -> String {
        let Some(kept) = kept else { return String::new() };
        let (who, when) = (self.top.you_or_name(&self.frame, kept.by), self.frame.date_time(kept.at));
        self.frame.t2("training-byline", "who", who, "when", when).into_owned()
    }

    fn sections(&self) -> Vec<Section> {
        vec![
            self.section("besoin", self.whole.need.as_ref()),
            self.section("vae", self.whole.recognition.as_ref()),
            self.section("certification", self.whole.certification.as_ref()),
            self.offers(),
            self.section("temps", self.whole.time.as_ref()),
        ]
    }

    fn offers(&self) -> Section {
        let frame = &self.frame;
        let kept = self.whole.offers.as_ref();
        let facts = kept.map(|kept| match kept.content.chosen() {
            Some(offer) => {
                let mut all =
                    vec![SummaryRow::new(frame.t("training-offer-organisation"), &offer.organisation)];
                all.extend(rows(frame, OFFER, &said(frame, offer)));
                SummaryList::new(frame, all)
            }
            None => {
                let count = i64::try_from(kept.content.list.len()).unwrap_or(0);
                let text = frame.t1("training-offers-count", "count", count).into_owned();
                SummaryList::new(frame, vec![SummaryRow::new(frame.t("training-offers-compared"), text)])
            }
        });
        let byline = self.byline(kept);
        Section { id: "organismes", scope: "training-offers", page: "organismes", facts, byline }
    }

    fn title(&self, section: &Section) -> String {
        self.frame.t(&format!("{}-title", section.scope)).into_owned()
    }

    fn address(&self, section: &Section) -> String {
        self.top.at(&format!("formation/{}", section.page))
    }

    fn state(&self, section: &Section) -> Tag {
        match (&section.facts, section.id) {
            (None, _) => Tag::plain(self.frame.t("training-part-empty")),
            (Some(_), "vae") if self.whole.waits_for_wish() => Tag::warn(self.frame.t("training-part-wish")),
            (Some(_), _) => Tag::ok(self.frame.t("training-part-written")),
        }
    }

    fn wish_form(&self) -> Option<Form> {
        let version = self.whole.recognition.as_ref()?.version;
        self.wish.clone().map(|form| form.at_version(version))
    }

    // The letter needs to know which training and to whom; it is offered as soon as it would say something.
    fn letter(&self) -> Option<String> {
        let time = &self.whole.time.as_ref()?.content;
        let offer = self.whole.offers.as_ref()?.content.chosen()?;
        let has_employer = matches!(time.when, When::During | When::Mixed);
        (has_employer && offer.start.is_some()).then(|| self.top.at("formation/lettre"))
    }
}

/// The training project of the parts of a parcours.
pub fn whole(parts: &Parts) -> Whole {
    Whole {
        need: parts.get(Part::Need),
        recognition: parts.get(Part::Recognition),
        certification: parts.get(Part::Certification),
        offers: parts.get(Part::Offers),
        time: parts.get(Part::WorkingTime),
    }
}

/// Shows the training project.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    let (mut tx, file) = open(&visit, id(&parcours)?).await?;
    let parts = store::parts::load(&mut tx, &file.key, file.id()).await?;
    let wish = may(&visit, Act::TrainingAgree, &file).then(|| Form::blank().scope("training-recognition"));
    let (frame, top) = (visit.frame(), Top::of(&visit, &file));
    Ok(Page::new(ProjectPage { frame, top, whole: whole(&parts), wish }).into_response())
}

/// Invented, for samples.
pub fn sample(wish: Option<Wish>) -> Whole {
    fn kept<T>(content: T, by: Voice) -> Option<Kept<T>> {
        Some(Kept { content, by, at: jiff::Timestamp::UNIX_EPOCH, version: 1 })
    }
    Whole {
        need: kept(need::sample(), Voice::Person),
        recognition: kept(recognition::sample(wish), Voice::Counsellor),
        certification: kept(certification::sample(), Voice::Counsellor),
        offers: kept(sample_offers(), Voice::Person),
        time: kept(working_time::sample(), Voice::Person),
    }
}

/// The project empty, under way, whole, read by each.
pub fn samples() -> Vec<Sample> {
    let page = |frame, whole, reader| {
        let wish = (reader == Voice::Person).then(|| Form::blank().scope("training-recognition"));
        ProjectPage { frame, top: Top::sample(reader), whole, wish }.to_string()
    };
    let nexts: [(&'static str, fn(Whole) -> Whole); 6] = [
        ("training/project-empty", |_| Whole::default()),
        ("training/project-recognition", |whole| Whole { need: whole.need, ..Whole::default() }),
        ("training/project-certification", |whole| Whole { certification: None, ..whole }),
        ("training/project-offers", |whole| Whole { offers: None, ..whole }),
        ("training/project-time", |whole| Whole { time: None, ..whole }),
        ("training/project-choose", |mut whole| {
            if let Some(kept) = &mut whole.offers {
                kept.content.chosen = None;
            }
            whole
        }),
    ];
    let mut all: Vec<Sample> = nexts
        .into_iter()
        .map(|(name, change)| {
            Sample::new(name, move |frame| page(frame, change(sample(Some(Wish::No))), Voice::Counsellor))
        })
        .collect();
    all.push(Sample::new("training/project-wish", move |frame| page(frame, sample(None), Voice::Person)));
    all.push(Sample::new("training/project-wish-theirs", move |frame| {
        page(frame, sample(None), Voice::Counsellor)
    }));
    all.push(Sample::new("training/project", move |frame| {
        page(frame, sample(Some(Wish::Yes)), Voice::Person)
    }));
    all
}
