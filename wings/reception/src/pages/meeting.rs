//! One appointment as a card: when, how, with whom, where its answer stands, and the buttons of whoever reads it.

use askama::Template;
use jalon_kernel::clock;
use jalon_kernel::page::Frame;
use jalon_kernel::page::components::{Button, LinkButton, Tag};
use jalon_kernel::web::Visit;
use jiff::Timestamp;

use crate::model::appointment::{Appointment, AppointmentState, Reply};
use crate::store::appointments;

/// Who reads a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person: they come or not.
    Person,
    /// The counsellor: they move it or take it back.
    Professional,
    /// Whoever holds the link of the mail: no place, no name.
    Link,
}

/// The card.
#[derive(Clone, Template)]
#[template(path = "meeting.html")]
pub struct MeetingCard {
    /// The frame.
    pub frame: Frame,
    /// The appointment.
    pub appointment: Appointment,
    /// Who reads.
    pub side: Side,
    /// Where the buttons send.
    pub action: String,
    /// The file for an agenda, for the person.
    pub calendar: Option<String>,
    /// The moment, to know what can still be said.
    pub now: Timestamp,
}

impl askama::filters::HtmlSafe for MeetingCard {}

impl MeetingCard {
    fn id(&self) -> String {
        format!("rendez-vous-{}", self.appointment.id)
    }

    fn when(&self) -> String {
        let slot = self.appointment.slot;
        let words = &self.frame.words;
        let times = [
            ("day", words.day(clock::civil_day(slot.starts_at)).into()),
            ("from", words.time_of(slot.starts_at).into()),
            ("to", words.time_of(slot.ends_at).into()),
        ];
        words.with("reception-meeting-when", &times).into_owned()
    }

    fn mode(&self) -> String {
        self.frame.t(&format!("mode-{}", self.appointment.mode.word())).into_owned()
    }

    fn with_whom(&self) -> Option<String> {
        let name = &self.appointment.professional_name;
        (self.side == Side::Person)
            .then(|| self.frame.t1("reception-meeting-with", "name", name).into_owned())
    }

    fn place(&self) -> Option<&str> {
        Some(self.appointment.place.as_str()).filter(|place| !place.is_empty() && self.side != Side::Link)
    }

    fn state(&self) -> Tag {
        let label = self.frame.t(&format!("reception-meeting-{}", self.appointment.state.word()));
        match self.appointment.state {
            AppointmentState::Proposed => Tag::warn(label),
            AppointmentState::Accepted => Tag::ok(label),
            AppointmentState::Declined | AppointmentState::Cancelled => Tag::plain(label),
        }
    }

    fn is_open(&self) -> bool {
        self.appointment.can_answer(self.now)
    }

    fn replies(&self) -> Vec<Button> {
        if !self.is_open() {
            return Vec::new();
        }
        let t = |key: &str| self.frame.t(key);
        let yes = || Button::main(t("reception-meeting-yes")).sends("reponse", Reply::Accept.word());
        let no = || Button::quiet(t("reception-meeting-no")).sends("reponse", Reply::Decline.word());
        match (self.side, self.appointment.state) {
            (Side::Professional, AppointmentState::Declined) => Vec::new(),
            (Side::Professional, _) => {
                vec![Button::danger(t("reception-meeting-cancel")).sends("reponse", Reply::Cancel.word())]
            }
            (_, AppointmentState::Accepted) => vec![no()],
            (_, AppointmentState::Declined) => vec![yes()],
            (..) => vec![yes(), no()],
        }
    }

    fn moving(&self) -> Option<LinkButton> {
        let can = self.side == Side::Professional && self.is_open();
        let href =
            format!("/parcours/{}/rendez-vous?deplacer={}", self.appointment.parcours, self.appointment.id);
        can.then(|| LinkButton::quiet(self.frame.t("reception-meeting-move"), href))
    }
}

/// The appointment that comes first among those ahead.
pub fn next(all: Vec<Appointment>, now: Timestamp) -> Option<Appointment> {
    all.into_iter().filter(|one| one.is_ahead(now)).min_by_key(|one| one.slot.starts_at)
}

/// The card of an appointment in a page of this visit.
pub fn meeting(visit: &Visit, appointment: Appointment, side: Side) -> MeetingCard {
    let action = format!("/parcours/{}/rendez-vous/{}", appointment.parcours, appointment.id);
    let token = appointments::link_token(&visit.house().secrets, appointment.id, appointment.sequence);
    let stands = matches!(appointment.state, AppointmentState::Proposed | AppointmentState::Accepted);
    let calendar = (side == Side::Person && stands).then(|| format!("/rendez-vous/{token}/calendrier.ics"));
    MeetingCard { frame: visit.frame(), appointment, side, action, calendar, now: visit.now() }
}
