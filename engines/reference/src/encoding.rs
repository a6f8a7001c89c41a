//! From bytes to text that can be trusted as text.
//!
//! [`decode`] accepts UTF-8, with or without a byte-order mark, and ISO-8859-15 for the files known to be published in
//! it. It refuses control characters, which is how most single-bit damage in ASCII shows. It keeps every byte's
//! position, so [`Text::place`] is exact. It does not repair anything: see [`tidy`] for one field's clean-up.

use std::sync::Arc;

use crate::place::{Place, Reason, Rejected, Spot};

/// What a file may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, optionally opened by a byte-order mark.
    Utf8,
    /// UTF-8 if the whole file is, otherwise ISO-8859-15 (a superset of what ISO-8859-1 means in French, with `œ`).
    Utf8OrLatin9,
}

/// What a file turned out to be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8WithMark,
    Latin9,
}

/// The text of one file or of one of its records, with what is needed to say where a character is in the original
/// bytes.
#[derive(Debug)]
pub struct Text {
    name: Arc<str>,
    body: String,
    encoding: Encoding,
    origin: Spot,
}

impl Text {
    /// Name of the file as the caller gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without byte-order mark.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The encoding found.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The place of a byte offset of [`Text::body`] in the original file.
    pub fn place(&self, at: usize) -> Place {
        let mut at = at.min(self.body.len());
        while !self.body.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.body[..at];
        let bytes = if self.encoding == Encoding::Latin9 { before.chars().count() } else { at };
        self.origin.after(before.as_bytes(), bytes).of(&self.name)
    }

    /// The line, from 1, of a byte offset of [`Text::body`].
    pub fn line(&self, at: usize) -> usize {
        let end = at.min(self.body.len());
        self.body.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count() + self.origin.line
    }

    /// A refusal at a byte offset of [`Text::body`].
    pub fn reject(&self, at: usize, reason: Reason) -> Rejected {
        Rejected { place: self.place(at), reason }
    }

    /// A refusal at the end of the file: where something that should follow does not.
    pub fn reject_end(&self, reason: Reason) -> Rejected {
        self.reject(self.body.len(), reason)
    }
}

pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Turns the bytes of one file into text, or says which byte cannot be text.
pub fn decode(name: &str, bytes: Vec<u8>, charset: Charset) -> Result<Text, Rejected> {
    let name = Arc::from(name);
    match bytes.strip_prefix(MARK) {
        Some(rest) => {
            let origin = Spot { byte: MARK.len(), ..Spot::START };
            decode_part(name, rest.to_vec(), Charset::Utf8, origin)
                .map(|text| Text { encoding: Encoding::Utf8WithMark, ..text })
        }
        None => decode_part(name, bytes, charset, Spot::START),
    }
}

/// Turns the bytes found at `origin` of a file into text; a byte-order mark is behind already.
pub fn decode_part(name: Arc<str>, bytes: Vec<u8>, charset: Charset, origin: Spot) -> Result<Text, Rejected> {
    let text = match (String::from_utf8(bytes), charset) {
        (Ok(body), _) => Text { name, body, encoding: Encoding::Utf8, origin },
        (Err(error), Charset::Utf8OrLatin9) => {
            let body = error.as_bytes().iter().map(|byte| latin9(*byte)).collect();
            Text { name, body, encoding: Encoding::Latin9, origin }
        }
        (Err(error), Charset::Utf8) => {
            let at = error.utf8_error().valid_up_to();
            let offending = error.as_bytes()[at];
            let sound = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            let text = Text { name, body: sound, encoding: Encoding::Utf8, origin };
            return Err(text.reject(at, Reason::NotUtf8(offending)));
        }
    };
    match control_character(text.body()) {
        Some((at, code)) => Err(text.reject(at, Reason::ControlCharacter(code))),
        None => Ok(text),
    }
}

/// ISO-8859-15 differs from ISO-8859-1, hence from the first 256 code points, in eight places.
fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        other => char::from(other),
    }
}

/// The first character that no published text holds: C0 controls other than tab and line ends, a lone CR, DEL.
fn control_character(body: &str) -> Option<(usize, u32)> {
    let bytes = body.as_bytes();
    bytes.iter().enumerate().find_map(|(at, byte)| match byte {
        b'\n' | b'\t' => None,
        b'\r' if bytes.get(at + 1) == Some(&b'\n') => None,
        0x00..=0x1F | 0x7F => Some((at, u32::from(*byte))),
        _ => None,
    })
}

/// One field made fit for people, and how many characters had to be repaired for that.
#[derive(Debug, PartialEq, Eq)]
pub struct Tidied {
    pub text: String,
    pub repaired: usize,
}

/// Cleans one field: undoubles apostrophes (`d''un`), turns tabs into spaces, line ends into LF, puts back the
/// Windows-1252 characters that the publisher carried over as C1 controls (`\u{9c}uvre`), trims.
///
/// Returns the offset and the character when one is found that French professional vocabulary does not use, which is
/// how damage inside a multi-byte character shows.
pub fn tidy(raw: &str) -> Result<Tidied, (usize, char)> {
    if raw.is_ascii() && !raw.contains("''") && !raw.contains(['\t', '\r']) {
        return Ok(Tidied { text: raw.trim().to_owned(), repaired: 0 });
    }
    let mut text = String::with_capacity(raw.len());
    let mut repaired = 0;
    for (at, found) in raw.char_indices() {
        match found {
            '\r' => {}
            '\t' => text.push(' '),
            '\'' if text.ends_with('\'') => {}
            // "l\u{92}'étranger" carries the same apostrophe twice, once badly encoded.
            '\'' if text.ends_with('\u{2019}') && repaired > 0 => {
                text.pop();
                text.push('\'');
            }
            '\u{80}'..='\u{9f}' => {
                text.push(windows_1252(found).ok_or((at, found))?);
                repaired += 1;
            }
            usual if is_usual(usual) => text.push(usual),
            strange => return Err((at, strange)),
        }
    }
    let trimmed = text.trim();
    Ok(Tidied { text: if trimmed.len() == text.len() { text } else { trimmed.to_owned() }, repaired })
}

/// The characters of French and neighbouring names, typographic punctuation and a few units and signs.
fn is_usual(found: char) -> bool {
    matches!(found,
        '\n' | ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{203a}'
        | '\u{2070}'..='\u{208e}' | '€' | '№' | '™' | '\u{2150}'..='\u{218b}' | '\u{2190}'..='\u{21ff}' | '−' | '≈' | '≠' | '≤' | '≥'
        | 'Ω' | 'μ' | 'α'..='ω')
}

/// The character that Windows-1252 puts at a C1 position, where it puts one.
pub(crate) fn windows_1252(control: char) -> Option<char> {
    const TABLE: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’',
        '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let index = (control as usize).checked_sub(0x80)?;
    TABLE.get(index).copied().filter(|found| *found != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(raw: &str) -> String {
        tidy(raw).expect("usual text").text
    }

    #[test]
    fn a_doubled_apostrophe_becomes_one() {
        assert_eq!(tidied("d''un métier, l''été"), "d'un métier, l'été");
        assert_eq!(tidied("d''or"), "d'or");
    }

    #[test]
    fn windows_characters_in_disguise_are_put_back() {
        assert_eq!(tidy("gros \u{9c}uvre"), Ok(Tidied { text: "gros œuvre".into(), repaired: 1 }));
        assert_eq!(tidied("à l\u{92}'étranger"), "à l'étranger");
    }

    #[test]
    fn a_cyrillic_letter_is_strange() {
        assert_eq!(tidy("caf\u{0439}"), Err((3, '\u{0439}')));
        assert_eq!(tidy("caf\u{fffd}"), Err((3, '\u{fffd}')));
    }

    #[test]
    fn latin_9_is_read_where_it_is_expected_and_nowhere_else() {
        let bytes = b"Man\xBDuvre, employ\xE9e\n".to_vec();
        let text = decode("naf", bytes.clone(), Charset::Utf8OrLatin9).expect("latin 9");
        assert_eq!(text.body(), "Manœuvre, employée\n");
        assert_eq!(text.place(text.body().find('e').expect("e")).byte, 7);
        let refusal = decode("autre", bytes, Charset::Utf8).expect_err("not UTF-8");
        assert_eq!(refusal.place, Place { file: "autre".into(), line: 1, column: 4, byte: 3 });
        assert_eq!(refusal.reason, Reason::NotUtf8(0xBD));
    }

    #[test]
    fn the_byte_order_mark_is_not_text_but_counts_as_bytes() {
        let text = decode("bom", b"\xEF\xBB\xBFa\nb".to_vec(), Charset::Utf8).expect("text");
        assert_eq!(text.body(), "a\nb");
        assert_eq!(text.place(2), Place { file: "bom".into(), line: 2, column: 1, byte: 5 });
    }

    #[test]
    fn control_characters_are_refused_where_they_stand() {
        let refusal = decode("x", b"abc\nd\x01".to_vec(), Charset::Utf8).expect_err("control");
        assert_eq!(refusal.place, Place { file: "x".into(), line: 2, column: 2, byte: 5 });
        assert!(decode("x", b"a\rb".to_vec(), Charset::Utf8).is_err());
        assert!(decode("x", b"a\r\nb".to_vec(), Charset::Utf8).is_ok());
    }
}
