//! Word families of French: what makes two different words the same for someone who searches.
//!
//! Three keys, from the closest to the loosest, all computed on folded words (see `text`):
//! the *form* (gender and number: "boulangère" and "boulangers"), the *stem* (Snowball: "réparer" and "réparation"), the
//! *sound* (how a reader would say it: "fotografe" and "photographe"). Keys are only ever compared with keys; they are not
//! words. Two unrelated words sometimes share a key: ranking therefore trusts a key less than the word itself.

use rust_stemmers::{Algorithm, Stemmer};

use crate::text;

/// Words that carry no meaning for a search, folded. Kept sorted: a test checks it.
const EMPTY: &[&str] = &[
    "a", "ai", "au", "aux", "avec", "ce", "ces", "cet", "cette", "chez", "d", "dans", "de", "des", "du",
    "elle", "en", "es", "est", "et", "etc", "eux", "f", "h", "hf", "il", "ils", "j", "je", "l", "la", "le",
    "les", "leur", "leurs", "lui", "m", "ma", "me", "mes", "moi", "mon", "n", "ne", "nos", "notre", "nous",
    "on", "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "sans", "se", "ses", "soi", "son",
    "sont", "suis", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vers", "vos", "votre",
    "vous", "y",
];

/// Words a person wraps round what they look for ("je voudrais devenir ..."): left out as long as another word remains.
const WRAPPING: &[&str] = &[
    "aime",
    "aimer",
    "aimerais",
    "boulot",
    "cherche",
    "chercher",
    "devenir",
    "emploi",
    "etre",
    "faire",
    "faut",
    "job",
    "metier",
    "metiers",
    "peux",
    "poste",
    "recherche",
    "travail",
    "travaille",
    "travailler",
    "veux",
    "voudrais",
    "vouloir",
];

/// A word of a text and the keys by which it is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, folded.
    pub text: String,
    /// What it shares with its other genders and numbers.
    pub form: String,
    /// What it shares with its family; nothing for short words.
    pub stem: Option<String>,
}

/// The words of a text that carry meaning, with their keys, in order: what any other index needs to find the same.
pub fn analyse(text: &str) -> Vec<Word> {
    let words = meaningful(text).into_iter();
    words.map(|text| Word { form: form(&text), stem: stem(&text), text }).collect()
}

/// The words of a text that carry meaning, in order, with doubles.
pub fn meaningful(text: &str) -> Vec<String> {
    let mut all = text::words(text);
    all.retain(|word| !is_empty_word(word));
    all
}

/// True for articles, prepositions, pronouns and other words that every text holds.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.binary_search(&word).is_ok()
}

/// True for words that surround a request without being part of it.
pub fn is_wrapping(word: &str) -> bool {
    WRAPPING.binary_search(&word).is_ok()
}

/// The key shared by the forms of one word in gender and number.
pub fn form(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() {
        return word.to_string();
    }
    let single = singular(word);
    let mut key = masculine(&single);
    if key.len() >= 5 && key.ends_with('e') {
        key.pop();
    }
    let bytes = key.as_bytes();
    if bytes.len() >= 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        key.pop();
    }
    key
}

fn singular(word: &str) -> String {
    match word {
        "travaux" => return "travail".into(),
        "vitraux" => return "vitrail".into(),
        "yeux" => return "oeil".into(),
        _ => {}
    }
    if word.ends_with("eaux") {
        word[..word.len() - 1].to_string()
    } else if word.len() >= 6 && word.ends_with("aux") {
        format!("{}al", &word[..word.len() - 3])
    } else if (word.ends_with('s') && !word.ends_with("ss")) || word.ends_with("eux") || word.ends_with("oux")
    {
        word[..word.len() - 1].to_string()
    } else {
        word.to_string()
    }
}

fn masculine(word: &str) -> String {
    const ENDINGS: &[(&str, &str)] = &[
        ("hotesse", "hote"),
        ("maitresse", "maitre"),
        ("trice", "teur"),
        ("euse", "eur"),
        ("enne", "en"),
        ("onne", "on"),
        ("ere", "er"),
        ("ive", "if"),
        ("ee", "e"),
    ];
    for (feminine, masculine) in ENDINGS {
        if let Some(root) = word.strip_suffix(feminine)
            && root.len() != 1
        {
            return format!("{root}{masculine}");
        }
    }
    word.to_string()
}

/// The Snowball stem, or nothing when it is too short to tell families apart.
pub fn stem(word: &str) -> Option<String> {
    let stem = Stemmer::create(Algorithm::French).stem(word).into_owned();
    (stem.len() >= 4).then_some(stem)
}

/// How the word sounds, roughly; nothing for words too short to be recognised by ear alone.
pub fn sound(word: &str) -> Option<String> {
    if word.len() < 5 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    const SPELLINGS: &[(&str, &str)] = &[
        ("ph", "f"),
        ("th", "t"),
        ("rh", "r"),
        ("sch", "1"),
        ("ch", "1"),
        ("qu", "k"),
        ("gu", "g"),
        ("ge", "je"),
        ("gi", "ji"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("eau", "o"),
        ("au", "o"),
        ("ai", "e"),
        ("ei", "e"),
        ("oe", "e"),
        ("en", "an"),
        ("em", "an"),
        ("am", "an"),
        ("im", "in"),
        ("om", "on"),
        ("x", "ks"),
        ("c", "k"),
        ("y", "i"),
        ("z", "s"),
        ("w", "v"),
        ("h", ""),
    ];
    let key_of = form(word);
    let mut rest = key_of.as_str();
    let mut key = String::with_capacity(rest.len());
    while let Some(first) = rest.chars().next() {
        let (length, said) = SPELLINGS
            .iter()
            .find_map(|(spelling, said)| rest.starts_with(spelling).then_some((spelling.len(), *said)))
            .unwrap_or((1, &rest[..first.len_utf8()]));
        for c in said.chars() {
            if !key.ends_with(c) {
                key.push(c);
            }
        }
        rest = &rest[length..];
    }
    (key.len() >= 4).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_their_binary_search() {
        assert!(EMPTY.is_sorted());
        assert!(WRAPPING.is_sorted());
    }

    #[test]
    fn gender_and_number_share_a_form() {
        for (one, other) in [
            ("boulanger", "boulangeres"),
            ("vendeur", "vendeuse"),
            ("conducteur", "conductrices"),
            ("employe", "employees"),
            ("agent", "agentes"),
            ("infirmier", "infirmiere"),
            ("technicien", "techniciennes"),
            ("chef", "cheffe"),
            ("hote", "hotesses"),
            ("journal", "journaux"),
            ("sportif", "sportives"),
            ("poids", "poid"),
            ("macon", "maconne"),
        ] {
            assert_eq!(form(one), form(other), "{one} / {other}");
        }
        assert_ne!(form("boulanger"), form("boulangerie"));
        assert_ne!(form("boucher"), form("bouchon"));
    }

    #[test]
    fn verbs_and_nouns_share_a_stem() {
        assert_eq!(stem("reparer"), stem("reparation"));
        assert_eq!(stem("reparer"), stem("reparateur"));
        assert_eq!(stem("ger"), None);
    }

    #[test]
    fn words_that_sound_alike_share_a_sound() {
        assert_eq!(sound("fotografe"), sound("photographe"));
        assert_eq!(sound("chofeur"), sound("chauffeur"));
        assert_eq!(sound("kuisinier"), sound("cuisinier"));
        assert_ne!(sound("boucher"), sound("bouger"));
    }
}
