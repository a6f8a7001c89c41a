//! The records of an XML file of any size, one tree at a time.
//!
//! Nothing is expanded that the file defines itself: a document type is refused, entities other than the five of XML
//! and character references are unknown. Depth, number of elements and size of a record are bounded.

use std::fmt;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::input::{Bounds, Input, reason_of};
use super::tree::{Node, Tree};
use crate::place::{Reason, Rejected, Spot};

/// One kind of XML file: what it opens with, what its records are called, how one is read.
pub struct Shape<T> {
    /// Names the root may have; the first is what a refusal expects.
    pub roots: &'static [&'static str],
    /// Names of the elements that are records, wherever they stand outside a record.
    pub records: &'static [&'static str],
    pub read: fn(Node<'_>) -> Result<T, Rejected>,
    /// Judges what stands outside records, where version numbers are: a short element by its name and text, the
    /// namespace of the root under the name `xmlns`.
    pub envelope: fn(&str, &str) -> Result<(), Reason>,
}

// Not derived: a shape can be copied whatever its records are.
impl<T> Clone for Shape<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shape<T> {}

impl<T> fmt::Debug for Shape<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape").field("roots", &self.roots).finish_non_exhaustive()
    }
}

impl<T> Shape<T> {
    /// The records of a file.
    ///
    /// # Errors
    /// The file cannot be read at all.
    pub fn open<R: Read>(self, name: &str, source: R, bounds: Bounds) -> Result<Elements<R, T>, Rejected> {
        let input = Input::xml(name, source, bounds)?;
        let tree = Tree::new(input.name().clone());
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        Ok(Elements {
            reader,
            shape: self,
            tree,
            buffer: Vec::new(),
            outside: Vec::new(),
            leaf: String::new(),
            is_rooted: false,
            is_over: false,
        })
    }
}

/// The records of one file.
pub struct Elements<R: Read, T> {
    reader: Reader<Input<R>>,
    shape: Shape<T>,
    tree: Tree,
    buffer: Vec<u8>,
    /// Names of the open elements outside records.
    outside: Vec<String>,
    /// Text of the innermost element outside records, as far as it is short.
    leaf: String,
    is_rooted: bool,
    is_over: bool,
}

impl<R: Read, T> fmt::Debug for Elements<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Elements").field("input", self.reader.get_ref()).finish_non_exhaustive()
    }
}

impl<R: Read, T> Iterator for Elements<R, T> {
    type Item = Result<T, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        match self.next_tree() {
            Ok(true) => {
                let outcome = (self.shape.read)(self.tree.root());
                self.is_over = matches!(&outcome, Err(rejected) if rejected.reason.is_fatal());
                Some(outcome)
            }
            Ok(false) => {
                self.is_over = true;
                None
            }
            Err(rejected) => {
                self.is_over = rejected.reason.is_fatal();
                Some(Err(rejected))
            }
        }
    }
}

/// What one event means for the record being read.
enum Step {
    Nothing,
    RecordDone,
    FileDone,
}

impl<R: Read, T> Elements<R, T> {
    /// How many bytes of the file were read so far.
    pub fn position(&self) -> usize {
        self.reader.get_ref().spot().byte
    }

    fn reject(&self, spot: Spot, reason: Reason) -> Rejected {
        Rejected { place: spot.of(self.reader.get_ref().name()), reason }
    }

    /// Reads the next record into the tree; false at the end of the file.
    ///
    /// A fault that leaves the XML readable (an unknown entity) is told when the record is complete, so that the next
    /// call starts at the next record.
    fn next_tree(&mut self) -> Result<bool, Rejected> {
        self.tree.clear();
        let mut flaw = None;
        loop {
            self.buffer.clear();
            let spot = self.reader.get_ref().spot();
            let mut buffer = std::mem::take(&mut self.buffer);
            let event = self.reader.read_event_into(&mut buffer);
            let step = match event {
                Ok(event) => self.take(event, spot, &mut flaw),
                Err(error) => Err(self.reject(spot, xml_reason(&error))),
            };
            self.buffer = buffer;
            match step? {
                Step::Nothing => {}
                Step::FileDone => return Ok(false),
                Step::RecordDone => return flaw.map_or(Ok(true), Err),
            }
        }
    }

    fn take(&mut self, event: Event<'_>, spot: Spot, flaw: &mut Option<Rejected>) -> Result<Step, Rejected> {
        let is_inside = self.tree.depth() > 0;
        match event {
            Event::Start(start) => self.start(&start, spot, flaw)?,
            Event::End(_) if is_inside => {
                self.tree.end();
                if self.tree.depth() == 0 {
                    self.reader.get_mut().mark();
                    return Ok(Step::RecordDone);
                }
            }
            Event::End(_) => {
                let name = self.outside.pop().unwrap_or_default();
                let text = std::mem::take(&mut self.leaf);
                (self.shape.envelope)(&name, text.trim()).map_err(|reason| self.reject(spot, reason))?;
                self.reader.get_mut().mark();
            }
            Event::Text(text) if is_inside => self.tree.text(&text.xml10_content()),
            Event::CData(text) if is_inside => self.tree.text(&text.xml10_content()),
            Event::GeneralRef(reference) if is_inside => match resolve(&reference) {
                Some(text) => self.tree.text(&text),
                None => {
                    let name = reference.xml10_content().chars().take(40).collect();
                    flaw.get_or_insert(self.reject(spot, Reason::UnknownEntity(name)));
                }
            },
            Event::Text(text) => {
                let room = 200_usize.saturating_sub(self.leaf.len());
                self.leaf.extend(text.xml10_content().chars().take(room));
            }
            Event::DocType(_) => return Err(self.reject(spot, Reason::Doctype)),
            Event::Eof => return self.finish(spot),
            _ => {}
        }
        Ok(Step::Nothing)
    }

    fn start(
        &mut self,
        start: &BytesStart<'_>,
        spot: Spot,
        flaw: &mut Option<Rejected>,
    ) -> Result<(), Rejected> {
        let bounds = self.reader.get_ref().bounds();
        let name = start.local_name();
        let name = name.as_ref();
        if !self.is_rooted {
            if !self.shape.roots.contains(&name) {
                let expected = self.shape.roots.first().copied().unwrap_or_default();
                let found = name.chars().take(80).collect();
                return Err(self.reject(spot, Reason::WrongRoot { found, expected }));
            }
            self.is_rooted = true;
            if let Some(namespace) = namespace(start) {
                (self.shape.envelope)("xmlns", &namespace).map_err(|reason| self.reject(spot, reason))?;
            }
        } else if self.outside.is_empty() {
            return Err(self.reject(spot, Reason::BrokenXml("un deuxième élément racine".to_owned())));
        }
        if self.tree.depth() + self.outside.len() >= bounds.depth {
            return Err(self.reject(spot, Reason::TooDeep { limit: bounds.depth }));
        }
        if self.tree.depth() == 0 && !self.shape.records.contains(&name) {
            self.outside.push(name.to_owned());
            self.leaf.clear();
            return Ok(());
        }
        if self.tree.elements() >= bounds.elements {
            return Err(self.reject(spot, Reason::TooManyElements { limit: bounds.elements }));
        }
        self.tree.start(name, spot);
        if start.attributes_raw().is_empty() {
            return Ok(());
        }
        for attribute in start.attributes() {
            let attribute =
                attribute.map_err(|error| self.reject(spot, Reason::BrokenXml(error.to_string())))?;
            let value: &str = &attribute.value;
            match unescape(value) {
                Ok(value) => self.tree.attribute(attribute.key.local_name().as_ref(), &value),
                Err(error) => {
                    flaw.get_or_insert(self.reject(spot, Reason::BrokenXml(error.to_string())));
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self, spot: Spot) -> Result<Step, Rejected> {
        let open = match self.tree.depth() {
            0 => self.outside.last().map(String::as_str),
            _ => Some(self.tree.open_name()),
        };
        match (open, self.is_rooted) {
            (Some(name), _) => Err(self.reject(spot, Reason::CutElement(name.to_owned()))),
            (None, false) => Err(self.reject(spot, Reason::NotThisFormat("aucun élément XML"))),
            (None, true) => Ok(Step::FileDone),
        }
    }
}

/// The namespace that the root declares for itself.
fn namespace(root: &BytesStart<'_>) -> Option<String> {
    let name = root.name();
    let name: &str = name.as_ref();
    let declared = match name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    let attribute = root.try_get_attribute(declared.as_str()).ok().flatten()?;
    Some(attribute.value.chars().take(200).collect())
}

fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten().map(String::from);
    }
    resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned)
}

fn xml_reason(error: &quick_xml::Error) -> Reason {
    match error {
        quick_xml::Error::Io(inner) => reason_of(inner),
        other => Reason::BrokenXml(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Card = (String, String, Vec<String>);

    const SHAPE: Shape<Card> = Shape {
        roots: &["liste"],
        records: &["fiche"],
        read: |node| {
            let values = node.all("v").map(|child| child.text().to_owned()).collect();
            Ok((node.need("nom")?.to_owned(), node.attribute("id").unwrap_or_default().to_owned(), values))
        },
        envelope: |name, text| match (name, text) {
            ("version", "2") => Err(Reason::NewerFormat(text.to_owned())),
            _ => Ok(()),
        },
    };

    fn read(content: &str) -> Vec<Result<Card, (usize, usize, Reason)>> {
        let records = SHAPE.open("t.xml", content.as_bytes(), Bounds { depth: 8, ..Bounds::default() });
        let outcome = |outcome: Result<_, Rejected>| {
            outcome.map_err(|it: Rejected| (it.place.line, it.place.column, it.reason))
        };
        records.expect("opens").map(outcome).collect()
    }

    #[test]
    fn records_are_read_with_text_entities_and_attributes() {
        let read = read(
            "<?xml version=\"1.0\"?>\n<x:liste xmlns:x='u'><version>1</version><x:fiche id='a&amp;b'><nom>R&amp;D &#233;</nom>\
             <v>1</v><w><v>no</v></w><v><![CDATA[<2>]]></v></x:fiche>\n<fiche/></x:liste>",
        );
        assert_eq!(read[0], Ok(("R&D é".into(), "a&b".into(), vec!["1".into(), "<2>".into()])));
        assert_eq!(read[1], Err((3, 1, Reason::MissingElement("nom"))));
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn text_around_children_stays_with_its_element() {
        let shape: Shape<String> = Shape {
            roots: &["l"],
            records: &["f"],
            read: |node| Ok(node.text().to_owned()),
            envelope: |_, _| Ok(()),
        };
        let texts: Vec<_> = shape
            .open("t", &b"<l><f>a<b>x</b>c<b/> d</f></l>"[..], Bounds::default())
            .expect("opens")
            .collect();
        assert_eq!(texts, [Ok("ac d".to_owned())]);
    }

    #[test]
    fn an_unknown_entity_costs_its_record_only() {
        let read = read("<liste><fiche><nom>a&lol;</nom></fiche><fiche><nom>b</nom></fiche></liste>");
        assert_eq!(read[0], Err((1, 21, Reason::UnknownEntity("lol".into()))));
        assert_eq!(read[1], Ok(("b".into(), String::new(), vec![])));
    }

    #[test]
    fn what_is_not_this_format_is_refused_at_once() {
        let reason = |content: &str| read(content).pop().expect("an outcome").expect_err("refused").2;
        assert_eq!(reason("<autre/>"), Reason::WrongRoot { found: "autre".into(), expected: "liste" });
        assert_eq!(reason(""), Reason::NotThisFormat("aucun élément XML"));
        assert_eq!(reason("rien"), Reason::NotThisFormat("aucun élément XML"));
        assert_eq!(reason("<liste><version>2</version></liste>"), Reason::NewerFormat("2".into()));
        assert_eq!(reason("<!DOCTYPE l [<!ENTITY a 'aaaa'>]><liste/>"), Reason::Doctype);
        assert_eq!(reason("<liste><fiche><nom>"), Reason::CutElement("nom".into()));
        assert_eq!(reason("<liste>"), Reason::CutElement("liste".into()));
        assert!(matches!(reason("<liste></autre>"), Reason::BrokenXml(_)));
        assert!(matches!(reason("<liste/><liste/>"), Reason::BrokenXml(_)));
    }

    #[test]
    fn depth_number_and_size_are_bounded() {
        let deep = format!("<liste><fiche>{}", "<a>".repeat(100));
        assert!(matches!(read(&deep)[0], Err((1, _, Reason::TooDeep { limit: 8 }))));
        let reason = |content: String, bounds: Bounds| {
            let mut records = SHAPE.open("t", content.as_bytes(), bounds).expect("opens");
            records.next().expect("an outcome").expect_err("refused").reason
        };
        let wide = format!("<liste><fiche>{}</fiche></liste>", "<a/>".repeat(50));
        let elements = Bounds { elements: 20, ..Bounds::default() };
        assert_eq!(reason(wide, elements), Reason::TooManyElements { limit: 20 });
        let long = format!("<liste><fiche><nom>{}</nom></fiche></liste>", "a".repeat(300_000));
        let small = Bounds { record_bytes: 100_000, ..Bounds::default() };
        assert_eq!(reason(long, small), Reason::RecordTooLarge { limit: 100_000 });
    }
}
