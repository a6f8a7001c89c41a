//! `/competences/experience`: one experience told in one's own words, at work or elsewhere, with its dates (2.2-06).

use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{START, gone, mine, parameter};
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::experience::{Experience, LONGEST, LONGEST_TITLE, Moment, MomentRefused, Nature};
use crate::store::Written;

const SCOPE: &str = "exploration-experience";

#[derive(Template)]
#[template(path = "experience.html")]
struct ExperiencePage {
    frame: Frame,
    form: Form,
    /// The experience that is being changed.
    id: Option<Uuid>,
    stale: Option<StaleEdit>,
}

impl ExperiencePage {
    fn title(&self) -> &'static str {
        if self.id.is_some() { "exploration-experience-edit" } else { "exploration-experience-new" }
    }

    fn address(&self) -> String {
        self.id.map_or("/competences/experience".to_owned(), |id| format!("/competences/experience?de={id}"))
    }

    fn natures(&self) -> Vec<&'static str> {
        Nature::ALL.iter().map(|nature| nature.word()).collect()
    }
}

/// An empty form, or the experience that the address names.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let named = parameter(&query, "de");
    if named.is_empty() {
        let mut form = Form::blank().scope(SCOPE).once(visit.once());
        if let Some(nature) = Nature::from_word(&parameter(&query, "nature")) {
            form = form.fill("nature", nature.word());
        }
        let page = ExperiencePage { frame: visit.frame(), form, id: None, stale: None };
        return Ok(Page::new(page).into_response());
    }
    let found =
        named.parse().ok().and_then(|id: Uuid| mine.portrait.experiences.into_iter().find(|it| it.id == id));
    let Some(kept) = found else { return Ok(gone(&visit)) };
    let page = ExperiencePage { frame: visit.frame(), form: filled(&kept), id: Some(kept.id), stale: None };
    Ok(Page::new(page).into_response())
}

fn filled(kept: &Kept<Experience>) -> Form {
    let content = &kept.content;
    let moment = |moment: Option<Moment>| moment.map(|it| it.to_string()).unwrap_or_default();
    Form::blank()
        .scope(SCOPE)
        .fill("nature", content.nature.word())
        .fill("title", &content.title)
        .fill("words", &content.words)
        .fill("from", moment(content.from))
        .fill("to", moment(content.to))
        .at_version(kept.version)
}

/// Keeps an experience, new or changed, and leads to the skills it tells of.
pub async fn post(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let named = parameter(&query, "de");
    let known = match named.parse() {
        Ok(id) => writing.shelf.find::<Experience>(id)?,
        Err(_) => None,
    };
    if known.is_none() && !named.is_empty() {
        return Ok(gone(&visit));
    }
    let id = known.as_ref().map(|kept| kept.id);
    let declined = known.as_ref().map(|kept| kept.content.declined.clone()).unwrap_or_default();
    let Some(experience) = read(&mut form, visit.today().year(), declined) else {
        let page = ExperiencePage { frame: visit.frame().with_form(&form), form, id, stale: None };
        return Ok(Page::invalid(page).into_response());
    };
    let Some(known) = known else {
        let id = writing.id();
        let location = format!("/competences/propositions?de={id}");
        if let Some(location) = writing.claim(&form, &location).await? {
            return Ok(visit.answer(&location, None, None));
        }
        writing.insert(id, "", &experience).await?;
        let token = writing.commit().await?;
        return Ok(visit.answer(&location, Some(Told("exploration-kept")), token));
    };
    match writing.update(known.id, form.version().unwrap_or(0), &experience).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            let location = format!("/competences/propositions?de={}", known.id);
            Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let frame = visit.frame();
            let byline = frame.t1("exploration-written", "when", frame.date_time(known.written_at));
            let stale = StaleEdit::new(&frame, byline, text(&known.content), text(&experience));
            let form = form.moved_to_version(known.version);
            let page = ExperiencePage { frame, form, id, stale: Some(stale) };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

fn text(experience: &Experience) -> String {
    let dates = [experience.from, experience.to].into_iter().flatten().map(|it| it.to_string());
    let dates = dates.collect::<Vec<_>>().join(" - ");
    [experience.title.as_str(), &dates, &experience.words].join("\n").trim().to_owned()
}

/// Reads what was sent; what is refused is noted in the form.
fn read(form: &mut Form, this_year: i16, declined: Vec<i64>) -> Option<Experience> {
    let nature = form.required("nature", parse::choice(Nature::from_word));
    let title = form.required("title", parse::short_text(LONGEST_TITLE));
    let words = form.optional("words", parse::long_text(LONGEST)).unwrap_or_default();
    let moment = |text: &str| {
        Moment::parse(text, this_year).map_err(|refused| match refused {
            MomentRefused::Unreadable => FieldError::new("exploration-moment-unreadable"),
            MomentRefused::OutOfLife => {
                FieldError::new("exploration-moment-year").with("year", this_year.to_string())
            }
        })
    };
    let (from, to) = (form.optional("from", moment), form.optional("to", moment));
    if from.zip(to).is_some_and(|(from, to)| to.year < from.year) {
        form.error("to", FieldError::new("exploration-moment-order"));
    }
    let (Some(nature), Some(title), false) = (nature, title, form.has_errors()) else { return None };
    Some(Experience { nature, title, words, from, to, declined })
}

/// Takes an experience away; the skills drawn from it stay, they are the person's.
pub async fn post_remove(visit: Visit, query: RawQuery, Posted(_): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let known = match parameter(&query, "de").parse() {
        Ok(id) => writing.shelf.find::<Experience>(id)?,
        Err(_) => None,
    };
    let Some(known) = known else { return Ok(gone(&visit)) };
    writing.remove(&known).await?;
    let token = writing.commit().await?;
    Ok(visit.answer(START, Some(Told("exploration-removed")), token))
}

/// An experience invented, for samples.
pub fn sample_experience(n: u128) -> Kept<Experience> {
    let moment = |year| Some(Moment { year, month: None });
    let experience = Experience {
        nature: Nature::Work,
        title: "Caissière <au> supermarché & plus".to_owned(),
        words: "J'ai tenu une caisse et je gérais les plannings.\n</textarea>".to_owned(),
        from: moment(2012),
        to: moment(2019),
        declined: Vec::new(),
    };
    Kept::sample(n, "", experience)
}

/// The form empty, filled, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, id: Option<Uuid>, stale| {
        let page = ExperiencePage { frame: frame.with_form(&form), form, id, stale };
        page.render().unwrap_or_default()
    };
    let kept = || sample_experience(1);
    vec![
        Sample::new("exploration/experience-new", move |frame| {
            render(frame, Form::blank().scope(SCOPE), None, None)
        }),
        Sample::new("exploration/experience", move |frame| {
            render(frame, filled(&kept()), Some(kept().id), None)
        }),
        Sample::new("exploration/experience-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE).fill("from", "hier").fill("to", "1802");
            read(&mut form, 2026, Vec::new());
            render(frame, form, None, None)
        }),
        Sample::new("exploration/experience-order", move |frame| {
            let mut form = filled(&kept()).fill("from", "2020");
            form.error("to", FieldError::new("exploration-moment-order"));
            render(frame, form, Some(kept().id), None)
        }),
        Sample::new("exploration/experience-stale", move |frame| {
            let stale = StaleEdit::new(&frame, "10 juin", text(&kept().content), text(&kept().content));
            render(frame, filled(&kept()), Some(kept().id), Some(stale))
        }),
    ]
}
