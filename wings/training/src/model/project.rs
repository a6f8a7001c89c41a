//! The training project: the need, recognition before training, the certification, the offers compared, working time.

use jalon_kernel::closed;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest text of a field, in characters.
pub const LONGEST: usize = 5_000;
/// The longest line.
pub const LONGEST_LINE: usize = 200;
/// How many offers can be compared.
pub const MOST_OFFERS: usize = 8;

closed! {
    /// What the training must lead to (2.3-11).
    Goal {
        /// A diploma, a title or a certificate.
        Certifying = "certifying",
        /// Being able to do a job, without a certificate.
        Qualifying = "qualifying",
        /// Reading, writing, reckoning, digital basics (2.0-03).
        Basics = "basics",
        /// Not known yet.
        Unknown = "unknown",
    }
}

closed! {
    /// Whether what is asked before entering is there.
    Prerequisites {
        /// Everything is there.
        Met = "met",
        /// Something is missing, and the text says what.
        Missing = "missing",
        /// To be checked with the organisation.
        ToCheck = "to-check",
    }
}

/// The analysis of the need (2.3-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What the training must lead to.
    pub goal: Goal,
    /// What it is for: the work aimed at, and why training is needed for it.
    pub project: String,
    /// What the person can do already.
    pub capacities: String,
    /// What they are at ease with.
    pub aptitudes: String,
    /// How they learn best, and how much they can take on.
    pub learning: String,
    /// What is asked before entering, and what of it is there.
    pub prerequisites: String,
    /// Whether it is there.
    pub prerequisites_met: Prerequisites,
}

closed! {
    /// What recognition of experience (VAE) can do here (2.3-02).
    Recognisable {
        /// The whole certification.
        Whole = "whole",
        /// Some of its blocks.
        Part = "part",
        /// Nothing: the text says why.
        None = "none",
        /// To be looked at.
        Unknown = "unknown",
    }
}

closed! {
    /// What the person wants of it.
    Wish {
        /// To go that way first.
        Yes = "yes",
        /// To train instead.
        No = "no",
    }
}

/// Recognition looked at before training (2.3-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    /// What it can do.
    pub possible: Recognisable,
    /// The experience that counts.
    pub experience: String,
    /// What is missing, or why nothing can be recognised.
    pub missing: String,
    /// What the person wants; only they say it.
    pub wish: Option<Wish>,
    /// When they said it.
    pub wished_on: Option<Date>,
}

closed! {
    /// Where a certification is registered.
    Register {
        /// The national directory of certifications.
        Rncp = "rncp",
        /// The specific directory.
        Rs = "rs",
        /// None: a training without a certification.
        None = "none",
    }
}

/// The certification or programme looked for (2.3-05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    /// Where it is registered.
    pub register: Register,
    /// Its number there.
    pub number: Option<u32>,
    /// Its title, or the programme's.
    pub title: String,
    /// The blocks looked for, one a line; none for the whole.
    pub blocks: Vec<String>,
    /// Why this one.
    pub reason: String,
}

impl Certification {
    /// `RNCP37682`; empty without a register.
    pub fn code(&self) -> String {
        match (self.register, self.number) {
            (Register::Rncp, Some(number)) => format!("RNCP{number}"),
            (Register::Rs, Some(number)) => format!("RS{number}"),
            _ => String::new(),
        }
    }
}

closed! {
    /// Where one learns.
    Mode {
        /// On the spot.
        Place = "place",
        /// Remotely.
        Remote = "remote",
        /// Both.
        Mixed = "mixed",
    }
}

closed! {
    /// Where the quote stands (2.3-10).
    Quote {
        /// Not asked yet.
        None = "none",
        /// Asked.
        Asked = "asked",
        /// Here.
        Received = "received",
        /// The organisation does not answer, or not in time.
        Silent = "silent",
    }
}

closed! {
    /// Whether places are paid for all together by a public body, which comes first when it fits (2.3-08).
    Places {
        /// Each pays, or has it paid.
        Individual = "individual",
        /// The Region, France Travail or another body has paid for the places.
        Collective = "collective",
        /// Not known.
        Unknown = "unknown",
    }
}

/// A session of an organisation, as it was typed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its identifier.
    pub id: Uuid,
    /// The organisation.
    pub organisation: String,
    /// The town.
    pub place: String,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
    /// Hours with the organisation.
    pub hours: Option<u32>,
    /// Hours in a company, beside them.
    pub company_hours: Option<u32>,
    /// The price, in cents.
    pub price: Option<i64>,
    /// What the certification costs beside it, in cents.
    pub exam_price: Option<i64>,
    /// One way, in minutes.
    pub minutes_away: Option<u32>,
    /// Where one learns.
    pub mode: Mode,
    /// Who pays the places.
    pub places: Places,
    /// Where the quote stands.
    pub quote: Quote,
    /// What the organisation says of the pre-training assessment (2.3-06): level, adapted path.
    pub assessment: String,
    /// The hours that remain after it, if it changes them.
    pub hours_after: Option<u32>,
    /// What one thinks of it.
    pub notes: String,
}

impl Offer {
    /// The hours to be paid for: those of the assessment when there was one.
    pub fn hours_to_pay(&self) -> Option<u32> {
        self.hours_after.or(self.hours)
    }
}

/// Offers side by side; at most one is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offers {
    /// The offers, in the order they came.
    pub list: Vec<Offer>,
    /// The chosen one.
    pub chosen: Option<Uuid>,
}

impl Offers {
    /// The chosen offer.
    pub fn chosen(&self) -> Option<&Offer> {
        self.list.iter().find(|offer| Some(offer.id) == self.chosen)
    }

    /// In the order of 2.3-08: places paid for all together first, then the soonest, then the cheapest; what is not
    /// known comes last.
    pub fn ranked(&self) -> Vec<&Offer> {
        let mut all: Vec<&Offer> = self.list.iter().collect();
        all.sort_by_key(|offer| {
            (
                offer.places != Places::Collective,
                offer.start.is_none(),
                offer.start,
                offer.price.is_none(),
                offer.price,
            )
        });
        all
    }
}

closed! {
    /// When one trains, against one's work (2.3-11).
    When {
        /// During working hours.
        During = "during",
        /// Outside them.
        Outside = "outside",
        /// Some of each.
        Mixed = "mixed",
        /// There is no employer.
        NoEmployer = "no-employer",
    }
}

closed! {
    /// What the employer answered.
    Answer {
        /// Nothing yet.
        Waiting = "waiting",
        /// Yes.
        Yes = "yes",
        /// No, with a reason.
        No = "no",
        /// Later.
        Later = "later",
    }
}

/// In or out of working time, and the employer's answer (2.3-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingTime {
    /// When one trains.
    pub when: When,
    /// To whom the letter goes, as it must stand on it.
    pub employer: String,
    /// The name that signs the letter.
    pub signed: String,
    /// When the request was sent.
    pub asked_on: Option<Date>,
    /// What was answered.
    pub answer: Answer,
    /// When.
    pub answered_on: Option<Date>,
    /// Why not, or until when not.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn offer(id: u128, places: Places, start: Option<Date>, price: Option<i64>) -> Offer {
        Offer {
            id: Uuid::from_u128(id),
            organisation: "Un organisme".into(),
            place: String::new(),
            start,
            end: None,
            hours: Some(700),
            company_hours: None,
            price,
            exam_price: None,
            minutes_away: None,
            mode: Mode::Place,
            places,
            quote: Quote::None,
            assessment: String::new(),
            hours_after: None,
            notes: String::new(),
        }
    }

    #[test]
    fn clause_2_3_08_places_paid_for_all_come_first_then_the_soonest_then_the_cheapest() {
        let (early, late) = (Some(date(2026, 9, 7)), Some(date(2027, 1, 4)));
        let offers = Offers {
            list: vec![
                offer(1, Places::Individual, None, Some(1)),
                offer(2, Places::Individual, early, Some(900)),
                offer(3, Places::Individual, early, Some(500)),
                offer(4, Places::Collective, late, None),
                offer(5, Places::Unknown, early, None),
            ],
            chosen: Some(Uuid::from_u128(3)),
        };
        let order: Vec<u128> = offers.ranked().iter().map(|offer| offer.id.as_u128()).collect();
        assert_eq!(order, [4, 3, 2, 5, 1]);
        assert_eq!(offers.chosen().map(|offer| offer.id.as_u128()), Some(3));
    }

    #[test]
    fn clause_2_3_06_an_assessment_changes_the_hours_that_are_paid() {
        let mut it = offer(1, Places::Individual, None, None);
        assert_eq!(it.hours_to_pay(), Some(700));
        it.hours_after = Some(520);
        assert_eq!(it.hours_to_pay(), Some(520));
    }

    #[test]
    fn a_certification_has_a_code_only_in_a_register() {
        let mut it = Certification {
            register: Register::Rncp,
            number: Some(37682),
            title: String::new(),
            blocks: Vec::new(),
            reason: String::new(),
        };
        assert_eq!(it.code(), "RNCP37682");
        it.register = Register::None;
        assert_eq!(it.code(), "");
    }
}
