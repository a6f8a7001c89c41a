//! Facts: what can be asked about a person, their work and a training, and what they answered. A fact is read once, at
//! the door, from what somebody typed; past it, a value is of the right kind and within bounds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use crate::read::parse_date;
use crate::scheme::Wording;

/// What a fact may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    YesNo,
    /// A number of this unit, between bounds, both included.
    Number {
        unit: String,
        least: Option<f64>,
        most: Option<f64>,
    },
    Date,
    Text,
    Choice(Vec<String>),
}

/// A fact of the vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Full name: `personne . âge`.
    pub name: String,
    pub title: String,
    pub question: Wording,
    pub note: Option<String>,
    pub kind: Kind,
    /// What is taken when nobody says, as rule files write it; only for rare situations.
    pub usual: Option<String>,
    pub(crate) line: u32,
}

/// What is known of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Bool(bool),
    /// In the unit of the fact.
    Number(f64),
    Text(String),
    Date(Date),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Number(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Number(f64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Value {
        Value::Date(value)
    }
}

/// Why what was typed is not a value of this fact; the sentence is French and meant for who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    #[error("Cette réponse est vide.")]
    Empty,
    #[error("Répondez par oui ou par non.")]
    NotYesNo,
    #[error("Écrivez un nombre, par exemple 1 234,50.")]
    NotANumber,
    #[error("Ce nombre doit être au moins {0}.")]
    TooSmall(String),
    #[error("Ce nombre doit être au plus {0}.")]
    TooLarge(String),
    #[error("Écrivez une date, par exemple 24/11/2026.")]
    NotADate,
    #[error("Choisissez une des réponses : {0}.")]
    NotAChoice(String),
    #[error("Cette réponse est trop longue.")]
    TooLong,
}

/// Longer than this, an answer to a question of this vocabulary is not one.
const MAX_TEXT: usize = 200;

impl Fact {
    /// Understands what somebody typed: `1 234,50 €`, `oui`, `24/11/2026`, `2026-11-24`, a choice.
    pub fn parse(&self, text: &str) -> Result<Value, Misread> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Misread::Empty);
        }
        if text.len() > MAX_TEXT {
            return Err(Misread::TooLong);
        }
        match &self.kind {
            Kind::YesNo => match text.to_lowercase().as_str() {
                "oui" | "o" => Ok(Value::Bool(true)),
                "non" | "n" => Ok(Value::Bool(false)),
                _ => Err(Misread::NotYesNo),
            },
            Kind::Number { unit, .. } => {
                self.accept(Value::Number(parse_number(text, unit).ok_or(Misread::NotANumber)?))
            }
            Kind::Date => parse_french_date(text).map(Value::Date).ok_or(Misread::NotADate),
            Kind::Text => Ok(Value::Text(text.trim_matches('\'').to_owned())),
            Kind::Choice(_) => self.accept(Value::Text(text.trim_matches('\'').to_owned())),
        }
    }

    /// The same value, if the fact can be worth it.
    pub fn accept(&self, value: Value) -> Result<Value, Misread> {
        match (&self.kind, &value) {
            (Kind::YesNo, Value::Bool(_)) | (Kind::Date, Value::Date(_)) | (Kind::Text, Value::Text(_)) => {
                Ok(value)
            }
            (Kind::Number { unit, least, most }, Value::Number(number)) => {
                let bound = |bound: f64| format!("{} {unit}", french_number(bound)).trim_end().to_owned();
                match (least, most) {
                    _ if !number.is_finite() => Err(Misread::NotANumber),
                    (Some(least), _) if number < least => Err(Misread::TooSmall(bound(*least))),
                    (_, Some(most)) if number > most => Err(Misread::TooLarge(bound(*most))),
                    _ => Ok(value),
                }
            }
            (Kind::Choice(choices), Value::Text(text)) => match choices.contains(text) {
                true => Ok(value),
                false => Err(Misread::NotAChoice(choices.join(", "))),
            },
            (Kind::YesNo, _) => Err(Misread::NotYesNo),
            (Kind::Number { .. }, _) => Err(Misread::NotANumber),
            (Kind::Date, _) => Err(Misread::NotADate),
            (Kind::Choice(choices), _) => Err(Misread::NotAChoice(choices.join(", "))),
            (Kind::Text, _) => Err(Misread::Empty),
        }
    }

    /// The value as a French reader expects it, with its unit.
    pub fn show(&self, value: &Value) -> String {
        match (&self.kind, value) {
            (Kind::Number { unit, .. }, Value::Number(_)) => format!("{value} {unit}").trim_end().to_owned(),
            _ => value.to_string(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(true) => f.write_str("oui"),
            Value::Bool(false) => f.write_str("non"),
            Value::Number(number) => f.write_str(&french_number(*number)),
            Value::Text(text) => f.write_str(text),
            Value::Date(date) => write!(f, "{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        }
    }
}

/// What is known, by full name of fact. A fact stated twice with two values is kept with both: a plan shows them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    stated: BTreeMap<String, Vec<Value>>,
    /// Schemes whose funder has said no to this project.
    refused_by: BTreeSet<String>,
}

impl Facts {
    pub fn new() -> Facts {
        Facts::default()
    }

    /// The same facts and one more.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Facts {
        self.state(name, value);
        self
    }

    /// States a fact. Stated again with another value, it contradicts itself until one is taken back.
    pub fn state(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        let values = self.stated.entry(name.into()).or_default();
        let value = value.into();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// States a fact in place of all that was said of it.
    pub fn replace(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.stated.insert(name.into(), vec![value.into()]);
    }

    pub fn forget(&mut self, name: &str) {
        self.stated.remove(name);
    }

    /// The value, if one and only one is stated.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self.stated.get(name)?.as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }

    /// The same facts, this scheme having refused: plans are made without it.
    pub fn refused_by(mut self, scheme: impl Into<String>) -> Facts {
        self.refused_by.insert(scheme.into());
        self
    }

    pub fn is_refused_by(&self, scheme: &str) -> bool {
        self.refused_by.contains(scheme)
    }

    /// Every value stated of a fact.
    pub fn all(&self, name: &str) -> &[Value] {
        self.stated.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Value])> {
        self.stated.iter().map(|(name, values)| (name.as_str(), values.as_slice()))
    }
}

/// A number as people write it: spaces between thousands, a comma or a point, the unit or not.
pub(crate) fn parse_number(text: &str, unit: &str) -> Option<f64> {
    let mut text = text.trim();
    let short = unit.split('/').next().unwrap_or(unit);
    for ending in [unit, short, "euros", "euro", "heures", "heure", "mois", "jours", "jour", "ans", "km"] {
        if let Some(rest) = text.strip_suffix(ending).filter(|rest| !ending.is_empty() && !rest.is_empty()) {
            text = rest.trim_end();
            break;
        }
    }
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .map(|c| if matches!(c, ',') { '.' } else { c })
        .collect();
    let (sign, digits) = match digits.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, digits.as_str()),
    };
    let plain =
        digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.bytes().any(|b| b.is_ascii_digit());
    // Two points are thousands written the other way, or nonsense: refused rather than guessed.
    if !plain || digits.matches('.').count() > 1 {
        return None;
    }
    digits.parse::<f64>().ok().map(|number| sign * number).filter(|number| number.is_finite())
}

/// `24/11/2026` or `2026-11-24`.
fn parse_french_date(text: &str) -> Option<Date> {
    if let Some(date) = parse_date(text) {
        return Some(date);
    }
    let mut parts = text.split(['/', '.', '-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// `1234.5` as `1 234,5`, at most four decimals.
pub(crate) fn french_number(number: f64) -> String {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    let text = format!("{}", rounded.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = String::new();
    if rounded < 0.0 {
        shown.push('−');
    }
    for (rank, digit) in whole.chars().enumerate() {
        if rank > 0 && (whole.len() - rank).is_multiple_of(3) {
            shown.push('\u{202f}');
        }
        shown.push(digit);
    }
    if !decimals.is_empty() {
        shown.push(',');
        shown.push_str(decimals);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(unit: &str) -> Fact {
        Fact {
            name: "compte . solde".into(),
            title: "Solde".into(),
            question: Wording::default(),
            note: None,
            kind: Kind::Number { unit: unit.into(), least: Some(0.0), most: Some(100_000.0) },
            usual: None,
            line: 1,
        }
    }

    #[test]
    fn amounts_are_understood_as_people_write_them() {
        let fact = number("€");
        for text in ["1234.5", "1 234,50 €", "1\u{202f}234,5€", " 1234,5 euros "] {
            assert_eq!(fact.parse(text), Ok(Value::Number(1234.5)), "{text}");
        }
        assert_eq!(number("€/mois").parse("1 700 €"), Ok(Value::Number(1700.0)));
        assert_eq!(number("mois").parse("12 mois"), Ok(Value::Number(12.0)));
    }

    #[test]
    fn nonsense_is_refused_with_what_was_expected() {
        let fact = number("€");
        for text in ["", "   "] {
            assert_eq!(fact.parse(text), Err(Misread::Empty));
        }
        for text in
            ["douze", "1.234.567", "1e9", "NaN", "inf", "<b>1</b>", "🦄", "€", "--5", "0x10", "'; drop"]
        {
            assert_eq!(fact.parse(text), Err(Misread::NotANumber), "{text}");
        }
        assert!(matches!(fact.parse("-5"), Err(Misread::TooSmall(_))));
        assert!(matches!(fact.parse("100000,01"), Err(Misread::TooLarge(_))));
        assert_eq!(fact.parse("100000"), Ok(Value::Number(100_000.0)));
        assert_eq!(fact.parse(&"9".repeat(10_000_000)), Err(Misread::TooLong));
    }

    #[test]
    fn dates_are_understood_both_ways_and_absurd_ones_refused() {
        let fact = Fact { kind: Kind::Date, ..number("") };
        let day = Date::new(2026, 11, 24).expect("a date");
        for text in ["24/11/2026", "2026-11-24", "24-11-2026", "24.11.2026"] {
            assert_eq!(fact.parse(text), Ok(Value::Date(day)), "{text}");
        }
        for text in
            ["31/02/2026", "24/11/26", "0001-01-01", "demain", "2026-13-01", "24/11/9999", "1/1/1/2026"]
        {
            assert_eq!(fact.parse(text), Err(Misread::NotADate), "{text}");
        }
    }

    #[test]
    fn yes_no_and_choices_are_themselves() {
        let yes = Fact { kind: Kind::YesNo, ..number("") };
        assert_eq!(yes.parse("Oui"), Ok(Value::Bool(true)));
        assert_eq!(yes.parse("peut-être"), Err(Misread::NotYesNo));
        let choice = Fact { kind: Kind::Choice(vec!["CDI".into(), "contrat aidé".into()]), ..number("") };
        assert_eq!(choice.parse("contrat aidé"), Ok(Value::text("contrat aidé")));
        assert_eq!(choice.parse("'CDI'"), Ok(Value::text("CDI")));
        assert!(matches!(choice.parse("stage"), Err(Misread::NotAChoice(_))));
    }

    #[test]
    fn a_fact_stated_twice_keeps_both_values() {
        let facts =
            Facts::new().with("personne . âge", 30).with("personne . âge", 31).with("personne . âge", 30);
        assert_eq!(facts.get("personne . âge"), None);
        assert_eq!(facts.all("personne . âge"), [Value::Number(30.0), Value::Number(31.0)]);
    }

    #[test]
    fn numbers_are_shown_in_french() {
        assert_eq!(french_number(1_234_567.5), "1\u{202f}234\u{202f}567,5");
        assert_eq!(french_number(-0.25), "−0,25");
        assert_eq!(french_number(900.0), "900");
    }
}
