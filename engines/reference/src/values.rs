//! The small values that many sources share, true by construction: identifiers, days, points, amounts.
//!
//! Each has one parser that takes what publishers write, refuses the rest, and never guesses.

use std::fmt;

use jiff::civil::Date;

/// Makes a type of text that only its parser can make.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $is_sound:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Parses the code, blanks around it left out.
            pub fn parse(written: &str) -> Option<Self> {
                let written = written.trim();
                let is_sound: fn(&str) -> bool = $is_sound;
                is_sound(written).then(|| Self(written.into()))
            }

            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn digits(written: &str, count: usize) -> bool {
    written.len() == count && written.bytes().all(|byte| byte.is_ascii_digit())
}

code!(
    /// The Insee code of a commune, of a former commune or of a municipal district: `01001`, `2A004`, `97411`.
    CommuneCode,
    |code| code.len() == 5
        && (digits(code, 5)
            || (matches!(&code.as_bytes()[..2], b"2A" | b"2B") && digits(&code[2..], 3)))
);
code!(
    /// The Insee code of a department or of an overseas collectivity: `01`, `2A`, `974`.
    DepartmentCode,
    |code| matches!(code, "2A" | "2B") || digits(code, 2) || (digits(code, 3) && code.starts_with("97"))
        || (digits(code, 3) && code.starts_with("98"))
);
code!(
    /// The Insee code of a region, or of an overseas collectivity that is in none: `11`, `975`.
    RegionCode,
    |code| digits(code, 2) || (digits(code, 3) && (code.starts_with("97") || code.starts_with("98")))
);
code!(
    /// A postal code: five digits.
    PostalCode,
    |code| digits(code, 5)
);
code!(
    /// The number of an establishment: fourteen digits. Its check digit is not held against it: many published
    /// numbers are out of date or of La Poste, which does not follow it.
    Siret,
    |code| digits(code, 14)
);
code!(
    /// A term of the Formacode: five digits.
    FormacodeCode,
    |code| digits(code, 5)
);
code!(
    /// A training speciality of the NSF: two or three digits, a letter for the function (`313`, `221w`).
    NsfCode,
    |code| {
        let number = code.trim_end_matches(|last: char| last.is_ascii_lowercase());
        (digits(number, 2) || digits(number, 3)) && code.len() - number.len() <= 1
    }
);
code!(
    /// A family of occupations of the Dares, at any level: `A`, `A0Z`, `A0Z40`, `A0X41c`; or a BMO family.
    FapCode,
    |code| (1..=6).contains(&code.len())
        && code.starts_with(|first: char| first.is_ascii_uppercase())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
);
code!(
    /// The code of an employment zone of Insee or of a bassin of France Travail: two to six letters and digits.
    AreaCode,
    |code| (1..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
);

code!(
    /// A code of a short closed list, whose meaning the list gives: one to eight letters and digits.
    ListCode,
    |code| (1..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
);
code!(
    /// A concept of ESCO, by the address that names it.
    EscoUri,
    |uri| uri.len() <= 200
        && uri.strip_prefix("http://data.europa.eu/esco/").is_some_and(|rest| !rest.is_empty())
        && uri.bytes().all(|byte| byte.is_ascii_graphic())
);

impl AreaCode {
    /// Parses a code of four digits whose leading zero may have been lost in a spreadsheet (`601`).
    pub fn parse_padded(written: &str) -> Option<Self> {
        let written = written.trim();
        if digits(written, 3) { Self::parse(&format!("0{written}")) } else { Self::parse(written) }
    }
}

impl DepartmentCode {
    /// Parses a code whose leading zero may have been lost, or that a spreadsheet made a decimal (`1`, `1.0`).
    pub fn parse_padded(written: &str) -> Option<Self> {
        padded(written, Self::parse)
    }
}

impl RegionCode {
    /// Parses a code whose leading zero may have been lost, or that a spreadsheet made a decimal (`1`, `84.0`).
    pub fn parse_padded(written: &str) -> Option<Self> {
        padded(written, Self::parse)
    }
}

fn padded<T>(written: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
    let written = written.trim();
    let whole = written.strip_suffix(".0").unwrap_or(written);
    if digits(whole, 1) { parse(&format!("0{whole}")) } else { parse(whole) }
}

impl CommuneCode {
    /// The department: `2A` of `2A004`, `974` of `97411`.
    pub fn department(&self) -> &str {
        let overseas = self.0.starts_with("97") || self.0.starts_with("98");
        if overseas { &self.0[..3] } else { &self.0[..2] }
    }

    /// Parses a code whose leading zero may have been lost in a spreadsheet (`1001`).
    pub fn parse_padded(written: &str) -> Option<Self> {
        let written = written.trim();
        if digits(written, 4) { Self::parse(&format!("0{written}")) } else { Self::parse(written) }
    }
}

/// A point of the Earth, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

impl Point {
    /// A point, if both numbers are degrees. The point 0, 0, in the Gulf of Guinea, is how sources write "unknown":
    /// it is none.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let is_sound = (-90.0..=90.0).contains(&latitude)
            && (-180.0..=180.0).contains(&longitude)
            && !(latitude == 0.0 && longitude == 0.0);
        is_sound.then_some(Self { latitude, longitude })
    }

    /// Parses `48.85, 2.35`, latitude first.
    pub fn parse(written: &str) -> Option<Self> {
        let (latitude, longitude) = written.split_once(',')?;
        Self::new(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?)
    }

    /// Parses `SRID=4326;POINT (2.35 48.85)`, longitude first.
    pub fn parse_ewkt(written: &str) -> Option<Self> {
        let inside = written.strip_prefix("SRID=4326;POINT")?.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (longitude, latitude) = inside.trim().split_once(' ')?;
        Self::new(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?)
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        self.longitude
    }
}

/// An amount of money in cents of euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(u64);

impl Cents {
    /// Parses euros with at most two decimals that matter (`500`, `500.5`, `500,50`, `1 200.00`).
    pub fn parse(written: &str) -> Option<Self> {
        let plain: String = written
            .trim()
            .trim_end_matches('€')
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| if letter == ',' { '.' } else { letter })
            .collect();
        let (euros, cents) = plain.split_once('.').unwrap_or((&plain, ""));
        let cents = cents.trim_end_matches('0');
        let is_sound = (1..=9).contains(&euros.len())
            && cents.len() <= 2
            && euros.bytes().chain(cents.bytes()).all(|byte| byte.is_ascii_digit());
        if !is_sound {
            return None;
        }
        let cents: u64 = format!("{cents:0<2}").parse().ok()?;
        Some(Self(euros.parse::<u64>().ok()? * 100 + cents))
    }

    /// The amount.
    pub fn value(self) -> u64 {
        self.0
    }
}

/// Days as publishers write them.
pub mod day {
    use super::{Date, digits};

    /// `31/08/2024`.
    pub fn french(written: &str) -> Option<Date> {
        let mut parts = written.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_sound = parts.next().is_none() && digits(day, 2) && digits(month, 2) && digits(year, 4);
        if is_sound { of(year, month, day) } else { None }
    }

    /// `2024-08-31`, whatever time follows.
    pub fn iso(written: &str) -> Option<Date> {
        let (date, rest) = written.split_at_checked(10)?;
        let is_alone = rest.is_empty() || rest.starts_with(['T', ' ']);
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_sound = parts.next().is_none() && digits(day, 2) && digits(month, 2) && digits(year, 4);
        if is_alone && is_sound { of(year, month, day) } else { None }
    }

    /// `20240831`, as LHÉO writes it.
    pub fn compact(written: &str) -> Option<Date> {
        if digits(written, 8) { of(&written[..4], &written[4..6], &written[6..]) } else { None }
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Date> {
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

/// A decimal number, with a point or a comma, finite.
pub fn decimal(written: &str) -> Option<f64> {
    let is_plain = written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b',' | b'e' | b'E'));
    let value: f64 = if is_plain { written.replace(',', ".").parse().ok()? } else { return None };
    value.is_finite().then_some(value)
}

/// A count: digits only.
pub fn count(written: &str) -> Option<u32> {
    if !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()) {
        written.parse().ok()
    } else {
        None
    }
}

/// A count whose thousands may be apart (`1 234`).
pub fn grouped_count(written: &str) -> Option<u32> {
    count(&written.split_whitespace().collect::<String>())
}

/// A year between 1900 and 2200.
pub fn year(written: &str) -> Option<u16> {
    count(written).filter(|year| (1900..=2200).contains(year)).and_then(|year| u16::try_from(year).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_publishers_write() {
        for sound in ["01001", "2A004", "2B033", "97411"] {
            assert!(CommuneCode::parse(sound).is_some(), "{sound}");
        }
        for wrong in ["", "1001", "2C004", "0100é", "010011", "2a004", "A1001"] {
            assert_eq!(CommuneCode::parse(wrong), None, "{wrong}");
        }
        assert_eq!(CommuneCode::parse_padded("1001").map(|code| code.to_string()), Some("01001".into()));
        let department = |code: &str| CommuneCode::parse(code).map(|code| code.department().to_owned());
        assert_eq!(department("97411"), Some("974".into()));
        assert_eq!(department("2A004"), Some("2A".into()));
        assert!(DepartmentCode::parse("2A").is_some() && DepartmentCode::parse("976").is_some());
        assert!(DepartmentCode::parse("123").is_none() && DepartmentCode::parse("2C").is_none());
        for sound in ["313", "221w", "31", "31p"] {
            assert!(NsfCode::parse(sound).is_some(), "{sound}");
        }
        for wrong in ["", "3", "3135", "313pw", "x13", "313W"] {
            assert_eq!(NsfCode::parse(wrong), None, "{wrong}");
        }
        assert!(Siret::parse("\t82948645500019").is_some(), "a tab comes before some numbers");
        assert!(Siret::parse("829486455").is_none());
    }

    #[test]
    fn days_exist() {
        let expected = Date::new(2024, 2, 29).ok();
        assert_eq!(day::french("29/02/2024"), expected);
        assert_eq!(day::iso("2024-02-29T10:00:00Z"), expected);
        assert_eq!(day::compact("20240229"), expected);
        for wrong in ["", "29/02/2023", "1/2/2024", "29-02-2024", "29/02/2024/1", "é9/02/2024"] {
            assert_eq!(day::french(wrong), None, "{wrong}");
        }
        assert_eq!(
            (day::iso("2024-13-01"), day::iso("2024-01-01x"), day::compact("20240230")),
            (None, None, None)
        );
    }

    #[test]
    fn points_are_degrees_and_not_nowhere() {
        let paris = Point::new(48.85, 2.35);
        assert!(paris.is_some());
        assert_eq!(Point::parse("48.85, 2.35"), paris);
        assert_eq!(Point::parse_ewkt("SRID=4326;POINT (2.35 48.85)"), paris);
        assert_eq!((Point::new(0.0, 0.0), Point::new(91.0, 0.0), Point::new(0.0, 181.0)), (None, None, None));
        assert_eq!(
            (Point::new(f64::NAN, 1.0), Point::parse("48.85"), Point::parse_ewkt("POINT(1 2)")),
            (None, None, None)
        );
    }

    #[test]
    fn amounts_are_euros_and_cents() {
        let cents = |written: &str| Cents::parse(written).map(Cents::value);
        assert_eq!(
            (cents("500"), cents("500.5"), cents("1 200,05 €")),
            (Some(50_000), Some(50_050), Some(120_005))
        );
        assert_eq!((cents("500.500"), cents("0"), cents("0.01")), (Some(50_050), Some(0), Some(1)));
        for wrong in ["", "-1", "1.234", "abc", "1.2.3", "9999999999", ".", "€"] {
            assert_eq!(cents(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_are_plain() {
        assert_eq!(
            (decimal("12,5"), decimal("-0.25"), decimal("1e3")),
            (Some(12.5), Some(-0.25), Some(1000.0))
        );
        assert_eq!((decimal(""), decimal("NaN"), decimal("inf"), decimal("1e999")), (None, None, None, None));
        assert_eq!((count("12"), count("-1"), count(""), count("4294967296")), (Some(12), None, None, None));
        assert_eq!((grouped_count("1\u{a0}234"), grouped_count("1 2x")), (Some(1234), None));
        assert_eq!((year("2024"), year("1899"), year("24")), (Some(2024), None, None));
    }
}
