//! Calendar files (RFC 5545, with the messages of RFC 5546): one appointment, to be added to any agenda.
//!
//! What it promises: CRLF line ends, lines folded at 75 octets without cutting a character, every text escaped, times
//! in UTC so that no time zone table is needed, and nothing in the file that the caller did not pass. A later version
//! of an appointment keeps its UID and raises its sequence, and agendas then replace the earlier one.

mod lines;

use jiff::{SignedDuration, Timestamp, tz::Offset};

use lines::Lines;

/// Why an appointment or an address cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// An appointment must have some duration.
    #[error("un rendez-vous doit finir après avoir commencé")]
    EndsBeforeStart,
    /// The identifier is written into mail and agendas: only letters, digits and `-._@` are allowed, at most 255.
    #[error(
        "l’identifiant d’un rendez-vous ne peut contenir que des lettres sans accent, des chiffres et - . _ @"
    )]
    Uid,
    /// An address that could not be written after `mailto:`.
    #[error("cette adresse électronique ne peut pas figurer dans un fichier d’agenda")]
    Address,
}

/// A stable identifier: the same for every version of an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uid(String);

impl Uid {
    /// Reads an identifier, such as `rdv-0192f0c1@jalon.example`.
    ///
    /// # Errors
    /// [`CalendarError::Uid`] if it is empty, too long or holds other characters.
    pub fn parse(uid: &str) -> Result<Self, CalendarError> {
        let allowed = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '@');
        let fits = !uid.is_empty() && uid.len() <= 255 && uid.chars().all(allowed);
        if fits { Ok(Self(uid.to_owned())) } else { Err(CalendarError::Uid) }
    }
}

/// Someone with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    name: String,
    address: String,
}

impl Mailbox {
    /// Reads a name and an address.
    ///
    /// # Errors
    /// [`CalendarError::Address`] if the address is not of the plain form `local@domain`.
    pub fn parse(name: &str, address: &str) -> Result<Self, CalendarError> {
        let allowed = |it: char| it.is_ascii_alphanumeric() || "!#$&'*+-/=^_`{|}~.".contains(it);
        let plain = |part: &str| !part.is_empty() && part.chars().all(allowed);
        match address.split_once('@') {
            Some((local, domain)) if plain(local) && plain(domain) && address.len() <= 254 => {
                Ok(Self { name: name.to_owned(), address: address.to_owned() })
            }
            _ => Err(CalendarError::Address),
        }
    }
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    start: Timestamp,
    end: Timestamp,
}

impl Slot {
    /// Reads a slot.
    ///
    /// # Errors
    /// [`CalendarError::EndsBeforeStart`] unless the end comes after the start.
    pub fn parse(start: Timestamp, end: Timestamp) -> Result<Self, CalendarError> {
        if start < end { Ok(Self { start, end }) } else { Err(CalendarError::EndsBeforeStart) }
    }
}

/// What the file says about the appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Here it is, for your agenda.
    Publish,
    /// Please answer.
    Request {
        /// Who is asked.
        attendee: Mailbox,
    },
    /// It will not take place.
    Cancel {
        /// Who had been asked, if anyone.
        attendee: Option<Mailbox>,
    },
}

/// An appointment, at one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The same for every version.
    pub uid: Uid,
    /// From 0, raised at each change.
    pub sequence: u32,
    /// When this version was made.
    pub stamp: Timestamp,
    /// From when to when.
    pub slot: Slot,
    /// What the file says about it.
    pub message: Message,
    /// Who proposes it.
    pub organizer: Mailbox,
    /// The title, shown wherever the agenda is: say nothing there that others should not read.
    pub summary: String,
    /// Where.
    pub location: Option<String>,
    /// Anything more.
    pub description: Option<String>,
    /// The page of the appointment. Written only if it is a plain `https:` or `http:` address.
    pub url: Option<String>,
    /// How long before the start the agenda recalls it; none recalls nothing.
    pub reminder: Option<SignedDuration>,
}

/// Writes the calendar file of an appointment, to be served as `text/calendar; charset=utf-8`.
pub fn event(appointment: &Appointment) -> String {
    let method = match appointment.message {
        Message::Publish => "PUBLISH",
        Message::Request { .. } => "REQUEST",
        Message::Cancel { .. } => "CANCEL",
    };
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw("PRODID:-//Jalon//Conseil en evolution professionnelle//FR");
    lines.raw("CALSCALE:GREGORIAN");
    lines.raw(&format!("METHOD:{method}"));
    lines.raw("BEGIN:VEVENT");
    lines.raw(&format!("UID:{}", appointment.uid.0));
    lines.raw(&format!("SEQUENCE:{}", appointment.sequence));
    lines.raw(&format!("DTSTAMP:{}", utc(appointment.stamp)));
    lines.raw(&format!("DTSTART:{}", utc(appointment.slot.start)));
    lines.raw(&format!("DTEND:{}", utc(appointment.slot.end)));
    lines.text("SUMMARY", &appointment.summary);
    for (name, text) in [("LOCATION", &appointment.location), ("DESCRIPTION", &appointment.description)] {
        if let Some(text) = text {
            lines.text(name, text);
        }
    }
    if let Some(url) = appointment.url.as_deref().filter(|url| is_plain_web_address(url)) {
        lines.raw(&format!("URL:{url}"));
    }
    let organizer = &appointment.organizer;
    lines.mailbox("ORGANIZER", "", &organizer.name, &organizer.address);
    match &appointment.message {
        Message::Request { attendee } => {
            let asks = ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE";
            lines.mailbox("ATTENDEE", asks, &attendee.name, &attendee.address);
        }
        Message::Cancel { attendee: Some(attendee) } => {
            lines.mailbox("ATTENDEE", "", &attendee.name, &attendee.address);
        }
        Message::Publish | Message::Cancel { attendee: None } => {}
    }
    let cancelled = matches!(appointment.message, Message::Cancel { .. });
    lines.raw(if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    lines.raw("TRANSP:OPAQUE");
    lines.raw("CLASS:PRIVATE");
    if let Some(before) = appointment.reminder.filter(|_| !cancelled) {
        alarm(&mut lines, before, &appointment.summary);
    }
    lines.raw("END:VEVENT");
    lines.raw("END:VCALENDAR");
    lines.finish()
}

fn alarm(lines: &mut Lines, before: SignedDuration, summary: &str) {
    let minutes = before.as_mins().max(0);
    lines.raw("BEGIN:VALARM");
    lines.raw("ACTION:DISPLAY");
    lines.raw(&format!("TRIGGER:-PT{minutes}M"));
    lines.text("DESCRIPTION", summary);
    lines.raw("END:VALARM");
}

/// A moment in UTC, as `20261124T083000Z`. RFC 5545 knows years of four digits only, as jiff's own range nearly does.
fn utc(at: Timestamp) -> String {
    let at = Offset::UTC.to_datetime(at);
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year().max(0),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

/// An address that can stand in a line as it is and that an agenda may open safely.
fn is_plain_web_address(url: &str) -> bool {
    let known = url.starts_with("https://") || url.starts_with("http://");
    known && url.chars().all(|it| it.is_ascii_graphic() && !matches!(it, '"' | '<' | '>' | '\\'))
}

#[cfg(test)]
mod tests;
