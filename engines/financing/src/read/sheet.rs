//! `dispositif.yaml`: what a scheme is, before its rules are tied to it.

use crate::line::Line;
use crate::read::fields::{Fields, Report};
use crate::read::parameters::BASES;
use crate::scheme::{Basis, Nature, Period, Silence, Source, Wording};
use crate::yaml::Node;

/// A scheme as its file tells it; names of rules and of other schemes are still text, with their lines.
pub(crate) struct Sheet {
    pub title: Wording,
    pub nature: Nature,
    pub audience: Wording,
    pub rank: i32,
    pub periods: Vec<Period>,
    pub decision: Option<SheetDecision>,
    pub mentioned: bool,
    pub case_by_case: Vec<Line>,
    pub adds_up: bool,
    pub alone: bool,
    pub excludes: Vec<(String, u32)>,
    pub after: Vec<(String, u32)>,
    pub needs: Vec<(String, u32)>,
    pub steps: Vec<SheetStep>,
}

pub(crate) struct SheetDecision {
    pub who: String,
    pub delay: Option<(String, u32)>,
    pub silence: Silence,
    pub appeal: Option<String>,
}

pub(crate) struct SheetStep {
    pub line: u32,
    pub name: String,
    pub title: Wording,
    pub who: String,
    pub to: Option<String>,
    pub silence: Silence,
    pub letter: Option<String>,
    pub documents: Vec<(String, u32)>,
    pub source: Source,
    pub only_if: Option<(String, u32)>,
    pub after: Vec<(String, u32)>,
    pub before_start: Option<(String, u32)>,
    pub after_start: Option<(String, u32)>,
    pub answer_within: Option<(String, u32)>,
    pub deferral: Option<(String, u32)>,
}

pub(crate) fn read_sheet(report: &Report, file: &str, node: &Node) -> Sheet {
    let fields = Fields::new(report, file, 1, node);
    let natures = [
        ("droit propre", Nature::OwnRight),
        ("aide", Nature::Aid),
        ("place collective", Nature::CollectivePlace),
        ("revenu", Nature::Income),
    ];
    let nature = fields.choice("nature", &natures);
    if nature.is_none() && fields.take("nature").is_none() {
        fields.error(1, "il manque « nature »");
    }
    let rank = fields.whole("rang");
    if rank.is_none() {
        fields.error(1, "il manque « rang »");
    }
    let periods = fields.take("périodes").map_or(Vec::new(), |node| read_periods(report, file, node));
    if periods.is_empty() {
        fields.error(fields.line_of("périodes"), "il manque au moins une période");
    }
    let mut sheet = Sheet {
        title: fields.wording("titre"),
        nature: nature.unwrap_or(Nature::Aid),
        audience: fields.wording("pour qui"),
        rank: rank.unwrap_or(99),
        periods,
        decision: None,
        mentioned: fields.yes("sans règle"),
        case_by_case: fields.lines("au cas par cas"),
        adds_up: fields.yes("s'ajoute"),
        alone: false,
        excludes: Vec::new(),
        after: Vec::new(),
        needs: Vec::new(),
        steps: Vec::new(),
    };
    if let Some(node) = fields.take("décision") {
        let fields = Fields::new(report, file, node.line, node);
        sheet.decision = Some(SheetDecision {
            who: fields.required("qui").to_owned(),
            delay: reference(&fields, "délai"),
            silence: fields.silence(),
            appeal: fields.text("recours").map(str::to_owned),
        });
        fields.done();
    }
    if let Some(node) = fields.take("cumul") {
        let fields = Fields::new(report, file, node.line, node);
        sheet.alone = fields.yes("seul");
        sheet.excludes = owned(fields.names("exclut"));
        sheet.after = owned(fields.names("après"));
        sheet.needs = owned(fields.names("suppose"));
        fields.done();
    }
    if let Some(node) = fields.take("étapes") {
        let items = node.list().unwrap_or_default();
        if items.is_empty() {
            fields.error(node.line, "« étapes » est une liste");
        }
        sheet.steps = items.iter().map(|item| read_step(report, file, item)).collect();
    }
    fields.done();
    sheet
}

fn read_periods(report: &Report, file: &str, node: &Node) -> Vec<Period> {
    let mut periods = Vec::new();
    for item in node.list().unwrap_or_default() {
        let fields = Fields::new(report, file, item.line, item);
        let from = fields.date("du");
        let to = fields.date("au");
        let basis = fields.choice("selon", &BASES).unwrap_or(Basis::Start);
        let source = fields.source();
        fields.done();
        match from {
            None => report.error(file, item.line, "une période commence « du »"),
            Some(from) if to.is_some_and(|to| to < from) => {
                report.error(file, item.line, "cette période finit avant de commencer");
            }
            Some(from) => periods.push(Period { from, to, basis, source, line: item.line }),
        }
    }
    periods.sort_by_key(|period| period.from);
    for pair in periods.windows(2) {
        if pair[0].basis == pair[1].basis && pair[0].to.is_none_or(|to| to >= pair[1].from) {
            report.error(file, pair[1].line, "cette période recouvre la précédente");
        }
    }
    periods
}

fn read_step(report: &Report, file: &str, node: &Node) -> SheetStep {
    let fields = Fields::new(report, file, node.line, node);
    let step = SheetStep {
        line: node.line,
        name: fields.required("nom").to_owned(),
        title: fields.wording("titre"),
        who: fields.required("qui").to_owned(),
        to: fields.text("à").map(str::to_owned),
        silence: fields.silence(),
        letter: fields.text("lettre").map(str::to_owned),
        documents: owned(fields.names("pièces")),
        source: fields.source(),
        only_if: reference(&fields, "seulement si"),
        after: owned(fields.names("après")),
        before_start: reference(&fields, "avant le début"),
        after_start: reference(&fields, "après le début"),
        answer_within: reference(&fields, "réponse sous"),
        deferral: reference(&fields, "report possible"),
    };
    fields.done();
    step
}

fn reference(fields: &Fields<'_>, key: &str) -> Option<(String, u32)> {
    fields.text(key).map(|name| (name.to_owned(), fields.line_of(key)))
}

fn owned(names: Vec<(&str, u32)>) -> Vec<(String, u32)> {
    names.into_iter().map(|(name, line)| (name.to_owned(), line)).collect()
}
