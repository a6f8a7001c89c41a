//! Whether a project holds (1-08, 2.2-08): point by point, with what shows it, the doubt that is left and what lifts it; then
//! a counsellor's outside look, signed (P-05). It gives no mark: a doubt is a thing to do, not a verdict.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Thing, words};

words! {
    /// A point on which a project is looked at.
    Point {
        /// It goes with what one did, can do and wants.
        Coherence = "coherence",
        /// There is a way there, and somebody pays for it.
        Funding = "funding",
        /// There is work at the end, here.
        Prospects = "prospects",
        /// One is ready for it.
        Person = "person",
        /// Those around one too.
        Family = "family",
        /// There is time for it.
        Time = "time",
        /// The body allows it: health data, kept apart.
        Health = "health",
        /// The law and one's contract allow it.
        Law = "law",
    }
}

words! {
    /// How a point stands.
    Rating {
        /// It holds.
        Holds = "holds",
        /// There is a doubt.
        Doubt = "doubt",
        /// It does not hold as it is.
        Fails = "fails",
        /// Nobody knows yet.
        Unknown = "unknown",
    }
}

/// The longest text of a point, in characters.
pub const LONGEST: usize = 1_000;
/// The longest name of a project, in characters.
pub const LONGEST_TARGET: usize = 200;

/// What is said of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// How it stands.
    pub rating: Rating,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
    /// What will lift the doubt.
    #[serde(default)]
    pub action: String,
}

/// A project looked at; its point on health is kept apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// The project, in a few words.
    pub target: String,
    /// What is said of each point but health.
    pub rows: BTreeMap<Point, Row>,
    /// What one does if it does not work.
    #[serde(default)]
    pub plan_b: String,
}

impl Thing for Grid {
    const KIND: &'static str = "feasibility";
}

/// The point on health of a project: sealed apart, shown to a counsellor only when the person opened their health data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthRow(pub Row);

impl Thing for HealthRow {
    const KIND: &'static str = "feasibility-health";
}

/// Where a project stands as a whole: what is left to do, never a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Points nobody looked at yet.
    Incomplete(Vec<Point>),
    /// Points that do not hold as they are.
    Blocked(Vec<Point>),
    /// Doubts that no action lifts yet.
    ToLift(Vec<Point>),
    /// Every doubt has its action.
    Underway,
    /// Every point holds.
    Holds,
}

impl Grid {
    /// Where it stands, the point on health included when it is shown.
    pub fn outcome(&self, health: Option<&Row>) -> Outcome {
        let row = |point: Point| match point {
            Point::Health => health,
            other => self.rows.get(&other),
        };
        let points = |is_such: &dyn Fn(Option<&Row>) -> bool| -> Vec<Point> {
            Point::ALL.iter().copied().filter(|point| is_such(row(*point))).collect()
        };
        // What is not known is asked before anything is concluded; whoever says nothing of health is not pressed.
        let unknown = points(&|row| row.is_none_or(|row| row.rating == Rating::Unknown));
        let unknown: Vec<Point> =
            unknown.into_iter().filter(|point| *point != Point::Health || health.is_some()).collect();
        let blocked = points(&|row| row.is_some_and(|row| row.rating == Rating::Fails));
        let is_doubt = |row: Option<&Row>| row.is_some_and(|row| row.rating == Rating::Doubt);
        let bare = points(&|row| is_doubt(row) && row.is_some_and(|row| row.action.is_empty()));
        if !blocked.is_empty() {
            Outcome::Blocked(blocked)
        } else if !unknown.is_empty() {
            Outcome::Incomplete(unknown)
        } else if !bare.is_empty() {
            Outcome::ToLift(bare)
        } else if points(&is_doubt).is_empty() {
            Outcome::Holds
        } else {
            Outcome::Underway
        }
    }
}

words! {
    /// What a counsellor sees from outside.
    Sight {
        /// It holds.
        Solid = "solid",
        /// It holds if something is strengthened.
        Strengthen = "strengthen",
        /// Not now, and why.
        NotNow = "not-now",
    }
}

/// The longest outside look, in characters.
pub const LONGEST_LOOK: usize = 3_000;

/// A counsellor's outside look at a project: signed with a name, an operator and a site, never by an employer or whoever
/// sells training. It stays as it was signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// What they see.
    pub sight: Sight,
    /// In their words.
    pub words: String,
    /// Their name.
    pub name: String,
    /// Their operator and site.
    pub place: String,
    /// The parcours in which they gave it.
    pub parcours: Uuid,
    /// The version of the grid that they looked at.
    pub grid_version: i64,
    /// When they signed.
    pub signed_at: Timestamp,
}

impl Thing for Look {
    const KIND: &'static str = "look";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(rating: Rating, action: &str) -> Row {
        Row { rating, evidence: String::new(), action: action.to_owned() }
    }

    fn grid(change: impl Fn(&mut BTreeMap<Point, Row>)) -> Grid {
        let points = Point::ALL.iter().filter(|point| **point != Point::Health);
        let mut rows: BTreeMap<Point, Row> = points.map(|point| (*point, row(Rating::Holds, ""))).collect();
        change(&mut rows);
        Grid { target: "x".into(), rows, plan_b: String::new() }
    }

    #[test]
    fn clause_1_08_a_project_holds_when_every_point_does() {
        assert_eq!(grid(|_| {}).outcome(None), Outcome::Holds);
        assert_eq!(grid(|_| {}).outcome(Some(&row(Rating::Holds, ""))), Outcome::Holds);
    }

    #[test]
    fn each_point_alone_keeps_a_project_from_holding() {
        for point in Point::ALL.iter().copied().filter(|point| *point != Point::Health) {
            let with = |rating, action: &'static str| {
                grid(|rows| drop(rows.insert(point, row(rating, action)))).outcome(None)
            };
            assert_eq!(with(Rating::Fails, ""), Outcome::Blocked(vec![point]));
            assert_eq!(with(Rating::Doubt, ""), Outcome::ToLift(vec![point]));
            assert_eq!(with(Rating::Doubt, "appeler"), Outcome::Underway);
            assert_eq!(with(Rating::Unknown, ""), Outcome::Incomplete(vec![point]));
            assert_eq!(
                grid(|rows| drop(rows.remove(&point))).outcome(None),
                Outcome::Incomplete(vec![point])
            );
        }
        let health = |rating| grid(|_| {}).outcome(Some(&row(rating, "")));
        assert_eq!(health(Rating::Fails), Outcome::Blocked(vec![Point::Health]));
        assert_eq!(health(Rating::Doubt), Outcome::ToLift(vec![Point::Health]));
        assert_eq!(health(Rating::Unknown), Outcome::Incomplete(vec![Point::Health]));
    }
}
