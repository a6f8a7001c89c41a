//! What can be read in rule files without running them: comparisons with a threshold, amounts written in place of a
//! parameter, parameters that nothing reads.

use crate::finding::Finding;
use crate::scheme::Scheme;
use crate::schemes::Inner;
use crate::yaml::{Node, Yaml};

/// A comparison, with full names, as the session reads it.
pub(crate) struct Threshold {
    pub line: u32,
    pub text: String,
    pub left: String,
    pub right: String,
    /// `>` and `<=` change side just above the threshold, `>=` and `<` at it.
    pub strict: bool,
}

/// Attributes that are prose, where a number computes nothing.
const PROSE: [&str; 16] = [
    "titre",
    "description",
    "note",
    "si non",
    "si non facile",
    "pour changer",
    "pour changer facile",
    "références",
    "preuve",
    "lignes",
    "dispensé par",
    "unité",
    "question",
    "question facile",
    "arrondi",
    "une possibilité",
];

pub(crate) fn thresholds(inner: &Inner, scheme: &Scheme, rules: &Node) -> Vec<Threshold> {
    let mut found: Vec<Threshold> = Vec::new();
    each_formula(rules, &mut |line, text| {
        let Some((left, operator, right)) = comparison(text) else { return };
        let (left, right) = (full_names(inner, scheme, left), full_names(inner, scheme, right));
        let number = |side: &str| side.trim().starts_with(|c: char| c.is_ascii_digit());
        // Against zero, or between two dates, there is no threshold to stand beside.
        if right.trim_start().starts_with('0')
            || is_date(inner, &left)
            || is_date(inner, &right)
            || number(&left)
        {
            return;
        }
        if !found.iter().any(|known| known.left == left && known.right == right) {
            let strict = matches!(operator, ">" | "<=");
            found.push(Threshold { line, text: text.trim().to_owned(), left, right, strict });
        }
    });
    found
}

/// Comparisons with a figure, and amounts, that should be parameters with a source.
pub(crate) fn figures(scheme: &Scheme, rules: &Node, findings: &mut Vec<Finding>) {
    let file = format!("{}/regles.publicodes.yaml", scheme.id);
    each_formula(rules, &mut |line, text| {
        let amount = numbers(text).any(|(number, unit)| {
            number > 1.0 && (unit.starts_with('€') || unit.starts_with('%') || comparison(text).is_some())
        });
        if amount {
            let message =
                format!("« {} » écrit un chiffre sans source : faites-en un paramètre", text.trim());
            findings.push(Finding::error(&file, line, message));
        }
    });
}

/// Parameters that no rule and no step of their scheme reads.
pub(crate) fn idle_parameters(inner: &Inner, scheme: &Scheme, texts: &[&str], findings: &mut Vec<Finding>) {
    let prefix = format!("{} . ", scheme.id);
    for parameter in inner.parameters.iter().filter(|parameter| parameter.name.starts_with(&prefix)) {
        let short = &parameter.name[prefix.len()..];
        if !texts.iter().any(|text| text.contains(short)) {
            let message = format!("aucune règle ne lit « {short} »");
            findings.push(Finding::warning(&parameter.file, parameter.line, message));
        }
    }
}

/// Every formula of a rule file, prose left out.
fn each_formula(node: &Node, act: &mut dyn FnMut(u32, &str)) {
    match &node.value {
        Yaml::Text(text) => act(node.line, text),
        Yaml::List(items) => items.iter().for_each(|item| each_formula(item, act)),
        Yaml::Map(entries) => {
            for entry in entries.iter().filter(|entry| !PROSE.contains(&entry.key.as_str())) {
                each_formula(&entry.node, act);
            }
        }
        Yaml::Empty => {}
    }
}

fn comparison(text: &str) -> Option<(&str, &'static str, &str)> {
    [" >= ", " <= ", " > ", " < "].into_iter().find_map(|operator| {
        let (left, right) = text.split_once(operator)?;
        // Several comparisons in one formula are left to the one who reads it.
        let alone = ![" et ", " ou ", ">", "<", "("]
            .iter()
            .any(|other| left.contains(other) || right.contains(other));
        alone.then_some((left, operator.trim(), right))
    })
}

/// The names of a formula written in full, so that it can be asked from outside its scheme.
fn full_names(inner: &Inner, scheme: &Scheme, formula: &str) -> String {
    let mut full = Vec::new();
    let mut rest = formula.trim();
    while !rest.is_empty() {
        let cut = [" + ", " - ", " * ", " / "]
            .iter()
            .filter_map(|sign| rest.find(sign).map(|at| (at, sign.len())))
            .min();
        let (name, sign, after) = match cut {
            Some((at, length)) => (&rest[..at], &rest[at..at + length], &rest[at + length..]),
            None => (rest, "", ""),
        };
        let own = format!("{} . {}", scheme.id, name.trim());
        let known = inner.engine.rule(&own).is_some();
        full.push(if known { own } else { name.trim().to_owned() });
        full.push(sign.to_owned());
        rest = after;
    }
    full.concat()
}

fn is_date(inner: &Inner, formula: &str) -> bool {
    formula.contains('/') && formula.split('/').count() == 3
        || inner
            .names
            .facts
            .get(formula)
            .is_some_and(|rank| inner.facts[*rank].kind == crate::fact::Kind::Date)
        || formula.starts_with("dossier . ")
}

/// Numbers of a formula, each with what follows it.
fn numbers(text: &str) -> impl Iterator<Item = (f64, &str)> {
    let is_name =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '.' | '-' | '/'));
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(from) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
            let length =
                text[from..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - from);
            at = from + length;
            // Digits of a name, or of a date, are not a figure.
            let within = is_name(text[..from].chars().next_back()) || text[at..].starts_with('/');
            let word = text[..from].trim_end().chars().next_back().is_some_and(char::is_alphabetic);
            if let (false, false, Ok(number)) = (within, word, text[from..at].parse()) {
                return Some((number, text[at..].trim_start()));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_read_one_at_a_time() {
        assert_eq!(comparison("a . b >= plafond"), Some(("a . b", ">=", "plafond")));
        assert_eq!(comparison("a . b"), None);
        assert_eq!(comparison("a > b et c > d"), None);
    }

    #[test]
    fn figures_are_told_from_names_and_dates() {
        let found = |text: &'static str| numbers(text).map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(found("x >= 24 mois"), [24.0]);
        assert_eq!(found("personne . diplôme de niveau 3"), Vec::<f64>::new());
        assert_eq!(found("date >= 01/01/2019"), Vec::<f64>::new());
        assert_eq!(found("5% * x + 1800.50 €"), [5.0, 1800.5]);
    }
}
