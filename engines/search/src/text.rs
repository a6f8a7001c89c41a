//! From what a person typed to plain words.
//!
//! A word here is lower-case ASCII where the alphabet is Latin: accents, ligatures and composed forms are folded away, so
//! that "Pâtissière", "patissiere" and their decomposed spellings are one word. Elided articles, attached gender endings
//! ("vendeur(se)", "vendeur·se") and everything that is neither letter nor digit are dropped.
//! This module knows nothing of word families (see `words`) nor of gender pairs in titles (see `titles`).

use unicode_normalization::UnicodeNormalization;

/// The longest word kept, in bytes; what follows in the same word is dropped.
pub const WORD_MAX: usize = 40;

/// Articles and pronouns that lose their vowel before an apostrophe.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Gender endings written after a full stop ("directeur.rice").
const ENDINGS: &[&str] = &[
    "e", "es", "ere", "eres", "euse", "euses", "ive", "le", "ne", "nes", "re", "rice", "rices", "se", "ses",
    "te", "trice", "ve",
];

/// The words of a text, folded, in order, with doubles.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric()) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if rest.starts_with('\'') && ELIDED.contains(&word) {
            continue;
        }
        let symbol = symbol_after(word, rest);
        rest = &rest[symbol.len()..];
        found.push(shortened(word) + symbol);
        rest = &rest[ending_after(rest)..];
    }
    found
}

/// Lower case, no accents, ligatures spelled out, typographic apostrophes made plain.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            '’' | 'ʼ' | '‘' | '`' | '´' => folded.push('\''),
            _ => folded.push(c),
        }
    }
    folded
}

fn shortened(word: &str) -> String {
    word.chars()
        .scan(0, |taken, c| {
            *taken += c.len_utf8();
            (*taken <= WORD_MAX).then_some(c)
        })
        .collect()
}

/// The sign that belongs to the name of a language: "c++", "c#".
fn symbol_after(word: &str, rest: &str) -> &'static str {
    if word.len() != 1 {
        ""
    } else if rest.starts_with("++") {
        "++"
    } else if rest.starts_with('#') {
        "#"
    } else {
        ""
    }
}

/// How many bytes of `rest` are a gender ending attached to the word just read: "(se)", "·se", ".rice".
fn ending_after(rest: &str) -> usize {
    let letters = |from: &str| from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len());
    let Some(sign) = rest.chars().next() else { return 0 };
    let inside = &rest[sign.len_utf8()..];
    let length = letters(inside);
    let through = sign.len_utf8() + length;
    match sign {
        '(' if (1..=6).contains(&length) && inside[length..].starts_with(')') => through + 1,
        '·' | '•' | '‧' | '⋅' if length > 0 => {
            let again = &rest[through..];
            if again.starts_with(sign) {
                through + sign.len_utf8() + letters(&again[sign.len_utf8()..])
            } else {
                through
            }
        }
        '.' if ENDINGS.contains(&&inside[..length]) => through,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text:?}");
    }

    #[test]
    fn accents_case_and_composition_do_not_matter() {
        check("Pâtissière", &["patissiere"]);
        check("Pa\u{302}tissie\u{300}re", &["patissiere"]);
        check("MAÎTRE D’ŒUVRE", &["maitre", "oeuvre"]);
    }

    #[test]
    fn elided_articles_go_and_hyphens_part() {
        check("prof d'anglais", &["prof", "anglais"]);
        check("qu'est-ce que l'aide-soignante", &["est", "ce", "que", "aide", "soignante"]);
        check("Aujourd'hui", &["aujourd", "hui"]);
    }

    #[test]
    fn attached_gender_endings_go() {
        check("vendeur(se) conseil", &["vendeur", "conseil"]);
        check("infirmier·ère·s de nuit", &["infirmier", "de", "nuit"]);
        check("directeur.rice adjoint.e", &["directeur", "adjoint"]);
    }

    #[test]
    fn numbers_and_language_names_stay() {
        check("animateur 3D, C++ / C#", &["animateur", "3d", "c++", "c#"]);
    }

    #[test]
    fn what_is_not_a_word_leaves_nothing() {
        check("", &[]);
        check("\u{0}\u{7}\t---'''🧑‍🍳", &[]);
    }
}
