//! French typography: the spaces that must not break, and the curved apostrophe.
//!
//! Authors write with the keys they have; the catalogue passes every French text through here once, at the start.

/// `text` with a no-break space before `:` and inside `« »`, a narrow one before `; ! ?` and between a number and `%` or `€`,
/// and curved apostrophes between letters. Spaces are only replaced, never added.
pub fn french(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    let mut previous = '\n';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let put = match (c, next) {
            (' ', Some(':' | '»')) if previous != ' ' && previous != '\n' => '\u{a0}',
            (' ', Some(';' | '!' | '?')) if previous != ' ' && previous != '\n' => '\u{202f}',
            (' ', Some('%' | '€')) if previous.is_ascii_digit() || previous == '}' => '\u{a0}',
            (' ', Some(_)) if previous == '«' => '\u{a0}',
            ('\'', Some(after)) if previous.is_alphabetic() && after.is_alphabetic() => '’',
            _ => c,
        };
        written.push(put);
        previous = c;
    }
    written
}

/// `text` with curved apostrophes between letters, as English wants.
pub(super) fn english(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut previous = '\n';
    while let Some(c) = chars.next() {
        let curved =
            c == '\'' && previous.is_alphabetic() && chars.peek().is_some_and(|after| after.is_alphabetic());
        written.push(if curved { '’' } else { c });
        previous = c;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::french;

    #[test]
    fn double_signs_hold_on_to_the_word_before() {
        assert_eq!(
            french("Quoi ? Ceci : « oui » ; non !"),
            "Quoi\u{202f}? Ceci\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; non\u{202f}!"
        );
    }

    #[test]
    fn sums_do_not_break_and_apostrophes_curve() {
        assert_eq!(french("12 € d'aide, 5 %"), "12\u{a0}€ d’aide, 5\u{a0}%");
    }

    #[test]
    fn indentation_and_addresses_are_left_alone() {
        assert_eq!(french("a\n    .hint = b"), "a\n    .hint = b");
        assert_eq!(french("https://example.fr/?a"), "https://example.fr/?a");
    }
}
