//! `/competences/savoir/{item}`: one skill: how well, how gladly, on whose word, what shows it (1-02).

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::{gone, mine};
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::skill::{LONGEST_EVIDENCE, Level, Liking, Skill, Standing};
use crate::store::Written;

const SCOPE: &str = "exploration-skill";
const LIST: &str = "/competences/liste";

#[derive(Template)]
#[template(path = "skill.html")]
struct SkillPage {
    frame: Frame,
    form: Form,
    kept: Kept<Skill>,
    /// What its experiences are called.
    from: Vec<String>,
    stale: Option<StaleEdit>,
}

impl SkillPage {
    fn levels(&self) -> Vec<&'static str> {
        Level::ALL.iter().map(|it| it.word()).collect()
    }

    fn likings(&self) -> Vec<&'static str> {
        Liking::ALL.iter().map(|it| it.word()).collect()
    }

    fn standings(&self) -> Vec<&'static str> {
        Standing::ALL.iter().map(|it| it.word()).collect()
    }
}

fn filled(kept: &Kept<Skill>) -> Form {
    let content = &kept.content;
    Form::blank()
        .scope(SCOPE)
        .fill("level", content.level.word())
        .fill("liking", content.liking.map(Liking::word).unwrap_or_default())
        .fill("standing", content.standing.word())
        .fill("evidence", &content.evidence)
        .at_version(kept.version)
}

/// Shows a skill.
pub async fn get(visit: Visit, Path(item): Path<String>) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let Some(kept) = mine.portrait.skills.iter().find(|it| it.code == item).cloned() else {
        return Ok(gone(&visit));
    };
    let told = mine.portrait.experiences.iter().filter(|it| kept.content.from.contains(&it.id));
    let from = told.map(|it| it.content.title.clone()).collect();
    Ok(Page::new(SkillPage { frame: visit.frame(), form: filled(&kept), kept, from, stale: None })
        .into_response())
}

/// Keeps what was said of it.
pub async fn post(visit: Visit, Path(item): Path<String>, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = writing.shelf.about::<Skill>(&item)? else { return Ok(gone(&visit)) };
    let level = form.required("level", parse::choice(Level::from_word));
    let liking = form.optional("liking", parse::choice(Liking::from_word));
    let standing = form.required("standing", parse::choice(Standing::from_word));
    let evidence = form.optional("evidence", parse::long_text(LONGEST_EVIDENCE)).unwrap_or_default();
    if standing.is_some_and(|standing| standing != Standing::Said)
        && evidence.is_empty()
        && !form.has_errors()
    {
        form.error("evidence", jalon_kernel::page::FieldError::missing());
    }
    let (Some(level), Some(standing), false) = (level, standing, form.has_errors()) else {
        let frame = visit.frame().with_form(&form);
        return Ok(
            Page::invalid(SkillPage { frame, form, kept, from: Vec::new(), stale: None }).into_response()
        );
    };
    let changed = Skill { level, liking, standing, evidence, ..kept.content.clone() };
    match writing.update(kept.id, form.version().unwrap_or(0), &changed).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer(LIST, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let frame = visit.frame();
            let byline = frame.t1("exploration-written", "when", frame.date_time(kept.written_at));
            let text = |skill: &Skill| {
                let level = frame.t(&format!("exploration-skill-level-{}", skill.level.word()));
                format!("{level}\n{}", skill.evidence)
            };
            let stale = StaleEdit::new(&frame, byline, text(&kept.content), text(&changed));
            let form = form.moved_to_version(kept.version);
            let page = SkillPage { frame, form, kept, from: Vec::new(), stale: Some(stale) };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Takes a skill away.
pub async fn post_remove(
    visit: Visit,
    Path(item): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = writing.shelf.about::<Skill>(&item)? else { return Ok(gone(&visit)) };
    writing.remove(&kept).await?;
    let token = writing.commit().await?;
    Ok(visit.answer(LIST, Some(Told("exploration-removed")), token))
}

/// Skills invented, for samples.
pub fn sample_skills() -> Vec<Kept<Skill>> {
    let skill = |n: u128, label: &str, level| {
        let skill = Skill::confirmed(label.to_owned(), level, None);
        Kept::sample(n, &n.to_string(), skill)
    };
    let mut proven = skill(2, "Accueillir une clientèle", Level::Teach);
    proven.content.liking = Some(Liking::Likes);
    proven.content.standing = Standing::Proven;
    proven.content.evidence = "CAP <vente>, 2011".to_owned();
    vec![skill(1, "Encaisser <une vente> & rendre la monnaie", Level::Alone), proven]
}

/// As kept, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, stale| {
        let kept = sample_skills().remove(1);
        let from = vec!["Caissière <au> supermarché".to_owned()];
        SkillPage { frame: frame.with_form(&form), form, kept, from, stale }.render().unwrap_or_default()
    };
    let kept = || sample_skills().remove(1);
    vec![
        Sample::new("exploration/skill", move |frame| render(frame, filled(&kept()), None)),
        Sample::new("exploration/skill-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE);
            form.required("level", parse::choice(Level::from_word));
            form.required("standing", parse::choice(Standing::from_word));
            form.error("evidence", jalon_kernel::page::FieldError::missing());
            render(frame, form, None)
        }),
        Sample::new("exploration/skill-stale", move |frame| {
            let stale = StaleEdit::new(&frame, "10 juin", "a", "b");
            render(frame, filled(&kept()), Some(stale))
        }),
    ]
}
