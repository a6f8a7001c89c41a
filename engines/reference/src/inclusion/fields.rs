//! The fields that structures and services share.

use crate::place::Rejected;
use crate::prose;
use crate::stream::Item;
use crate::values::{CommuneCode, Point, PostalCode};

/// Where it is and how to reach it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whereabouts {
    pub address: Option<String>,
    pub complement: Option<String>,
    pub postal_code: Option<PostalCode>,
    pub city: Option<String>,
    pub commune: Option<CommuneCode>,
    pub point: Option<Point>,
    pub phone: Option<String>,
    pub mail: Option<String>,
    /// In the writing of OpenStreetMap: `Mo-Fr 09:00-12:00`.
    pub hours: Option<String>,
}

/// Reads the fields of one record; what is wrong is left out and told.
pub(super) struct Reader<'i> {
    pub item: &'i Item,
    pub flaws: Vec<Rejected>,
}

impl<'i> Reader<'i> {
    pub fn of(item: &'i Item) -> Self {
        Self { item, flaws: Vec::new() }
    }

    pub fn keep<T>(&mut self, outcome: Result<Option<T>, Rejected>) -> Option<T> {
        match outcome {
            Ok(value) => value,
            Err(flaw) => {
                self.flaws.push(flaw);
                None
            }
        }
    }

    pub fn line(&mut self, name: &'static str) -> Option<String> {
        let text = self.item.text(name).map(|text| text.map(prose::line));
        self.keep(text)
    }

    /// Markdown, taken as the plain text it almost is.
    pub fn paragraphs(&mut self, name: &'static str) -> String {
        let text = self.item.text(name).map(|text| text.map(prose::from_html));
        self.keep(text).unwrap_or_default()
    }

    pub fn code<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let item = self.item;
        let parsed = item.text(name).and_then(|text| {
            let read = |text: &str| parse(text).ok_or_else(|| item.bad(name, &text.into(), expected));
            text.map(read).transpose()
        });
        self.keep(parsed)
    }

    pub fn codes(&mut self, name: &'static str) -> Vec<String> {
        let codes = self.item.texts(name).map(|codes| Some(codes.into_iter().map(prose::line).collect()));
        self.keep(codes).unwrap_or_default()
    }

    /// A page that a browser opens, and nothing else.
    pub fn link(&mut self, name: &'static str) -> Option<String> {
        self.line(name).filter(|link| link.starts_with("https://") || link.starts_with("http://"))
    }

    pub fn number(&mut self, name: &'static str) -> Option<f64> {
        let number = self.item.number(name);
        self.keep(number)
    }

    pub fn whereabouts(&mut self) -> Whereabouts {
        let point = self.number("latitude").zip(self.number("longitude"));
        Whereabouts {
            address: self.line("adresse"),
            complement: self.line("complement_adresse"),
            postal_code: self.code("code_postal", "un code postal", PostalCode::parse),
            city: self.line("commune"),
            commune: self.code("code_insee", "un code de commune", CommuneCode::parse),
            point: point.and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
            phone: self.line("telephone"),
            mail: self.line("courriel").filter(|mail| mail.contains('@')),
            hours: self.line("horaires_accueil"),
        }
    }
}
