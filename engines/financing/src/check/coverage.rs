//! What the cases leave untried: a condition that none fails alone, a threshold with one side only, a value of another
//! year, a fact nobody leaves out, a right nobody gets.

use std::collections::BTreeSet;

use crate::check::cases::desk;
use crate::check::thresholds::{Threshold, thresholds};
use crate::entitlement::{Costs, Entitlement, Verdict, entitlement};
use crate::finding::Finding;
use crate::parameter::Worth;
use crate::read::Case;
use crate::scheme::{Basis, Index, Scheme};
use crate::schemes::Inner;
use crate::yaml::Node;

/// What is tried by the cases of one scheme.
#[derive(Default)]
struct Tried {
    yes: bool,
    unknown: bool,
    /// Conditions that failed alone, and those that held at least once.
    failed_alone: BTreeSet<String>,
    held: BTreeSet<String>,
    /// For each threshold, whether it was met near from above and from below.
    sides: Vec<(bool, bool)>,
    /// Values of parameters that were in force: (parameter, rank).
    in_force: BTreeSet<(usize, usize)>,
}

pub(crate) fn coverage(inner: &Inner, index: Index, rules: &Node, findings: &mut Vec<Finding>) {
    let scheme = &inner.schemes[index];
    if scheme.mentioned {
        return;
    }
    let thresholds = thresholds(inner, scheme, rules);
    let mut tried = Tried { sides: vec![(false, false); thresholds.len()], ..Tried::default() };
    for (_, case) in inner.cases.iter().filter(|(of, _)| *of == index) {
        try_case(inner, index, case, &thresholds, &mut tried);
    }
    let cases = format!("{}/cas.yaml", scheme.id);
    let rules_file = format!("{}/regles.publicodes.yaml", scheme.id);
    let mut missing =
        |file: &str, line: u32, message: String| findings.push(Finding::warning(file, line, message));
    if !tried.yes {
        missing(&cases, 0, "aucun cas n'obtient ce dispositif".to_owned());
    }
    if !tried.unknown {
        missing(&cases, 0, "aucun cas ne laisse un fait inconnu (« droit: à savoir »)".to_owned());
    }
    for condition in &scheme.conditions {
        if !tried.failed_alone.contains(&condition.name) {
            let message = format!("aucun cas ne fait échouer seule la condition « {} »", condition.name);
            missing(&rules_file, condition.line, message);
        }
        if !tried.held.contains(&condition.name) {
            let message = format!(
                "la condition « {} » n'est vraie dans aucun cas : est-elle atteignable ?",
                condition.name
            );
            missing(&rules_file, condition.line, message);
        }
    }
    for (threshold, (above, below)) in thresholds.iter().zip(&tried.sides) {
        if !(*above && *below) {
            let side = match (above, below) {
                (false, false) => "de part et d'autre",
                (false, true) => "d'un côté (à la valeur ou juste au-dessus)",
                _ => "d'un côté (juste au-dessous ou à la valeur)",
            };
            missing(
                &rules_file,
                threshold.line,
                format!("aucun cas n'est tout près {side} de « {} »", threshold.text),
            );
        }
    }
    values(inner, scheme, &tried, findings);
}

fn try_case(inner: &Inner, index: Index, case: &Case, thresholds: &[Threshold], tried: &mut Tried) {
    let scheme = &inner.schemes[index];
    let Some(mut desk) = desk(inner, case) else { return };
    let costs = Costs::read(&mut desk);
    let Entitlement { verdict, .. } = entitlement(&mut desk, index, &costs, true);
    let failing: Vec<String> = match &verdict {
        Verdict::Yes(_) => {
            tried.yes = true;
            Vec::new()
        }
        Verdict::Unknown(_) => {
            tried.unknown = true;
            return side(&mut desk, thresholds, tried);
        }
        Verdict::No(refusals) => refusals.iter().map(|refusal| refusal.condition.clone()).collect(),
        Verdict::Mentioned => Vec::new(),
    };
    if let [alone] = failing.as_slice() {
        tried.failed_alone.insert(alone.clone());
    }
    if !failing.iter().any(|name| name == "période") {
        let held =
            scheme.conditions.iter().map(|condition| &condition.name).filter(|name| !failing.contains(name));
        tried.held.extend(held.cloned());
    }
    for (rank, parameter) in inner.parameters.iter().enumerate() {
        if let Some(value) = parameter.national(desk.dates.of(parameter.basis)) {
            tried.in_force.insert((rank, value));
        }
    }
    side(&mut desk, thresholds, tried);
}

/// Notes on which side of each threshold a case stands, if it stands near.
fn side(desk: &mut crate::desk::Desk<'_>, thresholds: &[Threshold], tried: &mut Tried) {
    for (threshold, (above, below)) in thresholds.iter().zip(&mut tried.sides) {
        let session = desk.session();
        let left = session.evaluate_expression(&threshold.left).ok().and_then(|answer| answer.number());
        let right = session.evaluate_expression(&threshold.right).ok().and_then(|answer| answer.number());
        let Some((left, right)) = left.zip(right) else { continue };
        if (left - right).abs() > (right.abs() * NEAR).max(1.0) + 1e-9 {
            continue;
        }
        match threshold.strict {
            true if left > right => *above = true,
            true => *below = true,
            false if left >= right => *above = true,
            false => *below = true,
        }
    }
}

/// A case is near a threshold within one unit of it, or this part of it.
const NEAR: f64 = 0.05;

/// Dated values of the scheme's own parameters that no case is dated in, and holes in them.
fn values(inner: &Inner, scheme: &Scheme, tried: &Tried, findings: &mut Vec<Finding>) {
    let prefix = format!("{} . ", scheme.id);
    for (rank, parameter) in
        inner.parameters.iter().enumerate().filter(|(_, known)| known.name.starts_with(&prefix))
    {
        let firm: Vec<_> = parameter.values.iter().filter(|value| !value.announced).collect();
        if firm.len() > 1 {
            for (value, dated) in parameter.values.iter().enumerate().filter(|(_, dated)| !dated.announced) {
                if !tried.in_force.contains(&(rank, value)) {
                    let message = format!("aucun cas n'est daté du temps de cette valeur ({})", dated.from);
                    findings.push(Finding::warning(&parameter.file, dated.line, message));
                }
            }
        }
        for pair in firm.windows(2) {
            let next = pair[0].to.and_then(|to| to.tomorrow().ok());
            if next.is_some_and(|next| next < pair[1].from) && pair[0].worth != Worth::Nothing {
                let message = format!(
                    "rien n'est dit entre le {} et le {}",
                    pair[0].to.unwrap_or(pair[0].from),
                    pair[1].from
                );
                findings.push(Finding::error(&parameter.file, pair[1].line, message));
            }
        }
        if parameter.basis != Basis::Start || firm.is_empty() {
            continue;
        }
        for period in scheme.periods.iter().filter(|period| period.basis == Basis::Start) {
            let ends = firm.last().and_then(|last| last.to);
            let short = match (period.to, ends) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(to), Some(ends)) => ends < to,
            };
            let late =
                firm.first().is_some_and(|first| first.from > period.from && period.from.year() > 2000);
            if short || late {
                let which = if late { "commencent après lui" } else { "finissent avant lui" };
                let message = format!(
                    "les valeurs de « {} » ne couvrent pas le temps du dispositif : elles {which}",
                    parameter.name
                );
                findings.push(Finding::error(&parameter.file, parameter.line, message));
            }
        }
    }
}
