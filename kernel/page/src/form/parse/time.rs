//! Times of the day in any form people write them.

use jiff::civil::Time;

use crate::form::FieldError;

/// A time to the minute: `14:02`, `14h02`, `14 h 02`, `14h`, `9 h`, `1402`, `2:30 pm`, `midi`.
///
/// # Errors
/// Not a time, or one that no clock shows.
pub fn time(text: &str) -> Result<Time, FieldError> {
    let refused = || FieldError::new("page-error-time");
    let mut plain: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    if plain == "midi" || plain == "noon" {
        return Ok(Time::constant(12, 0, 0, 0));
    }
    let afternoon = plain.strip_suffix("pm").map(str::to_owned);
    let morning = plain.strip_suffix("am").map(str::to_owned);
    let half = afternoon.is_some() || morning.is_some();
    if let Some(rest) = afternoon.clone().or(morning) {
        plain = rest;
    }
    let (hour, minute) = match plain.split_once(['h', ':', '.']) {
        Some((hour, rest)) => {
            let minute = rest.trim_start_matches("eures").trim_start_matches("eure").trim_end_matches("min");
            (hour.to_owned(), if minute.is_empty() { "0" } else { minute }.to_owned())
        }
        None if plain.len() == 4 && plain.is_ascii() => (plain[..2].to_owned(), plain[2..].to_owned()),
        None if half => (plain, "0".to_owned()),
        None => return Err(refused()),
    };
    let mut hour = figures(&hour).ok_or_else(refused)?;
    let minute = figures(&minute).ok_or_else(refused)?;
    if half {
        if !(1..=12).contains(&hour) {
            return Err(refused());
        }
        hour = hour % 12 + if afternoon.is_some() { 12 } else { 0 };
    }
    Time::new(hour, minute, 0, 0).map_err(|_| refused())
}

fn figures(text: &str) -> Option<i8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_way_of_writing_is_the_same_time() {
        for typed in ["14:02", "14h02", "14 h 02", "1402", "2:02 pm", "14.02", "14 heures 02"] {
            assert_eq!(time(typed), Ok(Time::constant(14, 2, 0, 0)), "{typed}");
        }
        assert_eq!(time("9 h"), Ok(Time::constant(9, 0, 0, 0)));
        assert_eq!(time("12am"), Ok(Time::constant(0, 0, 0, 0)));
        assert_eq!(time("midi"), Ok(Time::constant(12, 0, 0, 0)));
    }

    #[test]
    fn what_no_clock_shows_is_refused() {
        for typed in ["25h", "14:60", "9", "tôt", "13pm", "é4é2", "14:2:3"] {
            assert!(time(typed).is_err(), "{typed}");
        }
    }
}
