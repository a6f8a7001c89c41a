//! A sample of each page: full and empty, free and full, with texts that would break a page that does not escape them.

use askama::Template;
use jalon_kernel::access::SiteFacts;
use jalon_kernel::page::{Form, Frame};
use jalon_kernel::wing::Sample;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::edit::EditPage;
use super::join::JoinPage;
use super::list::ListPage;
use super::manage::{ManagePage, OnePage};
use super::seat::SeatPage;
use super::shared::SpacePanel;
use super::sheet::SheetPage;
use super::space_edit::SpaceEditPage;
use super::spaces::SpacesPage;
use crate::model::event::{Details, Event, Kind};
use crate::model::seat::{Holder, Seat, SeatState};
use crate::model::space::{Space, SpaceDetails};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn site() -> SiteFacts {
    SiteFacts { id: Uuid::from_u128(1), operator: Uuid::from_u128(2) }
}

fn event(number: u128, held: i64, waiting: i64) -> Event {
    let starts_at = NOW.checked_add(240.hours()).unwrap_or(NOW);
    Event {
        id: Uuid::from_u128(number),
        site: site(),
        operator_name: "Cap emploi".to_owned(),
        details: Details {
            kind: Kind::Workshop,
            title: "Lire une <offre> d'emploi & y répondre".to_owned(),
            description: "Deux heures pour comprendre.\nApportez une offre.".to_owned(),
            place: "12 rue des Trois-Mâts".to_owned(),
            postcode: "35000".to_owned(),
            town: "Rennes".to_owned(),
            accessibility: "De plain-pied, boucle magnétique à l'accueil.".to_owned(),
            contact: "02 00 00 00 00".to_owned(),
            starts_at,
            ends_at: starts_at.checked_add(2.hours()).unwrap_or(starts_at),
            capacity: 12,
        },
        is_cancelled: false,
        sequence: 0,
        is_demonstration: number % 2 == 1,
        held,
        waiting,
        version: 1,
    }
}

fn at_a_distance() -> Event {
    let mut event = event(4, 0, 0);
    (event.details.place, event.details.postcode, event.details.town) = Default::default();
    event.details.accessibility.clear();
    Event { is_cancelled: true, ..event }
}

fn seat(state: SeatState) -> Seat {
    Seat {
        id: Uuid::from_u128(9),
        event: Uuid::from_u128(1),
        person: Uuid::from_u128(8),
        reference: "JAL-7K3M-2Q".to_owned(),
        state,
        holder: Holder { name: "Sam <b>".to_owned(), email: Some("sam@exemple.fr".to_owned()), phone: None },
        asked_at: NOW,
    }
}

fn space() -> Space {
    Space {
        id: Uuid::from_u128(3),
        site: site(),
        operator_name: "Cap emploi".to_owned(),
        details: SpaceDetails {
            name: "Espace <ressources>".to_owned(),
            description: "Ordinateurs et documentation.".to_owned(),
            place: "12 rue des Trois-Mâts".to_owned(),
            postcode: "35000".to_owned(),
            town: "Rennes".to_owned(),
            hours: "lundi : 9 h à 12 h\nmardi : 14 h à 17 h".to_owned(),
            accessibility: String::new(),
            contact: "02 00 00 00 00".to_owned(),
        },
        is_demonstration: true,
        written_at: NOW,
        version: 1,
    }
}

fn shown(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

fn list(frame: Frame, events: Vec<Event>, is_bare: bool) -> String {
    shown(&ListPage { frame, form: Form::blank().scope("events-list"), events, is_bare })
}

fn seat_page(frame: Frame, state: SeatState, event: Event) -> String {
    let (seat, token) = (seat(state), "0".repeat(48));
    shown(&SeatPage { frame, event, seat, before: 2, token, now: NOW })
}

/// All of them.
pub(crate) fn all() -> Vec<Sample> {
    let join = |frame, event| shown(&JoinPage { frame, form: Form::blank().scope("events-join"), event });
    let sheet = |frame, event, now| shown(&SheetPage { frame, event, now });
    let edit = |frame, event| shown(&EditPage { frame, form: Form::blank().scope("events-edit"), event });
    let spaces =
        |frame, spaces| shown(&SpacesPage { frame, form: Form::blank().scope("events-list"), spaces });
    vec![
        Sample::new("events/list", move |frame| {
            list(frame, vec![event(1, 3, 0), event(2, 12, 4), at_a_distance()], false)
        }),
        Sample::new("events/list-none-such", move |frame| list(frame, Vec::new(), false)),
        Sample::new("events/list-bare", move |frame| list(frame, Vec::new(), true)),
        Sample::new("events/sheet", move |frame| sheet(frame, event(1, 3, 0), NOW)),
        Sample::new("events/sheet-full", move |frame| sheet(frame, event(2, 12, 1), NOW)),
        Sample::new("events/sheet-over", move |frame| sheet(frame, event(2, 12, 1), Timestamp::MAX)),
        Sample::new("events/sheet-cancelled", move |frame| sheet(frame, at_a_distance(), NOW)),
        Sample::new("events/join", move |frame| join(frame, event(1, 3, 0))),
        Sample::new("events/join-full", move |frame| join(frame, event(1, 12, 0))),
        Sample::new("events/seat-held", move |frame| seat_page(frame, SeatState::Held, event(1, 3, 0))),
        Sample::new("events/seat-waiting", move |frame| {
            seat_page(frame, SeatState::Waiting, event(1, 12, 3))
        }),
        Sample::new("events/seat-given-up", move |frame| {
            seat_page(frame, SeatState::GivenUp, event(1, 3, 0))
        }),
        Sample::new("events/seat-cancelled", move |frame| seat_page(frame, SeatState::Held, at_a_distance())),
        Sample::new("events/spaces", move |frame| spaces(frame, vec![space()])),
        Sample::new("events/spaces-none", move |frame| spaces(frame, Vec::new())),
        Sample::new("events/manage", move |frame| {
            shown(&ManagePage { frame, events: vec![event(1, 3, 0), at_a_distance()] })
        }),
        Sample::new("events/manage-none", move |frame| shown(&ManagePage { frame, events: Vec::new() })),
        Sample::new("events/manage-one", move |frame| {
            let seats = vec![seat(SeatState::Held), seat(SeatState::Waiting)];
            shown(&OnePage { frame, event: event(1, 1, 1), seats })
        }),
        Sample::new("events/manage-one-cancelled", move |frame| {
            shown(&OnePage { frame, event: at_a_distance(), seats: Vec::new() })
        }),
        Sample::new("events/edit-new", move |frame| edit(frame, None)),
        Sample::new("events/edit", move |frame| edit(frame, Some(Uuid::from_u128(1)))),
        Sample::new("events/space-edit", move |frame| {
            shown(&SpaceEditPage { frame, form: Form::blank().scope("events-space") })
        }),
        Sample::new("events/panel-space", move |frame| {
            let ahead = vec![("Atelier <b>".to_owned(), "demain".to_owned(), "/inscriptions/0".to_owned())];
            shown(&SpacePanel { words: frame.words.clone(), ahead })
        }),
    ]
}
