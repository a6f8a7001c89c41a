//! The content lines of a calendar file: escaped, folded, ended by CRLF (RFC 5545, 3.1 and 3.3.11; RFC 6868).

/// RFC 5545, 3.1: lines should not be longer than 75 octets, excluding the line break.
const LONGEST: usize = 75;

/// Lines being written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line already known to be well formed.
    pub(super) fn raw(&mut self, line: &str) {
        let mut room = LONGEST;
        for character in line.chars() {
            let octets = character.len_utf8();
            if octets > room {
                self.0.push_str("\r\n ");
                // The space that opens a folded line counts.
                room = LONGEST - 1;
            }
            self.0.push(character);
            room -= octets;
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }

    /// A property whose value is an address, with a name if there is one.
    pub(super) fn mailbox(&mut self, property: &str, parameters: &str, name: &str, address: &str) {
        let name = quoted(name);
        let named = if name.is_empty() { String::new() } else { format!(";CN=\"{name}\"") };
        self.raw(&format!("{property}{named}{parameters}:mailto:{address}"));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The value of a text property. Line ends become `\n`; other controls have no place in a calendar and are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push('\t'),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// The value of a quoted parameter, which can hold neither quotes nor controls (RFC 6868 writes them otherwise).
fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for character in name.trim().chars() {
        match character {
            '^' => quoted.push_str("^^"),
            '"' => quoted.push_str("^'"),
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => quoted.push(' '),
            control if control.is_control() => {}
            other => quoted.push(other),
        }
    }
    quoted
}
