//! Free text as people wrote it somewhere else, made fit to be shown as plain text.
//!
//! Unlike [`tidy`](crate::encoding::tidy), which holds the vocabulary of a nomenclature to French, this takes any
//! writing: other alphabets, emoji, signs. It removes what is no text (control characters, marks that reverse the
//! direction of what follows, characters without width) and what is markup. What it returns is never markup: whoever
//! shows it escapes it.

use std::borrow::Cow;

use crate::encoding::windows_1252;

/// One line: every run of blanks becomes one space.
pub fn line(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for letter in raw.chars().filter_map(fit) {
        match letter.is_whitespace() {
            true if text.is_empty() || text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push(letter),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Several lines: blanks at the ends of lines go, more than one empty line becomes one.
pub fn paragraphs(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut empty = 0;
    for written in raw.split(['\n', '\u{2028}', '\u{2029}']) {
        let one = line(written);
        if one.is_empty() {
            empty += 1;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        text.push_str(&one);
    }
    text
}

/// Several lines, from text that may be HTML: blocks become lines, items get a dash, the rest of the markup goes.
pub fn from_html(raw: &str) -> String {
    if !raw.contains(['<', '&']) {
        return paragraphs(raw);
    }
    paragraphs(&without_markup(raw))
}

fn fit(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => Some(if letter < ' ' { ' ' } else { letter }),
        '\u{80}'..='\u{9f}' => windows_1252(letter),
        '\u{0}'..='\u{1f}' | '\u{7f}' => None,
        // Direction marks can make a text read otherwise than it is written; the others cannot be seen.
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => None,
        '\u{fdd0}'..='\u{fdef}' => None,
        usual => Some(usual),
    }
}

fn without_markup(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if rest.starts_with('<') { tag(rest, &mut text) } else { reference(rest, &mut text) };
        rest = &rest[taken..];
    }
    text.push_str(rest);
    text
}

/// Takes a tag away, or leaves a sign that opens none; returns how much was taken.
fn tag(rest: &str, text: &mut String) -> usize {
    if rest.starts_with("<!--") {
        // A comment that never closes hides the rest, as it would in a page.
        return rest.find("-->").map_or(rest.len(), |at| at + 3);
    }
    let is_tag = rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'));
    let end = rest[1..].find(['<', '>']).filter(|at| rest.as_bytes()[at + 1] == b'>').map(|at| at + 2);
    let Some(end) = end.filter(|_| is_tag) else {
        text.push('<');
        return 1;
    };
    let inside = rest[1..end].trim_start_matches('/');
    let name = inside.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_end = rest.starts_with("</");
    match name.to_ascii_lowercase().as_str() {
        // What stands in these is not for people.
        hidden @ ("script" | "style") if !is_end => {
            let closes =
                |after: &str| after.get(..hidden.len()).is_some_and(|name| name.eq_ignore_ascii_case(hidden));
            let close = rest[end..].match_indices("</").find(|(at, _)| closes(&rest[end + at + 2..]));
            return close.map_or(rest.len(), |(at, _)| end + at);
        }
        "li" if !is_end => text.push_str("\n- "),
        "br" | "tr" | "li" | "div" | "dd" | "dt" => text.push('\n'),
        "p" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" => {
            text.push_str("\n\n")
        }
        "td" | "th" => text.push(' '),
        _ => {}
    }
    end
}

/// Resolves a character reference, or leaves the sign as it is; returns how much was taken.
fn reference(rest: &str, text: &mut String) -> usize {
    let end = rest.bytes().take(12).position(|byte| byte == b';');
    match end.and_then(|end| resolve(&rest[1..end]).map(|found| (end, found))) {
        Some((end, found)) => {
            text.push_str(&found);
            end + 1
        }
        None => {
            text.push('&');
            1
        }
    }
}

fn resolve(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(|found| Cow::Owned(found.to_string()));
    }
    const NAMES: [(&str, &str); 32] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", "\u{a0}"),
        ("eacute", "é"),
        ("egrave", "è"),
        ("ecirc", "ê"),
        ("euml", "ë"),
        ("agrave", "à"),
        ("acirc", "â"),
        ("ccedil", "ç"),
        ("icirc", "î"),
        ("iuml", "ï"),
        ("ocirc", "ô"),
        ("ugrave", "ù"),
        ("ucirc", "û"),
        ("Eacute", "É"),
        ("Egrave", "È"),
        ("Agrave", "À"),
        ("Ccedil", "Ç"),
        ("oelig", "œ"),
        ("euro", "€"),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("laquo", "«"),
        ("raquo", "»"),
        ("hellip", "…"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("deg", "°"),
    ];
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, found)| Cow::Borrowed(*found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_one_and_paragraphs_are_apart() {
        assert_eq!(line("  Un\t métier\r\n d\u{92}avenir \u{200b}"), "Un métier d’avenir");
        assert_eq!(paragraphs("a \r\n\r\n\r\n b\nc\n"), "a\n\nb\nc");
        assert_eq!(line("👷 مرحبا"), "👷 مرحبا");
        assert_eq!(line("\u{202e}fdp.exe"), "fdp.exe");
        assert_eq!(
            (line(""), paragraphs(" \n "), from_html("")),
            (String::new(), String::new(), String::new())
        );
    }

    #[test]
    fn html_becomes_lines() {
        assert_eq!(from_html("<p>Un</p><ul><li>a</li><li>b &amp; c</li></ul>"), "Un\n\n- a\n\n- b & c");
        assert_eq!(from_html("a<br/>b <b>c</b><!-- d --> &eacute;&#233;&#xE9;"), "a\nb c ééé");
        assert_eq!(from_html("x<script>alert('</p>')</script>y"), "xy");
        assert_eq!(from_html("<style>p{}"), "");
    }

    #[test]
    fn signs_that_are_no_markup_stay() {
        assert_eq!(
            from_html("R&D, 3 < 4 & 5 > 2, <3, a &inconnu; b"),
            "R&D, 3 < 4 & 5 > 2, <3, a &inconnu; b"
        );
        assert_eq!(from_html("fin <p"), "fin <p");
        assert_eq!(from_html("&#x110000;&#;&"), "&#x110000;&#;&");
    }
}
