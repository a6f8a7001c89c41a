//! From the records of each format to rows: what pages filter or join becomes a column, the rest a payload.

pub(super) mod certifications;
pub(super) mod market;
pub(super) mod nomenclatures;
pub(super) mod places;
pub(super) mod services;
pub(super) mod trainings;

use jalon_reference::rome::Flag;
use jalon_reference::values::Point;

/// The three answers, as they are kept.
fn answer(flag: Flag) -> &'static str {
    match flag {
        Flag::Yes => "yes",
        Flag::No => "no",
        Flag::Unstated => "unstated",
    }
}

/// A position in millionths of a degree: latitude and longitude.
fn position(point: Option<Point>) -> (Option<i64>, Option<i64>) {
    (point.map(|point| millionths(point.latitude())), point.map(|point| millionths(point.longitude())))
}

/// A number in millionths.
fn millionths(number: f64) -> i64 {
    scaled(number, 1_000_000.0)
}

/// A number in hundredths.
fn hundredths(number: f64) -> i64 {
    scaled(number, 100.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a conversion that saturates; what is published is far below"
)]
fn scaled(number: f64, by: f64) -> i64 {
    (number * by).round() as i64
}
