//! `/marche/immersion`: some days at a place of work (PMSMP), held against its dated rules; what was learned, what it changed.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::{Date, date};

use super::{gone, market, mine, parameter};
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::change::Change;
use crate::model::immersion::{
    Ask, Convention, Goal, Immersion, LONGEST, LONGEST_SHORT, Limit, Prescriber, Rule, rule,
};
use crate::store::Written;

const SCOPE: &str = "exploration-immersion";
/// The most days of presence that a form takes: more than a year is a fault of typing.
const DAYS: i64 = 366;

#[derive(Template)]
#[template(path = "immersion.html")]
struct ImmersionPage {
    frame: Frame,
    form: Form,
    kept: Option<Kept<Immersion>>,
    others: Vec<Kept<Immersion>>,
    today: Date,
    /// The form that says what it changed.
    effect: Form,
    is_stale: bool,
}

impl ImmersionPage {
    fn title(&self) -> &'static str {
        if self.kept.is_some() { "exploration-immersion-title" } else { "exploration-immersion-new" }
    }

    fn address(&self) -> String {
        let id = self.kept.as_ref().map(|it| it.id);
        id.map_or("/marche/immersion".to_owned(), |id| format!("/marche/immersion?de={id}"))
    }

    /// What goes against a rule, then what is to be asked; or that every rule is met.
    fn checked(&self) -> Option<Notice> {
        let kept = self.kept.as_ref()?;
        let others: Vec<&Immersion> =
            self.others.iter().filter(|other| other.id != kept.id).map(|other| &other.content).collect();
        let check = kept.content.check(&others);
        let t = |key: &str| self.frame.t(key).into_owned();
        if !check.against.is_empty() {
            let lines: Vec<String> =
                check.against.iter().map(|it| self.line(it.rule, Some(it.found))).collect();
            return Some(Notice::new(Mood::Warn, lines.join(" ")).title(t("exploration-immersion-against")));
        }
        if check.ask.is_empty() {
            return Some(Notice::new(Mood::Ok, t("exploration-immersion-fine")));
        }
        let ask = |ask: &Ask| t(&format!("exploration-ask-{}", ask.word()));
        let lines: Vec<String> = check.ask.iter().map(ask).collect();
        Some(Notice::new(Mood::Info, lines.join(" ")).title(t("exploration-immersion-ask")))
    }

    fn line(&self, rule: &Rule, found: Option<i64>) -> String {
        let key = match found {
            Some(_) => format!("exploration-limit-{}.found", rule.limit.word()),
            None => format!("exploration-limit-{}", rule.limit.word()),
        };
        let arguments = [("most", rule.most.into()), ("found", found.unwrap_or_default().into())];
        let said = self.frame.words.with(&key, &arguments).into_owned();
        let arguments = [
            ("source", rule.source.into()),
            ("from", self.frame.date(rule.from).into()),
            ("sure", self.frame.t(&format!("exploration-evidence-{}", rule.evidence)).into_owned().into()),
        ];
        format!("{said} {}", self.frame.words.with("exploration-limit-source", &arguments))
    }

    /// The rules in force, with the address of each source.
    fn rules(&self) -> Vec<(String, &'static str)> {
        let day = self.kept.as_ref().and_then(|kept| kept.content.from).unwrap_or(self.today);
        let rules = Limit::ALL.iter().filter_map(|limit| rule(*limit, day));
        rules.map(|rule| (self.line(rule, None), rule.address)).collect()
    }

    fn goals(&self) -> Vec<&'static str> {
        Goal::ALL.iter().map(|it| it.word()).collect()
    }

    fn prescribers(&self) -> Vec<&'static str> {
        Prescriber::ALL.iter().map(|it| it.word()).collect()
    }

    fn conventions(&self) -> Vec<&'static str> {
        Convention::ALL.iter().map(|it| it.word()).collect()
    }

    fn effect(&self) -> Option<Html> {
        let kept = self.kept.as_ref()?;
        Some(market::effect(&self.frame, &self.effect, kept.id, kept.content.change.as_ref()))
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

/// What an immersion says, a line each: where, when, what it taught, what it changed. Who prescribes it is left out: a
/// counsellor reads this too, and Cap emploi would tell of a disability that was not opened to them.
pub fn told(frame: &Frame, immersion: &Immersion) -> Vec<String> {
    let day = |day: Option<Date>| day.map(|day| frame.date(day));
    let dates = match (day(immersion.from), day(immersion.to)) {
        (Some(from), Some(to)) => {
            frame.t2("exploration-immersion-dates", "from", from, "to", to).into_owned()
        }
        (from, to) => from.or(to).unwrap_or_default(),
    };
    let goal = frame.t(&format!("exploration-immersion-goal-{}", immersion.goal.word())).into_owned();
    let convention =
        frame.t(&format!("exploration-immersion-convention-{}", immersion.convention.word())).into_owned();
    let first = [immersion.host.clone(), dates, goal, convention];
    let first: Vec<String> = first.into_iter().filter(|text| !text.is_empty()).collect();
    let mut lines = vec![first.join(" · ")];
    lines.extend(immersion.learned.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    lines.extend(immersion.change.as_ref().map(|change| market::changed(frame, change)));
    lines
}

fn filled(kept: &Kept<Immersion>) -> Form {
    let it = &kept.content;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    Form::blank()
        .scope(SCOPE)
        .fill("occupation", &it.occupation)
        .fill("host", &it.host)
        .fill("goal", it.goal.word())
        .fill("from", day(it.from))
        .fill("to", day(it.to))
        .fill("days", it.days.map(|days| days.to_string()).unwrap_or_default())
        .fill("prescriber", it.prescriber.map(Prescriber::word).unwrap_or_default())
        .fill("convention", it.convention.word())
        .fill("learned", &it.learned)
        .at_version(kept.version)
}

fn read(form: &mut Form, change: Option<Change>) -> Option<Immersion> {
    let occupation = form.required("occupation", parse::short_text(LONGEST_SHORT));
    let host = form.required("host", parse::short_text(LONGEST_SHORT));
    let goal = form.required("goal", parse::choice(Goal::from_word));
    let (from, to) = (form.optional("from", parse::date), form.optional("to", parse::date));
    let days = form.optional("days", parse::whole_number(1..=DAYS));
    let prescriber = form.optional("prescriber", parse::choice(Prescriber::from_word));
    let convention = form.required("convention", parse::choice(Convention::from_word));
    let learned = form.optional("learned", parse::long_text(LONGEST)).unwrap_or_default();
    let (Some(occupation), Some(host), Some(goal), Some(convention), false) =
        (occupation, host, goal, convention, form.has_errors())
    else {
        return None;
    };
    Some(Immersion { occupation, host, goal, from, to, days, prescriber, convention, learned, change })
}

/// An empty form, or an immersion.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let named = parameter(&query, "de");
    let kept = match named.parse() {
        Ok(id) => shelf.find::<Immersion>(id)?,
        Err(_) => None,
    };
    if kept.is_none() && !named.is_empty() {
        return Ok(gone(&visit));
    }
    let form = match &kept {
        Some(kept) => filled(kept),
        None => {
            let form = Form::blank().scope(SCOPE).fill("convention", Convention::ToAsk.word());
            form.once(visit.once())
        }
    };
    let page = ImmersionPage {
        frame: visit.frame(),
        form,
        kept,
        others: shelf.all()?,
        today: visit.today(),
        effect: market::effect_form(&visit),
        is_stale: false,
    };
    Ok(Page::new(page).into_response())
}

/// Keeps an immersion, new or changed: one that goes against a rule too, since the person decides what to do about it.
pub async fn post(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let named = parameter(&query, "de");
    let kept = match named.parse() {
        Ok(id) => writing.shelf.find::<Immersion>(id)?,
        Err(_) => None,
    };
    if kept.is_none() && !named.is_empty() {
        return Ok(gone(&visit));
    }
    let change = kept.as_ref().and_then(|kept| kept.content.change.clone());
    let others = writing.shelf.all::<Immersion>()?;
    let page = |form: Form, kept, is_stale| {
        let (frame, effect) = (visit.frame().with_form(&form), market::effect_form(&visit));
        ImmersionPage { frame, form, kept, others, today: visit.today(), effect, is_stale }
    };
    let Some(immersion) = read(&mut form, change) else {
        return Ok(Page::invalid(page(form, kept, false)).into_response());
    };
    let Some(kept) = kept else {
        let id = writing.id();
        let location = format!("/marche/immersion?de={id}");
        if let Some(location) = writing.claim(&form, &location).await? {
            return Ok(visit.answer(&location, None, None));
        }
        writing.insert(id, "", &immersion).await?;
        let token = writing.commit().await?;
        return Ok(visit.answer(&location, Some(Told("exploration-kept")), token));
    };
    match writing.update(kept.id, form.version().unwrap_or(0), &immersion).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            let location = format!("/marche/immersion?de={}", kept.id);
            Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let form = form.moved_to_version(kept.version);
            Ok(Page::new(page(form, Some(kept), true)).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// The page of an immersion when what is said of its effect is refused.
pub fn refused(
    visit: &Visit,
    kept: Kept<Immersion>,
    others: &[Kept<Immersion>],
    effect: Form,
) -> Result<Response, Refusal> {
    let page = ImmersionPage {
        frame: visit.frame().with_form(&effect),
        form: filled(&kept),
        kept: Some(kept),
        others: others.to_vec(),
        today: visit.today(),
        effect,
        is_stale: false,
    };
    Ok(Page::invalid(page).into_response())
}

/// Takes an immersion away; what it changed in the grid stays there.
pub async fn post_remove(visit: Visit, query: RawQuery, Posted(_): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let kept = match parameter(&query, "de").parse() {
        Ok(id) => writing.shelf.find::<Immersion>(id)?,
        Err(_) => None,
    };
    let Some(kept) = kept else { return Ok(gone(&visit)) };
    writing.remove(&kept).await?;
    let token = writing.commit().await?;
    Ok(visit.answer("/marche", Some(Told("exploration-removed")), token))
}

/// An immersion invented, for samples.
pub fn sample_immersion() -> Kept<Immersion> {
    let immersion = Immersion {
        occupation: "Mécanicien <vélo>".into(),
        host: "Atelier <Roue Libre>".into(),
        goal: Goal::Confirm,
        from: Some(date(2026, 6, 1)),
        to: Some(date(2026, 6, 5)),
        days: Some(5),
        prescriber: Some(Prescriber::FranceTravail),
        convention: Convention::Signed,
        learned: "Le geste <me plaît>.".into(),
        change: None,
    };
    Kept::sample(3, "", immersion)
}

/// New, refused, with every rule met, against a rule, with something to ask, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, kept, is_stale| {
        let effect = Form::blank().scope("exploration-effect");
        let frame = frame.with_form(&form).with_form(&effect);
        let (others, today) = (Vec::new(), date(2026, 6, 1));
        ImmersionPage { frame, form, kept, others, today, effect, is_stale }.render().unwrap_or_default()
    };
    let with = |change: fn(&mut Immersion)| {
        let mut kept = sample_immersion();
        change(&mut kept.content);
        kept
    };
    let one = move |frame, kept: Kept<Immersion>| render(frame, filled(&kept), Some(kept), false);
    vec![
        Sample::new("exploration/immersion-new", move |frame| {
            render(frame, Form::blank().scope(SCOPE), None, false)
        }),
        Sample::new("exploration/immersion-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE).fill("from", "demain").fill("days", "400");
            read(&mut form, None);
            render(frame, form, None, false)
        }),
        Sample::new("exploration/immersion", move |frame| one(frame, sample_immersion())),
        Sample::new("exploration/immersion-against", move |frame| {
            one(frame, with(|it| it.to = Some(date(2026, 9, 1))))
        }),
        Sample::new("exploration/immersion-ask", move |frame| {
            one(frame, with(|it| (it.to, it.prescriber, it.convention) = (None, None, Convention::Asked)))
        }),
        Sample::new("exploration/immersion-stale", move |frame| {
            render(frame, filled(&sample_immersion()), Some(sample_immersion()), true)
        }),
    ]
}
