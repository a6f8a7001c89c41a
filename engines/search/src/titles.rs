//! Titles in two genders, as the ROME writes them: "Conducteur / Conductrice d'engins agricoles".
//!
//! Such a title names one thing: the masculine and the feminine stand at the same place, and what follows belongs to both.
//! A reader who types either form has typed the whole title. When the two sides are not forms of each other ("Steward /
//! Hôtesse de l'air") each side is a title of its own.

use crate::words;

/// A title as places in order; each place lists the words that fill it equally well.
pub type Places = Vec<Vec<String>>;

/// Reads a title; several come out when its sides name the occupation in unrelated words.
pub fn read(title: &str) -> Vec<Places> {
    if let Some((left, right)) = title.split_once('/').filter(|_| !title.contains(" / ")) {
        // "boulanger/boulangère" is a pair; "achat/vente" is one title like any other.
        let (left, right) = (words::meaningful(left), words::meaningful(right));
        return match overlap(&left, &right) {
            Some(shared) => vec![merged(&left, &right, shared)],
            None if left.is_empty() && right.is_empty() => Vec::new(),
            None => vec![single(&[left, right].concat())],
        };
    }
    let sides: Vec<Vec<String>> =
        title.split(" / ").map(words::meaningful).filter(|side| !side.is_empty()).collect();
    match sides.as_slice() {
        [] => Vec::new(),
        [only] => vec![single(only)],
        [left, right] => match overlap(left, right) {
            Some(shared) => vec![merged(left, right, shared)],
            None => vec![single(left), single(right)],
        },
        many => many.iter().map(|side| single(side)).collect(),
    }
}

fn single(words: &[String]) -> Places {
    words.iter().map(|word| vec![word.clone()]).collect()
}

/// How many words at the end of `left` come back, in the other gender, at the start of `right`.
fn overlap(left: &[String], right: &[String]) -> Option<usize> {
    (1..=left.len().min(right.len())).rev().find(|&shared| {
        left[left.len() - shared..].iter().zip(right).all(|(one, other)| are_forms(one, other))
    })
}

fn are_forms(one: &str, other: &str) -> bool {
    if words::form(one) == words::form(other) {
        return true;
    }
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    common >= 4 && common + 4 >= one.len().max(other.len())
}

fn merged(left: &[String], right: &[String], shared: usize) -> Places {
    let start = left.len() - shared;
    let mut places = single(&left[..start]);
    for (one, other) in left[start..].iter().zip(right) {
        places.push(if one == other { vec![one.clone()] } else { vec![one.clone(), other.clone()] });
    }
    places.extend(single(&right[shared..]));
    places
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(title: &str, expected: &[&str]) {
        let shown: Vec<String> = read(title)
            .iter()
            .map(|places| places.iter().map(|words| words.join("|")).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(shown, expected, "{title}");
    }

    #[test]
    fn both_genders_stand_at_one_place() {
        check("Boulanger / Boulangère", &["boulanger|boulangere"]);
        check("Conducteur / Conductrice d'engins agricoles", &["conducteur|conductrice engins agricoles"]);
        check("Equipier polyvalent / Equipière polyvalente", &["equipier|equipiere polyvalent|polyvalente"]);
        check("Artiste Plasticien / Plasticienne", &["artiste plasticien|plasticienne"]);
        check("Peintre industriel / Peintre industrielle", &["peintre industriel|industrielle"]);
    }

    #[test]
    fn a_pair_may_be_written_without_spaces() {
        check("boulanger/boulangère", &["boulanger|boulangere"]);
        check("agent de gare/agente de gare", &["agent|agente gare"]);
        check("assistant achat/vente", &["assistant achat vente"]);
    }

    #[test]
    fn unrelated_sides_are_two_titles() {
        check("Steward / Hôtesse de l'air", &["steward", "hotesse air"]);
        check("Lapidaire / Diamantaire", &["lapidaire", "diamantaire"]);
    }

    #[test]
    fn a_title_without_words_is_no_title() {
        check(" / ", &[]);
        check("/", &[]);
        check("Secrétaire", &["secretaire"]);
    }
}
