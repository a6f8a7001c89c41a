//! Word families of French, computed on folded words (`text`).
//!
//! Two keys: the *form* is shared by the genders and numbers of a word ("boulangère", "boulangers"), the *stem* by its
//! family ("encaisser", "encaissement"). Both are rules of thumb: unrelated words sometimes share one, and ranking
//! therefore trusts a stem less than a form.

use rust_stemmers::{Algorithm, Stemmer};

/// Words that every text holds; sorted, a test checks it.
const EMPTY: &[&str] = &[
    "a", "afin", "ai", "ainsi", "alors", "ans", "apres", "as", "au", "auquel", "aussi", "autre", "autres",
    "aux", "avaient", "avais", "avait", "avant", "avec", "avez", "avoir", "avons", "beaucoup", "bien", "bon",
    "ca", "car", "ce", "cela", "celle", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme",
    "d", "dans", "de", "depuis", "des", "deux", "divers", "dont", "du", "durant", "elle", "elles", "en",
    "encore", "ensuite", "entre", "es", "est", "et", "etaient", "etais", "etait", "etc", "ete", "etes",
    "etre", "eu", "eux", "f", "faire", "fais", "faisais", "faisait", "fait", "faut", "fois", "h", "hf",
    "ici", "il", "ils", "j", "jamais", "je", "l", "la", "le", "les", "leur", "leurs", "lors", "lui", "m",
    "ma", "mais", "me", "meme", "mes", "moi", "moins", "mon", "n", "ne", "non", "nos", "notre", "nous", "on",
    "ont", "ou", "par", "parce", "parfois", "pas", "pendant", "peu", "peut", "peux", "plus", "pour",
    "pouvoir", "pu", "puis", "qu", "quand", "que", "quel", "quelque", "quelques", "qui", "quoi", "s", "sa",
    "sans", "se", "sera", "ses", "si", "soi", "son", "sont", "souvent", "suis", "sur", "surtout", "t", "ta",
    "te", "tel", "telle", "tes", "toi", "ton", "toujours", "tous", "tout", "toute", "toutes", "tres",
    "trois", "trop", "tu", "un", "une", "vers", "via", "voir", "vos", "votre", "vous", "y",
];

/// True for articles, prepositions, pronouns, auxiliaries and single letters: "permis B" keeps its B only in a title.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.binary_search(&word).is_ok()
}

/// The key shared by the forms of one word in gender and number.
pub fn form(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    let mut key = masculine(&singular(word));
    if key.len() >= 5 && key.ends_with('e') {
        key.pop();
    }
    single_ended(key)
}

fn singular(word: &str) -> String {
    let ends = |ending: &str| word.ends_with(ending);
    match word {
        "travaux" => "travail".to_owned(),
        "vitraux" => "vitrail".to_owned(),
        "yeux" => "oeil".to_owned(),
        _ if ends("eaux") => word[..word.len() - 1].to_owned(),
        _ if word.len() >= 6 && ends("aux") => format!("{}al", &word[..word.len() - 3]),
        _ if (ends("s") && !ends("ss")) || ends("eux") || ends("oux") => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
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
    ENDINGS
        .iter()
        .find_map(|(feminine, masculine)| {
            let root = word.strip_suffix(feminine).filter(|root| root.len() != 1)?;
            Some(format!("{root}{masculine}"))
        })
        .unwrap_or_else(|| word.to_owned())
}

/// Endings that Snowball leaves apart though they make one family: tools, places and people of one doing.
const FAMILY: &[(&str, &str)] = &[
    ("isation", "is"),
    ("ation", ""),
    ("ition", ""),
    ("ement", ""),
    ("ateur", ""),
    ("iteur", ""),
    ("eri", ""),
    ("ag", ""),
    ("eur", ""),
    ("ier", ""),
    ("ist", ""),
    ("er", ""),
    ("ir", ""),
];

/// The key shared by the words of one family.
pub fn stem(word: &str) -> String {
    if word.len() < 5 || !word.is_ascii() {
        return form(word);
    }
    let form = form(word);
    if let Some(root) =
        FAMILY.iter().find_map(|(ending, kept)| Some(form.strip_suffix(ending)?.to_owned() + kept))
        && root.len() >= 4
    {
        return single_ended(root);
    }
    let snowball = Stemmer::create(Algorithm::French).stem(word).into_owned();
    single_ended(if snowball.len() >= 4 { snowball } else { form })
}

// "caiss(ier)" and "cais(se)" are one family.
fn single_ended(mut root: String) -> String {
    let bytes = root.as_bytes();
    if bytes.len() >= 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        root.pop();
    }
    root
}

/// The three-letter pieces of a word with its ends marked, sorted, each once.
pub fn pieces(word: &str) -> Vec<[u8; 3]> {
    let mut padded = Vec::with_capacity(word.len() + 2);
    padded.push(b'^');
    padded.extend_from_slice(word.as_bytes());
    padded.push(b'$');
    let mut pieces: Vec<[u8; 3]> =
        padded.windows(3).filter_map(|window| <[u8; 3]>::try_from(window).ok()).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_its_binary_search() {
        assert!(EMPTY.is_sorted());
    }

    #[test]
    fn gender_and_number_share_a_form() {
        for (one, other) in [
            ("boulanger", "boulangeres"),
            ("vendeur", "vendeuse"),
            ("conducteur", "conductrices"),
            ("employe", "employees"),
            ("technicien", "techniciennes"),
            ("chef", "cheffe"),
            ("hote", "hotesses"),
            ("journal", "journaux"),
        ] {
            assert_eq!(form(one), form(other), "{one} / {other}");
        }
        assert_ne!(form("boucher"), form("bouchon"));
    }

    #[test]
    fn a_family_shares_a_stem() {
        for (one, other) in [
            ("encaisser", "encaissement"),
            ("reparer", "reparation"),
            ("nettoyer", "nettoyage"),
            ("livreur", "livrer"),
            ("caisse", "caissier"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} / {other}");
        }
    }

    #[test]
    fn pieces_mark_the_ends() {
        assert_eq!(pieces("ab"), [*b"^ab", *b"ab$"]);
        assert!(pieces("").is_empty());
    }
}
