//! The order of a French list: accents and case do not count, on any database.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What a label is sorted by: lower case, without accents.
pub fn sort_key(label: &str) -> String {
    let plain = label.nfd().filter(|letter| !is_combining_mark(*letter));
    plain.flat_map(char::to_lowercase).collect::<String>().replace('œ', "oe")
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn accents_case_and_ligatures_do_not_part_neighbours() {
        let mut labels =
            ["Zingueur", "élagueur", "Électricien", "Eleveur", "œnologue", "Ouvrier", "Oculiste"];
        labels.sort_by_key(|label| sort_key(label));
        assert_eq!(
            labels,
            ["élagueur", "Électricien", "Eleveur", "Oculiste", "œnologue", "Ouvrier", "Zingueur"]
        );
    }
}
