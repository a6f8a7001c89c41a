//! Reads `data/schemes`: text in, schemes or findings out. Everything wrong is told at once, with its file and line.

mod cases;
mod fields;
mod link;
mod parameters;
mod sheet;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use publicodes::{Engine, Options, Severity as RuleSeverity, Source as RuleSource};

use crate::finding::Finding;
use crate::parameter::Parameter;
use crate::read::fields::Report;
use crate::read::link::Known;
use crate::scheme::{Document, Scheme, Wording};
use crate::schemes::{Contradiction, Inner};
use crate::yaml::{self, Node};

pub(crate) use cases::{Case, Expect, Expectation, Right};
pub(crate) use fields::parse_date;
pub(crate) use link::sources_of;
pub use parameters::Region;
pub(crate) use parameters::breakpoints;

const FACTS: &str = "faits.publicodes.yaml";
const DOCUMENTS: &str = "pieces.yaml";
const COMMON: &str = "communs/parametres.yaml";

/// Files of a scheme, by name.
const SCHEME_FILES: [&str; 6] = [
    "dispositif.yaml",
    "regles.publicodes.yaml",
    "parametres.yaml",
    "cas.yaml",
    "fiche.fr.md",
    "fiche.fr-facile.md",
];

struct Folder<'f> {
    report: &'f Report,
    files: BTreeMap<&'f str, &'f str>,
}

/// Reads everything that can be read; the findings say what could not. Without an engine there is nothing to ask.
pub(crate) fn read(files: &[(&str, &str)]) -> (Option<Inner>, Vec<Finding>) {
    let report = Report::default();
    let folder =
        Folder { report: &report, files: files.iter().map(|(path, text)| (clean(path), *text)).collect() };
    let inner = folder.read();
    (inner, report.into_findings())
}

/// A path as the folder of schemes sees it.
pub(crate) fn clean(path: &str) -> &str {
    let path = path.trim_start_matches("./");
    path.rsplit_once("data/schemes/").map_or(path, |(_, rest)| rest)
}

impl<'f> Folder<'f> {
    fn read(&self) -> Option<Inner> {
        let ids = self.scheme_ids();
        self.refuse_strangers(&ids);
        let facts_node = self.yaml(FACTS);
        let facts = vocabulary::read_facts(self.report, FACTS, &facts_node);
        if facts.is_empty() {
            self.report.error(FACTS, 0, "le vocabulaire des faits manque ou est vide");
        }
        let documents = vocabulary::read_documents(self.report, DOCUMENTS, &self.yaml(DOCUMENTS));
        let (parameters, regions) = self.parameters(&ids);
        let engine = self.engine(&ids, &parameters)?;
        let schemes = self.schemes(&ids, &engine, &documents);
        let mut cases = Vec::new();
        for (rank, scheme) in schemes.iter().enumerate() {
            let file = format!("{}/cas.yaml", scheme.id);
            let read = cases::read_cases(self.report, &file, &self.yaml(&file), &facts);
            cases.extend(read.into_iter().map(|case| (rank, case)));
        }
        let contradictions = engine
            .rules()
            .filter(|rule| rule.name().starts_with("contradictions . "))
            .map(|rule| Contradiction {
                rule: rule.id(),
                name: rule.name().to_owned(),
                title: rule.title().to_owned(),
            })
            .collect();
        Some(Inner::new(engine, schemes, facts, documents, parameters, regions, cases, contradictions))
    }

    /// The folders that hold a scheme.
    fn scheme_ids(&self) -> Vec<&'f str> {
        let folders: BTreeSet<&str> = self
            .files
            .keys()
            .filter_map(|path| path.split_once('/'))
            .map(|(folder, _)| folder)
            .filter(|folder| !matches!(*folder, "communs" | "regions"))
            .collect();
        folders.into_iter().collect()
    }

    fn refuse_strangers(&self, ids: &[&str]) {
        for path in self.files.keys() {
            let known = match path.split_once('/') {
                None => matches!(*path, FACTS | DOCUMENTS) || path.ends_with(".md"),
                Some(("communs", _)) => *path == COMMON,
                Some(("regions", name)) => name.ends_with(".yaml"),
                Some((_, name)) => SCHEME_FILES.contains(&name),
            };
            if !known {
                self.report.error(path, 0, "ce fichier n'a pas de place ici ; son nom est-il juste ?");
            }
        }
        for id in ids {
            let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !plain || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
                self.report.error(
                    id,
                    0,
                    "le nom d'un dispositif s'écrit en minuscules sans accents, avec des tirets",
                );
            }
            for (name, what) in [
                ("dispositif.yaml", "ce dispositif n'a pas de description"),
                ("fiche.fr.md", "ce dispositif n'a pas de fiche"),
                ("fiche.fr-facile.md", "ce dispositif n'a pas de fiche facile à lire"),
            ] {
                let path = format!("{id}/{name}");
                if self.text(&path).is_none_or(|text| text.trim().is_empty()) {
                    self.report.error(&path, 0, what);
                }
            }
        }
    }

    fn text(&self, path: &str) -> Option<&'f str> {
        self.files.get(path).copied()
    }

    fn yaml(&self, path: &str) -> Node {
        let (node, errors) = yaml::read(self.text(path).unwrap_or_default());
        for error in errors {
            self.report.error(path, error.line, error.message);
        }
        node
    }

    fn parameters(&self, ids: &[&str]) -> (Vec<Parameter>, Vec<Region>) {
        let mut parameters = parameters::read_parameters(self.report, COMMON, "commun", &self.yaml(COMMON));
        for id in ids {
            let file = format!("{id}/parametres.yaml");
            let node = self.yaml(&file);
            if !parameters::is_empty(&node) {
                parameters.extend(parameters::read_parameters(self.report, &file, id, &node));
            }
        }
        let mut regions: Vec<Region> = Vec::new();
        for path in self.files.keys().filter(|path| path.starts_with("regions/")) {
            let region = parameters::read_region(self.report, path, &self.yaml(path), &mut parameters);
            if let Some(region) = region {
                if regions.iter().any(|other| other.code == region.code) {
                    self.report.error(path, 1, format!("deux fichiers décrivent la région {}", region.code));
                }
                regions.push(region);
            }
        }
        (parameters, regions)
    }

    /// Facts, parameters and rules of every scheme as one set of rules.
    fn engine(&self, ids: &[&str], parameters: &[Parameter]) -> Option<Engine> {
        let rules: Vec<String> = ids.iter().map(|id| format!("{id}/regles.publicodes.yaml")).collect();
        let generated = parameters::as_rules(parameters);
        let mut sources = vec![
            RuleSource { name: FACTS, text: self.text(FACTS).unwrap_or_default() },
            RuleSource { name: GENERATED, text: &generated },
        ];
        for path in &rules {
            sources.push(RuleSource { name: path, text: self.text(path).unwrap_or_default() });
        }
        let options = Options { allow_orphans: true, ..Options::default() };
        let read = Engine::read(&sources, options);
        let (engine, diagnostics) = match &read {
            Ok(engine) => (Some(engine.clone()), engine.warnings()),
            Err(errors) => (None, errors.diagnostics()),
        };
        for diagnostic in diagnostics {
            let (file, line, column) = match parameters
                .get((diagnostic.position.line.saturating_sub(1) / parameters::RULE_LINES) as usize)
            {
                Some(parameter) if diagnostic.file == GENERATED => {
                    (parameter.file.clone(), parameter.line, 0)
                }
                _ => (diagnostic.file.clone(), diagnostic.position.line, diagnostic.position.column),
            };
            let mut message = diagnostic.message.clone();
            if let Some(rule) = &diagnostic.rule {
                message = format!("dans « {rule} », {message}");
            }
            if let Some(expected) = &diagnostic.expected {
                message.push_str(&format!(" (attendu : {expected})"));
            }
            if let Some(suggestion) = &diagnostic.suggestion {
                message.push_str(&format!(" ; vouliez-vous dire « {suggestion} » ?"));
            }
            let finding = match diagnostic.severity {
                RuleSeverity::Error => Finding::error(&file, line, message),
                RuleSeverity::Warning => Finding::warning(&file, line, message),
            };
            self.report.push(finding.at_column(column));
        }
        engine
    }

    fn schemes(&self, ids: &[&'f str], engine: &Engine, documents: &[Document]) -> Vec<Scheme> {
        let mut sheets: Vec<(&str, sheet::Sheet)> = ids
            .iter()
            .filter(|id| self.text(&format!("{id}/dispositif.yaml")).is_some())
            .map(|id| {
                let file = format!("{id}/dispositif.yaml");
                (*id, sheet::read_sheet(self.report, &file, &self.yaml(&file)))
            })
            .collect();
        sheets.sort_by_key(|(id, sheet)| (sheet.rank, *id));
        circles(self.report, &sheets);
        let known = Known {
            report: self.report,
            engine,
            schemes: sheets.iter().enumerate().map(|(rank, (id, _))| (*id, rank)).collect(),
            documents,
        };
        let mut schemes = Vec::new();
        for (id, sheet) in sheets {
            let plain = self.text(&format!("{id}/fiche.fr.md")).unwrap_or_default();
            let easy = self.text(&format!("{id}/fiche.fr-facile.md"));
            schemes.push(link::link(&known, id, sheet, Wording::new(plain, easy)));
        }
        schemes
    }
}

/// Payers that would wait for each other without end: each circle of « après » is told once, where its first scheme by
/// rank closes it.
fn circles(report: &Report, sheets: &[(&str, sheet::Sheet)]) {
    let place = |name: &str| sheets.iter().position(|(id, _)| *id == name);
    let mut told = BTreeSet::new();
    for (start, (id, sheet)) in sheets.iter().enumerate() {
        for (name, line) in &sheet.after {
            let Some(next) = place(name) else { continue };
            let Some(way) = way_back(sheets, &place, next, start) else { continue };
            let mut members = way.clone();
            members.sort_unstable();
            if told.insert(members) {
                let names: Vec<&str> = std::iter::once(start).chain(way).map(|rank| sheets[rank].0).collect();
                let message = format!("« après » tourne en rond : {}", names.join(", après "));
                report.error(&format!("{id}/dispositif.yaml"), *line, message);
            }
        }
    }
}

/// The shortest way from a scheme, by what it waits for, to another; both ends included.
fn way_back(
    sheets: &[(&str, sheet::Sheet)],
    place: &impl Fn(&str) -> Option<usize>,
    from: usize,
    to: usize,
) -> Option<Vec<usize>> {
    let mut ways = std::collections::VecDeque::from([vec![from]]);
    let mut seen = BTreeSet::from([from]);
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way);
        }
        for next in sheets[last].1.after.iter().filter_map(|(name, _)| place(name)) {
            if seen.insert(next) {
                ways.push_back(way.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}

const GENERATED: &str = "parametres.yaml";
