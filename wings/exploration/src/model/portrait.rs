//! All that a person told of themselves, put together: what occupations are held against.

use std::collections::BTreeMap;

use super::Kept;
use super::aside::Aside;
use super::environment::Environment;
use super::experience::Experience;
use super::interests::Interests;
use super::limits::{Body, Limits};
use super::pictures::Pictures;
use super::skill::{Level, Liking, Skill};

/// What a person told.
#[derive(Clone, Debug, Default)]
pub struct Portrait {
    /// What they did, in the order written.
    pub experiences: Vec<Kept<Experience>>,
    /// The situations they chose.
    pub pictures: Option<Kept<Pictures>>,
    /// The skills they recognise as theirs.
    pub skills: Vec<Kept<Skill>>,
    /// Occupations set aside.
    pub asides: Vec<Kept<Aside>>,
    /// Conditions they wish for or avoid.
    pub environment: Option<Kept<Environment>>,
    /// What they like and what drives them.
    pub interests: Option<Kept<Interests>>,
    /// Travel, hours, income.
    pub limits: Option<Kept<Limits>>,
    /// What their body allows.
    pub body: Option<Kept<Body>>,
}

/// A skill as occupations are held against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number in the classification.
    pub ogr: i64,
    /// How well.
    pub level: Level,
    /// Whether it is liked.
    pub liking: Option<Liking>,
    /// Whole years since it was last used, as far as its experiences say.
    pub years_since: Option<i16>,
}

impl Portrait {
    /// Whether nothing was told yet.
    pub fn is_empty(&self) -> bool {
        self.experiences.is_empty() && self.pictures.is_none() && self.skills.is_empty()
    }

    /// The skills, each with the year it was last used.
    pub fn held(&self, this_year: i16) -> Vec<Held> {
        let years: BTreeMap<_, _> =
            self.experiences.iter().map(|it| (it.id, it.content.last_year(this_year))).collect();
        self.skills
            .iter()
            .filter_map(|skill| {
                let last_year =
                    skill.content.from.iter().filter_map(|id| years.get(id).copied().flatten()).max();
                let content = &skill.content;
                let ogr = skill.code.parse().ok()?;
                let years_since = last_year.map(|year| this_year - year);
                Some(Held { ogr, level: content.level, liking: content.liking, years_since })
            })
            .collect()
    }

    /// The skill of that number, when it is theirs.
    pub fn skill(&self, ogr: i64) -> Option<&Kept<Skill>> {
        let code = ogr.to_string();
        self.skills.iter().find(|skill| skill.code == code)
    }

    /// The types of interest that stand out.
    pub fn leading(&self) -> Vec<char> {
        self.interests.as_ref().map(|it| it.content.leading()).unwrap_or_default()
    }

    /// Names of the conditions the body limits.
    pub fn body_conditions(&self) -> &[String] {
        self.body.as_ref().map_or(&[], |it| &it.content.conditions)
    }

    /// Wishes about conditions; empty when none was told.
    pub fn wishes(&self) -> Environment {
        self.environment.as_ref().map(|it| it.content.clone()).unwrap_or_default()
    }

    /// The same without what their body allows: for a reader to whom they did not open it.
    pub fn without_health(mut self) -> Self {
        self.body = None;
        self
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::experience::{Moment, Nature};

    #[test]
    fn a_skill_was_last_used_in_the_latest_of_its_experiences() {
        let experience = |n: u128, to: Option<i16>, from: Option<i16>| {
            let moment = |year| Moment { year, month: None };
            Kept::sample(
                n,
                "",
                Experience {
                    nature: Nature::Work,
                    title: "x".into(),
                    words: String::new(),
                    from: from.map(moment),
                    to: to.map(moment),
                    declined: Vec::new(),
                },
            )
        };
        let skill = |code: &str, from: &[u128]| {
            let from: Vec<Uuid> = from.iter().map(|n| Uuid::from_u128(*n)).collect();
            Kept::sample(9, code, Skill { from, ..Skill::confirmed("y".into(), Level::Alone, None) })
        };
        let portrait = Portrait {
            experiences: vec![experience(1, Some(2001), None), experience(2, None, Some(2020))],
            skills: vec![
                skill("10", &[1]),
                skill("11", &[1, 2]),
                skill("12", &[7]),
                skill("not a number", &[1]),
            ],
            ..Portrait::default()
        };
        let years: Vec<_> = portrait.held(2026).iter().map(|held| (held.ogr, held.years_since)).collect();
        assert_eq!(years, [(10, Some(25)), (11, Some(0)), (12, None)]);
        assert!(portrait.skill(11).is_some() && portrait.skill(13).is_none());
    }

    #[test]
    fn what_the_body_allows_can_be_left_out_whole() {
        let body = Body { conditions: vec!["loads".into()], words: "x".into() };
        let portrait = Portrait { body: Some(Kept::sample(1, "one", body)), ..Portrait::default() };
        assert_eq!(portrait.body_conditions(), ["loads"]);
        assert!(portrait.without_health().body_conditions().is_empty());
    }
}
