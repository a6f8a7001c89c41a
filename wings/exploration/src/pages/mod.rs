//! The pages of exploration: a struct and a template each; handlers read what one keeps, change it, and show what came of it.
//!
//! An address never bears the identifier of something one keeps: what is asked for and is no longer there leads back to
//! the start, with a word about it, whether it was taken away or never was.

pub mod asides;
pub mod compare;
pub mod conditions;
pub mod cv;
pub mod decision;
pub mod experience;
pub mod feasibility;
pub mod file;
pub mod immersion;
pub mod interests;
pub mod interview;
pub mod levers;
pub mod limits;
pub mod list;
pub mod map;
pub mod market;
pub mod matched;
pub mod occupation;
pub mod panel;
pub mod pictures;
pub mod post;
pub mod proposals;
pub mod review;
pub mod skill;
pub mod skills;
pub mod start;

use std::sync::Arc;

use axum::extract::RawQuery;
use axum::response::Response;
use jalon_information::kept_codes;
use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::page::Html;
use jalon_kernel::page::components::Notice;
use jalon_kernel::page::{Frame, Words};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Told, Visit};
use jalon_kernel::wing::{Routes, Sample};
use uuid::Uuid;

use crate::Exploration;
use crate::guide::{Guide, GuideError};
use crate::model::demand::Demands;
use crate::model::portrait::Portrait;
use crate::store::Shelf;

/// Where it begins.
pub const START: &str = "/competences";
/// The occupations.
pub const OCCUPATIONS: &str = "/mes-metiers";

/// Every page and action, by address.
pub fn routes(exploration: Exploration) -> Routes {
    Routes::new()
        .get("/competences", start::get)
        .get("/competences/images", pictures::get)
        .post("/competences/images", pictures::post)
        .get("/competences/experience", experience::get)
        .post("/competences/experience", experience::post)
        .post("/competences/experience/retirer", experience::post_remove)
        .get("/competences/cv", cv::get)
        .post("/competences/cv", cv::post)
        .get("/competences/propositions", proposals::get)
        .post("/competences/propositions", proposals::post)
        .get("/competences/liste", skills::get)
        .post("/competences/liste", skills::post)
        .get("/competences/savoir/{item}", skill::get)
        .post("/competences/savoir/{item}", skill::post)
        .post("/competences/savoir/{item}/retirer", skill::post_remove)
        .get("/mes-metiers", list::get)
        .get("/mes-metiers/carte", map::get)
        .get("/mes-metiers/comparer", compare::get)
        .get("/mes-metiers/apprendre", levers::get)
        .get("/mes-metiers/{code}", occupation::get)
        .post("/mes-metiers/{code}/garder", asides::post_keep)
        .post("/mes-metiers/{code}/ecarter", asides::post_aside)
        .post("/mes-metiers/{code}/remettre", asides::post_back)
        .get("/ce-qui-compte", interests::get)
        .post("/ce-qui-compte", interests::post)
        .get("/ce-qui-compte/methode", interests::get_method)
        .get("/ce-qui-compte/conditions", conditions::get)
        .post("/ce-qui-compte/conditions", conditions::post)
        .get("/ce-qui-compte/limites", limits::get)
        .post("/ce-qui-compte/limites", limits::post)
        .get("/poste-vise", post::get)
        .post("/poste-vise", post::post)
        .get("/poste-vise/comparaison", post::get_compared)
        .post("/poste-vise/comparaison", post::post_compared)
        .post("/poste-vise/piste", post::post_opening)
        .post("/poste-vise/retirer", post::post_remove)
        .get("/marche", market::get)
        .post("/marche/changement", market::post_change)
        .get("/marche/enquete", interview::get)
        .post("/marche/enquete", interview::post)
        .get("/marche/enquete/feuille", interview::get_sheet)
        .post("/marche/enquete/retirer", interview::post_remove)
        .get("/marche/immersion", immersion::get)
        .post("/marche/immersion", immersion::post)
        .post("/marche/immersion/retirer", immersion::post_remove)
        .get("/decider", decision::get)
        .post("/decider", decision::post)
        .post("/decider/reponses", decision::post_answers)
        .get("/faisabilite", feasibility::get)
        .post("/faisabilite", feasibility::post)
        .get("/atouts", review::get)
        .post("/atouts", review::post)
        .get("/parcours/{id}/exploration", file::get)
        .post("/parcours/{id}/exploration/regard", file::post_look)
        .post("/parcours/{id}/exploration/atouts", file::post_review)
        .with(exploration)
}

/// A sample of each page and panel.
pub fn samples() -> Vec<Sample> {
    let pages = [
        start::samples(),
        pictures::samples(),
        experience::samples(),
        proposals::samples(),
        skills::samples(),
        skill::samples(),
        cv::samples(),
        list::samples(),
        map::samples(),
        compare::samples(),
        occupation::samples(),
        conditions::samples(),
        interests::samples(),
        limits::samples(),
        levers::samples(),
        post::samples(),
        market::samples(),
        interview::samples(),
        immersion::samples(),
        decision::samples(),
        feasibility::samples(),
        review::samples(),
        file::samples(),
        panel::samples(),
    ];
    pages.into_iter().flatten().collect()
}

/// What whoever visits keeps; nothing for somebody who has not kept anything yet.
#[derive(Default)]
pub struct Mine {
    shelf: Shelf,
    portrait: Portrait,
    /// The codes of the occupations they keep.
    kept: Vec<String>,
    has_account: bool,
}

async fn mine(visit: &Visit) -> Result<Mine, Refusal> {
    let Some(id) = visit.person() else {
        // Whoever is at work here explores nothing for themselves; what their account lacks is said first.
        if visit.session().is_some() {
            visit.authorise(Act::ExplorationRead, PersonFacts { id: Uuid::nil() })?;
            return Err(Refusal::NotFound);
        }
        return Ok(Mine::default());
    };
    visit.authorise(Act::ExplorationRead, PersonFacts { id })?;
    let mut tx = visit.house().db.read().await?;
    let key = seal::person_key(&mut tx, &visit.house().secrets, id).await?;
    let shelf = Shelf::open(&mut tx, id, &key).await?;
    let kept = kept_codes(&mut tx, id).await?;
    Ok(Mine { portrait: shelf.portrait()?, shelf, kept, has_account: visit.signed_in().is_some() })
}

/// The guide to the occupations in place, or a refusal with a way out.
async fn guide(visit: &Visit, exploration: &Exploration) -> Result<Option<Arc<Guide>>, Refusal> {
    exploration.guides.current(&visit.house().db).await.map_err(|error| match error {
        GuideError::Db(error) => error.into(),
        other => {
            tracing::error!(error = &other as &dyn std::error::Error, "occupations cannot be proposed");
            Refusal::Internal
        }
    })
}

/// Back to the start: what was asked for is not there.
fn gone(visit: &Visit) -> Response {
    visit.answer(START, Some(Told("exploration-gone")), None)
}

/// The values of a parameter of the address.
fn parameters(query: &RawQuery, name: &str) -> Vec<String> {
    let text = query.0.as_deref().unwrap_or_default();
    let pairs = form_urlencoded::parse(text.as_bytes());
    pairs.filter(|(key, _)| key == name).map(|(_, value)| value.into_owned()).collect()
}

/// The first value of a parameter of the address, empty when there is none.
fn parameter(query: &RawQuery, name: &str) -> String {
    parameters(query, name).into_iter().next().unwrap_or_default()
}

/// What stands on top of a page made from data that are only a demonstration.
fn demonstration(words: &Words, guide: Option<&Guide>) -> Option<Notice> {
    jalon_information::demonstration_notice(words, &guide?.dataset)
}

/// What is known of the demand on territories: invented figures beside invented occupations, nothing beside published ones.
fn demands(words: &Words, guide: Option<&Guide>) -> Demands {
    match demonstration(words, guide) {
        Some(_) => Demands::starter(words.t("exploration-demand-source").into_owned()),
        None => Demands::default(),
    }
}

/// Where the occupations of a page come from.
fn source(frame: &Frame, guide: Option<&Guide>) -> Option<Html> {
    Some(jalon_information::source_line(&frame.words, &guide?.dataset))
}
