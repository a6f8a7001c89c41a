//! Telephone numbers, French or not, in any form people write them.

use super::clean::compact;
use crate::form::FieldError;

/// Beginnings of overseas numbers and their country codes (numbering plan of Arcep).
const OVERSEAS: [(&str, &str); 13] = [
    ("0262", "+262"),
    ("0263", "+262"),
    ("0269", "+262"),
    ("0639", "+262"),
    ("0692", "+262"),
    ("0693", "+262"),
    ("0590", "+590"),
    ("0690", "+590"),
    ("0691", "+590"),
    ("0594", "+594"),
    ("0694", "+594"),
    ("0596", "+596"),
    ("0696", "+596"),
];

/// A number in the international form `+33612345678`, from `06 12 34 56 78`, `06.12.34.56.78`, `+33 (0)6 12 34 56 78`,
/// `0033612345678` or a foreign number that starts with `+` or `00`.
///
/// # Errors
/// Letters or signs; not ten figures for a French number; fewer than 8 or more than 15 for another.
pub fn phone(text: &str) -> Result<String, FieldError> {
    let bare = text.replace("(0)", "");
    let number = compact(&bare);
    let (international, figures) = match (number.strip_prefix('+'), number.strip_prefix("00")) {
        (Some(rest), _) | (None, Some(rest)) => (true, rest),
        (None, None) => (false, number.as_str()),
    };
    if figures.is_empty() || !figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldError::new("page-error-phone-signs"));
    }
    let bad = || Err(FieldError::new("page-error-phone").with("count", figures.len()));
    if international {
        if let Some(rest) = figures.strip_prefix("33") {
            let rest = rest.strip_prefix('0').unwrap_or(rest);
            return if rest.len() == 9 && !rest.starts_with('0') { Ok(format!("+33{rest}")) } else { bad() };
        }
        return if (8..=15).contains(&figures.len()) && !figures.starts_with('0') {
            Ok(format!("+{figures}"))
        } else {
            bad()
        };
    }
    if figures.len() != 10 || !figures.starts_with('0') || figures.starts_with("00") {
        return bad();
    }
    let code = OVERSEAS.iter().find(|(start, _)| figures.starts_with(start)).map_or("+33", |(_, code)| code);
    Ok(format!("{code}{}", &figures[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_way_of_writing_is_the_same_number() {
        for typed in [
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "0033612345678",
            "+330612345678",
        ] {
            assert_eq!(phone(typed).as_deref(), Ok("+33612345678"), "{typed}");
        }
        assert_eq!(phone("0692 12 34 56").as_deref(), Ok("+262692123456"));
        assert_eq!(phone("+32 470 12 34 56").as_deref(), Ok("+32470123456"));
    }

    #[test]
    fn what_cannot_be_called_is_refused() {
        for typed in [
            "06 12 34 56 7",
            "06 12 34 56 789",
            "612345678",
            "appelez-moi",
            "+",
            "+33 6 12",
            "+1234567",
            "00",
            "٠٦١٢٣٤٥٦٧٨",
        ] {
            assert!(phone(typed).is_err(), "{typed}");
        }
    }
}
