//! The house's own pages: one page, one file.

pub mod admin;
mod demonstration;
mod home;
mod invitation;
mod language;
mod mandates;
mod parcours;
mod plain;
mod pro_sign_in;
mod reading;
mod sign_in;
mod sign_in_code;
mod sign_in_name;
mod sign_out;
mod site_map;
mod space;
mod texts;

use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Routes, Sample};
use uuid::Uuid;

/// The routes of the house's own pages.
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/", home::get)
        .get("/connexion", sign_in::get)
        .post("/connexion", sign_in::post)
        .get("/connexion/code", sign_in_code::get)
        .post("/connexion/code", sign_in_code::post)
        .get("/connexion/prenom", sign_in_name::get)
        .post("/connexion/prenom", sign_in_name::post)
        .post("/deconnexion", sign_out::post)
        .get("/mon-espace", space::get)
        .get("/parcours/{id}", parcours::get)
        .get("/pro/connexion", pro_sign_in::get)
        .post("/pro/connexion", pro_sign_in::post)
        .get("/pro/mandats", mandates::get)
        .post("/pro/mandats", mandates::post)
        .get("/invitation/{token}", invitation::get)
        .post("/invitation/{token}", invitation::post)
        .post("/langue", language::post)
        .get("/lecture", reading::get)
        .post("/lecture", reading::post)
        .get("/accessibilite", texts::accessibility)
        .get("/confidentialite", texts::privacy)
        .get("/aide", texts::help)
        .get("/plan-du-site", site_map::get)
        .get("/demonstration/messages", demonstration::messages)
        .get("/demonstration/comptes", demonstration::accounts)
        .get("/composants", demonstration::components)
        .get("/sante", plain::health)
        .get("/robots.txt", plain::robots)
        .get("/.well-known/security.txt", plain::security);
    admin::routes(routes)
}

/// A sample of each of these pages.
pub fn samples() -> Vec<Sample> {
    let mut samples = vec![
        home::sample(),
        invitation::sample(),
        mandates::sample(),
        parcours::sample(),
        pro_sign_in::sample(),
        sign_in::sample(),
        sign_in_code::sample(),
        sign_in_name::sample(),
        site_map::sample(),
        space::sample(),
    ];
    samples.extend(demonstration::samples());
    samples.extend(texts::samples());
    samples.extend(admin::samples());
    samples.push(Sample::new("house/reading", |frame| {
        rendered(&jalon_kernel::page::settings::ReadingPage::new(frame, "/"))
    }));
    samples
}

/// Where somebody goes who has just signed in and wanted nothing in particular.
fn start_of(visit: &Visit, audience: Audience) -> String {
    let entries = visit.house().wings.iter().flat_map(|wing| wing.navigation(audience));
    let first = entries.min_by_key(|entry| entry.rank).map(|entry| entry.href.to_owned());
    match audience {
        Audience::Visitor => "/".to_owned(),
        Audience::Person => "/mon-espace".to_owned(),
        Audience::Administrator => "/administration".to_owned(),
        Audience::Professional => first.unwrap_or_else(|| "/pro/mandats".to_owned()),
    }
}

/// An identifier in an address: nonsense is an address like any other that leads nowhere.
fn identifier(visit: &Visit, text: &str) -> Result<Uuid, Refusal> {
    let nowhere = if visit.session().is_none() { Refusal::SignIn } else { Refusal::NotFound };
    text.parse().map_err(|_| nowhere)
}

fn rendered(page: &impl askama::Template) -> String {
    page.render().unwrap_or_else(|error| panic!("a sample does not render: {error}"))
}
