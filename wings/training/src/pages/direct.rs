//! A project brought ready-made (2.3-07): what the house checks, who brought it, by when it is answered, and the answer.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Breadcrumb, Button, Mood, Notice, SummaryList, SummaryRow, Tag};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::funding::{Health, load};
use super::{PROJECT, Top, id, may, open, version};
use crate::actions::Changed;
use crate::actions::decide_direct::{bring, decide};
use crate::model::Voice;
use crate::model::case::Case;
use crate::model::check::{Brought, Check, Plan, Topic, Verdict, checks};
use crate::model::direct::{ANSWER_WITHIN, Decision, Direct, Outcome, Round};
use crate::model::part::Part;
use crate::model::project::LONGEST;
use crate::store;

const SCOPE: &str = "training-direct";

/// Where the texts that a check rests on can be read.
const CODE: &str = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072050/";

/// The project as it is brought: what is checked of it, and what was decided.
pub(super) struct Brief {
    pub direct: Direct,
    pub version: i64,
    pub checks: Vec<Check>,
}

#[derive(Template)]
#[template(path = "direct.html")]
struct DirectPage {
    frame: Frame,
    top: Top,
    brief: Brief,
    can_decide: bool,
    form: Form,
    is_stale: bool,
}

/// A check as the page shows it.
struct Line {
    title: String,
    tag: Tag,
    why: String,
    place: (String, String),
    source: Option<(String, &'static str)>,
}

impl DirectPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT])
    }

    fn stale(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("training-stale"))
    }

    fn within(&self) -> String {
        self.frame.t1("training-direct-within", "days", ANSWER_WITHIN).into_owned()
    }

    fn lines(&self, all: &[Check]) -> Vec<Line> {
        all.iter().map(|check| self.line(check)).collect()
    }

    fn line(&self, check: &Check) -> Line {
        let frame = &self.frame;
        let word = check.topic.word();
        let verdict = frame.t(&format!("training-check-{}", check.verdict.word()));
        let tag = match check.verdict {
            Verdict::Yes => Tag::ok(verdict),
            Verdict::No => Tag::bad(verdict),
            Verdict::Unknown => Tag::warn(verdict),
        };
        let sum = check.sum.map(|sum| frame.words.euros(sum)).unwrap_or_default();
        let day = check.day.map(|day| frame.date(day)).unwrap_or_default();
        let arguments = [("detail", check.detail.as_str().into()), ("sum", sum.into()), ("day", day.into())];
        let why = frame.words.with(&format!("training-check-{word}-{}", check.why), &arguments).into_owned();
        let (place, page) = place(check.topic);
        let source = text(check).map(|article| (article.to_owned(), CODE));
        Line {
            title: frame.t(&format!("training-check-{word}")).into_owned(),
            tag,
            why,
            place: (frame.t(place).into_owned(), self.top.at(page)),
            source,
        }
    }

    fn count(&self, verdict: Verdict) -> i64 {
        let count = self.brief.checks.iter().filter(|check| check.verdict == verdict).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn summary(&self) -> String {
        let arguments = [
            ("yes", self.count(Verdict::Yes).into()),
            ("no", self.count(Verdict::No).into()),
            ("unknown", self.count(Verdict::Unknown).into()),
        ];
        self.frame.words.with("training-direct-summary", &arguments).into_owned()
    }

    fn state(&self) -> Option<Notice> {
        let frame = &self.frame;
        if let Some(round) = self.brief.direct.waiting() {
            let day = frame.date(round.answer_by);
            return Some(match round.is_late(self.top.today) {
                true => Notice::new(Mood::Warn, frame.t1("training-direct-late", "day", day)),
                false => Notice::new(Mood::Info, frame.t1("training-direct-waits", "day", day)),
            });
        }
        let decision = self.brief.direct.decision()?;
        let mood = match decision.outcome {
            Outcome::Validated => Mood::Ok,
            Outcome::Refused | Outcome::Needs => Mood::Warn,
        };
        Some(Notice::new(mood, frame.t(&format!("training-direct-is-{}", decision.outcome.word()))))
    }

    fn rounds(&self) -> Vec<SummaryList> {
        self.brief.direct.rounds.iter().rev().map(|round| self.round(round)).collect()
    }

    fn round(&self, round: &Round) -> SummaryList {
        let frame = &self.frame;
        let row = |key: &str, text: String| SummaryRow::new(frame.t(&format!("training-direct-{key}")), text);
        let who = self.top.you_or_name(frame, round.by);
        let mut rows = vec![
            row(
                "brought",
                frame.t2("training-byline", "who", who, "when", frame.date(round.on)).into_owned(),
            ),
            row("answer-by", frame.date(round.answer_by)),
        ];
        if !round.message.is_empty() {
            rows.insert(1, row("said", round.message.clone()));
        }
        if let Some(decision) = &round.decision {
            let (who, when) = (decision.name.as_str(), frame.date(decision.on));
            let word = decision.outcome.word();
            rows.push(row("outcome", frame.t(&format!("training-direct-outcome-{word}")).into_owned()));
            rows.push(row("decided", frame.t2("training-byline", "who", who, "when", when).into_owned()));
            if !decision.reason.is_empty() {
                rows.push(row("reason-said", decision.reason.clone()));
            }
        }
        SummaryList::new(frame, rows)
    }

    fn can_bring(&self) -> bool {
        self.top.can_write && self.brief.direct.can_be_brought()
    }

    fn decides(&self) -> bool {
        self.can_decide && self.brief.direct.waiting().is_some()
    }

    // The two forms are never there at once: what was sent belongs to the one that is shown.
    fn sent(&self) -> Form {
        self.form.clone().moved_to_version(self.brief.version)
    }

    fn outcomes(&self) -> [&'static str; 3] {
        [Outcome::Validated.word(), Outcome::Needs.word(), Outcome::Refused.word()]
    }
}

// Which part of the project a check reads, and its page.
fn place(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Certification => ("training-certification-title", "formation/certification"),
        Topic::Prerequisites => ("training-need-title", "formation/besoin"),
        Topic::Dates | Topic::Quote => ("training-offers-title", "formation/organismes"),
        Topic::Plan | Topic::Deadlines => ("training-funding-title", "financement"),
        Topic::Employer => ("training-time-title", "formation/temps-de-travail"),
    }
}

// The article a check rests on, where it rests on one.
fn text(check: &Check) -> Option<&'static str> {
    match (check.topic, check.why.as_str()) {
        (Topic::Certification, "account" | "unregistered" | "not-on-account" | "on-account") => {
            Some("Code du travail, article L. 6323-6")
        }
        (Topic::Employer, "refused" | "later" | "waiting" | "yes") => {
            Some("Code du travail, article L. 6323-17")
        }
        _ => None,
    }
}

/// What is checked of a project, as far as this reader may see it.
pub(super) async fn brief(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    health: Health,
) -> Result<Brief, Refusal> {
    let (case, whole) = load(tx, file, health).await?;
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let plans = store::plans::list(tx, &file.key, file.id()).await?;
    let mut requests = store::requests::list(tx, &file.key, file.id()).await?;
    requests.retain(|it| health == Health::Shown || !it.asked.tells_health);
    let facts = Case { health: None, ..case.clone() }.whole().facts;
    let plan = match plans.first() {
        None => Plan::None,
        Some(plan) if plan.content.tells_health && health == Health::Hidden => Plan::Hidden,
        Some(plan) if plan.content.facts != facts => Plan::Old,
        Some(plan) => Plan::Kept(plan),
    };
    let on_account = facts.get("formation . éligible au compte").map(|value| value == "oui");
    let brought = Brought { whole: &whole, on_account, plan, requests: &requests, today: visit.today() };
    let direct = parts.get::<Direct>(Part::Direct).map(|kept| kept.content).unwrap_or_default();
    Ok(Brief { direct, version: parts.version(Part::Direct), checks: checks(brought) })
}

async fn show(visit: &Visit, parcours: Uuid, is_stale: bool) -> Result<DirectPage, Refusal> {
    let (mut tx, file) = open(visit, parcours).await?;
    let brief = brief(visit, &mut tx, &file, Health::of(visit, &file)).await?;
    Ok(page(visit, &file, brief, Form::blank(), is_stale))
}

fn page(visit: &Visit, file: &Authorized<File>, brief: Brief, form: Form, is_stale: bool) -> DirectPage {
    let (top, form) = (Top::of(visit, file), form.scope(SCOPE));
    let can_decide = may(visit, Act::TrainingDecide, file);
    DirectPage { frame: visit.frame().with_form(&form), top, brief, can_decide, form, is_stale }
}

/// Shows the checks and where the validation stands.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, false).await?).into_response())
}

/// Brings the project.
pub async fn post(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let mut form = form.scope(SCOPE);
    let message = form.optional("message", parse::long_text(LONGEST)).unwrap_or_default();
    if form.has_errors() {
        let brief = brief(&visit, &mut tx, &file, Health::of(&visit, &file)).await?;
        return Ok(Page::invalid(page(&visit, &file, brief, form, false)).into_response());
    }
    let done = bring(&visit, tx, &file, version(&form), message).await?;
    answer(&visit, parcours, done, "training-direct-brought").await
}

/// Decides.
pub async fn post_decision(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingDecide, parcours).await?;
    let mut form = form.scope(SCOPE);
    let brief = brief(&visit, &mut tx, &file, Health::of(&visit, &file)).await?;
    let Some((outcome, reason)) = read(&mut form) else {
        return Ok(Page::invalid(page(&visit, &file, brief, form, false)).into_response());
    };
    let decision =
        Decision { outcome, reason, on: visit.today(), name: signed(&visit), checks: brief.checks };
    let done = decide(&visit, tx, &file, version(&form), decision).await?;
    answer(&visit, parcours, done, "training-direct-decided").await
}

fn read(form: &mut Form) -> Option<(Outcome, String)> {
    let outcome = form.required("outcome", parse::choice(Outcome::from_word));
    let reason = form.optional("reason", parse::long_text(LONGEST)).unwrap_or_default();
    // No "no" without its reason, and nothing is asked for without saying what.
    if matches!(outcome, Some(Outcome::Refused | Outcome::Needs)) && reason.is_empty() {
        form.error("reason", FieldError::new("training-direct-reason-what"));
    }
    let outcome = outcome?;
    (!form.has_errors()).then_some((outcome, reason))
}

async fn answer(
    visit: &Visit,
    parcours: Uuid,
    done: Changed,
    told: &'static str,
) -> Result<Response, Refusal> {
    match done {
        Changed::Done => {
            Ok(visit.answer(&format!("/parcours/{parcours}/formation/validation"), Some(Told(told)), None))
        }
        Changed::Stale => {
            let page = show(visit, parcours, true).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// The name that stands under what this actor decides.
pub(super) fn signed(visit: &Visit) -> String {
    use jalon_kernel::people::session::Holder;
    match visit.session().map(|session| &session.holder) {
        Some(Holder::Professional { name, .. } | Holder::Person { name, .. }) => name.clone(),
        None => String::new(),
    }
}

/// Invented, for samples: one check of each answer, and a decision of each kind.
pub fn samples() -> Vec<Sample> {
    fn a_check(topic: Topic, verdict: Verdict, why: &str) -> Check {
        let detail = "Licence <de> chimie".to_owned();
        Check { topic, verdict, why: why.into(), detail, sum: Some(123_456), day: Some(date(2026, 9, 7)) }
    }
    fn brief(outcome: Option<Outcome>, answer_by: Date) -> Brief {
        let all = [
            (Topic::Certification, "yes unnamed number plan unregistered account not-on-account on-account"),
            (Topic::Prerequisites, "need yes missing to-check"),
            (Topic::Dates, "yes session days order past"),
            (Topic::Quote, "yes session price silent asked none"),
            (Topic::Plan, "yes none hidden old left case"),
            (Topic::Deadlines, "yes none late unsaid sent"),
            (Topic::Employer, "yes time not-needed refused later waiting"),
        ];
        let checks = all.iter().flat_map(|(topic, whys)| {
            let verdicts = [Verdict::Yes, Verdict::No, Verdict::Unknown].into_iter().cycle();
            whys.split(' ').zip(verdicts).map(|(why, verdict)| a_check(*topic, verdict, why))
        });
        let checks: Vec<Check> = checks.collect();
        let decision = outcome.map(|outcome| Decision {
            outcome,
            reason: "Le devis <manque>.".into(),
            on: date(2026, 3, 5),
            name: "Claire Moreau".into(),
            checks: checks.clone(),
        });
        let round = Round {
            by: Voice::Person,
            on: date(2026, 2, 20),
            message: "Tout est prêt.".into(),
            answer_by,
            decision,
            reminded: false,
        };
        Brief { direct: Direct { rounds: vec![round] }, version: 1, checks }
    }
    fn shown(frame: Frame, reader: Voice, brief: Brief, form: Form) -> String {
        let top = Top::sample(reader);
        let can_decide = reader == Voice::Counsellor;
        DirectPage { frame: frame.with_form(&form), top, brief, can_decide, form, is_stale: false }
            .to_string()
    }
    let form = || Form::blank().scope(SCOPE);
    let mut all = vec![
        Sample::new("training/direct-new", move |frame| {
            let brief = Brief { direct: Direct::default(), ..brief(None, date(2026, 3, 17)) };
            shown(frame, Voice::Person, brief, form())
        }),
        Sample::new("training/direct-waits", move |frame| {
            shown(frame, Voice::Person, brief(None, date(2026, 3, 17)), form())
        }),
        Sample::new("training/direct-late", move |frame| {
            shown(frame, Voice::Person, brief(None, date(2026, 3, 2)), form())
        }),
        Sample::new("training/direct-decide", move |frame| {
            let sent =
                vec![("outcome".to_owned(), "refused".to_owned()), ("reason".to_owned(), String::new())];
            let mut form = Form::received(sent).scope(SCOPE);
            read(&mut form);
            shown(frame, Voice::Counsellor, brief(None, date(2026, 3, 17)), form)
        }),
    ];
    for (name, outcome) in [
        ("training/direct-validated", Outcome::Validated),
        ("training/direct-refused", Outcome::Refused),
        ("training/direct-needs", Outcome::Needs),
    ] {
        all.push(Sample::new(name, move |frame| {
            shown(frame, Voice::Person, brief(Some(outcome), date(2026, 3, 17)), form())
        }));
    }
    all
}
