//! Dates in any form people write them; years always with four figures, so that no century is guessed.

use jiff::civil::Date;

use crate::form::FieldError;

/// Month names in French and English, without accents, and their usual short forms.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january"],
    &["fevrier", "fevr", "fev", "february", "feb"],
    &["mars", "mar", "march"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "juil", "july", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "sept", "sep", "september"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

/// A date between 1900 and 2100: `12/06/2026`, `12-6-2026`, `12.06.2026`, `12 06 2026`, `12062026`, `2026-06-12`,
/// `vendredi 12 juin 2026`, `1er juin 2026`, `12 June 2026`.
///
/// # Errors
/// Not a date; a year without four figures; a day that does not exist; a year out of reach.
pub fn date(text: &str) -> Result<Date, FieldError> {
    let refused = |key: &'static str| FieldError::new(key);
    let (year, month, day) = parts(text).ok_or_else(|| refused("page-error-date"))?;
    if year < 100 {
        return Err(refused("page-error-date-year"));
    }
    if !(1900..=2100).contains(&year) {
        return Err(refused("page-error-date-far"));
    }
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(refused("page-error-date-none"));
    };
    Date::new(year, month, day).map_err(|_| refused("page-error-date-none"))
}

/// A date of birth: in the past, of someone under 120 on `today`.
pub fn birth_date(today: Date) -> impl Fn(&str) -> Result<Date, FieldError> {
    move |text| {
        let born = date(text)?;
        if born > today || today.year() - born.year() > 120 {
            return Err(FieldError::new("page-error-birth"));
        }
        Ok(born)
    }
}

/// Year, month and day as written, whether or not they make a date.
fn parts(text: &str) -> Option<(i16, u32, u32)> {
    let plain = text.to_lowercase().replace(['é', 'è'], "e").replace('û', "u");
    if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((plain[4..].parse().ok()?, plain[2..4].parse().ok()?, plain[..2].parse().ok()?));
    }
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_filler(word))
        .collect();
    let [first, second, third] = words[..] else { return None };
    if let Some(month) = month_named(second) {
        return Some((number(third)?.try_into().ok()?, month, number(first)?));
    }
    if let Some(month) = month_named(first) {
        return Some((number(third)?.try_into().ok()?, month, number(second)?));
    }
    if first.len() == 4 {
        return Some((number(first)?.try_into().ok()?, number(second)?, number(third)?));
    }
    Some((number(third)?.try_into().ok()?, number(second)?, number(first)?))
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "le" | "the"
            | "of"
            | "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}

fn month_named(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(index + 1).ok()
}

/// A whole number of at most four figures, or the rank of a day (`1er`, `12th`).
fn number(word: &str) -> Option<u32> {
    let word = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    (word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_way_of_writing_is_the_same_day() {
        for typed in [
            "12/06/2026",
            "12/6/2026",
            "12-06-2026",
            "12.06.2026",
            "12 06 2026",
            "12062026",
            "2026-06-12",
            "12 juin 2026",
            "vendredi 12 juin 2026",
            "le 12 Juin 2026",
            "12 June 2026",
            "June 12th, 2026",
            "12 / 06 / 2026",
        ] {
            assert_eq!(date(typed), Ok(jiff::civil::date(2026, 6, 12)), "{typed}");
        }
        assert_eq!(date("1er août 2026"), Ok(jiff::civil::date(2026, 8, 1)));
        assert_eq!(date("29 févr. 2028"), Ok(jiff::civil::date(2028, 2, 29)));
    }

    #[test]
    fn each_refusal_says_why() {
        for (typed, key) in [
            ("demain", "page-error-date"),
            ("12/06", "page-error-date"),
            ("12/06/26", "page-error-date-year"),
            ("31/02/2026", "page-error-date-none"),
            ("12/13/2026", "page-error-date-none"),
            ("29/02/2026", "page-error-date-none"),
            ("01/01/1899", "page-error-date-far"),
            ("01/01/2101", "page-error-date-far"),
        ] {
            assert_eq!(date(typed).map_err(|error| error.key().to_owned()), Err(key.to_owned()), "{typed}");
        }
    }

    #[test]
    fn nobody_is_born_tomorrow_or_120_years_ago() {
        let born = birth_date(jiff::civil::date(2026, 6, 12));
        assert!(born("12/06/2026").is_ok());
        assert!(born("13/06/2026").is_err());
        assert!(born("01/01/1906").is_ok());
        assert!(born("31/12/1905").is_err());
    }
}
