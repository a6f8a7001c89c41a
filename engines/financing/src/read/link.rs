//! Ties a scheme to its rules: the names `conditions`, `paie`, `plafonds`, `revenu`, `frais` mean something to the
//! engine, and what a sheet names must exist.

use std::collections::BTreeMap;
use std::sync::Arc;

use publicodes::{Engine, Rule, RuleId};

use crate::line::{Line, line_names};
use crate::read::fields::Report;
use crate::read::sheet::{Sheet, SheetStep};
use crate::scheme::{
    Ceiling, Condition, Cumulation, Decision, Document, Evidence, Fee, Index, Nature, Scheme, Source, Step,
    Wording,
};

/// What a name may refer to, while schemes are tied together.
pub(crate) struct Known<'k> {
    pub report: &'k Report,
    pub engine: &'k Engine,
    pub schemes: BTreeMap<&'k str, Index>,
    pub documents: &'k [Document],
}

pub(crate) fn link(known: &Known<'_>, id: &str, sheet: Sheet, sheets: Wording) -> Scheme {
    let file = format!("{id}/dispositif.yaml");
    let rules_file = format!("{id}/regles.publicodes.yaml");
    let names = |list: &[(String, u32)]| known.schemes_named(&file, list);
    let steps = known.steps(&file, &sheet.steps);
    let decision = sheet.decision.map(|decision| Decision {
        who: decision.who,
        delay: known.rule(&file, decision.delay.as_ref()),
        silence: decision.silence,
        appeal: decision.appeal,
    });
    let mut scheme = Scheme {
        id: Arc::from(id),
        title: sheet.title,
        nature: sheet.nature,
        audience: sheet.audience,
        rank: sheet.rank,
        periods: sheet.periods,
        decision,
        mentioned: sheet.mentioned,
        case_by_case: sheet.case_by_case,
        adds_up: sheet.adds_up,
        conditions: Vec::new(),
        steps,
        sheet: sheets,
        cumulation: Cumulation {
            alone: sheet.alone,
            excludes: names(&sheet.excludes),
            after: names(&sheet.after),
            needs: names(&sheet.needs),
        },
        pays: Vec::new(),
        ceilings: Vec::new(),
        fees: Vec::new(),
        cofinancing: None,
        income: None,
        lump_sum: None,
        debit: None,
    };
    let prefix = format!("{id} . ");
    for rule in known.engine.rules().filter(|rule| rule.name().starts_with(&prefix)) {
        known.tie(&mut scheme, &rules_file, rule, &rule.name()[prefix.len()..]);
    }
    known.complete(&scheme, &file, &rules_file);
    scheme
}

impl Known<'_> {
    fn schemes_named(&self, file: &str, list: &[(String, u32)]) -> Vec<Index> {
        let mut found = Vec::new();
        for (name, line) in list {
            match self.schemes.get(name.as_str()) {
                Some(index) => found.push(*index),
                None => self.report.error(file, *line, format!("aucun dispositif ne s'appelle « {name} »")),
            }
        }
        found
    }

    fn rule(&self, file: &str, reference: Option<&(String, u32)>) -> Option<RuleId> {
        let (name, line) = reference?;
        match self.engine.rule(name) {
            Some(rule) => Some(rule.id()),
            None => {
                let message = format!("aucune règle ni aucun paramètre ne s'appelle « {name} »");
                self.report.error(file, *line, message);
                None
            }
        }
    }

    fn steps(&self, file: &str, sheets: &[SheetStep]) -> Vec<Step> {
        let mut steps = Vec::new();
        for (rank, sheet) in sheets.iter().enumerate() {
            if sheets[..rank].iter().any(|other| other.name == sheet.name) {
                self.report.error(file, sheet.line, format!("deux étapes s'appellent « {} »", sheet.name));
            }
            let mut after = Vec::new();
            for (name, line) in &sheet.after {
                // Only what is written above can come before: no circle is possible.
                match sheets[..rank].iter().position(|other| other.name == *name) {
                    Some(found) => after.push(found),
                    None => self.report.error(
                        file,
                        *line,
                        format!("aucune étape plus haut ne s'appelle « {name} »"),
                    ),
                }
            }
            let mut documents = Vec::new();
            for (name, line) in &sheet.documents {
                match self.documents.iter().any(|document| document.name == *name) {
                    true => documents.push(name.clone()),
                    false => self.report.error(file, *line, format!("« {name} » n'est pas dans pieces.yaml")),
                }
            }
            steps.push(Step {
                name: sheet.name.clone(),
                title: sheet.title.clone(),
                who: sheet.who.clone(),
                to: sheet.to.clone(),
                silence: sheet.silence,
                letter: sheet.letter.clone(),
                documents,
                source: Some(sheet.source.clone()),
                only_if: self.rule(file, sheet.only_if.as_ref()),
                after,
                before_start: self.rule(file, sheet.before_start.as_ref()),
                after_start: self.rule(file, sheet.after_start.as_ref()),
                answer_within: self.rule(file, sheet.answer_within.as_ref()),
                deferral: self.rule(file, sheet.deferral.as_ref()),
            });
        }
        steps
    }

    /// Puts a rule where its name says it belongs; a helper of the rules belongs nowhere.
    fn tie(&self, scheme: &mut Scheme, file: &str, rule: Rule<'_>, short: &str) {
        let (_, at) = rule.written_at();
        let parts: Vec<&str> = short.split(" . ").collect();
        let line = |name: &str| {
            let line = Line::named(name);
            if line.is_none() {
                let message = format!("« {name} » n'est pas une ligne de coût ({})", line_names());
                self.report.error(file, at, message);
            }
            line
        };
        match parts.as_slice() {
            ["conditions", name] => scheme.conditions.push(self.condition(file, rule, name)),
            ["paie", name] => scheme.pays.extend(line(name).map(|line| (line, rule.id()))),
            ["plafonds", name] => {
                let mut lines = 0;
                for name in rule.attribute("lignes").into_iter().flat_map(|list| list.split(',')) {
                    lines |= line(name.trim()).map_or(0, Line::bit);
                }
                scheme.ceilings.push(Ceiling {
                    rule: rule.id(),
                    name: (*name).to_owned(),
                    title: rule.title().to_owned(),
                    lines: if lines == 0 { u16::MAX } else { lines },
                });
            }
            ["frais", name] => {
                let waivers = rule.attribute("dispensé par").into_iter().flat_map(|list| list.split(','));
                let waivers: Vec<(String, u32)> = waivers.map(|name| (name.trim().to_owned(), at)).collect();
                let waived_by = self.schemes_named(file, &waivers);
                scheme.fees.extend(line(name).map(|line| Fee { rule: rule.id(), line, waived_by }));
            }
            ["revenu", "montant"] => scheme.income = Some(rule.id()),
            ["versement"] => scheme.lump_sum = Some(rule.id()),
            ["cofinancement"] => scheme.cofinancing = Some(rule.id()),
            ["débit"] => scheme.debit = Some(rule.id()),
            ["conditions" | "paie" | "plafonds" | "frais" | "revenu"] => {}
            ["paie" | "frais", ..] => {
                self.report.error(file, at, "un montant se range sous une ligne de coût")
            }
            ["revenu", other] => {
                let message = format!("sous « revenu », seul « montant » a un sens, pas « {other} »");
                self.report.error(file, at, message);
            }
            _ => {}
        }
    }

    fn condition(&self, file: &str, rule: Rule<'_>, name: &str) -> Condition {
        let (_, line) = rule.written_at();
        let reason = rule.attribute("si non");
        if reason.is_none() {
            self.report.error(
                file,
                line,
                format!("la condition « {name} » ne dit pas pourquoi c'est non (« si non »)"),
            );
        }
        let sources = sources_of(rule);
        if sources.is_empty() {
            self.report.error(file, line, format!("la condition « {name} » n'a pas de « références »"));
        }
        if rule.attribute("preuve").is_none_or(|text| Evidence::parse(text).is_none()) {
            self.report.error(
                file,
                line,
                format!("la condition « {name} » n'a pas de « preuve » (V, C, S, M ou ?)"),
            );
        }
        Condition {
            rule: rule.id(),
            name: name.to_owned(),
            title: rule.title().to_owned(),
            reason: Wording::new(reason.unwrap_or_default(), rule.attribute("si non facile")),
            change: rule
                .attribute("pour changer")
                .map(|text| Wording::new(text, rule.attribute("pour changer facile"))),
            sources,
            line,
        }
    }

    /// A scheme that says nothing of what it is for is not finished.
    fn complete(&self, scheme: &Scheme, file: &str, rules_file: &str) {
        if scheme.mentioned {
            return;
        }
        if scheme.conditions.is_empty() {
            self.report.error(rules_file, 1, "ce dispositif n'a aucune condition");
        }
        let pays = !scheme.pays.is_empty() || !scheme.case_by_case.is_empty();
        let lives = scheme.income.is_some() || scheme.lump_sum.is_some();
        match scheme.nature {
            Nature::Income if !lives => {
                self.report.error(rules_file, 1, "un revenu a « revenu . montant » ou « versement »");
            }
            Nature::Income if pays => {
                self.report.error(file, 1, "un revenu ne paie pas la formation : c'est une « aide »");
            }
            Nature::Income => {}
            _ if !pays && !lives => {
                self.report.error(
                    rules_file,
                    1,
                    "ce dispositif ne dit pas ce qu'il paie (« paie . formation »…)",
                );
            }
            _ => {}
        }
        for line in &scheme.case_by_case {
            if scheme.pays.iter().any(|(paid, _)| paid == line) {
                let message =
                    format!("la ligne « {} » est à la fois « au cas par cas » et sous « paie »", line.name());
                self.report.error(file, 1, message);
            }
        }
        for (rank, ceiling) in scheme.ceilings.iter().enumerate() {
            for other in &scheme.ceilings[..rank] {
                let common = ceiling.lines & other.lines;
                if common != 0 && common != ceiling.lines && common != other.lines {
                    let message = format!(
                        "les plafonds « {} » et « {} » se croisent : l'un doit contenir l'autre",
                        ceiling.name, other.name
                    );
                    self.report.error(rules_file, 1, message);
                }
            }
        }
    }
}

/// The references of a rule, with its evidence tag.
pub(crate) fn sources_of(rule: Rule<'_>) -> Vec<Source> {
    let evidence = rule.attribute("preuve").and_then(Evidence::parse).unwrap_or(Evidence::Open);
    let source = |(title, address): (&str, &str)| Source {
        title: title.to_owned(),
        address: (!address.is_empty()).then(|| address.to_owned()),
        evidence,
    };
    rule.references().into_iter().map(source).collect()
}
