//! From whatever was typed or pasted to plain words with their places.
//!
//! Markup is left out, accents and ligatures are folded, elided articles and attached gender endings ("vendeur(se)") go.
//! Text is cut into clauses, since one clause tells about one thing. At most [`BYTES_READ`] bytes are read. This module
//! knows nothing of word families (`words`).

use unicode_normalization::UnicodeNormalization;

/// How much of a text is read, in bytes: some thirty pages.
pub const BYTES_READ: usize = 64 * 1024;

/// The longest word kept, in bytes of its folded form.
const WORD_MAX: usize = 40;

/// One word as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the plain text, in bytes.
    pub start: usize,
    pub end: usize,
    /// Number of its clause, counted from 0.
    pub clause: usize,
    /// Lower case, without accents.
    pub folded: String,
}

/// A text without markup, and its words.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    pub text: String,
    pub tokens: Vec<Token>,
    /// Whether the text was longer than what is read.
    pub cut: bool,
}

const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

const ENDINGS: &[&str] = &[
    "e", "es", "ere", "eres", "euse", "euses", "ive", "le", "ne", "nes", "re", "rice", "rices", "se", "ses",
    "te", "trice", "ve",
];

/// Words after which a new thing begins to be told.
const JOINTS: &[&str] = &["puis", "ensuite", "mais", "aussi", "pendant", "egalement"];

/// Reads a text.
pub fn read(raw: &str) -> Plain {
    let (kept, cut) = beginning(raw);
    let text = without_markup(kept);
    let tokens = tokens(&text);
    Plain { text, tokens, cut }
}

/// The folded words of a label, in order.
pub fn words(label: &str) -> Vec<String> {
    tokens(label).into_iter().map(|token| token.folded).collect()
}

fn beginning(raw: &str) -> (&str, bool) {
    if raw.len() <= BYTES_READ {
        return (raw, false);
    }
    let end = (0..=BYTES_READ).rev().find(|&end| raw.is_char_boundary(end)).unwrap_or(0);
    (&raw[..end], true)
}

/// Leaves out tags, scripts and styles, spells the usual entities.
fn without_markup(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(place) = rest.find(['<', '&']) {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        let (said, length) = if rest.starts_with('<') { tag(rest) } else { entity(rest) };
        text.push_str(said);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

// What stands for the tag in the plain text, and its length; a lone "<" is only a sign.
fn tag(rest: &str) -> (&'static str, usize) {
    let named = rest[1..].trim_start_matches('/');
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return (" ", 1);
    }
    let begins = |name: &str| named.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    for (name, end) in [("script", "</script"), ("style", "</style"), ("!--", "-->")] {
        if begins(name) && !rest.starts_with("</") {
            let close = find_ignoring_case(rest, end).map_or(rest.len(), |at| at + end.len());
            let after = rest[close..].find('>').map_or(rest.len(), |at| close + at + 1);
            return (" ", if name == "!--" { close } else { after });
        }
    }
    let Some(length) = rest.find('>') else { return (" ", 1) };
    let inline = ["b>", "i>", "em>", "strong>", "span", "a "].iter().any(|name| begins(name));
    (if inline { "" } else { "\n" }, length + 1)
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

fn entity(rest: &str) -> (&'static str, usize) {
    const ENTITIES: &[(&str, &str)] = &[
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&rsquo;", "'"),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&eacute;", "é"),
        ("&egrave;", "è"),
        ("&ecirc;", "ê"),
        ("&agrave;", "à"),
        ("&acirc;", "â"),
        ("&ccedil;", "ç"),
        ("&icirc;", "î"),
        ("&ocirc;", "ô"),
        ("&ucirc;", "û"),
        ("&ugrave;", "ù"),
        ("&oelig;", "œ"),
        ("&bull;", "\n"),
    ];
    ENTITIES
        .iter()
        .find(|(name, _)| rest.starts_with(name))
        .map_or(("&", 1), |(name, said)| (*said, name.len()))
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut clause, mut fresh) = (0, 0, true);
    while let Some(gap) = text[at..].find(char::is_alphanumeric) {
        let start = at + gap;
        if !fresh && parts_clauses(&text[at..start]) {
            clause += 1;
            fresh = true;
        }
        let end = text[start..]
            .find(|c: char| !c.is_alphanumeric() && !is_mark(c))
            .map_or(text.len(), |length| start + length);
        let word = fold(&text[start..end]);
        at = end;
        if text[end..].starts_with(is_apostrophe) && ELIDED.contains(&word.as_str()) {
            continue;
        }
        at += symbol_after(&word, &text[at..]);
        let folded = match &text[end..at] {
            "" => word,
            symbol => word + symbol,
        };
        if !fresh && JOINTS.contains(&folded.as_str()) {
            clause += 1;
        }
        found.push(Token { start, end: at, clause, folded });
        fresh = false;
        at += ending_after(&text[at..]);
    }
    found
}

// Composed and decomposed accents read the same.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

fn parts_clauses(between: &str) -> bool {
    between.contains(['.', ',', ';', ':', '!', '?', '\n', '\r', '•', '(', ')', '|', '…', '"', '«', '»'])
        || between.contains(" - ")
        || between.contains(" / ")
}

fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            _ => folded.push(c),
        }
        if folded.len() > WORD_MAX {
            folded.pop();
            break;
        }
    }
    folded
}

/// The sign that belongs to the name of a language: "c++", "c#".
fn symbol_after(word: &str, rest: &str) -> usize {
    match word {
        "c" | "f" if rest.starts_with("++") => 2,
        "c" | "f" if rest.starts_with('#') => 1,
        _ => 0,
    }
}

/// How many bytes of `rest` are a gender ending attached to the word just read: "(se)", "·se", ".rice".
fn ending_after(rest: &str) -> usize {
    let Some(sign) = rest.chars().next() else { return 0 };
    let inside = &rest[sign.len_utf8()..];
    let length = inside.find(|c: char| !c.is_alphabetic()).unwrap_or(inside.len());
    let through = sign.len_utf8() + length;
    let ending = |text: &str| ENDINGS.contains(&fold(text).as_str());
    match sign {
        '(' if (1..=6).contains(&length)
            && inside[length..].starts_with(')')
            && ending(&inside[..length]) =>
        {
            through + 1
        }
        '·' | '•' | '‧' | '⋅' if length > 0 => {
            // "infirmier·ère·s" has two.
            let again = &rest[through..];
            match again.strip_prefix(sign) {
                Some(more) => {
                    through + sign.len_utf8() + more.find(|c: char| !c.is_alphabetic()).unwrap_or(more.len())
                }
                None => through,
            }
        }
        '.' if ending(&inside[..length]) => through,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let plain = read(text);
        let found: Vec<&str> = plain.tokens.iter().map(|token| token.folded.as_str()).collect();
        assert_eq!(found, expected, "{text:?}");
        for token in &plain.tokens {
            assert!(plain.text.get(token.start..token.end).is_some(), "{text:?} {token:?}");
        }
    }

    fn clauses(text: &str) -> Vec<usize> {
        read(text).tokens.iter().map(|token| token.clause).collect()
    }

    #[test]
    fn accents_case_and_composition_do_not_matter() {
        check("Pâtissière", &["patissiere"]);
        check("Pa\u{302}tissie\u{300}re", &["patissiere"]);
        check("MAÎTRE D’ŒUVRE", &["maitre", "oeuvre"]);
    }

    #[test]
    fn elided_articles_and_attached_endings_go() {
        check("j'ai l'accueil", &["ai", "accueil"]);
        check("vendeur(se) conseil", &["vendeur", "conseil"]);
        check("infirmier·ère·s de nuit", &["infirmier", "de", "nuit"]);
        check("directeur.rice adjoint.e", &["directeur", "adjoint"]);
        check("programmeur C++ / C#", &["programmeur", "c++", "c#"]);
    }

    #[test]
    fn a_bracket_that_is_no_ending_stays() {
        check("permis (B)", &["permis", "b"]);
    }

    #[test]
    fn markup_is_left_out() {
        check("<div class=\"x\">Vendeur<br/>caisse &amp; &eacute;tal</div>", &["vendeur", "caisse", "etal"]);
        check("<SCRIPT>alert('vendeur')</SCRIPT >caisse", &["caisse"]);
        check("<style>p{}</style>caisse<!-- vendeur -->", &["caisse"]);
        check("<script>never closed", &[]);
        check("3 < 4 et <b>gras</b>", &["3", "4", "et", "gras"]);
        check("un <", &["un"]);
    }

    #[test]
    fn a_part_of_a_sentence_tells_about_one_thing() {
        assert_eq!(clauses("je vends, je range. Puis je compte"), [0, 0, 1, 1, 2, 2, 2]);
        assert_eq!(clauses("je vends puis je compte"), [0, 0, 1, 1, 1]);
        assert_eq!(clauses("... !!"), [0; 0]);
    }

    #[test]
    fn what_is_not_a_word_leaves_nothing() {
        check("", &[]);
        check("\u{0}\u{7}\t---'''🧑‍🍳", &[]);
    }

    #[test]
    fn ten_megabytes_are_cut() {
        let plain = read(&"é".repeat(5_000_000));
        assert!(plain.cut);
        assert!(plain.text.len() <= BYTES_READ);
        assert!(!read("court").cut);
    }
}
