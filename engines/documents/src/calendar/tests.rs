use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn appointment() -> Appointment {
    Appointment {
        uid: Uid::parse("rdv-42@jalon.example").expect("an identifier"),
        sequence: 0,
        stamp: at("2026-11-24T08:00:00Z"),
        slot: Slot::parse(at("2026-12-01T09:00:00+01:00"), at("2026-12-01T10:00:00+01:00")).expect("a slot"),
        message: Message::Publish,
        organizer: Mailbox::parse("Maison de l’emploi", "rdv@jalon.example").expect("an address"),
        summary: "Rendez-vous".to_owned(),
        location: Some("12, rue des Lilas ; bâtiment B".to_owned()),
        description: None,
        url: None,
        reminder: None,
    }
}

/// Joins folded lines back, as an agenda does.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn value(file: &str, name: &str) -> String {
    let start = format!("{name}:");
    let line =
        unfolded(file).into_iter().find(|line| line.starts_with(&start)).expect("the property is there");
    let mut text = String::new();
    let mut characters = line[start.len()..].chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => text.push(match characters.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            }),
            (other, false) => text.push(other),
        }
    }
    text
}

#[test]
fn the_whole_file_of_a_plain_appointment() {
    assert_eq!(
        event(&appointment()),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Jalon//Conseil en evolution professionnelle//FR\r\n\
         CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:rdv-42@jalon.example\r\nSEQUENCE:0\r\n\
         DTSTAMP:20261124T080000Z\r\nDTSTART:20261201T080000Z\r\nDTEND:20261201T090000Z\r\nSUMMARY:Rendez-vous\r\n\
         LOCATION:12\\, rue des Lilas \\; bâtiment B\r\n\
         ORGANIZER;CN=\"Maison de l’emploi\":mailto:rdv@jalon.example\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n\
         CLASS:PRIVATE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

#[test]
fn a_request_asks_for_an_answer_and_a_cancellation_withdraws_it() {
    let attendee = Mailbox::parse("Sacha", "sacha@example.org").expect("an address");
    let asked = Appointment { message: Message::Request { attendee: attendee.clone() }, ..appointment() };
    let asked = unfolded(&event(&asked));
    assert!(asked.contains(&"METHOD:REQUEST".to_owned()));
    assert!(
        asked
            .iter()
            .any(|it| it.starts_with("ATTENDEE") && it.ends_with("RSVP=TRUE:mailto:sacha@example.org"))
    );

    let withdrawn = Appointment {
        sequence: 1,
        message: Message::Cancel { attendee: Some(attendee) },
        reminder: Some(SignedDuration::from_hours(24)),
        ..appointment()
    };
    let withdrawn = unfolded(&event(&withdrawn));
    for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", "UID:rdv-42@jalon.example"] {
        assert!(withdrawn.contains(&line.to_owned()), "{line} is missing");
    }
    assert!(!withdrawn.contains(&"BEGIN:VALARM".to_owned()), "nobody wants to be recalled what is cancelled");
}

#[test]
fn a_reminder_is_counted_in_minutes() {
    let file = event(&Appointment { reminder: Some(SignedDuration::from_hours(24)), ..appointment() });
    assert!(unfolded(&file).contains(&"TRIGGER:-PT1440M".to_owned()));
}

#[test]
fn a_hostile_text_adds_no_line_to_the_file() {
    let hostile = "x\r\nATTENDEE:mailto:spy@example.org\nEND:VEVENT\u{2028}BEGIN:VALARM\0";
    let file = event(&Appointment {
        summary: hostile.to_owned(),
        description: Some(hostile.to_owned()),
        organizer: Mailbox::parse("\"\r\nATTENDEE:mailto:spy@example.org", "a@b.example")
            .expect("an address"),
        url: Some("https://jalon.example/\r\nX:y".to_owned()),
        ..appointment()
    });
    let lines = unfolded(&file);
    assert!(lines.iter().all(|line| !line.starts_with("ATTENDEE") && !line.starts_with("URL")), "{lines:#?}");
    assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VALARM").count(), 0);
}

#[test]
fn what_cannot_be_written_is_refused() {
    let noon = at("2026-12-01T12:00:00Z");
    assert_eq!(Slot::parse(noon, noon), Err(CalendarError::EndsBeforeStart));
    for uid in ["", "a b", "a\r\nb", "é", &"x".repeat(256)] {
        assert_eq!(Uid::parse(uid), Err(CalendarError::Uid), "{uid:?}");
    }
    for address in ["", "a", "@b", "a@", "a@b c", "a@b\r\nX:y", "a@b@c", "\"a\"@b", "a@b>", "é@b.example"] {
        assert_eq!(Mailbox::parse("", address), Err(CalendarError::Address), "{address:?}");
    }
    for url in ["javascript:alert(1)", "https://a b", "https://a\r\nX:y"] {
        let file = event(&Appointment { url: Some(url.to_owned()), ..appointment() });
        assert!(!file.contains("URL"), "{url:?}");
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_as_written_and_every_line_is_short(text in "(\\PC|[\n,;:\\\\\"é€𝄞]){0,400}") {
        let file = event(&Appointment { summary: text.clone(), description: Some(text.clone()), ..appointment() });
        prop_assert!(file.ends_with("\r\n"));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
            prop_assert!(!line.contains(['\n', '\r']));
        }
        let expected = text.replace(['\u{2028}', '\u{2029}'], "\n");
        prop_assert_eq!(value(&file, "SUMMARY"), expected);
    }
}
