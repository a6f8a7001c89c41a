//! What we take out of a text before reading it, the same everywhere.

/// `raw` without what cannot be seen and does harm: control characters (NUL included), byte-order marks, zero-width spaces and
/// the marks that turn the direction of writing around. Line ends become `\n`, tabs become spaces, no-break spaces stay; spaces
/// at both ends go. Everything a person can see is kept.
pub fn clean(raw: &str) -> String {
    let mut cleaned = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    cleaned.push('\n');
                }
            }
            '\t' => cleaned.push(' '),
            '\n' => cleaned.push('\n'),
            '\u{feff}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => cleaned.push(c),
        }
    }
    cleaned.trim().to_owned()
}

/// A cleaned text on one line: every run of white space is one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cleaned text without any white space, dots, hyphens or parentheses: for numbers as people space them.
pub(super) fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_cannot_be_seen_goes_and_the_rest_stays() {
        assert_eq!(clean(" a\0b\u{202e}c\r\nd\re\tf \u{feff}"), "abc\nd\ne f");
        assert_eq!(clean("« 12\u{a0}€ » 👩‍🔧 e\u{301}"), "« 12\u{a0}€ » 👩‍🔧 e\u{301}");
    }
}
