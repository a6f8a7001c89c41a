//! What is declared to the account's information system (2.3-13): the training, its funding, the funders' agreements.
//!
//! A declaration is frozen when it is asked for and keeps one identifier for ever: sent again, it is the same one. Nothing in
//! it names the person: the system knows them by the number of their file. A funder whose name tells of health is "another
//! funder" there.

use jalon_kernel::closed;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::is_account;
use super::project::Register;
use super::request::{Request, State as Asked};
use super::whole::Whole;

closed! {
    /// What is missing before anything can be declared.
    Missing {
        /// The certification.
        Certification = "certification",
        /// Its number in its register.
        Number = "number",
        /// The chosen session.
        Session = "session",
        /// Its first and last day.
        Days = "days",
        /// Its hours.
        Hours = "hours",
        /// Its price.
        Price = "price",
        /// The agreement of the account.
        Account = "account",
        /// The number of the file at the account's.
        File = "file",
        /// How much a funder granted.
        Sums = "sums",
    }
}

/// The agreement of a funder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who; empty for a funder whose name tells of health.
    pub funder: String,
    /// How much, in cents.
    pub sum: i64,
    /// When it agreed.
    pub on: Option<Date>,
    /// The number of the file at the funder's.
    pub reference: String,
}

/// What is declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The number of the file at the account's.
    pub file: String,
    /// The code of the certification.
    pub certification: String,
    /// Its title.
    pub title: String,
    /// The blocks, when not the whole.
    pub blocks: Vec<String>,
    /// The organisation.
    pub organisation: String,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
    /// Hours to be paid for.
    pub hours: u32,
    /// What it costs, in cents.
    pub cost: i64,
    /// Who agreed to pay what.
    pub agreements: Vec<Agreement>,
}

impl Said {
    /// What can be declared today, or everything that is missing.
    pub fn of(whole: &Whole, requests: &[Request]) -> Result<Self, Vec<Missing>> {
        let mut missing = Vec::new();
        let certification = whole.certification.as_ref().map(|kept| &kept.content);
        let code = match certification {
            None => None,
            Some(it) if it.register == Register::None => None,
            Some(it) => Some(it.code()),
        };
        match &code {
            None => missing.push(Missing::Certification),
            Some(code) if code.is_empty() => missing.push(Missing::Number),
            Some(_) => {}
        }
        let offer = whole.offers.as_ref().and_then(|kept| kept.content.chosen());
        match offer {
            None => missing.push(Missing::Session),
            Some(offer) => {
                let days = offer.start.zip(offer.end).filter(|(start, end)| start <= end);
                let lacks = [
                    (days.is_none(), Missing::Days),
                    (offer.hours_to_pay().is_none(), Missing::Hours),
                    (offer.price.is_none(), Missing::Price),
                ];
                missing.extend(lacks.into_iter().filter(|(is_lacking, _)| *is_lacking).map(|(_, what)| what));
            }
        }
        let agreed: Vec<&Request> =
            requests.iter().filter(|it| matches!(it.state, Asked::Granted | Asked::Paid)).collect();
        match agreed.iter().find(|it| is_account(&it.asked.scheme)) {
            None => missing.push(Missing::Account),
            Some(account) if account.asked.reference.is_empty() => missing.push(Missing::File),
            Some(_) => {}
        }
        if agreed.iter().any(|it| sum(it).is_none()) {
            missing.push(Missing::Sums);
        }
        let whole = || {
            let (certification, offer) = (certification?, offer?);
            let account = agreed.iter().find(|it| is_account(&it.asked.scheme))?;
            Some(Self {
                file: account.asked.reference.clone(),
                certification: code.clone()?,
                title: certification.title.clone(),
                blocks: certification.blocks.clone(),
                organisation: offer.organisation.clone(),
                start: offer.start?,
                end: offer.end?,
                hours: offer.hours_to_pay()?,
                cost: offer.price?.saturating_add(offer.exam_price.unwrap_or(0)),
                agreements: agreed.iter().map(|it| agreement(it)).collect::<Option<_>>()?,
            })
        };
        match whole().filter(|_| missing.is_empty()) {
            Some(said) => Ok(said),
            None => Err(missing),
        }
    }
}

fn sum(request: &Request) -> Option<i64> {
    request.asked.granted.or(request.asked.amount)
}

fn agreement(request: &Request) -> Option<Agreement> {
    let asked = &request.asked;
    let (funder, reference) = match asked.tells_health && !is_account(&asked.scheme) {
        true => (String::new(), String::new()),
        false => (asked.name.clone(), asked.reference.clone()),
    };
    Some(Agreement { funder, sum: sum(request)?, on: asked.answered_on, reference })
}

closed! {
    /// Where a declaration stands.
    State {
        /// It waits to be sent.
        Waiting = "waiting",
        /// It was sent, and nothing came back yet.
        Sent = "sent",
        /// The system has it.
        Acknowledged = "acknowledged",
        /// The system does not want it, and said why.
        Refused = "refused",
    }
}

closed! {
    /// Why nothing came back.
    Trouble {
        /// Nobody answers at this address.
        Down = "down",
        /// The answer did not come in time, or was cut: the declaration may have arrived.
        Lost = "lost",
        /// The system says that it is in trouble itself.
        Failing = "failing",
        /// The system does not know this house.
        Stranger = "stranger",
        /// The answer is none that was agreed on.
        Unreadable = "unreadable",
    }
}

/// What came of one try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// The system has it, under this receipt.
    Acknowledged(String),
    /// The system does not want it, in its own words.
    Refused(String),
    /// Not now: to be tried again.
    NotNow(Trouble),
}

/// A declaration and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// Its identifier, for ever: by it the system knows that it has it already.
    pub id: Uuid,
    /// The one it corrects.
    pub replaces: Option<Uuid>,
    /// What it says.
    pub said: Said,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub at: Timestamp,
    /// Who asked for it.
    pub name: String,
    /// How many times it was sent.
    pub tries: u32,
    /// When it was last sent.
    pub tried_at: Option<Timestamp>,
    /// Why nothing came back.
    pub trouble: Option<Trouble>,
    /// The system's receipt.
    pub receipt: String,
    /// The system's reason.
    pub reason: String,
}

impl Declaration {
    /// Whether it is still to be sent, or sent again.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state, State::Waiting | State::Sent)
    }

    /// Notes that it leaves: before it does, so that what left is never thought to be here.
    pub fn leaves(&mut self, now: Timestamp) {
        self.state = State::Sent;
        self.tries = self.tries.saturating_add(1);
        self.tried_at = Some(now);
    }

    /// Notes what came of it; once the system has spoken, nothing changes any more.
    pub fn comes(&mut self, came: Came) {
        if !self.is_under_way() {
            return;
        }
        match came {
            Came::Acknowledged(receipt) => {
                (self.state, self.receipt, self.trouble) = (State::Acknowledged, receipt, None);
            }
            Came::Refused(reason) => (self.state, self.reason, self.trouble) = (State::Refused, reason, None),
            Came::NotNow(trouble) => self.trouble = Some(trouble),
        }
    }
}

/// Every declaration of a parcours, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Declarations {
    /// The declarations.
    pub list: Vec<Declaration>,
}

impl Declarations {
    /// Whether this can be declared now: not while another is under way, nor when the system has it already.
    pub fn may_add(&self, said: &Said) -> bool {
        let is_known = |it: &Declaration| it.state == State::Acknowledged && it.said == *said;
        self.list.iter().all(|it| !it.is_under_way())
            && !self.list.iter().rev().find(|it| it.state == State::Acknowledged).is_some_and(is_known)
    }

    /// Adds a declaration, which corrects the last one the system has; whether it could be added.
    pub fn add(&mut self, id: Uuid, said: Said, at: Timestamp, name: String) -> bool {
        if !self.may_add(&said) {
            return false;
        }
        let replaces = self.list.iter().rev().find(|it| it.state == State::Acknowledged).map(|it| it.id);
        self.list.push(Declaration {
            id,
            replaces,
            said,
            state: State::Waiting,
            at,
            name,
            tries: 0,
            tried_at: None,
            trouble: None,
            receipt: String::new(),
            reason: String::new(),
        });
        true
    }

    /// The declaration of that identifier.
    pub fn find(&mut self, id: Uuid) -> Option<&mut Declaration> {
        self.list.iter_mut().find(|it| it.id == id)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::request::Asked as Content;
    use crate::pages::project::sample;

    fn granted(scheme: &str, sum: i64) -> Request {
        Request {
            id: Uuid::nil(),
            asked: Content {
                scheme: scheme.into(),
                name: scheme.to_uppercase(),
                granted: Some(sum),
                reference: "DOS-17".into(),
                answered_on: Some(date(2026, 3, 2)),
                ..Content::default()
            },
            state: Asked::Granted,
            created_at: Timestamp::UNIX_EPOCH,
            written_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn whole() -> Whole {
        let mut whole = sample(None);
        let certification = &mut whole.certification.as_mut().expect("one").content;
        (certification.register, certification.number) = (Register::Rncp, Some(37_682));
        let offer = offer(&mut whole);
        (offer.start, offer.end) = (Some(date(2026, 9, 7)), Some(date(2027, 2, 26)));
        (offer.hours, offer.hours_after) = (Some(700), None);
        (offer.price, offer.exam_price) = (Some(1_165_000), Some(10_000));
        whole
    }

    fn offer(whole: &mut Whole) -> &mut crate::model::project::Offer {
        let offers = &mut whole.offers.as_mut().expect("offers").content;
        let chosen = offers.chosen;
        offers.list.iter_mut().find(|offer| Some(offer.id) == chosen).expect("a chosen one")
    }

    fn said() -> Said {
        Said::of(&whole(), &[granted("cpf", 241_000), granted("ptp", 924_000)]).expect("nothing is missing")
    }

    #[test]
    fn clause_2_3_13_nature_funding_and_agreements_are_declared() {
        let said = said();
        assert_eq!(said.certification, "RNCP37682");
        assert_eq!((said.file.as_str(), said.cost, said.hours), ("DOS-17", 1_175_000, 700));
        assert_eq!(said.agreements.len(), 2);
        assert_eq!(said.agreements[1].funder, "PTP");
    }

    #[test]
    fn each_thing_that_is_missing_is_named_alone() {
        let lacks = |spoil: fn(&mut Whole), expected: Missing| {
            let mut whole = whole();
            spoil(&mut whole);
            assert_eq!(Said::of(&whole, &[granted("cpf", 1)]), Err(vec![expected]));
        };
        lacks(|it| it.certification = None, Missing::Certification);
        lacks(
            |it| it.certification.as_mut().expect("one").content.register = Register::None,
            Missing::Certification,
        );
        lacks(|it| it.certification.as_mut().expect("one").content.number = None, Missing::Number);
        lacks(|it| it.offers = None, Missing::Session);
        lacks(|it| offer(it).start = None, Missing::Days);
        lacks(|it| offer(it).end = Some(date(2026, 9, 6)), Missing::Days);
        lacks(|it| offer(it).hours = None, Missing::Hours);
        lacks(|it| offer(it).price = None, Missing::Price);
        let whole = whole();
        assert_eq!(Said::of(&whole, &[granted("ptp", 1)]), Err(vec![Missing::Account]));
        let asked = Request { state: Asked::Asked, ..granted("cpf", 1) };
        assert_eq!(
            Said::of(&whole, &[asked]),
            Err(vec![Missing::Account]),
            "what was not granted is not declared"
        );
        let mut unnumbered = granted("cpf", 1);
        unnumbered.asked.reference.clear();
        assert_eq!(Said::of(&whole, &[unnumbered]), Err(vec![Missing::File]));
        let mut unsaid = granted("agefiph", 1);
        unsaid.asked.granted = None;
        assert_eq!(Said::of(&whole, &[granted("cpf", 1), unsaid]), Err(vec![Missing::Sums]));
    }

    #[test]
    fn clause_2_0_04_a_funder_that_tells_of_health_is_not_named() {
        let mut agefiph = granted("agefiph", 5);
        agefiph.asked.tells_health = true;
        let said = Said::of(&whole(), &[granted("cpf", 1), agefiph]).expect("nothing is missing");
        assert_eq!((said.agreements[1].funder.as_str(), said.agreements[1].sum), ("", 5));
        assert!(!serde_json::to_string(&said).expect("text").contains("AGEFIPH"));
    }

    #[test]
    fn one_is_under_way_at_a_time_and_what_the_system_has_is_not_declared_again() {
        let (said, now) = (said(), Timestamp::UNIX_EPOCH);
        let mut all = Declarations::default();
        let [first, second, third] = [1, 2, 3].map(Uuid::from_u128);
        assert!(all.add(first, said.clone(), now, "Claire".into()));
        assert!(!all.add(second, said.clone(), now, "Claire".into()), "one waits");
        let one = all.find(first).expect("the first");
        one.leaves(now);
        one.comes(Came::NotNow(Trouble::Lost));
        assert_eq!((one.state, one.tries, one.trouble), (State::Sent, 1, Some(Trouble::Lost)));
        one.comes(Came::Acknowledged("A-1".into()));
        one.comes(Came::Refused("trop tard".into()));
        assert_eq!((one.state, one.receipt.as_str(), one.trouble), (State::Acknowledged, "A-1", None));
        assert!(!all.may_add(&said), "the system has it");
        let corrected = Said { hours: 701, ..said.clone() };
        assert!(all.add(second, corrected, now, "Claire".into()));
        assert_eq!(all.list[1].replaces, Some(first));
        all.find(second).expect("the second").comes(Came::Refused("dates".into()));
        assert!(!all.may_add(&said), "what the system has is still the first");
        assert!(
            all.add(third, Said { hours: 702, ..said }, now, "Claire".into()),
            "a refusal can be corrected"
        );
        assert_eq!(all.list[2].replaces, Some(first));
    }
}
