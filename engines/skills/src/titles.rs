//! Titles in two genders, as classifications write them: "Conducteur / Conductrice d'engins agricoles".
//!
//! Such a title names one thing, and either gender fills the place: since words are compared by their form, the words of both
//! sides make one title. When the two sides are not forms of each other ("Steward / Hôtesse de l'air") each is a title.

use crate::{text, words};

/// The folded words of a title; several come out when its sides name the occupation in unrelated words.
pub fn read(title: &str) -> Vec<Vec<String>> {
    let sides: Vec<Vec<String>> =
        title.split('/').map(text::words).filter(|side| !side.is_empty()).collect();
    match sides.as_slice() {
        [] => Vec::new(),
        [left, right] if !are_one(left, right) && title.contains(" / ") => vec![left.clone(), right.clone()],
        _ => vec![sides.concat()],
    }
}

/// Whether the last words of one side come back, in the other gender, at the start of the other, or the first do.
fn are_one(left: &[String], right: &[String]) -> bool {
    let forms = |one: &String, other: &String| {
        let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        words::form(one) == words::form(other)
            || (common >= 4 && common + 4 >= one.len().max(other.len()))
    };
    let again = (1..=left.len().min(right.len()))
        .any(|shared| left[left.len() - shared..].iter().zip(right).all(|(one, other)| forms(one, other)));
    again || left.first().zip(right.first()).is_some_and(|(one, other)| forms(one, other))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(title: &str, expected: &[&str]) {
        let shown: Vec<String> = read(title).iter().map(|words| words.join(" ")).collect();
        assert_eq!(shown, expected, "{title}");
    }

    #[test]
    fn both_genders_are_one_title() {
        check("Boulanger / Boulangère", &["boulanger boulangere"]);
        check("Conducteur / Conductrice d'engins", &["conducteur conductrice engins"]);
        check("agent de gare/agente de gare", &["agent de gare agente de gare"]);
        check("Artiste plasticien / plasticienne", &["artiste plasticien plasticienne"]);
    }

    #[test]
    fn unrelated_sides_are_two_titles() {
        check("Steward / Hôtesse de l'air", &["steward", "hotesse de air"]);
    }

    #[test]
    fn a_title_without_words_is_no_title() {
        check(" / ", &[]);
        check("Secrétaire", &["secretaire"]);
    }
}
