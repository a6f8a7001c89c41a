//! `/demande/{question}`: one question a page. It says why it is asked, can be left and resumed, and leads to the next.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{
    Button, Choice, Details, EmptyState, LinkButton, Progress, Radios, StaleEdit,
};
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::operator;
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Visit};
use serde::Deserialize;
use uuid::Uuid;

use super::question_form::{self, NO_DEADLINE, Read, WORDS};
use super::said::{self, Eyes};
use crate::actions::write_answer::{Written, write_answer};
use crate::model::answers::{Answers, ContactMode, DeadlineKind, Motive, Situation};
use crate::model::place::Nearness;
use crate::model::question::{Need, Question};
use crate::model::routing::{self, Fit, Proposed};
use crate::store::requests;

/// How many sites are shown before one asks for all.
const SITES: usize = 8;
const RECAP: &str = "/demande/recapitulatif";

/// The page.
#[derive(Template)]
#[template(path = "question.html")]
pub struct QuestionPage {
    /// The frame.
    pub frame: Frame,
    /// Which question.
    pub question: Question,
    /// Its fields.
    pub form: Form,
    /// The sites, in the order proposed.
    pub sites: Vec<Proposed>,
    /// Whether all sites are shown.
    pub shown: Shown,
    /// What another window answered meanwhile.
    pub stale: Option<StaleEdit>,
}

/// How many sites a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The first ones.
    Few,
    /// All of them.
    All,
}

impl QuestionPage {
    fn title(&self) -> String {
        self.frame.t(&format!("reception-demand-{}", self.question.word())).into_owned()
    }

    fn progress(&self) -> Progress {
        Progress::new(&self.frame, self.question.number(), Question::total())
    }

    fn back(&self) -> String {
        self.question.previous().map_or("/demande".to_owned(), Question::href)
    }

    fn can_skip(&self) -> bool {
        self.question.need() == Need::Optional
    }

    fn has_fields(&self) -> bool {
        self.question != Question::Site || !self.sites.is_empty()
    }

    fn controls(&self) -> Html {
        let (frame, form) = (&self.frame, &self.form);
        match self.question {
            Question::Motive => Html::of(&form.radios(frame, "motif", Motive::WORDS).heading()),
            Question::Situation => Html::of(&form.checkboxes(frame, "situation", Situation::WORDS).heading()),
            Question::Words => {
                Html::of(&form.text_area(frame, "mots").optional().heading().rows(8).counter(WORDS))
            }
            Question::Deadline => {
                let kinds: Vec<&str> = [NO_DEADLINE].iter().chain(DeadlineKind::WORDS).copied().collect();
                let kind = form.radios(frame, "echeance", kinds).optional().heading();
                together(&[Html::of(&kind), Html::of(&form.date(frame, "date").optional())])
            }
            Question::Place => {
                let place = form.text_field(frame, "lieu").optional().heading().autocomplete("postal-code");
                Html::of(&place)
            }
            Question::Site => self.sites_control(),
            Question::Contact => {
                let mode = form.radios_from(frame, "contact", self.modes()).heading();
                together(&[
                    Html::of(&mode),
                    Html::of(&form.tel(frame, "telephone").optional()),
                    Html::of(&form.email(frame, "email").optional()),
                    Html::of(&form.text_area(frame, "adresse").optional().rows(3)),
                ])
            }
            Question::Name => {
                Html::of(&form.text_field(frame, "nom").optional().heading().autocomplete("nickname"))
            }
        }
    }

    fn modes(&self) -> Vec<Choice> {
        let choice =
            |mode: &ContactMode| Choice::new(mode.word(), self.frame.t(&format!("mode-{}", mode.word())));
        ContactMode::ALL.iter().map(choice).collect()
    }

    fn sites_control(&self) -> Html {
        if self.sites.is_empty() {
            let nothing =
                EmptyState::new(self.frame.t("reception-no-site"), self.frame.t("reception-no-site.text"));
            let title = Html::of(&Heading { text: self.title() });
            return together(&[title, Html::of(&nothing)]);
        }
        let shown = match self.shown {
            Shown::Few => SITES,
            Shown::All => usize::MAX,
        };
        let choices: Vec<Choice> =
            self.sites.iter().take(shown).enumerate().map(|(index, one)| self.choice(index, one)).collect();
        let radios: Radios = self.form.radios_from(&self.frame, "accueil", choices).heading();
        let why = Details::text(self.frame.t("reception-site-why"), self.basis());
        let mut parts = vec![Html::of(&radios)];
        if self.sites.len() > shown {
            let more =
                self.frame.t1("reception-site-all", "count", i64::try_from(self.sites.len()).unwrap_or(0));
            parts.push(Html::of(&LinkButton::quiet(more, "/demande/accueil?tous=1")));
        }
        parts.push(Html::of(&why));
        together(&parts)
    }

    fn choice(&self, index: usize, one: &Proposed) -> Choice {
        let words = &self.frame.words;
        let site = &one.site;
        let mut name = format!("{}, {}", site.operator_name, site.name);
        if index == 0 && one.fit != Fit::FirstAdvice {
            name = words.with("reception-site-first", &[("site", name.into())]).into_owned();
        }
        let mut hint = vec![self.reason(one.fit), site.address.clone()];
        hint.extend(self.nearness(one.nearness));
        hint.extend(site.hours.clone());
        hint.extend(site.phone.as_deref().map(said::phone));
        Choice::new(site.id, name).hint(hint.join(" · "))
    }

    fn reason(&self, fit: Fit) -> String {
        let words = &self.frame.words;
        let condition = |condition: crate::model::networks::Condition| {
            words.t(&format!("reception-condition-{}", condition.word())).into_owned()
        };
        match fit {
            Fit::Supports(_) => words.t("reception-fit-supports").into_owned(),
            Fit::SupportsIf(_, known) => words
                .with("reception-fit-supports-if", &[("condition", condition(known).into())])
                .into_owned(),
            Fit::FirstAdvice => words.t("reception-fit-first-advice").into_owned(),
        }
    }

    fn nearness(&self, nearness: Nearness) -> Option<String> {
        let key = match nearness {
            Nearness::Here => "reception-near-here",
            Nearness::Department => "reception-near-department",
            Nearness::Region => "reception-near-region",
            Nearness::Elsewhere => "reception-near-elsewhere",
            Nearness::Unknown => return None,
        };
        Some(self.frame.t(key).into_owned())
    }

    // The order explained: by what sites are ranked, and the text that names the network put first.
    fn basis(&self) -> String {
        let rank = self.frame.t("reception-site-rank");
        match self.sites.first().and_then(|first| first.basis) {
            Some(basis) => format!("{rank} {basis}."),
            None => rank.into_owned(),
        }
    }
}

#[derive(Template)]
#[template(ext = "html", source = "<h1>{{ text }}</h1>")]
struct Heading {
    text: String,
}

impl askama::filters::HtmlSafe for Heading {}

fn together(parts: &[Html]) -> Html {
    Html::trusted(parts.iter().map(Html::as_str).collect::<Vec<_>>().join("\n"))
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    choix: Option<String>,
    tous: Option<String>,
}

/// Shows a question.
pub async fn get(
    visit: Visit,
    Path(question): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let question = Question::from_word(&question).ok_or(Refusal::NotFound)?;
    visit.authorise_house(Act::RequestState)?;
    let mut known = load(&visit).await?;
    if question == Question::Motive && known.answers.motive.is_none() {
        known.answers.motive = asked.choix.as_deref().and_then(Motive::from_word);
    }
    let sites = proposed(&visit, question, &known.answers).await?;
    if question == Question::Site && known.answers.site.is_none() {
        known.answers.site = sites.first().map(|one| one.site.id);
    }
    let form = question_form::filled(question, &known.answers).at_version(known.version);
    let shown = if asked.tous.is_some() { Shown::All } else { Shown::Few };
    let page = QuestionPage { frame: visit.frame(), question, form, sites, shown, stale: None };
    Ok(Page::new(page).into_response())
}

/// Keeps an answer and leads on.
pub async fn post(
    visit: Visit,
    Path(question): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let question = Question::from_word(&question).ok_or(Refusal::NotFound)?;
    visit.authorise_house(Act::RequestState)?;
    let mut form = form.scope(question_form::SCOPE);
    let known = load(&visit).await?;
    let sites = proposed(&visit, question, &known.answers).await?;
    let skips = question.need() == Need::Optional && form.is_filled("passer");
    let offered: Vec<Uuid> = sites.iter().map(|one| one.site.id).collect();
    let read = if skips { None } else { question_form::read(question, &mut form, &offered, visit.today()) };
    if read.is_none() && !skips {
        let frame = visit.frame().with_form(&form);
        let page = QuestionPage { frame, question, form, sites, shown: Shown::All, stale: None };
        return Ok(Page::invalid(page).into_response());
    }
    let version = form.version().unwrap_or(0);
    let apply = |answers: &mut Answers| {
        if let Some(read) = &read {
            read.apply(answers);
        }
    };
    match write_answer(&visit, question, version, apply).await? {
        Written::Kept { draft, token } => {
            let next = draft.answers.next().map_or(RECAP.to_owned(), Question::href);
            Ok(visit.answer(&next, None, token))
        }
        Written::Stale { draft } => {
            Ok(stale(&visit, question, form, read.as_ref(), &draft.answers, draft.version, sites))
        }
    }
}

// Both answers side by side: nothing was written, nothing is lost.
fn stale(
    visit: &Visit,
    question: Question,
    form: Form,
    read: Option<&Read>,
    theirs: &Answers,
    version: i64,
    sites: Vec<Proposed>,
) -> Response {
    let frame = visit.frame();
    let mut yours = theirs.clone();
    if let Some(read) = read {
        read.apply(&mut yours);
    }
    let text = |answers: &Answers| {
        let name = |one: &Proposed| format!("{}, {}", one.site.operator_name, one.site.name);
        let site = sites.iter().find(|one| Some(one.site.id) == answers.site).map(name).unwrap_or_default();
        said::answer(&frame.words, answers, question, &site, Eyes::All)
    };
    let byline = frame.t("reception-stale-byline").into_owned();
    let stale = Some(StaleEdit::new(&frame, byline, text(theirs), text(&yours)));
    let form = form.moved_to_version(version);
    let page = QuestionPage { frame, question, form, sites, shown: Shown::All, stale };
    Page::new(page).status(StatusCode::CONFLICT).into_response()
}

struct Known {
    answers: Answers,
    version: i64,
}

// What this person is writing; someone who has nothing yet finds what their account knows already.
async fn load(visit: &Visit) -> Result<Known, Refusal> {
    let mut known = Known { answers: Answers::default(), version: 0 };
    let Some(person) = visit.person() else { return Ok(known) };
    let mut tx = visit.house().db.read().await?;
    let key = seal::person_key(&mut tx, &visit.house().secrets, person).await?;
    if let Some(draft) = requests::draft_of(&mut tx, &key, person).await? {
        let draft = visit.authorise(Act::RequestReadOwn, draft)?.into_inner();
        known = Known { version: draft.version, answers: draft.answers };
    }
    if !known.answers.is_answered(Question::Contact) {
        for contact in contact::of_person(&mut tx, person, &key).await? {
            match contact.kind {
                Kind::Email => known.answers.reach.email = Some(contact.address),
                Kind::Phone => known.answers.reach.phone = Some(contact.address),
            }
        }
    }
    if !known.answers.is_answered(Question::Name) {
        let loaded = jalon_kernel::people::person::load(&mut tx, &visit.house().secrets, person).await?;
        known.answers.name = loaded.map(|(person, _)| person.name).unwrap_or_default();
    }
    Ok(known)
}

async fn proposed(visit: &Visit, question: Question, answers: &Answers) -> Result<Vec<Proposed>, Refusal> {
    if question != Question::Site {
        return Ok(Vec::new());
    }
    let mut tx = visit.house().db.read().await?;
    Ok(routing::propose(operator::sites(&mut tx).await?, answers, visit.today()))
}
