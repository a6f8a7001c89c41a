//! The YAML of scheme files as a tree that remembers its lines. Only what these files need: mappings whose keys are
//! text, lists, and scalars, all kept as text so that `53`, `oui` and `2026-11-24` mean what the reader of each field
//! says. Depth and size are bounded, so that no text can exhaust the stack or the memory; aliases are refused.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Deeper nesting than this is refused; scheme files nest six levels.
const MAX_DEPTH: usize = 32;
/// More values than this in one file is refused.
const MAX_VALUES: usize = 400_000;

/// A value and the line, from one, where it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub line: u32,
    pub value: Yaml,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Yaml {
    /// Nothing written, or `~`.
    Empty,
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub line: u32,
    pub node: Node,
}

/// What stopped, or marred, the reading of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct YamlError {
    pub line: u32,
    pub message: String,
}

impl Node {
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Yaml::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Yaml::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Node]> {
        match &self.value {
            Yaml::List(items) => Some(items),
            _ => None,
        }
    }
}

enum Open {
    List { line: u32, items: Vec<Node> },
    Map { line: u32, entries: Vec<Entry>, key: Option<(String, u32)> },
}

/// Reads one file as one document. What is wrong is told, and the rest is still read where it can be; an empty file
/// reads as an empty node.
pub(crate) fn read(text: &str) -> (Node, Vec<YamlError>) {
    let mut errors = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut document = None;
    let mut values = 0usize;
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        let (event, span) = match next {
            Ok((Event::StreamEnd, _)) => break,
            Ok(event) => event,
            Err(error) => {
                let line = error.marker().line() as u32;
                errors.push(YamlError {
                    line,
                    message: format!("ce texte n'est pas du YAML : {}", error.info()),
                });
                break;
            }
        };
        let line = line_of(span);
        let closed = match event {
            Event::Scalar(text, style, _, _) => {
                let empty = matches!(style, ScalarStyle::Plain) && matches!(&*text, "" | "~" | "null");
                let value = if empty { Yaml::Empty } else { Yaml::Text(text.into()) };
                Some(Node { line, value })
            }
            Event::SequenceStart(..) => {
                open.push(Open::List { line, items: Vec::new() });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map { line, entries: Vec::new(), key: None });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List { line, items }) => Some(Node { line, value: Yaml::List(items) }),
                Some(Open::Map { line, entries, .. }) => Some(Node { line, value: Yaml::Map(entries) }),
                None => None,
            },
            Event::Alias(_) => {
                errors.push(YamlError { line, message: "les alias YAML ne sont pas lus ici".into() });
                Some(Node { line, value: Yaml::Empty })
            }
            _ => None,
        };
        if open.len() > MAX_DEPTH {
            let message = format!("les valeurs sont imbriquées sur plus de {MAX_DEPTH} niveaux");
            errors.push(YamlError { line, message });
            break;
        }
        if let Some(node) = closed {
            values += 1;
            if values > MAX_VALUES {
                errors.push(YamlError {
                    line,
                    message: format!("plus de {MAX_VALUES} valeurs dans un fichier"),
                });
                break;
            }
            hang(node, &mut open, &mut document, &mut errors);
        }
    }
    (document.unwrap_or(Node { line: 1, value: Yaml::Empty }), errors)
}

fn line_of(span: Span) -> u32 {
    span.start.line() as u32
}

/// Hangs a finished value where it belongs: under a key, in a list, or as the document.
fn hang(node: Node, open: &mut [Open], document: &mut Option<Node>, errors: &mut Vec<YamlError>) {
    match open.last_mut() {
        None if document.is_some() => {
            let message = "un seul document par fichier".to_owned();
            errors.push(YamlError { line: node.line, message });
        }
        None => *document = Some(node),
        Some(Open::List { items, .. }) => items.push(node),
        Some(Open::Map { entries, key, .. }) => match key.take() {
            Some((key, line)) => entries.push(Entry { key, line, node }),
            None => match node.value {
                Yaml::Text(text) => {
                    // A long mapping is not searched at every key; the readers of such files look for doubles.
                    if entries.len() < 64 && entries.iter().any(|entry| entry.key == text) {
                        let message = format!("la clé « {text} » est écrite deux fois");
                        errors.push(YamlError { line: node.line, message });
                    }
                    *key = Some((text, node.line));
                }
                _ => {
                    errors
                        .push(YamlError { line: node.line, message: "une clé doit être un texte".into() });
                    *key = Some(("?".into(), node.line));
                }
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_stay_text_and_lines_count_from_one() {
        let (node, errors) = read("a: oui\nb:\n  - 2026-11-24\n  - ''\nc:\nd: { e: 53 }\n");
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(node.get("a").and_then(Node::text), Some("oui"));
        let b = node.get("b").and_then(Node::list).expect("a list");
        assert_eq!((b[0].text(), b[0].line, b[1].text()), (Some("2026-11-24"), 3, Some("")));
        assert_eq!(node.get("c").map(|c| &c.value), Some(&Yaml::Empty));
        assert_eq!(node.get("d").and_then(|d| d.get("e")).and_then(Node::text), Some("53"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(read("a: 1\nb: 2\na: 3\n").1[0].line, 3);
        assert_eq!(read("a: &x 1\nb: *x\n").1[0].line, 2);
        assert_eq!(read("a: [1\nb: 2").1.len(), 1);
        assert_eq!(read("- a\n---\n- b\n").1.len(), 1);
        assert_eq!(read("? [a]\n: 1\n").1.len(), 1);
    }

    #[test]
    fn nonsense_neither_panics_nor_runs_away() {
        for text in ["", "\u{0}", "🦄", "<script>", "'", "\"", "{{{{", "%YAML 9", "\t- x"] {
            let _ = read(text);
        }
        assert_eq!(read(&"[".repeat(100_000)).1.len(), 1);
        assert!(!read(&"- a\n".repeat(500_000)).1.is_empty());
    }
}
