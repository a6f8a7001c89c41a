//! The records of a JSON file of any size, one value at a time.
//!
//! The file is an array of objects, or an object that holds one under a known name (`items`). Each object is found by
//! its braces, within bounds, and only then parsed, so that a faulty one costs itself.

use std::fmt;
use std::io::{BufRead, Read};

use serde_json::Value;

use super::input::{Bounds, Input};
use crate::place::{Place, Reason, Rejected, Spot};

/// Where the array of records is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// The file is the array.
    Root,
    /// The file is an object; the array is this member of it, or the file is the array after all.
    Member(&'static str),
}

/// One record: a JSON object and where it starts.
#[derive(Debug)]
pub struct Item {
    pub value: Value,
    place: Place,
}

impl Item {
    /// A member; null when it is absent.
    pub fn get(&self, name: &str) -> &Value {
        self.value.get(name).unwrap_or(&Value::Null)
    }

    /// The text of a member, trimmed; `None` when it is absent, null or blank.
    pub fn text(&self, name: &'static str) -> Result<Option<&str>, Rejected> {
        self.text_in(&self.value, name)
    }

    /// As [`Item::text`], in an object inside the record.
    pub fn text_in<'v>(&self, object: &'v Value, name: &'static str) -> Result<Option<&'v str>, Rejected> {
        match object.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(other) => Err(self.bad(name, other, "un texte")),
        }
    }

    /// The text of a member that must be there.
    pub fn need(&self, name: &'static str) -> Result<&str, Rejected> {
        self.text(name)?.ok_or_else(|| self.reject(Reason::EmptyField { column: name }))
    }

    /// A number; `None` when the member is absent, null or an empty text, as some publishers write it.
    pub fn number(&self, name: &'static str) -> Result<Option<f64>, Rejected> {
        match self.get(name) {
            Value::Null => Ok(None),
            Value::String(text) if text.trim().is_empty() => Ok(None),
            Value::Number(number) => Ok(number.as_f64()),
            other => Err(self.bad(name, other, "un nombre")),
        }
    }

    /// The texts of a member that is a list, blank ones left out; empty when it is absent or null.
    pub fn texts(&self, name: &'static str) -> Result<Vec<&str>, Rejected> {
        match self.get(name) {
            Value::Null => Ok(Vec::new()),
            Value::Array(values) => {
                let texts = values.iter().map(|value| {
                    value.as_str().map(str::trim).ok_or_else(|| self.bad(name, value, "une liste de textes"))
                });
                texts.filter(|text| !matches!(text, Ok(text) if text.is_empty())).collect()
            }
            other => Err(self.bad(name, other, "une liste de textes")),
        }
    }

    /// A refusal of one member's value.
    pub fn bad(&self, name: &'static str, value: &Value, expected: &'static str) -> Rejected {
        let value = value.to_string().chars().take(80).collect();
        self.reject(Reason::BadValue { column: name, value, expected })
    }

    /// A refusal of the record.
    pub fn reject(&self, reason: Reason) -> Rejected {
        Rejected { place: self.place.clone(), reason }
    }
}

/// The records of one file.
pub struct Items<R, T> {
    input: Input<R>,
    read: fn(&Item) -> Result<T, Rejected>,
    is_first: bool,
    is_over: bool,
}

impl<R, T> fmt::Debug for Items<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("input", &self.input).finish_non_exhaustive()
    }
}

impl<R: Read, T> Items<R, T> {
    /// The records of a file.
    ///
    /// # Errors
    /// The file cannot be read or holds no such array.
    pub fn open(
        name: &str,
        source: R,
        bounds: Bounds,
        path: Path,
        read: fn(&Item) -> Result<T, Rejected>,
    ) -> Result<Self, Rejected> {
        let mut items =
            Self { input: Input::plain(name, source, bounds)?, read, is_first: true, is_over: false };
        match (items.peek()?, path) {
            (Some(b'['), _) => items.step(1),
            (Some(b'{'), Path::Member(member)) => items.enter(member)?,
            _ => return Err(items.input.reject(Reason::NotThisFormat("liste JSON"))),
        }
        Ok(items)
    }

    /// Walks the members of the outer object up to the one that holds the array.
    fn enter(&mut self, member: &'static str) -> Result<(), Rejected> {
        self.step(1);
        loop {
            if self.peek()? == Some(b',') {
                self.step(1);
            }
            match self.peek()? {
                Some(b'"') => {}
                Some(b'}') => return Err(self.input.reject(Reason::NotThisFormat("liste JSON"))),
                found => return Err(self.unexpected(found)),
            }
            let name = self.value()?;
            match self.peek()? {
                Some(b':') => self.step(1),
                found => return Err(self.unexpected(found)),
            }
            let is_it = serde_json::from_slice::<String>(&name.1).is_ok_and(|name| name == member);
            match (is_it, self.peek()?) {
                (true, Some(b'[')) => {
                    self.step(1);
                    return Ok(());
                }
                _ => self.value().map(|_| ())?,
            }
        }
    }

    /// The next byte that is not a blank.
    fn peek(&mut self) -> Result<Option<u8>, Rejected> {
        loop {
            let available = match self.input.fill_buf() {
                Ok(available) => available,
                Err(error) => return Err(self.input.refusal(&error)),
            };
            let blanks = available.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (found, is_end) = (available.get(blanks).copied(), available.is_empty());
            self.input.consume(blanks);
            if found.is_some() || is_end {
                return Ok(found);
            }
        }
    }

    fn step(&mut self, count: usize) {
        self.input.consume(count);
        self.input.mark();
    }

    fn unexpected(&self, found: Option<u8>) -> Rejected {
        self.input.reject(match found {
            None => Reason::CutJson,
            Some(byte) => Reason::BrokenList(char::from(byte)),
        })
    }

    /// The bytes of one value: up to the brace, bracket or quote that ends it, or to the end of a word.
    fn value(&mut self) -> Result<(Spot, Vec<u8>), Rejected> {
        self.input.mark();
        let spot = self.input.spot();
        let mut bytes = Vec::new();
        let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
        loop {
            let limit = self.input.bounds().depth;
            let available = match self.input.fill_buf() {
                Ok([]) => return Err(self.input.reject(Reason::CutJson)),
                Ok(available) => available,
                Err(error) => {
                    return Err(Rejected { place: spot.of(self.input.name()), ..self.input.refusal(&error) });
                }
            };
            let (mut count, mut is_done) = (0, false);
            for byte in available {
                if depth == 0 && !is_text && matches!(byte, b',' | b']' | b'}' | b':') {
                    is_done = true;
                    break;
                }
                count += 1;
                match byte {
                    _ if is_escaped => is_escaped = false,
                    b'\\' if is_text => is_escaped = true,
                    b'"' => is_text = !is_text,
                    _ if is_text => {}
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                if depth > limit {
                    return Err(Rejected {
                        place: spot.of(self.input.name()),
                        reason: Reason::TooDeep { limit },
                    });
                }
                let closes = matches!(byte, b'}' | b']' | b'"') && depth == 0 && !is_text && !is_escaped;
                if closes {
                    is_done = true;
                    break;
                }
            }
            bytes.extend_from_slice(&available[..count]);
            self.input.consume(count);
            if is_done {
                return Ok((spot, bytes));
            }
        }
    }

    fn item(&mut self) -> Result<Option<T>, Rejected> {
        match (self.peek()?, self.is_first) {
            (Some(b']'), _) => return Ok(None),
            (Some(b','), false) => self.step(1),
            (Some(_), true) => {}
            (found, _) => return Err(self.fatal(found)),
        }
        self.is_first = false;
        self.peek()?;
        let (spot, bytes) = self.value()?;
        if bytes.is_empty() {
            let found = self.peek()?;
            return Err(self.fatal(found));
        }
        let place = spot.of(self.input.name());
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(value @ Value::Object(_)) => (self.read)(&Item { value, place }).map(Some),
            Ok(other) => {
                let value = other.to_string().chars().take(80).collect();
                let reason = Reason::BadValue { column: "élément", value, expected: "un objet JSON" };
                Err(Rejected { place, reason })
            }
            Err(error) => {
                let at = offset(&bytes, error.line(), error.column());
                let place = spot.after(&bytes[..at], at).of(self.input.name());
                Err(Rejected { place, reason: Reason::BrokenJson(error.to_string()) })
            }
        }
    }

    /// Something else than a record or the end of the array: what follows cannot be told apart.
    fn fatal(&mut self, found: Option<u8>) -> Rejected {
        self.is_over = true;
        self.unexpected(found)
    }
}

/// The offset of a line and a column, both from 1, columns in bytes.
fn offset(bytes: &[u8], line: usize, column: usize) -> usize {
    let before: usize =
        bytes.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (before + column.saturating_sub(1)).min(bytes.len())
}

impl<R: Read, T> Iterator for Items<R, T> {
    type Item = Result<T, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let outcome = self.item();
        self.is_over |= match &outcome {
            Ok(None) => true,
            Ok(Some(_)) => false,
            Err(rejected) => rejected.reason.is_fatal(),
        };
        outcome.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Vec<Result<String, (usize, usize, Reason)>> {
        let told = |it: Rejected| (it.place.line, it.place.column, it.reason);
        let items =
            Items::open("t.json", content.as_bytes(), Bounds::default(), Path::Member("items"), |item| {
                item.need("nom").map(str::to_owned)
            });
        match items {
            Ok(items) => items.map(|outcome| outcome.map_err(told)).collect(),
            Err(rejected) => vec![Err(told(rejected))],
        }
    }

    #[test]
    fn records_are_found_in_an_array_or_under_their_name() {
        assert_eq!(read(" [ {\"nom\":\"a\"} , {\"nom\":\"}]\\\"\"} ] "), [Ok("a".into()), Ok("}]\"".into())]);
        let page = "{\"page\": 1, \"autre\": {\"items\": [1]}, \"items\": [{\"nom\": \"a\"}], \"total\": 1}";
        assert_eq!(read(page), [Ok("a".into())]);
        assert_eq!(read("[]"), []);
    }

    #[test]
    fn a_faulty_record_costs_itself() {
        let read = read("[\n{\"nom\": 1},\n{\"nom\": tru},\n{},\n7,\n{\"nom\": \"b\"}]");
        let expected = Reason::BadValue { column: "nom", value: "1".into(), expected: "un texte" };
        assert_eq!(read[0], Err((2, 1, expected)));
        assert!(matches!(read[1], Err((3, 12, Reason::BrokenJson(_)))), "{:?}", read[1]);
        assert_eq!(read[2], Err((4, 1, Reason::EmptyField { column: "nom" })));
        assert!(matches!(read[3], Err((5, 1, Reason::BadValue { .. }))));
        assert_eq!(read[4], Ok("b".into()));
    }

    #[test]
    fn cuts_and_strangers_end_the_stream() {
        assert_eq!(read("[{\"nom\": \"a\"}, {\"no"), [Ok("a".into()), Err((1, 20, Reason::CutJson))]);
        assert_eq!(read("[{\"nom\": \"a\"}"), [Ok("a".into()), Err((1, 14, Reason::CutJson))]);
        assert_eq!(read("{\"pages\": 3}"), [Err((1, 12, Reason::NotThisFormat("liste JSON")))]);
        assert_eq!(read("null"), [Err((1, 1, Reason::NotThisFormat("liste JSON")))]);
        assert_eq!(read("[{\"nom\": \"a\"} {\"nom\": \"b\"}]")[1], Err((1, 15, Reason::BrokenList('{'))));
        let deep = format!("[{}", "[".repeat(100_000));
        assert_eq!(read(&deep), [Err((1, 2, Reason::TooDeep { limit: 48 }))]);
    }
}
