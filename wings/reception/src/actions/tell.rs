//! Telling someone that something waits for them, at an address they left; what it says is never personal.

use jalon_kernel::House;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::people::contact::{self, Kind, takes_texts};
use jalon_kernel::people::{person, professional};
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::seal::{PersonKey, SealError};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::answers::{Answers, Reach};

/// The kind of message that says an appointment comes tomorrow.
pub const REMINDER: Kinds = Kinds { own: "appointment-reminder", near: "step-reminder" };
/// The kind of message that says an appointment will not take place.
pub const CANCELLED: Kinds = Kinds { own: "appointment-cancelled", near: "appointment-proposed" };

/// A kind of message, and the nearest one for a house whose post does not know it: its page says the rest.
#[derive(Clone, Copy, Debug)]
pub struct Kinds {
    own: &'static str,
    near: &'static str,
}

impl Kinds {
    /// The kind to write.
    pub fn kind(self) -> &'static str {
        if post::KINDS.contains(&self.own) { self.own } else { self.near }
    }
}

/// Where to write to a person: what they left with their request first, then what their account knows.
pub async fn address_of(
    tx: &mut Tx,
    person: Uuid,
    key: &PersonKey,
    answers: Option<&Answers>,
) -> Result<Option<(Kind, String)>, SealError> {
    if let Some(left) = answers.and_then(|answers| left(&answers.reach)) {
        return Ok(Some(left));
    }
    let mut known = contact::of_person(tx, person, key).await?;
    known.retain(|contact| contact.kind == Kind::Email || takes_texts(&contact.address));
    known.sort_by_key(|contact| (contact.confirmed_at.is_none(), contact.kind == Kind::Phone));
    Ok(known.into_iter().next().map(|contact| (contact.kind, contact.address)))
}

fn left(reach: &Reach) -> Option<(Kind, String)> {
    let email = reach.email.clone().map(|email| (Kind::Email, email));
    let phone = reach.phone.clone().filter(|phone| takes_texts(phone)).map(|phone| (Kind::Phone, phone));
    email.or(phone)
}

/// Writes to a person at the address they left, if they left one, in the language they read.
pub async fn person(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    who: (Uuid, &PersonKey),
    answers: Option<&Answers>,
    letter: Letter<'_>,
) -> Result<(), SealError> {
    let (id, key) = who;
    let Some((kind, address)) = address_of(tx, id, key, answers).await? else { return Ok(()) };
    let locale =
        person::load(tx, &house.secrets, id).await?.map_or("fr".to_owned(), |(person, _)| person.locale);
    let to = To::Person { id, key, kind, address: &address };
    post::write(tx, &house.secrets, &house.chance, now, to, &locale, letter).await?;
    Ok(())
}

/// Writes to a professional at their address of work.
pub async fn professional(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    id: Uuid,
    letter: Letter<'_>,
) -> Result<(), DbError> {
    let Some(known) = professional::load(tx, id).await? else { return Ok(()) };
    let to = To::Professional { id, email: &known.email };
    post::write(tx, &house.secrets, &house.chance, now, to, "fr", letter).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_comes_before_a_mobile_and_a_landline_gets_no_text() {
        let reach = |email: Option<&str>, phone: Option<&str>| Reach {
            email: email.map(str::to_owned),
            phone: phone.map(str::to_owned),
            ..Reach::default()
        };
        let mobile = Some("+33612345678");
        assert_eq!(left(&reach(Some("a@b.fr"), mobile)), Some((Kind::Email, "a@b.fr".to_owned())));
        assert_eq!(left(&reach(None, mobile)), Some((Kind::Phone, "+33612345678".to_owned())));
        for (number, texts) in [
            ("+33299000000", false),
            ("+33799000000", true),
            ("+262692000000", true),
            ("+262262000000", false),
            ("+4917000000", true),
        ] {
            assert_eq!(takes_texts(number), texts, "{number}");
        }
        assert_eq!(left(&reach(None, Some("+33299000000"))), None);
        assert_eq!(left(&Reach::default()), None);
    }
}
