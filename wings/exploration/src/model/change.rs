//! What meeting the market changed (2.2-12): a talk with somebody of the trade or an immersion lifts or raises a doubt, and the
//! grid of the project says so, with what showed it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::feasibility::{Grid, LONGEST as LONGEST_EVIDENCE, Point, Rating, Row};

/// The longest word on it, in characters.
pub const LONGEST: usize = 300;

/// A change that was written into the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// On which point.
    pub point: Point,
    /// How the point stood before; none when nobody had looked at it.
    #[serde(default)]
    pub before: Option<Rating>,
    /// How it stands since.
    pub after: Rating,
    /// Why, in the person's words.
    pub words: String,
    /// When it was written.
    pub on: Date,
}

/// The points that a meeting with the market may change: health stays in its own protected place.
pub fn points() -> impl Iterator<Item = Point> {
    Point::ALL.iter().copied().filter(|point| *point != Point::Health)
}

/// Why a change is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    /// Health is not written from here.
    Protected,
    /// What shows the point already fills its place.
    Full,
}

/// The grid with the change in it: the point takes its new rating, and what shows it is added under what was there, `source`
/// first. What was left to do stays.
pub fn written_into(grid: &Grid, change: &Change, source: &str) -> Result<Grid, ChangeRefused> {
    if change.point == Point::Health {
        return Err(ChangeRefused::Protected);
    }
    let mut grid = grid.clone();
    let nothing = || Row { rating: Rating::Unknown, evidence: String::new(), action: String::new() };
    let row = grid.rows.entry(change.point).or_insert_with(nothing);
    row.rating = change.after;
    let line = format!("{source} : {}", change.words);
    row.evidence = if row.evidence.is_empty() { line } else { format!("{}\n{line}", row.evidence) };
    if row.evidence.chars().count() > LONGEST_EVIDENCE { Err(ChangeRefused::Full) } else { Ok(grid) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn change(point: Point, words: &str) -> Change {
        let (before, on) = (None, date(2026, 6, 3));
        Change { point, before, after: Rating::Holds, words: words.to_owned(), on }
    }

    #[test]
    fn clause_2_2_12_a_change_is_written_under_what_was_there() {
        let row = Row { rating: Rating::Doubt, evidence: "Une annonce".into(), action: "Appeler".into() };
        let grid = Grid { target: "x".into(), rows: [(Point::Prospects, row)].into(), plan_b: "y".into() };
        let changed = written_into(&grid, &change(Point::Prospects, "Trois patrons cherchent"), "Enquête");
        let row = changed.expect("there is room").rows[&Point::Prospects].clone();
        assert_eq!(row.rating, Rating::Holds);
        assert_eq!(row.evidence, "Une annonce\nEnquête : Trois patrons cherchent");
        assert_eq!(row.action, "Appeler");
    }

    #[test]
    fn a_point_nobody_looked_at_is_written_and_the_others_stay() {
        let grid = Grid { target: "x".into(), ..Grid::default() };
        let changed = written_into(&grid, &change(Point::Law, "Permis demandé"), "Immersion").expect("room");
        assert_eq!(changed.rows.len(), 1);
        assert_eq!(changed.target, "x");
    }

    #[test]
    fn health_is_refused_and_so_is_what_no_longer_fits() {
        let grid = Grid::default();
        assert_eq!(written_into(&grid, &change(Point::Health, "x"), "s"), Err(ChangeRefused::Protected));
        let with = |length: usize| written_into(&grid, &change(Point::Time, &"é".repeat(length)), "s");
        assert!(with(LONGEST_EVIDENCE - 4).is_ok());
        assert_eq!(with(LONGEST_EVIDENCE - 3), Err(ChangeRefused::Full));
        assert!(!points().any(|point| point == Point::Health));
        assert_eq!(points().count(), Point::ALL.len() - 1);
    }
}
