//! An immersion (PMSMP): some days at a place of work, to discover a trade, to confirm a project or to begin to be hired; held
//! against its dated rules.
//!
//! Nothing here forbids anything: what goes against a rule is said with the rule and its source, what is not known is asked.

use std::sync::LazyLock;

use jiff::Unit;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::{Thing, words};

const RULES: &str = include_str!("../../../../data/exploration/immersions.tsv");

words! {
    /// What it is for: one thing only.
    Goal {
        /// To discover a trade.
        Discover = "discover",
        /// To confirm a project.
        Confirm = "confirm",
        /// To begin to be hired.
        Hire = "hire",
    }
}

words! {
    /// Where its convention stands: without one nobody is insured.
    Convention {
        /// Not asked for yet.
        ToAsk = "to-ask",
        /// Asked for, not signed by all.
        Asked = "asked",
        /// Signed by all.
        Signed = "signed",
    }
}

words! {
    /// Who may prescribe one (Code du travail, L. 5135-2).
    Prescriber {
        /// France Travail.
        FranceTravail = "france-travail",
        /// A *mission locale*, up to 25 years.
        MissionLocale = "mission-locale",
        /// Cap emploi, with a disability.
        CapEmploi = "cap-emploi",
        /// A structure of *insertion par l'activité économique*.
        Insertion = "insertion",
        /// The department.
        Department = "department",
        /// Whoever prepares for apprenticeship.
        Apprenticeship = "apprenticeship",
        /// Another organisation, by an agreement with one of these, as an operator of the CEP may have.
        Delegate = "delegate",
    }
}

words! {
    /// A limit that the rules set.
    Limit {
        /// Days from the first to the last.
        CalendarDays = "calendar-days",
        /// Days present.
        PresenceDays = "presence-days",
        /// Renewals for one goal at one host.
        Renewals = "renewals",
        /// Days at one host within twelve months.
        HostDays = "host-days",
    }
}

/// The longest short text, in characters.
pub const LONGEST_SHORT: usize = 150;
/// The longest text, in characters.
pub const LONGEST: usize = 2_000;

/// An immersion, planned or done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Immersion {
    /// The occupation that is tried.
    pub occupation: String,
    /// Where.
    pub host: String,
    /// What for.
    pub goal: Goal,
    /// The first day.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default)]
    pub to: Option<Date>,
    /// How many days one is present.
    #[serde(default)]
    pub days: Option<i64>,
    /// Who prescribes it.
    #[serde(default)]
    pub prescriber: Option<Prescriber>,
    /// Where the convention stands.
    pub convention: Convention,
    /// What was learned; may be empty.
    #[serde(default)]
    pub learned: String,
    /// What it changed, once that was said.
    #[serde(default)]
    pub change: Option<Change>,
}

impl Thing for Immersion {
    const KIND: &'static str = "immersion";
}

/// A rule while it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it limits.
    pub limit: Limit,
    /// How much is allowed at most.
    pub most: i64,
    /// From when.
    pub from: Date,
    /// Until when; none while it holds.
    pub to: Option<Date>,
    /// Where it stands.
    pub source: &'static str,
    /// The address of its source.
    pub address: &'static str,
    /// How it is known: V, C, S or M, as the table explains.
    pub evidence: &'static str,
}

/// Every rule, as written in the table.
pub static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let lines = RULES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(read).collect()
});

fn read(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('\t');
    Some(Rule {
        limit: Limit::from_word(cells.next()?)?,
        most: cells.next()?.parse().ok()?,
        from: cells.next()?.parse().ok()?,
        to: match cells.next()? {
            "" => None,
            day => Some(day.parse().ok()?),
        },
        source: cells.next()?,
        address: cells.next()?,
        evidence: cells.next()?,
    })
}

/// The rule on a limit that holds on a day; none when none does.
pub fn rule(limit: Limit, on: Date) -> Option<&'static Rule> {
    let holds = |rule: &&Rule| rule.limit == limit && rule.from <= on && rule.to.is_none_or(|to| on <= to);
    ALL.iter().find(holds)
}

/// What goes against a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it is here.
    pub found: i64,
}

words! {
    /// What is not known yet, and must be asked before it begins.
    Ask {
        /// The first and the last day.
        Dates = "dates",
        /// The last day comes before the first.
        Order = "order",
        /// How many days one is present.
        Presence = "presence",
        /// Who prescribes it.
        Prescriber = "prescriber",
        /// The signed convention.
        Convention = "convention",
        /// The dates of another immersion at the same host.
        OtherDates = "other-dates",
    }
}

/// An immersion held against the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// What goes against one.
    pub against: Vec<Against>,
    /// What is to be asked.
    pub ask: Vec<Ask>,
}

impl Immersion {
    /// Holds it against the rules of its first day; `others` are the other immersions of the person.
    pub fn check(&self, others: &[&Immersion]) -> Check {
        let mut check = Check::default();
        if self.prescriber.is_none() {
            check.ask.push(Ask::Prescriber);
        }
        if self.convention != Convention::Signed {
            check.ask.push(Ask::Convention);
        }
        let Some((from, to)) = self.from.zip(self.to) else {
            check.ask.push(Ask::Dates);
            return check;
        };
        if to < from {
            check.ask.push(Ask::Order);
            return check;
        }
        let mut hold = |limit, found: i64| {
            let rule = rule(limit, from).filter(|rule| found > rule.most);
            check.against.extend(rule.map(|rule| Against { rule, found }));
        };
        hold(Limit::CalendarDays, days_between(from, to));
        match self.days {
            Some(days) => hold(Limit::PresenceDays, days),
            // Within so few days nobody can be present for too many.
            None if days_between(from, to) < MONTH => {}
            None => check.ask.push(Ask::Presence),
        }
        let here: Vec<&&Immersion> = others.iter().filter(|other| same(&other.host, &self.host)).collect();
        let earlier = here.iter().filter(|other| other.goal == self.goal && is_before(other, from));
        let renewals = i64::try_from(earlier.count()).unwrap_or(i64::MAX);
        let year = from.checked_sub(jiff::Span::new().years(1)).unwrap_or(date(1, 1, 1));
        let within = here.iter().filter_map(|other| {
            let (first, last) = other.from.zip(other.to)?;
            let first = first.max(year);
            (first <= last && first <= to).then(|| days_between(first, last) + 1)
        });
        let total = within.sum::<i64>() + days_between(from, to) + 1;
        let mut hold = |limit, found: i64| {
            let rule = rule(limit, from).filter(|rule| found > rule.most);
            check.against.extend(rule.map(|rule| Against { rule, found }));
        };
        hold(Limit::Renewals, renewals);
        hold(Limit::HostDays, total);
        if here.iter().any(|other| other.from.zip(other.to).is_none()) {
            check.ask.push(Ask::OtherDates);
        }
        check
    }
}

/// Fewer days than this cannot hold thirty days of presence.
const MONTH: i64 = 30;

/// Days from one to the other: 0 on the same day.
fn days_between(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map(|span| i64::from(span.get_days())).unwrap_or_default()
}

fn is_before(other: &Immersion, from: Date) -> bool {
    other.from.is_some_and(|first| first < from)
}

// "Atelier Vélo " and "atelier vélo" are one place.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn immersion(from: Date, to: Date) -> Immersion {
        Immersion {
            occupation: "Mécanicien".into(),
            host: "Roue Libre".into(),
            goal: Goal::Confirm,
            from: Some(from),
            to: Some(to),
            days: Some(5),
            prescriber: Some(Prescriber::FranceTravail),
            convention: Convention::Signed,
            learned: String::new(),
            change: None,
        }
    }

    fn june() -> Immersion {
        immersion(date(2026, 6, 1), date(2026, 6, 5))
    }

    fn limits(check: &Check) -> Vec<Limit> {
        check.against.iter().map(|it| it.rule.limit).collect()
    }

    #[test]
    fn every_line_of_the_table_is_read_and_every_limit_has_its_rule_and_source() {
        let lines = RULES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(ALL.len(), lines);
        for limit in Limit::ALL {
            let rule = rule(*limit, date(2026, 6, 1)).unwrap_or_else(|| panic!("{limit:?}"));
            assert!(!rule.source.is_empty() && rule.address.starts_with("https://"));
            assert!(["V", "C", "S", "M"].contains(&rule.evidence));
        }
        assert_eq!(rule(Limit::PresenceDays, date(2025, 3, 26)), None);
        assert!(rule(Limit::PresenceDays, date(2025, 3, 27)).is_some());
    }

    #[test]
    fn a_short_immersion_with_its_convention_meets_every_rule() {
        assert_eq!(june().check(&[]), Check::default());
    }

    #[test]
    fn thirty_days_from_first_to_last_are_allowed_and_thirty_one_are_not() {
        let until = |day| {
            immersion(
                date(2026, 3, 1),
                date(2026, 3, 1).tomorrow().unwrap().checked_add(jiff::Span::new().days(day - 1)).unwrap(),
            )
        };
        assert_eq!(limits(&until(30).check(&[])), []);
        let check = until(31).check(&[]);
        assert_eq!(limits(&check), [Limit::CalendarDays]);
        assert_eq!((check.against[0].found, check.against[0].rule.most), (31, 30));
    }

    #[test]
    fn thirty_days_of_presence_are_allowed_and_thirty_one_are_not() {
        let present = |days| Immersion { days, ..immersion(date(2026, 3, 1), date(2026, 3, 31)) };
        assert_eq!(present(Some(30)).check(&[]), Check::default());
        assert_eq!(limits(&present(Some(31)).check(&[])), [Limit::PresenceDays]);
        assert_eq!(present(None).check(&[]).ask, [Ask::Presence]);
        assert_eq!(Immersion { days: None, ..june() }.check(&[]), Check::default());
        // Before the rule there is nothing to go against.
        let before = Immersion { days: Some(31), ..immersion(date(2025, 1, 1), date(2025, 1, 31)) };
        assert_eq!(before.check(&[]), Check::default());
    }

    #[test]
    fn one_renewal_for_the_same_goal_at_the_same_host_is_allowed() {
        let (first, second) =
            (immersion(date(2026, 4, 1), date(2026, 4, 3)), immersion(date(2026, 5, 4), date(2026, 5, 6)));
        assert_eq!(june().check(&[&first]), Check::default());
        assert_eq!(limits(&june().check(&[&first, &second])), [Limit::Renewals]);
        let elsewhere = Immersion { host: "Autre".into(), ..second.clone() };
        assert_eq!(june().check(&[&first, &elsewhere]), Check::default());
        let for_another = Immersion { goal: Goal::Hire, ..second.clone() };
        assert_eq!(june().check(&[&first, &for_another]), Check::default());
        let named_alike = Immersion { host: " roue  LIBRE".into(), ..second };
        assert_eq!(limits(&june().check(&[&first, &named_alike])), [Limit::Renewals]);
    }

    #[test]
    fn two_months_at_one_host_within_a_year_are_allowed_and_a_day_more_is_not() {
        let spring = immersion(date(2026, 3, 1), date(2026, 3, 30));
        let of = |days| {
            let last = date(2026, 6, 1).checked_add(jiff::Span::new().days(days - 1)).unwrap();
            Immersion { goal: Goal::Hire, ..immersion(date(2026, 6, 1), last) }
        };
        assert_eq!(of(30).check(&[&spring]), Check::default());
        assert_eq!(limits(&of(31).check(&[&spring])), [Limit::HostDays]);
        let long_ago = immersion(date(2025, 3, 1), date(2025, 3, 30));
        assert_eq!(of(31).check(&[&long_ago]), Check::default());
    }

    #[test]
    fn what_is_not_known_is_asked() {
        let asks = |change: fn(&mut Immersion)| {
            let mut immersion = june();
            change(&mut immersion);
            immersion.check(&[]).ask
        };
        assert_eq!(asks(|it| it.prescriber = None), [Ask::Prescriber]);
        assert_eq!(asks(|it| it.convention = Convention::ToAsk), [Ask::Convention]);
        assert_eq!(asks(|it| it.convention = Convention::Asked), [Ask::Convention]);
        assert_eq!(asks(|it| it.from = None), [Ask::Dates]);
        assert_eq!(asks(|it| it.to = None), [Ask::Dates]);
        assert_eq!(asks(|it| it.to = Some(date(2026, 5, 31))), [Ask::Order]);
        let undated = Immersion { from: None, ..june() };
        assert_eq!(june().check(&[&undated]).ask, [Ask::OtherDates]);
    }
}
