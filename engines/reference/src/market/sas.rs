//! Programs of SAS that hold a nomenclature: `proc format; value $NAME "key","key" = "value" …; run;`.
//!
//! Only what such files use is read: comments, `value` statements whose keys and values are quoted, `Other`. Anything
//! else is told with its line, and the next line is read.

use std::io::{BufRead, Read};

use crate::encoding::{Charset, decode_part};
use crate::place::{Reason, Rejected, Spot};
use crate::rome::RomeCode;
use crate::stream::{Bounds, Input};
use crate::values::FapCode;

/// One line of a format: what its keys are worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Name of the format, without `$`.
    pub format: String,
    /// Empty for `Other`.
    pub keys: Vec<String>,
    pub value: String,
}

/// The values of one program.
#[derive(Debug)]
pub struct Mappings<R> {
    input: Input<R>,
    format: Option<String>,
    is_comment: bool,
    is_over: bool,
    found: u64,
}

impl<R: Read> Mappings<R> {
    /// Opens a program.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open(name: &str, source: R, bounds: Bounds) -> Result<Self, Rejected> {
        let bounds = Bounds { record_bytes: bounds.record_bytes.min(1 << 16), ..bounds };
        let input = Input::plain(name, source, bounds)?;
        Ok(Self { input, format: None, is_comment: false, is_over: false, found: 0 })
    }

    fn line(&mut self) -> Result<Option<(Spot, String)>, Rejected> {
        self.input.mark();
        let spot = self.input.spot();
        let mut bytes = Vec::new();
        if let Err(error) = self.input.read_until(b'\n', &mut bytes) {
            return Err(Rejected { place: spot.of(self.input.name()), ..self.input.refusal(&error) });
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        decode_part(self.input.name().clone(), bytes, Charset::Utf8OrLatin9, spot)
            .map(|text| Some((spot, text.body().to_owned())))
    }

    fn statement(&mut self, line: &str) -> Result<Option<Value>, Reason> {
        let line = line.trim();
        if self.is_comment {
            self.is_comment = !line.contains("*/");
            return Ok(None);
        }
        if line.starts_with("/*") {
            self.is_comment = !line.contains("*/");
            return Ok(None);
        }
        let lower = line.to_ascii_lowercase();
        let is_idle =
            line.is_empty() || line.starts_with('*') || lower.starts_with("proc format") || lower == "run;";
        if is_idle {
            return Ok(None);
        }
        if let Some(name) = lower.strip_prefix("value").filter(|name| name.trim_start().starts_with('$')) {
            let name = name.trim().trim_start_matches('$').to_ascii_uppercase();
            self.format = Some(name);
            return Ok(None);
        }
        let broken = || Reason::BrokenProgram(line.chars().take(80).collect());
        let format = self.format.clone().ok_or_else(broken)?;
        let (keys, rest) = keys(line).ok_or_else(broken)?;
        let (value, rest) = quoted(rest).ok_or_else(broken)?;
        match rest.trim() {
            "" => {}
            ";" => self.format = None,
            _ => return Err(broken()),
        }
        Ok(Some(Value { format, keys, value }))
    }
}

/// `"a","b" =`, or `Other =`; returns what follows the sign.
fn keys(line: &str) -> Option<(Vec<String>, &str)> {
    if let Some(rest) = line.get(..5).filter(|word| word.eq_ignore_ascii_case("other")).map(|_| &line[5..]) {
        return Some((Vec::new(), rest.trim_start().strip_prefix('=')?));
    }
    let mut keys = Vec::new();
    let mut rest = line;
    loop {
        let (key, after) = quoted(rest)?;
        keys.push(key);
        let after = after.trim_start();
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return Some((keys, after.strip_prefix('=')?)),
        }
    }
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let (inside, rest) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    Some((crate::prose::line(inside), rest))
}

impl<R: Read> Iterator for Mappings<R> {
    type Item = Result<Value, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.line() {
                Ok(None) => {
                    self.is_over = true;
                    // A program that says nothing is another file, and one that stops inside a format was cut.
                    let reason = match (&self.format, self.found) {
                        (Some(name), _) => Reason::CutElement(name.clone()),
                        (None, 0) => Reason::NotThisFormat("instruction « value »"),
                        (None, _) => return None,
                    };
                    return Some(Err(self.input.reject(reason)));
                }
                Ok(Some((spot, line))) => match self.statement(&line) {
                    Ok(None) => {}
                    Ok(Some(value)) => {
                        self.found += 1;
                        return Some(Ok(value));
                    }
                    Err(reason) => return Some(Err(Rejected { place: spot.of(self.input.name()), reason })),
                },
                Err(rejected) => {
                    self.is_over = rejected.reason.is_fatal();
                    return Some(Err(rejected));
                }
            }
        }
        None
    }
}

/// The level of qualification that, with an occupation, decides of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualified {
    /// The occupation decides alone.
    Any,
    /// A level of France Travail, 0 to 9.
    Level(u8),
}

/// An occupation of ROME 3 and its family of FAP 2009.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RomeToFamily {
    pub occupation: RomeCode,
    pub qualified: Qualified,
    pub family: FapCode,
}

/// The passages that one value of `passage_fap2009_romev3.txt` makes; none for `Other`, nor for what is no occupation.
pub fn rome_to_family(value: &Value) -> Vec<RomeToFamily> {
    let Some(family) = FapCode::parse(&value.value) else { return Vec::new() };
    let read = |key: &String| {
        let (code, level) = key.split_at_checked(5)?;
        let qualified = match level.as_bytes() {
            [] => Qualified::Any,
            [digit @ b'0'..=b'9'] => Qualified::Level(digit - b'0'),
            _ => return None,
        };
        Some(RomeToFamily { occupation: RomeCode::parse(code)?, qualified, family: family.clone() })
    };
    value.keys.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(program: &str) -> Vec<Result<Value, (usize, Reason)>> {
        let mappings = Mappings::open("t.txt", program.as_bytes(), Bounds::default()).expect("opens");
        mappings.map(|outcome| outcome.map_err(|it| (it.place.line, it.reason))).collect()
    }

    #[test]
    fn values_are_read_among_comments() {
        let program = "/* a \"b\" = \"c\" */\n*;\nproc format ;\nvalue  $FAP9RSQ\n\"A1403\",\"A1407\"  =\t\"A0Z41\"\nOther =\"ZZZZZ\"; \n run;\n";
        let read = read(program);
        let values: Vec<_> = read.into_iter().map(|it| it.expect("value")).collect();
        assert_eq!(values.len(), 2);
        assert_eq!(
            (values[0].format.as_str(), values[0].keys.len(), values[1].keys.len()),
            ("FAP9RSQ", 2, 0)
        );
        let passages: Vec<_> = values.iter().flat_map(rome_to_family).collect();
        assert_eq!(passages.len(), 2);
        assert_eq!(passages[0].qualified, Qualified::Any);
        let levels =
            Value { format: String::new(), keys: vec!["A14160".into(), "x".into()], value: "A0Z40".into() };
        assert_eq!(rome_to_family(&levels)[0].qualified, Qualified::Level(0));
        assert_eq!(rome_to_family(&levels).len(), 1);
    }

    #[test]
    fn what_is_no_such_program_is_told_with_its_line() {
        assert_eq!(read("data x;\n")[0], Err((1, Reason::BrokenProgram("data x;".into()))));
        assert_eq!(read("")[0], Err((1, Reason::NotThisFormat("instruction « value »"))));
        let cut = read("value $A\n\"1\"=\"2\"\n\"3");
        assert_eq!(cut[1], Err((3, Reason::BrokenProgram("\"3".into()))));
        assert!(matches!(cut[2], Err((3, Reason::CutElement(_)))));
    }
}
