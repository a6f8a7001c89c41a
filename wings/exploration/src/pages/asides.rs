//! What one makes of an occupation: keep it in one's notebook, set it aside with a reason, put it back.

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_information::{keep, occupation_title};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};

use super::{OCCUPATIONS, gone, mine, occupation};
use crate::Exploration;
use crate::actions::Writing;
use crate::model::aside::{Aside, LONGEST, Reason};

/// Where the words of the form are.
pub const SCOPE: &str = "exploration-aside";

/// Keeps an occupation in the notebook.
pub async fn post_keep(
    visit: Visit,
    Path(code): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let code = code.to_ascii_uppercase();
    // Whoever is at work here is told so before the occupation is looked for.
    mine(&visit).await?;
    match keep(&visit, &code).await {
        Ok(token) => Ok(visit.answer(
            &format!("{OCCUPATIONS}#metier-{code}"),
            Some(Told("exploration-occupation-kept")),
            token,
        )),
        Err(Refusal::NotFound) => Ok(gone(&visit)),
        Err(other) => Err(other),
    }
}

/// Sets an occupation aside.
pub async fn post_aside(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    Path(code): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let code = code.to_ascii_uppercase();
    let mut writing = Writing::begin(&visit).await?;
    let Some(title) = occupation_title(writing.tx(), &code).await? else { return Ok(gone(&visit)) };
    let Some(aside) = read(&mut form, title) else {
        drop(writing);
        return match occupation::page(&visit, &exploration, &code, form).await? {
            Some(page) => Ok(Page::invalid(page).into_response()),
            None => Ok(gone(&visit)),
        };
    };
    let id = writing.id();
    writing.insert(id, &code, &aside).await?;
    let token = writing.commit().await?;
    Ok(visit.answer(OCCUPATIONS, Some(Told("exploration-set-aside")), token))
}

/// Reads why; what is refused is noted in the form.
pub fn read(form: &mut Form, title: String) -> Option<Aside> {
    let reason = form.required("reason", parse::choice(Reason::from_word));
    let words = form.optional("words", parse::short_text(LONGEST)).unwrap_or_default();
    (!form.has_errors()).then_some(Aside { title, reason: reason?, words })
}

/// Puts an occupation back in the list.
pub async fn post_back(
    visit: Visit,
    Path(code): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = writing.shelf.about::<Aside>(&code.to_ascii_uppercase())? else {
        return Ok(gone(&visit));
    };
    writing.remove(&kept).await?;
    let token = writing.commit().await?;
    Ok(visit.answer(OCCUPATIONS, Some(Told("exploration-put-back")), token))
}
