//! Dated parameters: `parametres.yaml` and the files of regions, and the Publicodes rules they become.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::parameter::{Dated, Parameter, RegionBasis, RegionalValues, Worth};
use crate::read::fields::{Fields, Report};
use crate::scheme::Basis;
use crate::yaml::{Node, Yaml};

/// Reads one `parametres.yaml`; names get `prefix` before them.
pub(crate) fn read_parameters(report: &Report, file: &str, prefix: &str, node: &Node) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for entry in node.entries() {
        let fields = Fields::new(report, file, entry.line, &entry.node);
        let title = fields.required("titre").to_owned();
        let unit = fields.text("unité").unwrap_or_default().to_owned();
        let basis = fields.choice("selon", &BASES).unwrap_or(Basis::Start);
        let regions = [
            ("résidence", RegionBasis::Home),
            ("travail", RegionBasis::Work),
            ("formation", RegionBasis::Training),
        ];
        let by_region = fields.choice("par région", &regions);
        let values =
            fields.take("valeurs").map_or(Vec::new(), |node| read_values(report, file, &unit, false, node));
        if values.is_empty() && by_region.is_none() {
            fields.error(entry.line, format!("« {} » n'a aucune valeur", entry.key));
        }
        fields.done();
        let compiled = match by_region {
            // What a region may decide stays a question until the region is known.
            Some(_) => None,
            None => values.iter().rposition(|value| !value.announced && value.worth != Worth::Nothing),
        };
        parameters.push(Parameter {
            name: format!("{prefix} . {}", entry.key),
            title,
            unit,
            basis,
            by_region,
            values,
            regional: Vec::new(),
            file: file.to_owned(),
            line: entry.line,
            compiled,
        });
    }
    parameters
}

pub(crate) const BASES: [(&str, Basis); 3] =
    [("début", Basis::Start), ("demande", Basis::Request), ("jour", Basis::Day)];

/// Reads a list of dated values, sorts it, and gives each the end that the next one puts to it.
fn read_values(report: &Report, file: &str, unit: &str, example: bool, node: &Node) -> Vec<Dated> {
    let Some(items) = node.list() else {
        report.error(file, node.line, "« valeurs » est une liste : « - { du: …, valeur: … } »");
        return Vec::new();
    };
    let mut values: Vec<Dated> = Vec::new();
    for item in items {
        let fields = Fields::new(report, file, item.line, item);
        let from = fields.date("du");
        if from.is_none() && fields.take("du").is_none() {
            fields.error(item.line, "il manque « du »");
        }
        let to = fields.date("au");
        let worth = read_worth(&fields, unit);
        let source = fields.source();
        let announced = fields.choice("statut", &[("annoncé", true), ("en vigueur", false)]).unwrap_or(false);
        fields.done();
        if let (Some(from), Some(worth)) = (from, worth) {
            values.push(Dated { from, to, worth, source, announced, example, line: item.line });
        }
    }
    close(report, file, &mut values);
    values
}

fn read_worth(fields: &Fields<'_>, unit: &str) -> Option<Worth> {
    let line = fields.line_of("valeur");
    let Some(text) = fields.text("valeur") else {
        fields.error(fields.line, "il manque « valeur »");
        return None;
    };
    match text {
        "néant" => Some(Worth::Nothing),
        "oui" | "non" if unit.is_empty() => Some(Worth::Bool(text == "oui")),
        _ => match text.parse::<f64>() {
            Ok(number) if number.is_finite() && number >= 0.0 && !text.contains(['e', 'E']) => {
                Some(Worth::Number(number))
            }
            _ => {
                fields.error(
                    line,
                    format!("« {text} » n'est ni un nombre positif écrit 1234.56, ni « néant »"),
                );
                None
            }
        },
    }
}

/// Sorts values by date; each holds until the eve of the next unless it says otherwise.
fn close(report: &Report, file: &str, values: &mut [Dated]) {
    values.sort_by_key(|value| (value.announced, value.from));
    let firm = values.iter().filter(|value| !value.announced).count();
    for rank in 0..firm {
        let next = values[..firm].get(rank + 1).map(|next| (next.from, next.line));
        let value = &mut values[rank];
        if value.to.is_some_and(|to| to < value.from) {
            report.error(file, value.line, "cette valeur finit avant de commencer");
        }
        let Some((next_from, next_line)) = next else { continue };
        if next_from == value.from {
            report.error(file, next_line, format!("deux valeurs commencent le {next_from}"));
        } else if value.to.is_some_and(|to| to >= next_from) {
            report.error(
                file,
                next_line,
                "cette valeur en recouvre une autre : la précédente finit plus tard",
            );
        }
        let eve = next_from.yesterday().unwrap_or(next_from);
        value.to = Some(value.to.map_or(eve, |to| to.min(eve)));
    }
}

/// Reads the file of a region, and hangs its values under the parameters they belong to.
pub(crate) fn read_region(
    report: &Report,
    file: &str,
    node: &Node,
    parameters: &mut [Parameter],
) -> Option<Region> {
    let fields = Fields::new(report, file, 1, node);
    let code = fields.required("région").to_owned();
    let name = fields.required("nom").to_owned();
    let example = fields.yes("exemple");
    let values = fields.take("valeurs");
    fields.done();
    for entry in values.map(Node::entries).unwrap_or_default() {
        match parameters.iter_mut().find(|parameter| parameter.name == entry.key) {
            Some(parameter) if parameter.by_region.is_some() => {
                let values = read_values(report, file, &parameter.unit, example, &entry.node);
                let regional = RegionalValues { region: code.clone(), values, file: file.to_owned() };
                parameter.regional.push(regional);
            }
            Some(_) => {
                report.error(file, entry.line, format!("« {} » ne se décide pas par région", entry.key))
            }
            None => report.error(file, entry.line, format!("aucun paramètre ne s'appelle « {} »", entry.key)),
        }
    }
    (!code.is_empty()).then_some(Region { code, name, example })
}

/// A region that has values of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Official code: `53`.
    pub code: String,
    pub name: String,
    /// Its values are invented for the demonstration.
    pub example: bool,
}

/// The Publicodes rules of some parameters, each on its own four lines so that an error leads back to its parameter.
pub(crate) fn as_rules(parameters: &[Parameter]) -> String {
    let mut rules = String::new();
    for parameter in parameters {
        let value = match parameter.compiled.map(|rank| parameter.values[rank].worth) {
            Some(Worth::Number(number)) => format!("{number} {}", parameter.unit),
            Some(Worth::Bool(true)) => "oui".to_owned(),
            Some(Worth::Bool(false)) => "non".to_owned(),
            Some(Worth::Nothing) | None => String::new(),
        };
        let value = if parameter.unit == "%" { value.replace(" %", "%") } else { value };
        let _ = writeln!(rules, "{}:", quoted(&parameter.name));
        let _ = writeln!(rules, "  titre: {}", quoted(&parameter.title));
        match (value.is_empty(), parameter.unit.is_empty()) {
            (false, _) => drop(writeln!(rules, "  valeur: {}", quoted(value.trim()))),
            (true, false) => drop(writeln!(rules, "  unité: {}", quoted(&parameter.unit))),
            (true, true) => rules.push_str("  type: booléen\n"),
        }
        rules.push_str("  possiblement non applicable: oui\n");
    }
    rules
}

/// Lines that one parameter takes in [`as_rules`].
pub(crate) const RULE_LINES: u32 = 4;

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The days on which some value of these parameters begins, or has just ended, by basis, sorted.
pub(crate) fn breakpoints(parameters: &[Parameter], basis: Basis) -> Vec<Date> {
    let mut days = Vec::new();
    for parameter in parameters.iter().filter(|parameter| parameter.basis == basis) {
        for value in parameter.lists().flat_map(|(_, values)| values) {
            days.push(value.from);
            days.extend(value.to.and_then(|to| to.tomorrow().ok()));
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a mapping says nothing at all.
pub(crate) fn is_empty(node: &Node) -> bool {
    node.value == Yaml::Empty || node.entries().is_empty()
}
