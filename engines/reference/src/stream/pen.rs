//! Reading the parts of one record so that a wrong part costs itself and not the record.

use super::tree::Node;
use crate::place::Rejected;

/// What is read of one record, with what was left out of it.
#[derive(Debug, Default)]
pub struct Pen {
    pub flaws: Vec<Rejected>,
}

impl Pen {
    /// The value, or nothing and a flaw.
    pub fn keep<T>(&mut self, outcome: Result<T, Rejected>) -> Option<T> {
        outcome.map_err(|flaw| self.flaws.push(flaw)).ok()
    }

    /// The parts of that name under a list, those that can be read.
    pub fn list<T>(
        &mut self,
        node: Node<'_>,
        list: &'static str,
        part: &'static str,
        read: impl Fn(Node<'_>) -> Result<T, Rejected>,
    ) -> Vec<T> {
        let parts = node.child(list).into_iter().flat_map(|list| list.all(part));
        parts.filter_map(|part| self.keep(read(part))).collect()
    }

    /// The elements of that name directly inside, those that can be read.
    pub fn all<T>(
        &mut self,
        node: Node<'_>,
        part: &'static str,
        read: impl Fn(Node<'_>) -> Result<T, Rejected>,
    ) -> Vec<T> {
        node.all(part).filter_map(|part| self.keep(read(part))).collect()
    }

    /// An optional value inside an element.
    pub fn optional<T>(
        &mut self,
        node: Node<'_>,
        name: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.keep(node.parse(name, expected, read)).flatten()
    }
}
