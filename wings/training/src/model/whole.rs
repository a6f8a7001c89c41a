//! The training project as a whole: what is written, what comes next, and what of it funding depends on.

use jiff::civil::Date;

use super::part::Kept;
use super::project::{
    Answer, Certification, Mode, Need, Offers, Places, Recognisable, Recognition, Register, When, WorkingTime,
};

/// What a training project holds.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// The need.
    pub need: Option<Kept<Need>>,
    /// Recognition before training.
    pub recognition: Option<Kept<Recognition>>,
    /// The certification.
    pub certification: Option<Kept<Certification>>,
    /// The offers.
    pub offers: Option<Kept<Offers>>,
    /// Working time.
    pub time: Option<Kept<WorkingTime>>,
}

impl Whole {
    /// Whether recognition waits for the person's word.
    pub fn waits_for_wish(&self) -> bool {
        self.recognition.as_ref().is_some_and(|kept| {
            let possible = kept.content.possible;
            kept.content.wish.is_none() && matches!(possible, Recognisable::Whole | Recognisable::Part)
        })
    }

    /// The first part that is still to be written, with its page: recognition is looked at before training (2.3-02).
    pub fn next(&self) -> Option<(&'static str, &'static str)> {
        if self.need.is_none() {
            return Some(("need", "formation/besoin"));
        }
        if self.recognition.is_none() {
            return Some(("recognition", "formation/vae"));
        }
        if self.certification.is_none() {
            return Some(("certification", "formation/certification"));
        }
        let offers = self.offers.as_ref().map(|kept| &kept.content);
        if offers.is_none_or(|offers| offers.list.is_empty()) {
            return Some(("offers", "formation/organismes"));
        }
        if offers.is_some_and(|offers| offers.chosen().is_none()) {
            return Some(("choose", "formation/organismes"));
        }
        if self.time.is_none() {
            return Some(("time", "formation/temps-de-travail"));
        }
        None
    }

    /// What of it funding depends on, as the rules name it; what is not known yet is left out.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        let certification = self.certification.as_ref().map(|kept| &kept.content);
        let nature = certification.and_then(|it| match it.register {
            Register::Rncp if it.blocks.is_empty() => Some("certification RNCP"),
            Register::Rncp => Some("bloc de compétences"),
            Register::Rs => Some("certification RS"),
            Register::None => None,
        });
        facts.extend(nature.map(|nature| ("formation . nature", nature.to_owned())));
        if let Some(offer) = self.offers.as_ref().and_then(|kept| kept.content.chosen()) {
            let day = |day: Date| format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year());
            let hours = |hours: u32| hours.to_string();
            facts.extend(offer.start.map(|it| ("formation . début", day(it))));
            facts.extend(offer.end.map(|it| ("formation . fin", day(it))));
            facts.extend(offer.hours_to_pay().map(|it| ("formation . heures", hours(it))));
            facts.extend(offer.company_hours.map(|it| ("formation . heures en entreprise", hours(it))));
            facts.extend(offer.price.map(|it| ("formation . coût . formation", euros(it))));
            facts.extend(offer.exam_price.map(|it| ("formation . coût . certification", euros(it))));
            if offer.places == Places::Individual {
                facts.push(("formation . place collective", "non".to_owned()));
            }
            match offer.mode {
                Mode::Remote => facts.push(("formation . à distance", "oui".to_owned())),
                Mode::Place => facts.push(("formation . à distance", "non".to_owned())),
                Mode::Mixed => {}
            }
        }
        if let Some(time) = self.time.as_ref().map(|kept| &kept.content) {
            let during = match time.when {
                When::During | When::Mixed => "oui",
                When::Outside | When::NoEmployer => "non",
            };
            facts.push(("formation . pendant le temps de travail", during.to_owned()));
            match time.answer {
                Answer::Yes => facts.push(("contrat . accord de l'employeur", "oui".to_owned())),
                Answer::No => facts.push(("contrat . accord de l'employeur", "non".to_owned())),
                Answer::Waiting | Answer::Later => {}
            }
        }
        facts
    }
}

/// The facts that a project fills in, and those by which a page knows when a training is and what it costs: rules that
/// do not have them cannot be served.
pub const FACTS: &[&str] = &[
    "formation . nature",
    "formation . début",
    "formation . fin",
    "formation . heures",
    "formation . heures en entreprise",
    "formation . coût . formation",
    "formation . coût . certification",
    "formation . place collective",
    "formation . à distance",
    "formation . pendant le temps de travail",
    "contrat . accord de l'employeur",
];

// As a form would send it: `11650` or `11650,50`.
fn euros(cents: i64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::project::sample;
    use crate::rules::Rules;

    #[test]
    fn clause_2_3_02_recognition_is_looked_at_before_training() {
        let whole = sample(None);
        let order = [
            (Whole::default(), "need"),
            (Whole { need: whole.need.clone(), ..Whole::default() }, "recognition"),
            (Whole { certification: None, ..whole.clone() }, "certification"),
            (Whole { offers: None, ..whole.clone() }, "offers"),
            (Whole { time: None, ..whole.clone() }, "time"),
        ];
        for (whole, next) in order {
            assert_eq!(whole.next().map(|(key, _)| key), Some(next));
        }
        assert_eq!(whole.next(), None);
        assert!(whole.waits_for_wish());
        assert!(!sample(Some(crate::model::project::Wish::No)).waits_for_wish());
    }

    #[test]
    fn every_fact_of_a_project_is_one_the_rules_read() {
        let rules = Rules::built_in().expect("the rules");
        let facts = sample(None).facts();
        assert!(facts.len() >= 9, "{facts:?}");
        for (name, value) in facts {
            let fact = rules.schemes().fact(name).unwrap_or_else(|| panic!("no rule reads {name}"));
            assert!(fact.parse(&value).is_ok(), "{name}: {value}");
            assert!(FACTS.contains(&name), "{name} is filled in and not asked of imported rules");
        }
        assert_eq!(euros(1_165_050), "11650,50");
    }
}
