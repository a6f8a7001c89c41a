//! What several pages say of an event.

use askama::Template;
use jalon_kernel::access::{Act, Authorized, SiteFacts};
use jalon_kernel::clock;
use jalon_kernel::page::Words;
use jalon_kernel::page::components::Tag;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use crate::model::event::{Details, Event};

/// The registrations ahead, in a person's own space.
#[derive(Template)]
#[template(path = "panel_space.html")]
pub struct SpacePanel {
    /// The words of the page.
    pub words: Words,
    /// Title, when, and the page of the registration.
    pub ahead: Vec<(String, String, String)>,
}

/// The site of the mandate, allowed `act` there; whoever lacks one is led to where it is had.
pub fn own_site(visit: &Visit, act: Act) -> Result<Authorized<SiteFacts>, Refusal> {
    let nowhere = SiteFacts { id: Uuid::nil(), operator: Uuid::nil() };
    let mandate = visit.actor().mandate();
    let site = mandate.map_or(nowhere, |mandate| SiteFacts { id: mandate.site, operator: mandate.operator });
    visit.authorise(act, site)
}

/// "mardi 3 mars 2026, de 14 h à 16 h".
pub fn when(words: &Words, details: &Details) -> String {
    let times = [
        ("day", words.day(clock::civil_day(details.starts_at)).into()),
        ("from", words.time_of(details.starts_at).into()),
        ("to", words.time_of(details.ends_at).into()),
    ];
    words.with("events-when", &times).into_owned()
}

/// The place in one line; an event at a distance says so.
pub fn place(words: &Words, details: &Details) -> String {
    let town = format!("{} {}", details.postcode, details.town);
    let parts: Vec<&str> =
        [details.place.as_str(), town.trim()].into_iter().filter(|part| !part.is_empty()).collect();
    if details.town.is_empty() && details.place.is_empty() {
        words.t("events-at-a-distance").into_owned()
    } else {
        parts.join(", ")
    }
}

/// How many places are left, as a tag.
pub fn places(words: &Words, event: &Event) -> Tag {
    match event.free() {
        _ if event.is_cancelled => Tag::bad(words.t("events-cancelled")),
        0 => Tag::warn(words.with("events-full", &[("count", event.waiting.into())])),
        free => Tag::ok(words.with("events-free", &[("count", free.into())])),
    }
}
