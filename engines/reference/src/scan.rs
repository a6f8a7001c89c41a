//! Where the fields of one record of delimited text are; the strict rules of [`delimited`](crate::delimited).

use std::borrow::Cow;

use crate::encoding::Text;
use crate::place::{Reason, Rejected};

/// One field as it stands in the text: content without its quotes, whether it holds doubled quotes, where it starts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawCell<'a> {
    pub raw: &'a str,
    pub doubled: bool,
    pub at: usize,
}

impl<'a> RawCell<'a> {
    /// The content, doubled quotes made one.
    pub fn unquoted(&self) -> Cow<'a, str> {
        if self.doubled { Cow::Owned(self.raw.replace("\"\"", "\"")) } else { Cow::Borrowed(self.raw) }
    }
}

/// The fields of one record, and where the next one starts.
pub(crate) struct Scanned<'a> {
    pub cells: Vec<RawCell<'a>>,
    pub next: usize,
}

/// How fields are told apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writing {
    pub separator: u8,
    /// Whether a quote inside a field that does not open with one is a letter like another.
    pub has_stray_quotes: bool,
}

/// Reads the record that starts at or after `at`; `None` at the end of the text.
pub(crate) fn scan(text: &Text, writing: Writing, at: usize) -> Result<Option<Scanned<'_>>, Rejected> {
    let separator = writing.separator;
    let body = text.body();
    let bytes = body.as_bytes();
    let mut at = at;
    while let Some(b'\n' | b'\r') = bytes.get(at) {
        at += 1;
    }
    if at >= bytes.len() {
        return Ok(None);
    }
    let mut cells = Vec::with_capacity(13);
    loop {
        let (cell, after) =
            if bytes.get(at) == Some(&b'"') { quoted(text, at)? } else { bare(text, writing, at)? };
        cells.push(cell);
        match bytes.get(after) {
            Some(found) if *found == separator => at = after + 1,
            Some(b'\n') => return Ok(Some(Scanned { cells, next: after + 1 })),
            Some(b'\r') => return Ok(Some(Scanned { cells, next: after + 2 })),
            Some(_) => {
                let found = body[after..].chars().next().unwrap_or('\u{fffd}');
                return Err(text.reject(after, Reason::AfterQuote(found)));
            }
            None => return Err(text.reject_end(Reason::CutLine)),
        }
    }
}

/// A quoted field opened at `at`; returns it with the offset just after the closing quote.
fn quoted(text: &Text, at: usize) -> Result<(RawCell<'_>, usize), Rejected> {
    let body = text.body();
    let bytes = body.as_bytes();
    let start = at + 1;
    let mut doubled = false;
    let mut end = start;
    loop {
        let Some(step) = bytes[end..].iter().position(|byte| *byte == b'"') else {
            return Err(text.reject(at, Reason::UnclosedQuote));
        };
        end += step;
        if bytes.get(end + 1) == Some(&b'"') {
            doubled = true;
            end += 2;
        } else {
            return Ok((RawCell { raw: &body[start..end], doubled, at: start }, end + 1));
        }
    }
}

/// A field without quotes; returns it with the offset of what ends it.
fn bare(text: &Text, writing: Writing, at: usize) -> Result<(RawCell<'_>, usize), Rejected> {
    let body = text.body();
    let bytes = body.as_bytes();
    let Writing { separator, has_stray_quotes } = writing;
    let stop = |byte: &u8| {
        *byte == separator || matches!(byte, b'\n' | b'\r') || (*byte == b'"' && !has_stray_quotes)
    };
    let Some(step) = bytes[at..].iter().position(stop) else {
        return Err(text.reject_end(Reason::CutLine));
    };
    let end = at + step;
    if bytes[end] == b'"' {
        return Err(text.reject(end, Reason::StrayQuote));
    }
    Ok((RawCell { raw: &body[at..end], doubled: false, at }, end))
}
