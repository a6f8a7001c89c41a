//! One record of an XML file as a small tree, kept in three flat buffers that are used again for the next record.
//!
//! Names are without prefix, text is the element's own, entities resolved. Every node knows its place in the file, so
//! that whoever reads the record can refuse a value where it stands.

use std::sync::Arc;

use crate::place::{Reason, Rejected, Spot};

/// A part of one of the tree's buffers.
type Part = (u32, u32);

#[derive(Debug, Clone, Copy)]
struct NodeData {
    name: Part,
    text: Part,
    attributes: Part,
    /// Index of the next node with the same parent; 0, the root's own index, when there is none.
    next: u32,
    has_children: bool,
    spot: Spot,
}

/// The tree of one record.
#[derive(Debug)]
pub struct Tree {
    file: Arc<str>,
    nodes: Vec<NodeData>,
    attributes: Vec<(Part, Part)>,
    names: String,
    text: String,
    /// The nodes that are open, each with the last of its children.
    open: Vec<(u32, u32)>,
}

impl Tree {
    pub(super) fn new(file: Arc<str>) -> Self {
        Self {
            file,
            nodes: Vec::new(),
            attributes: Vec::new(),
            names: String::new(),
            text: String::new(),
            open: Vec::new(),
        }
    }

    /// The element that is the record.
    pub fn root(&self) -> Node<'_> {
        Node { tree: self, index: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.attributes.clear();
        self.names.clear();
        self.text.clear();
        self.open.clear();
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn elements(&self) -> usize {
        self.nodes.len() + self.attributes.len()
    }

    /// Name of the innermost open element.
    pub(super) fn open_name(&self) -> &str {
        self.open.last().map_or("", |(index, _)| Node { tree: self, index: *index }.name())
    }

    pub(super) fn start(&mut self, name: &str, spot: Spot) {
        let index = self.nodes.len() as u32;
        let name = push(&mut self.names, name);
        let here = self.text.len() as u32;
        let attributes = self.attributes.len() as u32;
        self.nodes.push(NodeData {
            name,
            text: (here, here),
            attributes: (attributes, attributes),
            next: 0,
            has_children: false,
            spot,
        });
        if let Some((parent, last)) = self.open.last_mut() {
            let previous = std::mem::replace(last, index);
            match previous == *parent {
                true => self.nodes[*parent as usize].has_children = true,
                false => self.nodes[previous as usize].next = index,
            }
        }
        self.open.push((index, index));
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let Some((index, _)) = self.open.last() else { return };
        let pair = (push(&mut self.names, name), push(&mut self.names, value));
        self.attributes.push(pair);
        self.nodes[*index as usize].attributes.1 += 1;
    }

    /// Adds text to the innermost open element.
    pub(super) fn text(&mut self, piece: &str) {
        let Some((index, _)) = self.open.last() else { return };
        let node = &mut self.nodes[*index as usize];
        let end = self.text.len() as u32;
        if node.text.1 != end {
            // Text of children came between: the element's own text moves behind it, to stay in one piece.
            let (start, stop) = node.text;
            if start == stop {
                // Between two elements there is mostly nothing but indentation.
                if piece.bytes().all(|byte| byte.is_ascii_whitespace()) {
                    return;
                }
            } else {
                let own = self.text[start as usize..stop as usize].to_owned();
                self.text.push_str(&own);
            }
            node.text.0 = end;
        }
        self.text.push_str(piece);
        node.text.1 = self.text.len() as u32;
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }
}

fn push(buffer: &mut String, piece: &str) -> Part {
    let start = buffer.len() as u32;
    buffer.push_str(piece);
    (start, buffer.len() as u32)
}

/// One element of a record.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

impl<'t> Node<'t> {
    fn data(self) -> &'t NodeData {
        &self.tree.nodes[self.index as usize]
    }

    /// Its name, without prefix.
    pub fn name(self) -> &'t str {
        part(&self.tree.names, self.data().name)
    }

    /// Its own text, blanks around removed.
    pub fn text(self) -> &'t str {
        part(&self.tree.text, self.data().text).trim()
    }

    /// Where it starts.
    pub fn spot(self) -> Spot {
        self.data().spot
    }

    /// One of its attributes.
    pub fn attribute(self, name: &str) -> Option<&'t str> {
        let (start, end) = self.data().attributes;
        let attributes = &self.tree.attributes[start as usize..end as usize];
        let found = attributes.iter().find(|(known, _)| part(&self.tree.names, *known) == name);
        found.map(|(_, value)| part(&self.tree.names, *value))
    }

    /// The elements directly inside it.
    pub fn children(self) -> impl Iterator<Item = Node<'t>> {
        let mut next = if self.data().has_children { self.index + 1 } else { 0 };
        std::iter::from_fn(move || {
            let index = next;
            (index > 0).then(|| {
                next = self.tree.nodes[index as usize].next;
                Node { tree: self.tree, index }
            })
        })
    }

    /// The elements of that name directly inside it.
    pub fn all(self, name: &'static str) -> impl Iterator<Item = Node<'t>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element of that name directly inside it.
    pub fn child(self, name: &'static str) -> Option<Node<'t>> {
        self.all(name).next()
    }

    /// The first element at the end of a path of names.
    pub fn at(self, path: &[&'static str]) -> Option<Node<'t>> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The text of an element inside it, when there is one and it is not blank.
    pub fn text_of(self, name: &'static str) -> Option<&'t str> {
        self.child(name).map(Node::text).filter(|text| !text.is_empty())
    }

    /// The text of an element that must be there and not be blank.
    pub fn need(self, name: &'static str) -> Result<&'t str, Rejected> {
        self.text_of(name).ok_or_else(|| self.reject(Reason::MissingElement(name)))
    }

    /// What an element inside it holds, parsed; `None` when it is absent or blank.
    pub fn parse<T>(
        self,
        name: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Rejected> {
        match self.child(name).filter(|child| !child.text().is_empty()) {
            None => Ok(None),
            Some(child) => child.parse_own(name, expected, read).map(Some),
        }
    }

    /// Its own text, parsed.
    pub fn parse_own<T>(
        self,
        name: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Rejected> {
        let value = self.text();
        let shown = || value.chars().take(80).collect();
        read(value).ok_or_else(|| self.reject(Reason::BadValue { column: name, value: shown(), expected }))
    }

    /// A refusal of this element.
    pub fn reject(self, reason: Reason) -> Rejected {
        Rejected { place: self.spot().of(&self.tree.file), reason }
    }
}

fn part(buffer: &str, (start, end): Part) -> &str {
    &buffer[start as usize..end as usize]
}
