//! The funding of a parcours on one page: the answer of the rules, the plans that were kept, what is asked of funders.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{
    Breadcrumb, Button, Cell, Column, Details, LinkButton, Mood, Notice, SummaryList, SummaryRow, Table, Tag,
};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::Date;
use uuid::Uuid;

use super::notice::is_granted;
use super::{Health, load};
use crate::actions::bring_answers::bring_answers;
use crate::actions::keep_plan::{Ground, keep_plan};
use crate::model::Voice;
use crate::model::case::Case;
use crate::model::plan::KeptPlan;
use crate::model::request::{Request, State};
use crate::model::whole::Whole;
use crate::pages::outcome::{OutcomeView, Ways};
use crate::pages::rights::result::{Asked, sample_answers};
use crate::pages::rights::start::said;
use crate::pages::{PROJECT, Top, id, open};
use crate::reckon::{self, Assumed};
use crate::rules::Rules;
use crate::store;

/// The most plans that are compared.
const MOST_PLANS: i64 = 20;

/// What the page shows beside the answer of the rules.
pub(super) struct Kept {
    pub plans: Vec<KeptPlan>,
    pub requests: Vec<Request>,
    /// Whether the person has answers of their own to bring.
    pub can_bring: bool,
    pub health: Health,
}

#[derive(Template)]
#[template(path = "funding.html")]
pub(super) struct FundingPage {
    frame: Frame,
    top: Top,
    title: String,
    outcome: Html,
    has_plan: bool,
    said: SummaryList,
    assumed: Option<Assumed>,
    plan: usize,
    kept: Kept,
    is_stale: bool,
}

impl FundingPage {
    fn new(
        frame: Frame,
        top: Top,
        rules: &Rules,
        case: &Case,
        whole: &Whole,
        plan: usize,
        kept: Kept,
    ) -> Self {
        let all = case.whole();
        // A funder that refused pays no more: the plan is made again without it.
        let refused: Vec<&str> = kept
            .requests
            .iter()
            .filter(|it| it.state == State::Refused)
            .map(|it| it.asked.scheme.as_str())
            .collect();
        let (outcome, assumed) = reckon::outcome_without(&frame, rules, &all, top.today, &refused);
        let has_plan = !outcome.plans.is_empty();
        let way = top.at("financement/question");
        let letter = has_letter(whole).then(|| top.at("formation/lettre"));
        let ways = Ways { question: top.can_write.then(|| way.clone()), plan: top.at("financement"), letter };
        let said = said(&frame, rules, &all, &way);
        let view = OutcomeView::new(frame.clone(), outcome, ways, plan);
        let (title, outcome) = (view.title(), Html::of(&view));
        Self { frame, top, title, outcome, has_plan, said, assumed, plan, kept, is_stale: false }
    }

    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT])
    }

    fn day(&self) -> String {
        self.frame.t1("training-result-day", "date", self.frame.date(self.top.today)).into_owned()
    }

    fn assumed(&self) -> Option<Notice> {
        let assumed = self.assumed.as_ref()?;
        let (start, end) = (self.frame.date(assumed.start), self.frame.date(assumed.end));
        Some(Notice::new(Mood::Info, self.frame.t2("training-result-assumed", "start", start, "end", end)))
    }

    fn hidden(&self) -> Option<Notice> {
        (self.kept.health == Health::Hidden)
            .then(|| Notice::new(Mood::Info, self.frame.t("training-funding-hidden")))
    }

    fn stale_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("training-stale"))
    }

    fn go_on(&self) -> LinkButton {
        LinkButton::quiet(self.frame.t("training-rights-go-on"), self.top.at("financement/question"))
    }

    fn form(&self) -> Form {
        Form::blank()
    }

    fn plan_word(&self) -> String {
        self.plan.to_string()
    }

    fn shown_plans(&self) -> Vec<Details> {
        let visible = self
            .kept
            .plans
            .iter()
            .filter(|plan| self.kept.health == Health::Shown || !plan.content.tells_health);
        visible.map(|plan| self.plan_details(plan)).collect()
    }

    fn plan_details(&self, plan: &KeptPlan) -> Details {
        let (frame, words) = (&self.frame, &self.frame.words);
        let content = &plan.content;
        let date = frame.date(content.on);
        let summary = words
            .with(
                "training-plan-kept",
                &[
                    ("number", plan.number.into()),
                    ("date", date.into()),
                    ("who", self.top.you_or_name(frame, plan.by).into()),
                    ("left", words.euros(content.left).into()),
                ],
            )
            .into_owned();
        let rows = content
            .lines
            .iter()
            .map(|line| {
                let sum = match line.amount {
                    Some(cents) => words.euros(cents),
                    None => frame.t("training-outcome-case").into_owned(),
                };
                let cost = frame.t(&format!("training-line-{}", line.cost)).into_owned();
                vec![Cell::text(&line.name), Cell::text(cost), Cell::text(sum)]
            })
            .collect();
        let columns = vec![
            Column::words(frame.t("training-column-payer")),
            Column::words(frame.t("training-column-for")),
            Column::numbers(frame.t("training-column-sum")),
        ];
        let caption = frame.t1("training-outcome-total", "sum", words.euros(content.cost)).into_owned();
        let table = Table::new(format!("plan-{}", plan.number), caption, columns, rows);
        Details::new(summary, Html::of(&table))
    }

    fn shown_requests(&self) -> Vec<&Request> {
        let visible = |it: &&Request| self.kept.health == Health::Shown || !it.asked.tells_health;
        self.kept.requests.iter().filter(visible).collect()
    }

    fn state(&self, request: &Request) -> Tag {
        let text = self.frame.t(&format!("training-request-state-{}", request.state.word()));
        match request.state {
            State::Granted | State::Paid => Tag::ok(text),
            State::Refused => Tag::bad(text),
            State::Asked => Tag::warn(text),
            State::Considered | State::Dropped => Tag::plain(text),
        }
    }

    fn facts(&self, request: &Request) -> SummaryList {
        let (frame, words) = (&self.frame, &self.frame.words);
        let asked = &request.asked;
        let day = |day: Option<Date>| day.map(|day| frame.day(day)).unwrap_or_default();
        let sum = |sum: Option<i64>| sum.map(|sum| words.euros(sum)).unwrap_or_default();
        let rows = [
            (
                "amount",
                asked
                    .amount
                    .map_or_else(|| frame.t("training-outcome-case").into_owned(), |it| words.euros(it)),
            ),
            ("send_by", day(asked.send_by)),
            ("asked_on", day(asked.asked_on)),
            ("answer_by", day(asked.answer_by)),
            ("answered_on", day(asked.answered_on)),
            ("granted", sum(asked.granted)),
            ("reason", asked.reason.clone()),
            ("reference", asked.reference.clone()),
        ];
        let said = rows.into_iter().filter(|(_, text)| !text.is_empty());
        let rows =
            said.map(|(field, text)| SummaryRow::new(frame.t(&format!("training-request-{field}")), text));
        SummaryList::new(frame, rows.collect())
    }

    fn has_notice(&self) -> bool {
        self.shown_requests().into_iter().any(is_granted)
    }

    fn can_move(&self, request: &Request) -> bool {
        self.top.can_write && request.state.next().next().is_some()
    }

    fn address(&self, request: &Request) -> String {
        self.top.at(&format!("financement/demandes/{}", request.id))
    }

    fn refused(&self) -> Option<Notice> {
        let names: Vec<String> = self
            .shown_requests()
            .into_iter()
            .filter(|it| it.state == State::Refused)
            .map(|it| it.asked.name.clone())
            .collect();
        (!names.is_empty()).then(|| {
            let names = self.frame.words.list(&names);
            Notice::new(Mood::Warn, self.frame.t1("training-funding-replanned", "names", names))
        })
    }
}

fn has_letter(whole: &Whole) -> bool {
    use crate::model::project::When;
    let time = whole.time.as_ref().map(|kept| kept.content.when);
    let offer = whole.offers.as_ref().and_then(|kept| kept.content.chosen());
    matches!(time, Some(When::During | When::Mixed)) && offer.is_some_and(|offer| offer.start.is_some())
}

/// Shows the funding.
pub async fn get(
    visit: Visit,
    rules: Rules,
    Path(parcours): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let page = show(&visit, &rules, id(&parcours)?, asked.plan(), false).await?;
    Ok(Page::new(page).into_response())
}

/// The page again, after something overtook what was sent.
pub(super) async fn overtaken(visit: &Visit, rules: &Rules, parcours: Uuid) -> Result<Response, Refusal> {
    let page = show(visit, rules, parcours, 0, true).await?;
    Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
}

async fn show(
    visit: &Visit,
    rules: &Rules,
    parcours: Uuid,
    plan: usize,
    is_stale: bool,
) -> Result<FundingPage, Refusal> {
    let (mut tx, file) = open(visit, parcours).await?;
    let health = Health::of(visit, &file);
    let (case, whole) = load(&mut tx, &file, health).await?;
    let plans = store::plans::list(&mut tx, &file.key, parcours).await?;
    let requests = store::requests::list(&mut tx, &file.key, parcours).await?;
    let is_person = Voice::of(visit.actor()) == Voice::Person;
    let own = match is_person {
        true => store::inquiry::find(&mut tx, &file.key, file.person()).await?,
        false => None,
    };
    let is_new = |name: &String| !case.whole().is_answered(name);
    let can_bring = own.is_some_and(|own| own.answers.facts.keys().any(is_new));
    let kept = Kept { plans, requests, can_bring, health };
    let (frame, top) = (visit.frame(), Top::of(visit, &file));
    let page = FundingPage::new(frame, top, rules, &case, &whole, plan, kept);
    Ok(FundingPage { is_stale, ..page })
}

/// Brings what the person answered for themselves.
pub async fn post_bring(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    // Only the person has answers of their own, and what tells of health comes with them.
    let (tx, file) = begin_write(&visit, Act::TrainingAgree, parcours).await?;
    bring_answers(&visit, tx, &file).await?;
    Ok(visit.answer(&format!("/parcours/{parcours}/financement"), Some(Told("training-brought")), None))
}

/// Keeps the plan that is shown, and begins a request to each payer.
pub async fn post_plan(
    visit: Visit,
    rules: Rules,
    Path(parcours): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let number = form.required("plan", parse::whole_number(0..=MOST_PLANS)).ok_or(Refusal::Unreadable)?;
    let (case, _) = load(&mut tx, &file, Health::of(&visit, &file)).await?;
    let requests = store::requests::list(&mut tx, &file.key, parcours).await?;
    let refused: Vec<&str> =
        requests.iter().filter(|it| it.state == State::Refused).map(|it| it.asked.scheme.as_str()).collect();
    let all = case.whole();
    let (outcome, _) = reckon::outcome_without(&visit.frame(), &rules, &all, visit.today(), &refused);
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    let plan = outcome.plans.get(index).ok_or(Refusal::NotFound)?;
    let facts = Case { health: None, ..case.clone() }.whole().facts;
    let ground = Ground { facts, tells_health: case.tells_health() };
    keep_plan(&visit, tx, &file, plan, ground).await?;
    Ok(visit.answer(
        &format!("/parcours/{parcours}/financement#demandes"),
        Some(Told("training-plan-kept")),
        None,
    ))
}

/// The funding with plans and requests, with little known, and as somebody reads it who may not read health.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let page = |frame: Frame, rules: &Rules, reader, health, requests: Vec<Request>| {
        let case = Case { answers: sample_answers(), ..Case::default() };
        let plans = vec![super::request::sample_plan()];
        let kept = Kept { plans, requests, can_bring: reader == Voice::Person, health };
        FundingPage::new(frame, Top::sample(reader), rules, &case, &Whole::default(), 0, kept)
    };
    let (whole, hidden) = (rules.clone(), rules.clone());
    vec![
        Sample::new("training/funding", move |frame| {
            let requests = super::request::sample_requests();
            page(frame, &whole, Voice::Person, Health::Shown, requests).to_string()
        }),
        Sample::new("training/funding-counsellor", move |frame| {
            let page = page(frame, &hidden, Voice::Counsellor, Health::Hidden, Vec::new());
            FundingPage { is_stale: true, ..page }.to_string()
        }),
    ]
}
