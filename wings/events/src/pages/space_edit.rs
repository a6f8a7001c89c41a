//! `/pro/espace-ressources`: the resource space of one's site, with its hours.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Breadcrumb, Button};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::operator;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use uuid::Uuid;

use super::edit::{address_parts, postcode};
use super::shared::own_site;
use crate::actions::publish::{Changed, write_space};
use crate::model::space::{Space, SpaceDetails};
use crate::store::spaces;

/// The page.
#[derive(Template)]
#[template(path = "space_edit.html")]
pub struct SpaceEditPage {
    /// The frame.
    pub frame: Frame,
    /// The fields.
    pub form: Form,
}

impl SpaceEditPage {
    fn crumbs(&self) -> Breadcrumb {
        let title = self.frame.t("events-manage-title").into_owned();
        Breadcrumb::new(&self.frame, vec![(title, "/pro/rencontres".to_owned())])
    }
}

/// Shows it, or an empty one at the address of the site.
pub async fn get(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    let site = own_site(&visit, Act::EventPublish)?;
    let mut tx = visit.house().db.read().await?;
    let form = match of_site(spaces::all(&mut tx).await?, site.id) {
        Some(space) => {
            let details = space.details;
            Form::blank()
                .scope("events-space")
                .at_version(space.version)
                .fill("nom", details.name)
                .fill("texte", details.description)
                .fill("lieu", details.place)
                .fill("code-postal", details.postcode)
                .fill("ville", details.town)
                .fill("horaires", details.hours)
                .fill("accessibilite", details.accessibility)
                .fill("contact", details.contact)
        }
        None => {
            let known = operator::site(&mut tx, site.id).await?.map(|site| site.address).unwrap_or_default();
            let (street, code, town) = address_parts(&known);
            let form = Form::blank().scope("events-space").at_version(0);
            form.fill("lieu", street).fill("code-postal", code).fill("ville", town)
        }
    };
    Ok(Page::new(SpaceEditPage { frame: visit.frame(), form }))
}

/// Keeps it.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let site = own_site(&visit, Act::EventPublish)?;
    let mut form = form.scope("events-space");
    let name = form.required("nom", parse::short_text(160));
    let description = form.required("texte", parse::long_text(4_000));
    let place = form.required("lieu", parse::short_text(160));
    let postcode = form.required("code-postal", postcode);
    let town = form.required("ville", parse::short_text(80));
    let hours = form.required("horaires", parse::long_text(1_000));
    let accessibility = form.optional("accessibilite", parse::long_text(4_000));
    let contact = form.optional("contact", parse::short_text(160));
    let (Some(name), Some(description), Some(place), Some(postcode), Some(town), Some(hours), false) =
        (name, description, place, postcode, town, hours, form.has_errors())
    else {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(SpaceEditPage { frame, form }).into_response());
    };
    let known = {
        let mut tx = visit.house().db.read().await?;
        of_site(spaces::all(&mut tx).await?, site.id).map(|space| space.id)
    };
    let known = known.map(|id| (id, form.version().unwrap_or(0)));
    let details = SpaceDetails {
        name,
        description,
        place,
        postcode,
        town,
        hours,
        accessibility: accessibility.unwrap_or_default(),
        contact: contact.unwrap_or_default(),
    };
    let told = match write_space(&visit, &site, known, &details).await? {
        Changed::Done => "events-changed",
        Changed::Late => "events-late",
    };
    Ok(visit.answer("/pro/espace-ressources", Some(Told(told)), None))
}

fn of_site(all: Vec<Space>, site: Uuid) -> Option<Space> {
    all.into_iter().find(|space| space.site.id == site)
}
