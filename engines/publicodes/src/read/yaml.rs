//! YAML text into a tree that remembers where each value stands. Only what Publicodes needs: mappings whose keys are
//! text, lists, and scalars of the core schema. Depth, aliases and total size are bounded, so that no text can exhaust
//! the stack or the memory.

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::diagnostic::Position;

/// Deeper nesting than this is refused; the deepest published rule set nests about fifteen levels.
const MAX_DEPTH: usize = 64;
/// More values than this, aliases unfolded, is refused.
const MAX_VALUES: usize = 4_000_000;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub position: Position,
    pub value: Yaml,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Yaml {
    Null,
    Bool(bool),
    Number(f64),
    /// `inline` says that a column inside the text is a column of the file.
    Text {
        text: Box<str>,
        inline: bool,
    },
    List(Vec<Item>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: Box<str>,
    pub key_position: Position,
    pub item: Item,
}

impl Item {
    pub fn get(&self, key: &str) -> Option<&Item> {
        match &self.value {
            Yaml::Map(entries) => entries.iter().find(|entry| &*entry.key == key).map(|entry| &entry.item),
            _ => None,
        }
    }

    /// The value written as JSON, which is YAML on one line.
    pub fn to_json(&self) -> String {
        match &self.value {
            Yaml::Null => "null".to_owned(),
            Yaml::Bool(value) => value.to_string(),
            Yaml::Number(number) => number.to_string(),
            Yaml::Text { text, .. } => serde_json::Value::from(&**text).to_string(),
            Yaml::List(items) => {
                format!("[{}]", items.iter().map(Item::to_json).collect::<Vec<_>>().join(", "))
            }
            Yaml::Map(entries) => {
                let entry = |entry: &Entry| {
                    format!("{}: {}", serde_json::Value::from(&*entry.key), entry.item.to_json())
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Yaml::Text { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// What stopped the reading of a file.
pub(crate) struct YamlError {
    pub position: Position,
    pub message: String,
}

enum Open {
    List { position: Position, anchor: usize, items: Vec<Item> },
    Map { position: Position, anchor: usize, entries: Vec<Entry>, key: Option<(Box<str>, Position)> },
}

struct Reader {
    file: u32,
    open: Vec<Open>,
    anchors: FxHashMap<usize, (Item, usize)>,
    values: usize,
    documents: Vec<Item>,
    errors: Vec<YamlError>,
}

/// The documents of one file. Duplicate keys and non-textual keys are reported and skipped; a syntax error stops the file.
pub(crate) fn read_yaml(file: u32, text: &str) -> (Vec<Item>, Vec<YamlError>) {
    let mut reader = Reader {
        file,
        open: Vec::new(),
        anchors: FxHashMap::default(),
        values: 0,
        documents: Vec::new(),
        errors: Vec::new(),
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        let step = match next {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => reader.accept(event, span),
            Err(error) => {
                let marker = error.marker();
                Err(YamlError {
                    position: Position { file, line: marker.line() as u32, column: marker.col() as u32 + 1 },
                    message: format!("ce texte n'est pas du YAML : {}", error.info()),
                })
            }
        };
        if let Err(error) = step {
            reader.errors.push(error);
            break;
        }
    }
    (reader.documents, reader.errors)
}

impl Reader {
    fn accept(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        let position =
            Position { file: self.file, line: span.start.line() as u32, column: span.start.col() as u32 + 1 };
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let inline = span.start.line() == span.end.line()
                    && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let quoted = !matches!(style, ScalarStyle::Plain);
                let value = match (quoted, core_schema(&text)) {
                    (false, Some(value)) => value,
                    _ => Yaml::Text { text: text.into(), inline },
                };
                let shift = u32::from(quoted && inline);
                let position = Position { column: position.column + shift, ..position };
                self.close(Item { position, value }, anchor, 1)
            }
            Event::SequenceStart(anchor, _) => {
                self.enter(Open::List { position, anchor, items: Vec::new() }, position)
            }
            Event::MappingStart(anchor, _) => {
                self.enter(Open::Map { position, anchor, entries: Vec::new(), key: None }, position)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List { position, anchor, items }) => {
                    self.close(Item { position, value: Yaml::List(items) }, anchor, 1)
                }
                Some(Open::Map { position, anchor, entries, .. }) => {
                    self.close(Item { position, value: Yaml::Map(entries) }, anchor, 1)
                }
                None => Ok(()),
            },
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some((item, size)) => {
                    let (mut item, size) = (item.clone(), *size);
                    item.position = position;
                    self.close(item, 0, size)
                }
                None => Err(YamlError { position, message: "cet alias YAML ne renvoie à rien".into() }),
            },
            _ => Ok(()),
        }
    }

    fn enter(&mut self, open: Open, position: Position) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(YamlError {
                position,
                message: format!("les valeurs sont imbriquées sur plus de {MAX_DEPTH} niveaux"),
            });
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, item: Item, anchor: usize, size: usize) -> Result<(), YamlError> {
        self.values += size;
        if self.values > MAX_VALUES {
            let message = format!("le fichier contient plus de {MAX_VALUES} valeurs, alias compris");
            return Err(YamlError { position: item.position, message });
        }
        if anchor > 0 {
            let size = count(&item);
            // Depth is bounded where it grows: an alias may hang a deep value under another one.
            self.anchors.insert(anchor, (item.clone(), size));
        }
        match self.open.last_mut() {
            None => self.documents.push(item),
            Some(Open::List { items, .. }) => items.push(item),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some((key, key_position)) => {
                    if entries.len() < 64 && entries.iter().any(|entry| entry.key == key) {
                        self.errors.push(YamlError {
                            position: key_position,
                            message: format!("la clé « {key} » est écrite deux fois"),
                        });
                    } else {
                        entries.push(Entry { key, key_position, item });
                    }
                }
                None => {
                    let text: Box<str> = match item.value {
                        Yaml::Text { text, .. } => text,
                        Yaml::Number(number) => crate::number::to_text(number).into(),
                        Yaml::Bool(true) => "true".into(),
                        Yaml::Bool(false) => "false".into(),
                        Yaml::Null => "null".into(),
                        Yaml::List(_) | Yaml::Map(_) => {
                            self.errors.push(YamlError {
                                position: item.position,
                                message: "une clé doit être un texte".into(),
                            });
                            "?".into()
                        }
                    };
                    *key = Some((text, item.position));
                }
            },
        }
        if self.open.len() + depth(self.last_closed()) > MAX_DEPTH {
            return Err(YamlError {
                position: Position { file: self.file, line: 1, column: 1 },
                message: format!("les valeurs sont imbriquées sur plus de {MAX_DEPTH} niveaux"),
            });
        }
        Ok(())
    }

    /// Only aliases can hang something deep at once; anything else was bounded while it was open.
    fn last_closed(&self) -> Option<&Item> {
        if self.anchors.is_empty() {
            return None;
        }
        match self.open.last()? {
            Open::List { items, .. } => items.last(),
            Open::Map { entries, .. } => entries.last().map(|entry| &entry.item),
        }
    }
}

fn count(item: &Item) -> usize {
    1 + match &item.value {
        Yaml::List(items) => items.iter().map(count).sum(),
        Yaml::Map(entries) => entries.iter().map(|entry| count(&entry.item)).sum(),
        _ => 0,
    }
}

fn depth(item: Option<&Item>) -> usize {
    match item.map(|item| &item.value) {
        Some(Yaml::List(items)) => 1 + items.iter().map(|item| depth(Some(item))).max().unwrap_or(0),
        Some(Yaml::Map(entries)) => {
            1 + entries.iter().map(|entry| depth(Some(&entry.item))).max().unwrap_or(0)
        }
        _ => 0,
    }
}

/// A YAML document as JSON, for tools that compare this engine with others; none when it does not read.
pub fn yaml_to_json(text: &str) -> Option<String> {
    let (documents, errors) = read_yaml(0, text);
    if errors.is_empty() { documents.first().map(Item::to_json) } else { None }
}

/// Null, booleans and numbers as YAML 1.2 reads them; everything else is text (so `oui` and `non` are text).
fn core_schema(text: &str) -> Option<Yaml> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Yaml::Null),
        "true" | "True" | "TRUE" => return Some(Yaml::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Yaml::Bool(false)),
        _ => {}
    }
    let bytes = text.as_bytes();
    if !bytes[0].is_ascii_digit() && !matches!(bytes[0], b'+' | b'-' | b'.') {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok().map(|n| Yaml::Number(n as f64));
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8).ok().map(|n| Yaml::Number(n as f64));
    }
    let plain = bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
    match (plain, text.parse::<f64>()) {
        (true, Ok(number)) if number.is_finite() => Some(Yaml::Number(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Item {
        let (mut documents, errors) = read_yaml(0, text);
        assert!(errors.is_empty(), "{}", errors[0].message);
        documents.remove(0)
    }

    #[test]
    fn scalars_follow_the_core_schema() {
        let item = one("a: oui\nb: 12.5\nc:\nd: '5'\ne: true\nf: 12 €\ng: 01/02/2020\n");
        assert_eq!(item.get("a").and_then(Item::text), Some("oui"));
        assert_eq!(item.get("b").map(|i| i.value.clone()), Some(Yaml::Number(12.5)));
        assert_eq!(item.get("c").map(|i| i.value.clone()), Some(Yaml::Null));
        assert_eq!(item.get("d").and_then(Item::text), Some("5"));
        assert_eq!(item.get("e").map(|i| i.value.clone()), Some(Yaml::Bool(true)));
        assert_eq!(item.get("f").and_then(Item::text), Some("12 €"));
        assert_eq!(item.get("g").and_then(Item::text), Some("01/02/2020"));
    }

    #[test]
    fn positions_count_from_one() {
        let item = one("a:\n  b: 'x'\n");
        let b = item.get("a").and_then(|a| a.get("b")).map(|b| b.position);
        assert_eq!(b, Some(Position { file: 0, line: 2, column: 7 }));
    }

    #[test]
    fn nesting_and_aliases_are_bounded() {
        let (_, errors) = read_yaml(0, &"[".repeat(100_000));
        assert_eq!(errors.len(), 1);
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..20 {
            let previous = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [previous.as_str(); 10].join(", ")));
        }
        let (_, errors) = read_yaml(0, &bomb);
        assert_eq!(errors.len(), 1);
    }

    #[test]
    fn a_key_written_twice_is_told() {
        let (_, errors) = read_yaml(0, "a: 1\nb: 2\na: 3\n");
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].position.line, 3);
    }
}
