//! The string literals of a Rust file, each with the code that stands before it.

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The line it begins on, from 1.
    pub line: usize,
    /// What it says, its escapes as written.
    pub text: String,
    /// The code before it on its line and the line above, without spaces: `frame.t(`.
    pub before: String,
}

/// Every string literal outside comments, in the order of the text.
pub fn literals(text: &str) -> Vec<Literal> {
    let bytes = text.as_bytes();
    let (mut found, mut code) = (Vec::new(), String::new());
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let rest = &text[at..];
        let end = if rest.starts_with("//") {
            at + rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            at + rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((start, inside, end)) = string(rest) {
            let before = tail(&code);
            found.push(Literal { line, text: rest[start..inside].to_owned(), before });
            code.push('"');
            at + end
        } else if let Some(end) = character(rest) {
            at + end
        } else {
            let letter = rest.chars().next().unwrap_or_default();
            if !letter.is_whitespace() {
                code.push(letter);
            }
            at + letter.len_utf8().max(1)
        };
        line += text[at..end].matches('\n').count();
        at = end;
    }
    found
}

// Where a string that begins here has its inside begin and end, and where it ends itself.
fn string(rest: &str) -> Option<(usize, usize, usize)> {
    let plain = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - plain.len();
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if !raw[hashes..].starts_with('"') {
            return None;
        }
        let start = prefix + 1 + hashes + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = start + rest[start..].find(&close)?;
        return Some((start, inside, inside + close.len()));
    }
    if !plain.starts_with('"') {
        return None;
    }
    let start = prefix + 1;
    let mut escaped = false;
    for (place, letter) in rest[start..].char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((start, start + place, start + place + 1)),
            _ => {}
        }
    }
    None
}

// A character literal, so that '"' opens no string; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let letter = inside.chars().next()?;
    let end = if letter == '\\' { 2 + inside[2..].find('\'')? } else { letter.len_utf8() };
    inside[end..].starts_with('\'').then_some(end + 2)
}

fn tail(code: &str) -> String {
    let start = code.char_indices().rev().nth(39).map_or(0, |(place, _)| place);
    code[start..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        literals(text).into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn strings_are_found_in_all_their_forms() {
        assert_eq!(texts(r##"f("a", r"b", r#"c "d""#, b"e")"##), ["a", "b", "c \"d\"", "e"]);
        assert_eq!(texts(r#"f("say \"hi\"", '"', 'x', '\'', "last")"#), [r#"say \"hi\""#, "last"]);
    }

    #[test]
    fn comments_hold_no_strings_and_lifetimes_open_none() {
        assert_eq!(texts("// \"no\"\n/* \"no\" */ fn f<'a>(x: &'a str) { g(\"yes\") }"), ["yes"]);
    }

    #[test]
    fn a_literal_knows_its_line_and_what_calls_it() {
        let found = literals("let a = 1;\nframe\n    .t(\"key\")");
        assert_eq!((found[0].line, found[0].before.ends_with("frame.t(")), (3, true));
    }
}
