//! What happens during the training (1-11): contacts planned, alerts, adjustments, and words for the other's attention.

use jalon_kernel::closed;
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Voice;

/// How many things can be noted for one training.
pub const MOST_ENTRIES: usize = 300;

closed! {
    /// How one gets in touch.
    Channel {
        /// By telephone.
        Telephone = "telephone",
        /// Face to face.
        InPerson = "in-person",
        /// By video.
        Video = "video",
        /// By message.
        Mail = "mail",
    }
}

closed! {
    /// What an alert is about.
    Trouble {
        /// Days of training were missed.
        Absence = "absence",
        /// The training was stopped, or is about to be.
        Dropout = "dropout",
        /// It goes on, but something is in the way.
        Difficulty = "difficulty",
    }
}

closed! {
    /// How a planned contact went.
    Went {
        /// It took place.
        Held = "held",
        /// It did not.
        Missed = "missed",
        /// It is not needed any more.
        Cancelled = "cancelled",
    }
}

/// What is noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// A contact that is planned.
    Contact {
        /// On which day.
        on: Date,
        /// Who contacts the other.
        from: Voice,
        /// How.
        channel: Channel,
        /// What one wants to speak of.
        about: String,
        /// How it went, once somebody said it.
        went: Option<Went>,
        /// What came of it.
        note: String,
        /// Whether it was reminded of.
        reminded: bool,
    },
    /// Something goes wrong.
    Alert {
        /// What.
        trouble: Trouble,
        /// Since which day.
        since: Option<Date>,
        /// In words.
        text: String,
        /// The adjustment that answered it.
        answered_by: Option<Uuid>,
    },
    /// Something was changed.
    Adjustment {
        /// The alert it answers.
        alert: Option<Uuid>,
        /// What was changed.
        change: String,
        /// Why.
        why: String,
    },
    /// Words for the other's attention.
    Message {
        /// The words.
        text: String,
    },
}

closed! {
    /// The kinds of [`What`], as addresses name them.
    Kind {
        /// A contact.
        Contact = "contact",
        /// An alert.
        Alert = "alerte",
        /// An adjustment.
        Adjustment = "ajustement",
        /// A message.
        Message = "message",
    }
}

/// A thing that was noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its identifier.
    pub id: Uuid,
    /// Who noted it.
    pub by: Voice,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// Everything noted during a training, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl FollowUp {
    /// Notes something; whether there was room.
    pub fn note(&mut self, entry: Entry) -> bool {
        if self.entries.len() >= MOST_ENTRIES {
            return false;
        }
        if let What::Adjustment { alert: Some(alert), .. } = &entry.what {
            let found = self.entries.iter_mut().find(|it| it.id == *alert);
            match found.map(|it| &mut it.what) {
                Some(What::Alert { answered_by: answered @ None, .. }) => *answered = Some(entry.id),
                // An alert that is not there, or that somebody answered meanwhile, is not answered again.
                _ => return false,
            }
        }
        self.entries.push(entry);
        true
    }

    /// Says how a planned contact went; whether it was still to be said.
    pub fn say(&mut self, contact: Uuid, outcome: Went, words: String) -> bool {
        match self.entries.iter_mut().find(|it| it.id == contact).map(|it| &mut it.what) {
            Some(What::Contact { went: went @ None, note, .. }) => {
                (*went, *note) = (Some(outcome), words);
                true
            }
            _ => false,
        }
    }

    /// Marks a contact as reminded of; who contacts the other, when that was still to be done.
    pub fn remind(&mut self, contact: Uuid, on: Date) -> Option<Voice> {
        match self.entries.iter_mut().find(|it| it.id == contact).map(|it| &mut it.what) {
            Some(What::Contact { went: None, on: day, from, reminded: reminded @ false, .. })
                if *day == on =>
            {
                *reminded = true;
                Some(*from)
            }
            _ => None,
        }
    }

    /// Alerts that nobody answered yet.
    pub fn open_alerts(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|it| matches!(it.what, What::Alert { answered_by: None, .. }))
    }

    /// Contacts still to come or to be told of, the soonest first.
    pub fn planned(&self) -> Vec<&Entry> {
        let mut all: Vec<&Entry> =
            self.entries.iter().filter(|it| matches!(it.what, What::Contact { went: None, .. })).collect();
        all.sort_by_key(|it| match it.what {
            What::Contact { on, .. } => (on, it.id),
            _ => (Date::MAX, it.id),
        });
        all
    }
}

/// The moment a contact or an answer is reminded of: eight in the morning in Paris, the day before. `None` when it has passed.
pub fn reminder(on: Date, now: Timestamp, paris: &TimeZone) -> Option<Timestamp> {
    let day = on.checked_sub(1.day()).ok()?;
    let moment = day.to_datetime(time(8, 0, 0, 0)).to_zoned_datetime(paris.clone()).ok()?.timestamp();
    (moment > now).then_some(moment)
}

#[cfg(test)]
mod tests {
    use jalon_kernel::clock::paris;
    use jiff::civil::date;

    use super::*;

    fn entry(id: u128, what: What) -> Entry {
        Entry { id: Uuid::from_u128(id), by: Voice::Person, at: Timestamp::UNIX_EPOCH, what }
    }

    fn contact(on: Date) -> What {
        What::Contact {
            on,
            from: Voice::Counsellor,
            channel: Channel::Telephone,
            about: String::new(),
            went: None,
            note: String::new(),
            reminded: false,
        }
    }

    fn alert() -> What {
        What::Alert { trouble: Trouble::Absence, since: None, text: "Trois jours.".into(), answered_by: None }
    }

    fn adjustment(alert: Option<u128>) -> What {
        let alert = alert.map(Uuid::from_u128);
        What::Adjustment { alert, change: "Un mois de plus".into(), why: "Les jours manqués".into() }
    }

    #[test]
    fn clause_1_11_an_alert_is_answered_once_by_an_adjustment() {
        let mut all = FollowUp::default();
        assert!(all.note(entry(1, alert())));
        assert_eq!(all.open_alerts().count(), 1);
        assert!(!all.note(entry(2, adjustment(Some(9)))), "there is no such alert");
        assert!(all.note(entry(3, adjustment(Some(1)))));
        assert_eq!(all.open_alerts().count(), 0);
        assert!(!all.note(entry(4, adjustment(Some(1)))), "it is answered already");
        assert!(all.note(entry(5, adjustment(None))), "one may change something without an alert");
        assert_eq!(all.entries.len(), 3);
    }

    #[test]
    fn a_contact_is_reminded_of_once_on_the_day_it_still_has_and_told_of_once() {
        let (day, other) = (date(2026, 9, 14), date(2026, 9, 15));
        let mut all = FollowUp::default();
        all.note(entry(1, contact(day)));
        all.note(entry(2, contact(date(2026, 9, 10))));
        assert_eq!(all.planned()[0].id, Uuid::from_u128(2));
        assert_eq!(all.remind(Uuid::from_u128(1), other), None);
        assert_eq!(all.remind(Uuid::from_u128(1), day), Some(Voice::Counsellor));
        assert_eq!(all.remind(Uuid::from_u128(1), day), None);
        assert!(all.say(Uuid::from_u128(1), Went::Held, "Tout va bien.".into()));
        assert!(!all.say(Uuid::from_u128(1), Went::Missed, String::new()));
        assert!(!all.say(Uuid::from_u128(7), Went::Held, String::new()));
        all.say(Uuid::from_u128(2), Went::Cancelled, String::new());
        assert_eq!(all.remind(Uuid::from_u128(2), date(2026, 9, 10)), None, "what is over is left in peace");
        assert!(all.planned().is_empty());
    }

    #[test]
    fn a_reminder_goes_out_the_day_before_at_eight_and_not_when_that_has_passed() {
        let moment = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let day = date(2026, 9, 14);
        let eight = moment("2026-09-13T06:00:00Z");
        assert_eq!(reminder(day, moment("2026-09-13T05:59:59Z"), &paris()), Some(eight));
        assert_eq!(reminder(day, eight, &paris()), None);
    }

    #[test]
    fn there_is_room_for_three_hundred_entries() {
        let mut all = FollowUp::default();
        for id in 0..MOST_ENTRIES {
            assert!(all.note(entry(id as u128, alert())));
        }
        assert!(!all.note(entry(9_999, alert())));
        let text = serde_json::to_string(&all).expect("it is written");
        assert_eq!(serde_json::from_str::<FollowUp>(&text).expect("it reads back"), all);
    }
}
