//! Addresses, points and contacts.

use super::extras;
use super::model::{Contact, Location};
use crate::prose;
use crate::stream::{Node, Pen};
use crate::values::{CommuneCode, Point, PostalCode, decimal};

/// What an element that holds an `adresse` says of where it is.
pub(super) fn location(pen: &mut Pen, holder: Option<Node<'_>>) -> Location {
    let Some(address) = holder.and_then(|holder| holder.child("adresse")) else { return Location::default() };
    let first = |info| extras::first(address, info).map(|extra| prose::line(extra.text()));
    let street = [first("numero-voie"), first("code-nature-voie"), first("libelle-voie")];
    let street = street.into_iter().flatten().collect::<Vec<_>>().join(" ");
    // A dash stands for nothing in some flows.
    let lines = address.all("ligne").map(|line| prose::line(line.text())).chain([street]);
    Location {
        lines: lines.filter(|line| !line.is_empty() && line != "-").collect(),
        postal_code: pen.optional(address, "codepostal", "un code postal", PostalCode::parse),
        city: address.text_of("ville").map(prose::line),
        commune: pen.optional(address, "code-INSEE-commune", "un code de commune", CommuneCode::parse),
        point: address.child("geolocalisation").and_then(|node| point(pen, node)),
    }
}

/// The point of a `geolocalisation`.
pub(super) fn point(pen: &mut Pen, node: Node<'_>) -> Option<Point> {
    let latitude = pen.optional(node, "latitude", "une latitude", decimal)?;
    let longitude = pen.optional(node, "longitude", "une longitude", decimal)?;
    Point::new(latitude, longitude)
}

/// What an element that holds `coordonnees`, or the contact extra of a dialect, says of whom to ask.
pub(super) fn contact(holder: Option<Node<'_>>) -> Contact {
    let Some(node) = holder.and_then(|holder| holder.child("coordonnees")) else { return Contact::default() };
    let text = |name| node.text_of(name).map(prose::line);
    let phone = |name| node.at(&[name, "numtel"]).map(|number| prose::line(number.text()));
    let name: Vec<String> = [text("prenom"), text("nom")].into_iter().flatten().collect();
    Contact {
        name: Some(name.join(" ")).filter(|name| !name.is_empty()),
        phone: phone("telfixe").or_else(|| phone("portable")).filter(|number| !number.is_empty()),
        mail: text("courriel").filter(|mail| mail.contains('@')),
    }
}

/// The addresses of pages under a list such as `url-action`.
pub(super) fn links(node: Node<'_>, list: &'static str) -> Vec<String> {
    let found = node.all(list).flat_map(|list| list.all("urlweb"));
    // Only what a browser opens as a page: no script, no file.
    let is_page = |link: &str| link.starts_with("https://") || link.starts_with("http://");
    found.map(Node::text).filter(|link| is_page(link)).map(prose::line).collect()
}
