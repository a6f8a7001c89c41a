//! Points on the earth and the grid that finds those near one.

use serde::{Deserialize, Serialize};

/// Mean radius of the earth, in kilometres.
const EARTH: f64 = 6_371.0;
/// Cells of the grid are a tenth of a degree high and wide.
const CELLS_PER_DEGREE: f64 = 10.0;
/// Cells from one end of a parallel to the other.
const CELLS_AROUND: u32 = 3_600;

/// A point on the earth: latitude and longitude in degrees.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

/// Coordinates that are nowhere on the earth.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{latitude} and {longitude} are not a latitude and a longitude")]
pub struct NoSuchPoint {
    latitude: f64,
    longitude: f64,
}

impl Point {
    /// A point; latitude from -90 to 90, longitude from -180 to 180.
    pub fn new(latitude: f64, longitude: f64) -> Result<Point, NoSuchPoint> {
        if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
            Ok(Point { latitude, longitude })
        } else {
            Err(NoSuchPoint { latitude, longitude })
        }
    }

    /// Where it is in space, in kilometres from the centre: straight lines are quicker to measure than arcs. A 32-bit
    /// number places it within a metre.
    pub(crate) fn in_space(self) -> [f32; 3] {
        let (latitude, longitude) = (self.latitude.to_radians(), self.longitude.to_radians());
        let [x, y, z] = [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()];
        [x, y, z].map(|part| (part * EARTH) as f32)
    }

    /// The cell of the grid that holds it.
    pub(crate) fn cell(self) -> u32 {
        row(self.latitude) * CELLS_AROUND + column(self.longitude)
    }

    /// Ranges of cells (first, last) that hold every point within so many kilometres.
    pub(crate) fn cells_around(self, km: u16) -> impl Iterator<Item = (u32, u32)> {
        let height = (f64::from(km) / EARTH).to_degrees();
        let (south, north) = ((self.latitude - height).max(-90.0), (self.latitude + height).min(90.0));
        // The widest parallel of the circle decides, and the circle touches its tangent meridians off its middle.
        let narrow = south.abs().max(north.abs()).to_radians().cos();
        let width = if narrow > 0.0 { height / narrow } else { 360.0 };
        let (west, east) = (self.longitude - width, self.longitude + width);
        // A circle across the 180th meridian looks at whole parallels: nobody of ours lives there.
        let (west, east) = if west < -180.0 || east > 180.0 { (-180.0, 180.0) } else { (west, east) };
        let (first, last) = (column(west), column(east));
        (row(south)..=row(north)).map(move |row| (row * CELLS_AROUND + first, row * CELLS_AROUND + last))
    }
}

fn row(latitude: f64) -> u32 {
    ((latitude + 90.0) * CELLS_PER_DEGREE) as u32
}

fn column(longitude: f64) -> u32 {
    (((longitude + 180.0) * CELLS_PER_DEGREE) as u32).min(CELLS_AROUND - 1)
}

/// The square of the straight line through the earth between two points `km` apart on it.
pub(crate) fn chord_squared(km: u16) -> f32 {
    let half = (f64::from(km) / EARTH / 2.0).min(std::f64::consts::FRAC_PI_2);
    (2.0 * EARTH * half.sin()).powi(2) as f32
}

/// Kilometres on the earth for the square of a straight line through it, rounded up: 1 is "within a kilometre".
pub(crate) fn km_of_chord_squared(squared: f32) -> u16 {
    let half = (f64::from(squared).sqrt() / 2.0 / EARTH).min(1.0);
    (2.0 * EARTH * half.asin()).ceil() as u16
}

impl TryFrom<(f64, f64)> for Point {
    type Error = NoSuchPoint;

    fn try_from((latitude, longitude): (f64, f64)) -> Result<Point, NoSuchPoint> {
        Point::new(latitude, longitude)
    }
}

impl From<Point> for (f64, f64) {
    fn from(point: Point) -> (f64, f64) {
        (point.latitude, point.longitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The great circle, as in the books.
    fn haversine(one: Point, other: Point) -> f64 {
        let part = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
        let parallels = one.latitude.to_radians().cos() * other.latitude.to_radians().cos();
        let sum = part(one.latitude, other.latitude) + parallels * part(one.longitude, other.longitude);
        2.0 * EARTH * sum.sqrt().min(1.0).asin()
    }

    #[test]
    fn nantes_is_343_km_from_paris() {
        let (nantes, paris) = (Point::new(47.218, -1.554).unwrap(), Point::new(48.857, 2.352).unwrap());
        let squared: f32 =
            nantes.in_space().iter().zip(paris.in_space()).map(|(one, other)| (one - other).powi(2)).sum();
        assert_eq!(km_of_chord_squared(squared), 343);
        assert!(squared <= chord_squared(343) && squared > chord_squared(342));
    }

    #[test]
    fn what_is_not_on_the_earth_is_refused() {
        for (latitude, longitude) in
            [(90.1, 0.0), (-91.0, 0.0), (0.0, 180.5), (0.0, -181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)]
        {
            assert!(Point::new(latitude, longitude).is_err());
        }
        assert!(Point::new(-90.0, 180.0).is_ok());
        assert!(serde_json::from_str::<Point>("[48.8, 402.0]").is_err());
    }

    proptest! {
        #[test]
        fn every_point_within_the_radius_is_in_the_cells(
            latitude in -90.0..=90.0f64, longitude in -180.0..=180.0f64, km in 1u16..300,
            turn in 0.0..std::f64::consts::TAU, part in 0.0..0.999f64,
        ) {
            let centre = Point::new(latitude, longitude).unwrap();
            let angle = f64::from(km) * part / EARTH;
            let start = latitude.to_radians();
            let there = (start.sin() * angle.cos() + start.cos() * angle.sin() * turn.cos()).clamp(-1.0, 1.0).asin();
            let across = (turn.sin() * angle.sin() * start.cos()).atan2(angle.cos() - start.sin() * there.sin());
            let longitude = (longitude + across.to_degrees() + 540.0).rem_euclid(360.0) - 180.0;
            let point = Point::new(there.to_degrees(), longitude).unwrap();
            prop_assert!(haversine(centre, point) <= f64::from(km) + 0.01);
            let cell = point.cell();
            prop_assert!(centre.cells_around(km).any(|(first, last)| (first..=last).contains(&cell)));
        }
    }
}
