//! The order of names in a dictionary, as the reference engine sorts replacements: letters before case, base letters
//! before accents, spaces and signs before digits, digits before letters. Latin script only, which is what rule names
//! are written in; other characters come after, by code point.

#[cfg(test)]
use std::cmp::Ordering;

/// Spaces and signs, in their dictionary order.
const SIGNS: &str = "\t \u{a0}\u{202f}_-\u{2011}–—,;:!¡?¿.'‘’\"“”«»()[]{}§¶@*/\\&#%‰`´^¨°©®+±÷×<=>|¦~¤¢$£¥€";

#[derive(Clone, Copy)]
struct Weight {
    primary: u32,
    accent: u32,
    case: u32,
}

/// What a name is sorted by: letters, then accents, then case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    letters: Vec<u32>,
    accents: Vec<u32>,
    cases: Vec<u32>,
}

pub(crate) fn key(text: &str) -> Key {
    let weights = weights(text);
    Key {
        letters: weights.iter().map(|w| w.primary).collect(),
        accents: weights.iter().map(|w| w.accent).collect(),
        cases: weights.iter().map(|w| w.case).collect(),
    }
}

/// Compares two names as a dictionary would.
#[cfg(test)]
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    key(left).cmp(&key(right))
}

fn weights(text: &str) -> Vec<Weight> {
    let mut weights = Vec::with_capacity(text.len());
    for character in text.chars() {
        push(character, &mut weights);
    }
    weights
}

fn push(character: char, weights: &mut Vec<Weight>) {
    let mut plain = |primary: u32| weights.push(Weight { primary, accent: 0, case: 0 });
    match character {
        'a'..='z' => plain(2000 + u32::from(character)),
        ' ' => plain(2),
        '0'..='9' => plain(1000 + u32::from(character)),
        '²' | '³' => {
            let digit = if character == '²' { '2' } else { '3' };
            weights.push(Weight { primary: 1000 + u32::from(digit), accent: 0, case: 2 });
        }
        _ => match SIGNS.chars().position(|sign| sign == character) {
            Some(place) => plain(1 + place as u32),
            None => letter(character, weights),
        },
    }
}

fn letter(character: char, weights: &mut Vec<Weight>) {
    let case = u32::from(character.is_uppercase());
    let lower = character.to_lowercase().next().unwrap_or(character);
    let (base, accent) = decompose(lower);
    let mut bases = base.chars();
    if let Some(first) = bases.next() {
        let primary = if first.is_ascii_lowercase() { 2000 } else { 10_000 } + u32::from(first);
        weights.push(Weight { primary, accent, case });
    }
    for next in bases {
        weights.push(Weight { primary: 2000 + u32::from(next), accent, case });
    }
}

/// Base letters of a lower-case letter, and the rank of its accent.
fn decompose(lower: char) -> (String, u32) {
    const BASES: [(&str, &str); 25] = [
        ("a", "àáâãäåāăą"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"),
        ("k", "ķĸ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņňŉŋ"),
        ("o", "òóôõöøōŏő"),
        ("r", "ŕŗř"),
        ("s", "śŝşš"),
        ("t", "ţťŧ"),
        ("u", "ùúûüũūŭůűų"),
        ("w", "ŵ"),
        ("y", "ýÿŷ"),
        ("z", "źżž"),
        ("ae", "æ"),
        ("oe", "œ"),
        ("ss", "ß"),
        ("ij", "ĳ"),
        ("th", "þ"),
        ("n", "ŉ"),
    ];
    match BASES.iter().find(|(_, accented)| accented.contains(lower)) {
        Some((base, _)) => ((*base).to_owned(), accent_rank(lower)),
        None => (lower.to_string(), 0),
    }
}

/// Acute, grave, breve, circumflex, caron, ring, diaeresis, double acute, tilde, dot, cedilla, ogonek, stroke, macron:
/// the order of the Unicode collation table.
fn accent_rank(lower: char) -> u32 {
    const RANKS: [&str; 14] = [
        "áćéíĺńóŕśúýź",
        "àèìòù",
        "ăĕğĭŏŭ",
        "âĉêĝĥîĵôŝûŵŷ",
        "čďěľňřšťž",
        "åů",
        "äëïöüÿ",
        "őű",
        "ãĩñõũ",
        "ċėġż",
        "çģķļņŗşţ",
        "ąęįų",
        "đħłøŧ",
        "āēīōū",
    ];
    1 + RANKS.iter().position(|letters| letters.contains(lower)).unwrap_or(RANKS.len()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_a_dictionary() {
        let mut names =
            ["x . y", "x", "xy", "étage", "etage", "Etage", "zoo", "x 2", "x - a", "œuf", "oasis", "oeuf"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            ["etage", "Etage", "étage", "oasis", "oeuf", "œuf", "x", "x - a", "x . y", "x 2", "xy", "zoo"]
        );
    }
}
