//! The vocabulary: `faits.publicodes.yaml` read as the facts one can ask, and `pieces.yaml` as documents.

use crate::fact::{Fact, Kind};
use crate::read::fields::{Fields, Report};
use crate::scheme::{Document, Wording};
use crate::yaml::{Entry, Node, Yaml};

/// The facts of the vocabulary file: its rules that ask a question.
pub(crate) fn read_facts(report: &Report, file: &str, node: &Node) -> Vec<Fact> {
    node.entries().iter().filter_map(|entry| read_fact(report, file, entry)).collect()
}

fn read_fact(report: &Report, file: &str, entry: &Entry) -> Option<Fact> {
    let text = |key: &str| entry.node.get(key).and_then(Node::text).map(str::trim);
    let question = text("question")?;
    let easy = text("question facile");
    if easy.is_none() {
        report.error(file, entry.line, format!("« {} » n'a pas de « question facile »", entry.key));
    }
    let number = |key: &str| {
        let text = text(key)?;
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            report.error(file, entry.line, format!("« {key} » de « {} » n'est pas un nombre", entry.key));
        }
        number
    };
    let choices = entry.node.get("une possibilité");
    let kind = match (choices, text("type"), text("unité")) {
        (Some(choices), _, _) => Kind::Choice(read_choices(choices)),
        (None, Some("booléen"), _) => Kind::YesNo,
        (None, Some("date"), _) => Kind::Date,
        (None, Some("texte"), _) => Kind::Text,
        (None, _, Some(unit)) => {
            Kind::Number { unit: unit.to_owned(), least: number("plus petit"), most: number("plus grand") }
        }
        _ => {
            let message = format!("« {} » n'a ni unité, ni type, ni possibilités", entry.key);
            report.error(file, entry.line, message);
            return None;
        }
    };
    let default = entry.node.get("par défaut").and_then(Node::text);
    Some(Fact {
        name: entry.key.clone(),
        title: text("titre").unwrap_or(&entry.key).to_owned(),
        question: Wording::new(question, easy),
        note: text("note").map(str::to_owned),
        kind,
        usual: default.map(str::to_owned),
        line: entry.line,
    })
}

/// Choices are texts between apostrophes, or rules of their own.
fn read_choices(node: &Node) -> Vec<String> {
    let mut choices = Vec::new();
    for item in node.list().unwrap_or_default() {
        match &item.value {
            Yaml::Text(text) => choices.push(text.trim_matches('\'').to_owned()),
            Yaml::Map(entries) => choices.extend(entries.iter().map(|entry| entry.key.clone())),
            _ => {}
        }
    }
    choices
}

pub(crate) fn read_documents(report: &Report, file: &str, node: &Node) -> Vec<Document> {
    let mut documents = Vec::new();
    for entry in node.entries() {
        let fields = Fields::new(report, file, entry.line, &entry.node);
        let title = fields.wording("titre");
        let days_to_get = fields.whole("à obtenir en").unwrap_or(0);
        let valid_days = fields.whole("valable");
        if days_to_get < 0 || valid_days.is_some_and(|days| days <= 0) {
            fields.error(entry.line, "un nombre de jours est positif");
        }
        fields.done();
        documents.push(Document {
            name: entry.key.clone(),
            title,
            days_to_get: days_to_get.max(0),
            valid_days,
        });
    }
    documents
}
