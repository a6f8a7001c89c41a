//! What one scheme answers: yes and how much, no and why, or not known yet and what to ask.

use std::sync::Arc;

use jiff::civil::Date;

use crate::desk::{Desk, Replied};
use crate::line::Line;
use crate::money::Money;
use crate::scheme::{Evidence, Index, Nature, Period, Scheme, Source, Wording};

/// What a figure comes from; [`crate::explain`] unfolds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Full name of the rule.
    pub rule: String,
    /// The day it was computed for, when it is an income.
    pub day: Option<Date>,
}

/// One scheme and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Entitlement {
    pub scheme: Arc<str>,
    pub title: Wording,
    pub nature: Nature,
    pub verdict: Verdict,
    /// Facts nobody stated, taken at their usual value.
    pub assumed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a plan holds a few tens of them, and readers match on what is inside"
)]
pub enum Verdict {
    Yes(Offer),
    /// Every condition that fails; never empty.
    No(Vec<Refusal>),
    /// The facts, by name, that the answer waits for; what settles most comes first.
    Unknown(Vec<String>),
    /// An aid that is only named.
    Mentioned,
}

/// Why it is no.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Short name of the condition; `période` for a scheme that is not in force.
    pub condition: String,
    pub title: String,
    pub reason: Wording,
    /// What would change the answer.
    pub change: Option<Wording>,
    pub sources: Vec<Source>,
    pub figure: Option<Figure>,
}

impl Refusal {
    /// The funder said no; what can be done against it is what the scheme says.
    pub(crate) fn by_the_funder(scheme: &Scheme) -> Refusal {
        let appeal = scheme.decision.as_ref().and_then(|decision| decision.appeal.as_deref());
        Refusal {
            condition: "refus".to_owned(),
            title: "Accord du financeur".to_owned(),
            reason: Wording::new("Le financeur a refusé cette demande.", Some("La réponse a été non.")),
            change: appeal.map(|appeal| Wording::new(appeal, None)),
            sources: scheme.periods.iter().map(|period| period.source.clone()).collect(),
            figure: None,
        }
    }
}

/// What a scheme can pay, before it is put beside others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offer {
    pub lines: Vec<LineOffer>,
    pub ceilings: Vec<CeilingOffer>,
    /// Lines paid without a scale.
    pub case_by_case: Vec<Line>,
    pub fees: Vec<FeeOffer>,
    /// What others must pay for this one to pay.
    pub cofinancing: Option<(Money, Figure)>,
    /// Paid once, whatever the training costs.
    pub lump_sum: Option<(Money, Figure)>,
    /// What leaves the account of the person, when it is not the euros paid: an amount and its unit.
    pub debit: Option<(f64, String, Figure)>,
    pub pays_income: bool,
    /// Facts without which an amount is not known.
    pub missing: Vec<String>,
}

/// The most a scheme pays on a line; never more than the line costs.
#[derive(Debug, Clone, PartialEq)]
pub struct LineOffer {
    pub line: Line,
    pub amount: Money,
    pub figure: Figure,
}

/// The most it pays over several lines.
#[derive(Debug, Clone, PartialEq)]
pub struct CeilingOffer {
    pub title: String,
    pub lines: Vec<Line>,
    pub amount: Money,
    pub figure: Figure,
}

/// What using the scheme costs, and the schemes whose presence waives it.
#[derive(Debug, Clone, PartialEq)]
pub struct FeeOffer {
    pub line: Line,
    pub amount: Money,
    pub waived_by: Vec<Arc<str>>,
    pub figure: Figure,
}

/// The period in force, if any.
pub(crate) fn period_of<'s>(desk: &Desk<'_>, scheme: &'s Scheme) -> Option<&'s Period> {
    scheme.periods.iter().find(|period| period.covers(desk.dates.of(period.basis)))
}

/// Asks one scheme everything. `every` also looks for further conditions that fail after the first one does.
pub(crate) fn entitlement(desk: &mut Desk<'_>, index: Index, costs: &Costs, every: bool) -> Entitlement {
    let inner = desk.inner;
    let scheme = &inner.schemes[index];
    let mut assumed = Vec::new();
    let verdict = if period_of(desk, scheme).is_none() {
        Verdict::No(vec![out_of_period(scheme)])
    } else if scheme.mentioned {
        Verdict::Mentioned
    } else {
        judge(desk, scheme, costs, every, &mut assumed)
    };
    Entitlement {
        scheme: scheme.id.clone(),
        title: scheme.title.clone(),
        nature: scheme.nature,
        verdict,
        assumed,
    }
}

fn judge(
    desk: &mut Desk<'_>,
    scheme: &Scheme,
    costs: &Costs,
    every: bool,
    assumed: &mut Vec<String>,
) -> Verdict {
    let mut refusals = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    let mut unknown = false;
    for condition in &scheme.conditions {
        let reply = desk.ask(condition.rule);
        match reply.value {
            Replied::Unknown => {
                unknown = true;
                merge(&mut missing, reply.missing);
            }
            Replied::Bool(false) | Replied::Nothing => {
                refusals.push(Refusal {
                    condition: condition.name.clone(),
                    title: condition.title.clone(),
                    reason: condition.reason.clone(),
                    change: condition.change.clone(),
                    sources: condition.sources.clone(),
                    figure: Some(Figure { rule: name(scheme, "conditions", &condition.name), day: None }),
                });
                if !every {
                    break;
                }
            }
            _ => merge(assumed, reply.missing),
        }
    }
    if !refusals.is_empty() {
        assumed.clear();
        return Verdict::No(refusals);
    }
    if unknown {
        return Verdict::Unknown(missing);
    }
    Verdict::Yes(offer(desk, scheme, costs, assumed))
}

fn name(scheme: &Scheme, family: &str, short: &str) -> String {
    format!("{} . {family} . {short}", scheme.id)
}

fn merge(into: &mut Vec<String>, from: Vec<String>) {
    for name in from {
        if !into.contains(&name) {
            into.push(name);
        }
    }
}

fn out_of_period(scheme: &Scheme) -> Refusal {
    let sources: Vec<Source> = scheme.periods.iter().map(|period| period.source.clone()).collect();
    let shown = |date: Date| crate::fact::Value::Date(date).to_string();
    let periods: Vec<String> = scheme
        .periods
        .iter()
        .map(|period| match period.to {
            Some(to) => format!("du {} au {}", shown(period.from), shown(to)),
            None => format!("depuis le {}", shown(period.from)),
        })
        .collect();
    let plain =
        format!("Ce dispositif n'est pas en vigueur à cette date : il l'est {}.", periods.join(", puis "));
    Refusal {
        condition: "période".to_owned(),
        title: "Être en vigueur".to_owned(),
        reason: Wording::new(plain, Some("Cette aide n'existe pas à cette date.")),
        change: None,
        sources,
        figure: None,
    }
}

/// What each line costs; none where nobody knows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Costs {
    pub lines: [Option<Money>; Line::COUNT],
    pub missing: Vec<String>,
}

impl Costs {
    pub fn read(desk: &mut Desk<'_>) -> Costs {
        let mut costs = Costs::default();
        for line in Line::ALL {
            let Some(fact) = line.cost_fact() else { continue };
            let Some(rule) = desk.inner.engine.rule(fact) else { continue };
            let reply = desk.ask(rule.id());
            match reply.value {
                Replied::Number(euros) => costs.lines[line.index()] = Money::rounded(euros.max(0.0)),
                Replied::Unknown => costs.missing.push(fact.to_owned()),
                _ => {}
            }
        }
        costs
    }

    pub fn of(&self, line: Line) -> Money {
        self.lines[line.index()].unwrap_or(Money::ZERO)
    }

    pub fn total(&self) -> Option<Money> {
        self.missing.is_empty().then(|| self.lines.iter().flatten().copied().sum())
    }
}

fn offer(desk: &mut Desk<'_>, scheme: &Scheme, costs: &Costs, assumed: &mut Vec<String>) -> Offer {
    let mut amounts = Amounts { desk, assumed, missing: Vec::new() };
    let mut offer = Offer {
        case_by_case: scheme.case_by_case.clone(),
        pays_income: scheme.income.is_some(),
        ..Offer::default()
    };
    for (line, rule) in &scheme.pays {
        if let Some(amount) = amounts.money(*rule) {
            let amount = if *line == Line::Participation { amount } else { amount.min(costs.of(*line)) };
            let figure = Figure { rule: name(scheme, "paie", line.name()), day: None };
            offer.lines.push(LineOffer { line: *line, amount, figure });
        }
    }
    for ceiling in &scheme.ceilings {
        if let Some(amount) = amounts.money(ceiling.rule) {
            let lines = Line::ALL.into_iter().filter(|line| ceiling.lines & line.bit() != 0).collect();
            let figure = Figure { rule: name(scheme, "plafonds", &ceiling.name), day: None };
            offer.ceilings.push(CeilingOffer { title: ceiling.title.clone(), lines, amount, figure });
        }
    }
    for fee in &scheme.fees {
        if let Some(amount) = amounts.money(fee.rule).filter(|amount| !amount.is_zero()) {
            let figure = Figure { rule: name(scheme, "frais", fee.line.name()), day: None };
            let waived_by =
                fee.waived_by.iter().map(|index| amounts.desk.inner.schemes[*index].id.clone()).collect();
            offer.fees.push(FeeOffer { line: fee.line, amount, waived_by, figure });
        }
    }
    let single = |rule: &str| Figure { rule: format!("{} . {rule}", scheme.id), day: None };
    offer.cofinancing = scheme
        .cofinancing
        .and_then(|rule| amounts.money(rule))
        .filter(|amount| !amount.is_zero())
        .map(|amount| (amount, single("cofinancement")));
    offer.lump_sum =
        scheme.lump_sum.and_then(|rule| amounts.money(rule)).map(|amount| (amount, single("versement")));
    offer.debit = scheme
        .debit
        .and_then(|rule| amounts.number(rule))
        .map(|(number, unit)| (number, unit, single("débit")));
    offer.missing = amounts.missing;
    offer
}

struct Amounts<'a, 's> {
    desk: &'a mut Desk<'s>,
    assumed: &'a mut Vec<String>,
    missing: Vec<String>,
}

impl Amounts<'_, '_> {
    fn number(&mut self, rule: publicodes::RuleId) -> Option<(f64, String)> {
        let reply = self.desk.ask(rule);
        match reply.value {
            Replied::Number(number) => {
                merge(self.assumed, reply.missing);
                Some((number, reply.unit))
            }
            Replied::Unknown => {
                merge(&mut self.missing, reply.missing);
                None
            }
            _ => {
                merge(self.assumed, reply.missing);
                None
            }
        }
    }

    /// Euros, never below zero.
    fn money(&mut self, rule: publicodes::RuleId) -> Option<Money> {
        let (euros, _) = self.number(rule)?;
        Money::rounded(euros.max(0.0))
    }
}

/// Whether any source of these must be said « à vérifier ».
pub fn to_verify(sources: &[Source]) -> bool {
    sources.iter().any(|source| Evidence::to_verify(source.evidence))
}
