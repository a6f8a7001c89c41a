//! What people wrote, made fit for paper without changing what it says.
//!
//! The rules, in order:
//! 1. the text is composed (NFC); control characters, bidirectional overrides and other invisible marks are removed,
//!    every kind of line end becomes a line end, tabs become spaces;
//! 2. what no embedded font can draw becomes [`REPLACEMENT`], one for each character a reader would see, and the
//!    document says so; of a letter with marks, the marks alone are dropped when the letter can be drawn;
//! 3. in French, the space before `; ! ? :` and inside « » becomes one that does not break (none is added);
//! 4. words joined by spaces that do not break come apart when together they are wider than their column, and what is
//!    still wider is hyphenated if it looks like a word, or may be broken between any two of its characters.
//!
//! Nothing here escapes anything: texts reach the typesetter as values, so there is nothing to escape.

use unicode_bidi::{Direction, get_base_direction};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::pdf::fonts::Fonts;
use crate::words::Language;

/// Stands for a character that no embedded font can draw.
pub(crate) const REPLACEMENT: char = '□';
/// A place where a line may be broken, of no width.
const BREAK: char = '\u{200b}';
/// A space as wide as a space that does not break.
const NO_BREAK_SPACE: char = '\u{a0}';
/// A thinner one, for high punctuation.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// No reader tells more marks than this apart on one letter; text that stacks hundreds of them hides its neighbours.
const MOST_MARKS: usize = 6;

/// Where a text is to be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub fonts: &'a Fonts,
    pub language: Language,
    /// The width there is for a line, in ems.
    pub width: f64,
}

/// A paragraph fit for typesetting.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Paragraph {
    /// Whether it is read from right to left.
    pub right_to_left: bool,
    /// Whether a word is too wide for its place and is to be cut as the language cuts words.
    pub hyphenate: bool,
    pub lines: Vec<String>,
}

/// A text fit for typesetting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cleaned {
    pub paragraphs: Vec<Paragraph>,
    /// How many characters could not be drawn as written.
    pub replaced: usize,
}

/// Makes a text fit for the place it is to be set. Blank lines part paragraphs; a text of blanks alone has none.
pub(crate) fn clean(text: &str, place: Place<'_>) -> Cleaned {
    let visible: String = text.replace("\r\n", "\n").nfc().filter_map(visible).collect();
    let mut cleaned = Cleaned { paragraphs: Vec::new(), replaced: 0 };
    let mut lines = Vec::new();
    for line in visible.split('\n') {
        if line.trim().is_empty() {
            close(&mut lines, &mut cleaned.paragraphs);
        } else {
            lines.push(clean_line(line.trim(), place, &mut cleaned.replaced));
        }
    }
    close(&mut lines, &mut cleaned.paragraphs);
    cleaned
}

/// The same for a place that holds one line: headings, labels, the foot of the page.
pub(crate) fn clean_to_one_line(text: &str, place: Place<'_>) -> Cleaned {
    let mut cleaned = clean(text, place);
    if cleaned.paragraphs.len() > 1 || cleaned.paragraphs.iter().any(|it| it.lines.len() > 1) {
        let hyphenate = cleaned.paragraphs.iter().any(|it| it.hyphenate);
        let lines: Vec<_> = cleaned.paragraphs.into_iter().flat_map(|it| it.lines).collect();
        cleaned.paragraphs = vec![paragraph(vec![Line { text: lines.join(" "), hyphenate }])];
    }
    cleaned
}

fn close(lines: &mut Vec<Line>, paragraphs: &mut Vec<Paragraph>) {
    if !lines.is_empty() {
        paragraphs.push(paragraph(std::mem::take(lines)));
    }
}

fn paragraph(lines: Vec<Line>) -> Paragraph {
    // The first line that shows a direction decides, as it does for a reader.
    let direction =
        lines.iter().map(|it| get_base_direction(it.text.as_str())).find(|it| *it != Direction::Mixed);
    Paragraph {
        right_to_left: direction == Some(Direction::Rtl),
        hyphenate: lines.iter().any(|line| line.hyphenate),
        lines: lines.into_iter().map(|line| line.text).collect(),
    }
}

/// A line fit for its place.
struct Line {
    text: String,
    hyphenate: bool,
}

/// What a character becomes before fonts are asked: itself, a plain equivalent, or nothing.
fn visible(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        control if control.is_control() => None,
        // Soft hyphens, joiners of nothing, fillers, variation selectors, tags.
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' => None,
        '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' => None,
        '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => None,
        // Marks that turn the direction of what follows can make a text read as another.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        other => Some(other),
    }
}

fn clean_line(line: &str, place: Place<'_>, replaced: &mut usize) -> Line {
    let mut drawn = String::with_capacity(line.len());
    for cluster in line.graphemes(true) {
        push_drawable(cluster, place.fonts, &mut drawn, replaced);
    }
    let spaced = match place.language {
        Language::French | Language::EasyFrench => french_spaces(&drawn),
        Language::English => drawn,
    };
    breakable(&spaced, place)
}

/// Adds what can be drawn of one character as a reader sees it, marks included.
fn push_drawable(cluster: &str, fonts: &Fonts, drawn: &mut String, replaced: &mut usize) {
    let mut characters = cluster.chars();
    let Some(base) = characters.next() else { return };
    if is_joiner(base) {
        return;
    }
    if !fonts.draw(base) {
        // White space that has no glyph is still white space, not a missing character.
        drawn.push(if base.is_whitespace() { ' ' } else { REPLACEMENT });
        *replaced += usize::from(!base.is_whitespace());
        return;
    }
    drawn.push(base);
    // Joiners shape scripts whose letters join; between pictures they would only leave a hole.
    let marks = characters.filter(|mark| !is_joiner(*mark) || base.is_alphabetic());
    for (position, mark) in marks.enumerate() {
        if position < MOST_MARKS && fonts.draw_together(base, mark) {
            drawn.push(mark);
        } else {
            *replaced += 1;
        }
    }
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Turns plain spaces into ones that do not break where French typography wants them; adds and removes none.
fn french_spaces(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let space = |index: usize| {
        let before = index.checked_sub(1).map(|previous| characters[previous]);
        match (before, characters.get(index + 1)) {
            (Some('«'), _) | (_, Some(':' | '»')) => NO_BREAK_SPACE,
            (_, Some(';' | '!' | '?')) => NARROW_NO_BREAK_SPACE,
            _ => ' ',
        }
    };
    characters.iter().enumerate().map(|(index, it)| if *it == ' ' { space(index) } else { *it }).collect()
}

/// Lets what is wider than the place be broken.
fn breakable(line: &str, place: Place<'_>) -> Line {
    let too_wide = |word: &str| word.chars().map(|it| place.fonts.width(it)).sum::<f64>() > place.width;
    let mut broken = Line { text: String::with_capacity(line.len()), hyphenate: false };
    for (position, joined) in line.split(' ').enumerate() {
        if position > 0 {
            broken.text.push(' ');
        }
        if !too_wide(joined) {
            broken.text.push_str(joined);
            continue;
        }
        for (position, word) in joined.split([NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE]).enumerate() {
            if position > 0 {
                broken.text.push(' ');
            }
            if !too_wide(word) {
                broken.text.push_str(word);
            } else if hyphenates(word) {
                broken.hyphenate = true;
                broken.text.push_str(word);
            } else {
                let breaks = BREAK.to_string();
                broken.text.push_str(&word.graphemes(true).collect::<Vec<_>>().join(&breaks));
            }
        }
    }
    broken
}

/// Whether the typesetter's hyphenation can be trusted to break a word: it knows words, not strings of signs.
fn hyphenates(word: &str) -> bool {
    let inside = word.trim_matches(|it: char| !it.is_alphanumeric());
    inside.chars().count() <= 30
        && inside.chars().skip(1).all(|it| it.is_lowercase() || it == '-' || it == '’' || it == '\'')
        && inside.chars().any(|it| matches!(it, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'è'))
}

#[cfg(test)]
mod tests;
