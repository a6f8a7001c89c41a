//! `cas.yaml`: situations and what must come out of them.

use jiff::civil::Date;

use crate::fact::{Fact, Facts, Value};
use crate::line::Line;
use crate::read::fields::{Fields, Report, parse_date};
use crate::yaml::Node;

/// One situation, whole: the base of its file and its own facts.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub name: String,
    pub line: u32,
    pub request: Date,
    pub day: Option<Date>,
    pub facts: Facts,
    pub expected: Expected,
}

/// What a case says must come out; what it does not say is not looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expected {
    pub right: Option<Right>,
    pub conditions: Vec<String>,
    pub asked: Vec<String>,
    pub pays: Vec<(Line, Expectation)>,
    pub ceilings: Vec<(String, Expectation)>,
    pub fees: Vec<(Line, Expectation)>,
    pub cofinancing: Option<Expectation>,
    pub income: Option<Expectation>,
    pub lump_sum: Option<Expectation>,
    pub debit: Option<Expectation>,
    pub rules: Vec<(String, Expectation)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    Yes,
    No,
    Unknown,
}

/// A value as a case writes it, and the line where it does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expectation {
    pub line: u32,
    pub value: Expect,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expect {
    /// `néant`: not applicable.
    Nothing,
    Bool(bool),
    /// A number, and its unit when one is written.
    Number(f64, String),
    Text(String),
}

pub(crate) fn read_cases(report: &Report, file: &str, node: &Node, facts: &[Fact]) -> Vec<Case> {
    let reader = Reader { report, file, facts };
    let fields = Fields::new(report, file, 1, node);
    let mut base = (None, None, Facts::new());
    if let Some(node) = fields.take("base") {
        let fields = Fields::new(report, file, node.line, node);
        base.0 = fields.date("demande");
        base.1 = fields.date("jour");
        if let Some(node) = fields.take("faits") {
            reader.facts(node, &mut base.2);
        }
        fields.done();
    }
    let mut cases = Vec::new();
    let list = fields.take("cas").and_then(Node::list).unwrap_or_default();
    for item in list {
        let fields = Fields::new(report, file, item.line, item);
        let name = fields.required("nom").to_owned();
        let request = fields.date("demande").or(base.0);
        let day = fields.date("jour").or(base.1);
        let mut own = base.2.clone();
        if let Some(node) = fields.take("faits") {
            reader.facts(node, &mut own);
        }
        let expected = match fields.take("attendu") {
            Some(node) => reader.expected(node),
            None => {
                fields.error(item.line, "ce cas n'attend rien (« attendu »)");
                Expected::default()
            }
        };
        fields.done();
        match request {
            Some(request) => cases.push(Case { name, line: item.line, request, day, facts: own, expected }),
            None => report.error(file, item.line, "il manque « demande », dans ce cas ou dans « base »"),
        }
    }
    fields.done();
    cases
}

struct Reader<'r> {
    report: &'r Report,
    file: &'r str,
    facts: &'r [Fact],
}

impl Reader<'_> {
    fn facts(&self, node: &Node, facts: &mut Facts) {
        for entry in node.entries() {
            let Some(fact) = self.facts.iter().find(|fact| fact.name == entry.key) else {
                let message = format!("« {} » n'est pas dans le vocabulaire des faits", entry.key);
                self.report.error(self.file, entry.line, message);
                continue;
            };
            let text = entry.node.text().unwrap_or_default();
            if text == "inconnu" {
                facts.forget(&entry.key);
                continue;
            }
            match fact.parse(text) {
                Ok(value) => facts.replace(&entry.key, value),
                Err(misread) => {
                    let message = format!("« {} » ne peut pas valoir « {text} ». {misread}", entry.key);
                    self.report.error(self.file, entry.line, message);
                }
            }
        }
    }

    fn expected(&self, node: &Node) -> Expected {
        let fields = Fields::new(self.report, self.file, node.line, node);
        let rights = [("oui", Right::Yes), ("non", Right::No), ("à savoir", Right::Unknown)];
        let one = |key: &str| {
            let node = fields.take(key)?;
            Some(Expectation { line: node.line, value: expect(node.text().unwrap_or_default()) })
        };
        let expected = Expected {
            right: fields.choice("droit", &rights),
            conditions: names(&fields, "condition"),
            asked: names(&fields, "demander"),
            pays: self.by_line(&fields, "paie"),
            ceilings: by_name(&fields, "plafonds"),
            fees: self.by_line(&fields, "frais"),
            cofinancing: one("cofinancement"),
            income: one("revenu"),
            lump_sum: one("versement"),
            debit: one("débit"),
            rules: by_name(&fields, "règles"),
        };
        fields.done();
        expected
    }

    fn by_line(&self, fields: &Fields<'_>, key: &str) -> Vec<(Line, Expectation)> {
        let mut lines = Vec::new();
        for (name, expectation) in by_name(fields, key) {
            match Line::named(&name) {
                Some(line) => lines.push((line, expectation)),
                None => {
                    let message = format!("« {name} » n'est pas une ligne de coût");
                    self.report.error(self.file, expectation.line, message);
                }
            }
        }
        lines
    }
}

fn names(fields: &Fields<'_>, key: &str) -> Vec<String> {
    fields.names(key).into_iter().map(|(name, _)| name.to_owned()).collect()
}

fn by_name(fields: &Fields<'_>, key: &str) -> Vec<(String, Expectation)> {
    let entries = fields.take(key).map(Node::entries).unwrap_or_default();
    entries
        .iter()
        .map(|entry| {
            let value = expect(entry.node.text().unwrap_or_default());
            (entry.key.clone(), Expectation { line: entry.line, value })
        })
        .collect()
}

/// `néant`, `oui`, `1700 €/mois`, `2027-03-01`, a text.
fn expect(text: &str) -> Expect {
    match text {
        "néant" => return Expect::Nothing,
        "oui" => return Expect::Bool(true),
        "non" => return Expect::Bool(false),
        _ => {}
    }
    if let Some(date) = parse_date(text) {
        return Expect::Text(Value::Date(date).to_string());
    }
    let (number, unit) = text.split_once([' ', '\u{a0}']).unwrap_or((text, ""));
    let (number, unit) = match number.strip_suffix('%') {
        Some(number) => (number, "%"),
        None => (number, unit.trim()),
    };
    match number.parse::<f64>() {
        Ok(value) if value.is_finite() => Expect::Number(value, unit.to_owned()),
        _ => Expect::Text(text.to_owned()),
    }
}
