//! Values that publishers add beside the elements of LHÉO: `<extras info="…"><extra info="name">value</extra></extras>`.

use crate::place::Rejected;
use crate::stream::{Node, Pen};
use crate::values::day;
use jiff::civil::Date;

/// The extras of that name of an element, however its groups of extras are nested.
pub(super) fn all<'t>(node: Node<'t>, info: &'static str) -> Vec<Node<'t>> {
    let mut found = Vec::new();
    gather(node, info, &mut found);
    found
}

/// The first extra of that name.
pub(super) fn first<'t>(node: Node<'t>, info: &'static str) -> Option<Node<'t>> {
    all(node, info).into_iter().next()
}

// Depth is bounded by the reader.
fn gather<'t>(node: Node<'t>, info: &'static str, found: &mut Vec<Node<'t>>) {
    for child in node.children() {
        match child.name() {
            "extras" => gather(child, info, found),
            "extra" if child.attribute("info") == Some(info) => found.push(child),
            _ => {}
        }
    }
}

/// The parsed text of the first extra of that name.
pub(super) fn value<T>(
    pen: &mut Pen,
    node: Node<'_>,
    info: &'static str,
    expected: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let extra = first(node, info).filter(|extra| !extra.text().is_empty())?;
    pen.keep(extra.parse_own(info, expected, read))
}

/// A day `AAAAMMJJ`; `00000000` and `99999999` stand for none.
pub(super) fn date(node: Node<'_>, name: &'static str) -> Result<Option<Date>, Rejected> {
    let found = node.parse(name, "une date AAAAMMJJ", |written| match written {
        "00000000" | "99999999" => Some(None),
        _ => day::compact(written).map(Some),
    })?;
    Ok(found.flatten())
}
