//! Numbers as people write them, with spaces, commas and currency signs.

use std::ops::RangeInclusive;

use crate::form::FieldError;

/// A whole number within `range`, with or without spaces between the figures.
pub fn whole_number(range: RangeInclusive<i64>) -> impl Fn(&str) -> Result<i64, FieldError> {
    move |text| {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, rest) = bare.split_once(',').unwrap_or((&bare, ""));
        if !rest.bytes().all(|byte| byte == b'0') {
            return Err(FieldError::new("page-error-whole"));
        }
        let number: i64 =
            whole.replace('−', "-").parse().map_err(|_| FieldError::new("page-error-number"))?;
        within(number, &range, 1)
    }
}

/// A sum in euros within `range` of cents: `1 234,50 €`, `1234.5`, `1 234`. The result is in cents.
pub fn euros(range: RangeInclusive<i64>) -> impl Fn(&str) -> Result<i64, FieldError> {
    move |text| {
        let refused = || FieldError::new("page-error-sum");
        let bare: String = text
            .to_lowercase()
            .replace("euros", "")
            .replace("euro", "")
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '€')
            .collect();
        let (whole, cents) = bare.split_once([',', '.']).unwrap_or((&bare, "0"));
        // Three figures after a dot are thousands to some and a slip to others: we ask rather than guess.
        if cents.len() > 2 || !cents.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refused());
        }
        let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| refused())?;
        if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refused());
        }
        let whole: i64 = whole.parse().map_err(|_| refused())?;
        let sum = whole.checked_mul(100).and_then(|sum| sum.checked_add(cents)).ok_or_else(refused)?;
        within(sum, &range, 100)
    }
}

fn within(number: i64, range: &RangeInclusive<i64>, unit: i64) -> Result<i64, FieldError> {
    if range.contains(&number) {
        return Ok(number);
    }
    Err(FieldError::new("page-error-range").with("min", range.start() / unit).with("max", range.end() / unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_commas_are_welcome() {
        assert_eq!(whole_number(0..=10_000)("1 234"), Ok(1234));
        assert_eq!(whole_number(0..=10_000)("1\u{202f}234,00"), Ok(1234));
        assert_eq!(euros(0..=1_000_000)("1 234,5 €"), Ok(123_450));
        assert_eq!(euros(0..=1_000_000)("1234 euros"), Ok(123_400));
    }

    #[test]
    fn doubt_and_excess_are_refused() {
        assert!(whole_number(0..=10)("11").is_err());
        assert!(whole_number(0..=10)("10").is_ok());
        assert!(whole_number(0..=10)("1,5").is_err());
        assert!(whole_number(0..=10)("dix").is_err());
        assert!(euros(0..=1_000_000)("1.234").is_err());
        assert!(euros(0..=1_000_000)("99999999999999999999").is_err());
        assert!(euros(0..=1_000_000)("-5").is_err());
    }
}
