//! Which sites are put forward to someone, in which order and why. The person may always choose another.
//!
//! Order: whom the network supports, then how near, then the names. Nothing else weighs, and nobody can pay for a rank.

use jalon_kernel::people::operator::Site;
use jiff::civil::Date;
use uuid::Uuid;

use super::answers::{Answers, Situation};
use super::networks::{self, Condition, Serves};
use super::place::{Nearness, nearness};

/// Why a site stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its network supports people in this situation.
    Supports(Situation),
    /// Its network supports people in this situation who also meet a condition that they know themselves.
    SupportsIf(Situation, Condition),
    /// It receives everyone for a first advice.
    FirstAdvice,
}

impl Fit {
    fn rank(self) -> u8 {
        match self {
            Self::Supports(_) => 0,
            Self::SupportsIf(..) => 1,
            Self::FirstAdvice => 2,
        }
    }
}

/// A site, with the reasons of its place in the list.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The site.
    pub site: Site,
    /// Whom it supports.
    pub fit: Fit,
    /// The text that says so, when there is one.
    pub basis: Option<&'static str>,
    /// How near it is.
    pub nearness: Nearness,
}

/// Every site in the order proposed to someone who gave these answers.
pub fn propose(sites: Vec<Site>, answers: &Answers, today: Date) -> Vec<Proposed> {
    let mut proposed: Vec<Proposed> = sites
        .into_iter()
        .filter(Site::receives)
        .map(|site| {
            let (fit, basis) = fit(&site.network, answers, today);
            let nearness = nearness(&answers.place, &site.address);
            Proposed { site, fit, basis, nearness }
        })
        .collect();
    proposed.sort_by(|a, b| {
        let key = |one: &Proposed| (one.fit.rank(), one.nearness);
        key(a).cmp(&key(b)).then_with(|| names(&a.site).cmp(&names(&b.site)))
    });
    proposed
}

/// The site that answers someone who only left a telephone number: where fewest are waiting, then by name.
pub fn least_busy(sites: &[Site], waiting: &[(Uuid, i64)]) -> Option<Uuid> {
    let count = |site: &Site| waiting.iter().find(|(id, _)| *id == site.id).map_or(0, |(_, count)| *count);
    sites
        .iter()
        .min_by(|a, b| count(a).cmp(&count(b)).then_with(|| names(a).cmp(&names(b))))
        .map(|site| site.id)
}

fn names(site: &Site) -> (&str, &str) {
    (&site.operator_name, &site.name)
}

fn fit(network: &str, answers: &Answers, today: Date) -> (Fit, Option<&'static str>) {
    let matching = |line: &Serves| answers.situations.iter().copied().find(|one| line.publics.contains(one));
    let mut best = (Fit::FirstAdvice, None);
    for line in networks::served_by(network, today) {
        let Some(situation) = matching(line) else { continue };
        let is_motive = answers.motive.is_some_and(|motive| line.motives.contains(&motive));
        let found = match line.condition {
            None => Fit::Supports(situation),
            // The motive says what the condition would have asked.
            Some(_) if is_motive => Fit::Supports(situation),
            Some(condition) => Fit::SupportsIf(situation, condition),
        };
        if found.rank() < best.0.rank() {
            best = (found, Some(line.basis.as_str()));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::answers::Motive;
    use super::*;

    fn site(number: u128, network: &str, address: &str) -> Site {
        Site {
            id: Uuid::from_u128(number),
            operator: Uuid::from_u128(number),
            operator_name: format!("Opérateur {number}"),
            network: network.to_owned(),
            region: None,
            name: format!("Site {number}"),
            address: address.to_owned(),
            phone: None,
            email: None,
            hours: None,
        }
    }

    fn order(answers: &Answers) -> Vec<u128> {
        let sites = vec![
            site(1, "france-travail", "35000 Rennes"),
            site(2, "avenir-actifs", "75011 Paris"),
            site(3, "avenir-actifs", "35400 Saint-Malo"),
            site(4, "cap-emploi", "35000 Rennes"),
            site(5, "apec", "35000 Rennes"),
        ];
        propose(sites, answers, date(2026, 3, 3)).iter().map(|one| one.site.id.as_u128()).collect()
    }

    #[test]
    fn clause_2_1_01_the_network_of_the_situation_comes_first_then_the_nearest() {
        let place = "35000".to_owned();
        let employee = Answers { situations: vec![Situation::PrivateEmployee], place, ..Answers::default() };
        assert_eq!(order(&employee), [3, 2, 4, 5, 1]);
        let seeker = Answers { situations: vec![Situation::JobSeeker], ..employee.clone() };
        assert_eq!(order(&seeker)[0], 1);
        let health = Answers { motive: Some(Motive::Health), ..employee.clone() };
        assert_eq!(order(&health)[..3], [4, 3, 2]);
    }

    #[test]
    fn clause_1_12_no_status_is_refused_and_every_site_stays_open() {
        for situation in Situation::ALL {
            let answers = Answers { situations: vec![*situation], ..Answers::default() };
            assert_eq!(order(&answers).len(), 5, "{situation:?}");
        }
    }

    #[test]
    fn a_reason_comes_with_its_text() {
        let sites = vec![site(1, "avenir-actifs", "75011 Paris"), site(2, "opacif", "75011 Paris")];
        let answers = Answers { situations: vec![Situation::SelfEmployed], ..Answers::default() };
        let proposed = propose(sites, &answers, date(2026, 3, 3));
        assert_eq!(proposed[0].fit, Fit::Supports(Situation::SelfEmployed));
        assert!(proposed[0].basis.is_some_and(|basis| basis.contains("L. 6111-6")));
        assert_eq!((proposed[1].fit, proposed[1].basis), (Fit::FirstAdvice, None));
    }

    #[test]
    fn a_call_goes_where_fewest_wait() {
        let sites = [site(1, "apec", ""), site(2, "apec", ""), site(3, "apec", "")];
        let id = Uuid::from_u128;
        assert_eq!(least_busy(&sites, &[(id(1), 3), (id(3), 1)]), Some(id(2)));
        assert_eq!(least_busy(&sites, &[(id(1), 3), (id(2), 2), (id(3), 1)]), Some(id(3)));
        assert_eq!(least_busy(&[], &[]), None);
    }
}
