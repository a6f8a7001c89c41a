//! From answers to the words of a page: hands what is known to the engine and says what it answers in the reader's words.
//!
//! The engine reckons; here only names, sources and dates are turned into what a page shows.

use jalon_financing::{
    Aim, Due, Entitlement, Evidence, Figure, Limit, Line, Plan as Reckoned, Plans, Refusal as No, Silence,
    Source as Text, Verdict, explain, plan,
};
use jalon_kernel::page::Frame;
use jiff::civil::Date;

pub use crate::known::Assumed;
use crate::known::{Known, known};
use crate::model::answers::Answers;
use crate::model::outcome::{
    Closed, Contradiction, Month, Open, Outcome, Payment, Plan, Reason, Source, Step, Trust, Unsettled,
};
use crate::pages::fact::{question, shown};
use crate::pages::sheets::worded;
use crate::rules::Rules;

/// The next question to ask: the one that settles most among those nobody passed over. `None` when nothing more matters.
pub fn next(rules: &Rules, frame: &Frame, answers: &Answers, today: Date) -> Option<String> {
    let known = known(frame, rules, answers, today);
    let plans = plan(rules.schemes(), &known.facts, &known.training, today);
    let asked = plans.questions.into_iter().filter(|question| !question.to_region);
    asked.map(|question| question.fact).find(|name| !answers.is_answered(name))
}

/// Everything the rules answer, in the reader's words; and the dates that were taken where none was said.
pub fn outcome(frame: &Frame, rules: &Rules, answers: &Answers, today: Date) -> (Outcome, Option<Assumed>) {
    outcome_without(frame, rules, answers, today, &[])
}

/// The same without the schemes whose funder has said no.
pub fn outcome_without(
    frame: &Frame,
    rules: &Rules,
    answers: &Answers,
    today: Date,
    refused: &[&str],
) -> (Outcome, Option<Assumed>) {
    let mut known = known(frame, rules, answers, today);
    known.facts = refused.iter().fold(known.facts, |facts, scheme| facts.refused_by(*scheme));
    let plans = plan(rules.schemes(), &known.facts, &known.training, today);
    let say = Say { frame, rules, answers, known: &known, today };
    (say.outcome(plans), known.assumed)
}

struct Say<'a> {
    frame: &'a Frame,
    rules: &'a Rules,
    answers: &'a Answers,
    known: &'a Known,
    today: Date,
}

impl Say<'_> {
    fn outcome(&self, plans: Plans) -> Outcome {
        let mut outcome = Outcome { misread: self.known.misread.clone(), ..Outcome::default() };
        outcome
            .misread
            .extend(plans.refused_facts.iter().map(|(name, why)| (self.question(name), why.clone())));
        outcome.contradictions = plans.contradictions.iter().map(|it| self.contradiction(it)).collect();
        for entitlement in &plans.entitlements {
            self.entitlement(&mut outcome, entitlement);
        }
        outcome.questions = plans
            .questions
            .iter()
            .filter(|question| !question.to_region && !self.answers.is_answered(&question.fact))
            .map(|question| (question.fact.clone(), worded(self.frame, &question.question)))
            .collect();
        outcome.plans = plans.plans.iter().map(|plan| self.plan(&plans, plan)).collect();
        outcome
    }

    fn question(&self, name: &str) -> String {
        self.rules.schemes().fact(name).map_or_else(|| name.to_owned(), |fact| question(self.frame, fact))
    }

    fn title(&self, scheme: &str) -> String {
        let found = self.rules.schemes().scheme(scheme);
        found.map_or_else(|| scheme.to_owned(), |scheme| worded(self.frame, &scheme.title))
    }

    fn contradiction(&self, contradiction: &jalon_financing::Contradiction) -> Contradiction {
        let facts = contradiction.facts.iter().flat_map(|(name, values)| {
            let fact = self.rules.schemes().fact(name);
            values.iter().map(move |value| {
                let said = fact
                    .map_or_else(|| value.to_string(), |fact| shown(self.frame, fact, &value.to_string()));
                (self.question(name), said, Some(name.clone()))
            })
        });
        Contradiction { title: contradiction.title.clone(), facts: facts.collect() }
    }

    fn entitlement(&self, outcome: &mut Outcome, entitlement: &Entitlement) {
        let (id, title) = (entitlement.scheme.to_string(), worded(self.frame, &entitlement.title));
        match &entitlement.verdict {
            Verdict::Yes(offer) => {
                let scheme = self.rules.schemes().scheme(&id);
                let doubt = scheme.is_some_and(|scheme| {
                    scheme
                        .conditions
                        .iter()
                        .flat_map(|it| &it.sources)
                        .any(|source| source.evidence.to_verify())
                });
                outcome.open.push(Open {
                    id,
                    title,
                    audience: scheme.map(|it| worded(self.frame, &it.audience)).unwrap_or_default(),
                    lines: offer
                        .lines
                        .iter()
                        .filter(|line| !line.amount.is_zero())
                        .map(|line| (word(line.line), line.amount.cents()))
                        .collect(),
                    case_by_case: offer.case_by_case.iter().map(|line| word(*line)).collect(),
                    assumed: entitlement.assumed.iter().map(|name| self.assumed(name)).collect(),
                    trust: if doubt { Trust::ToCheck } else { Trust::Read },
                });
            }
            Verdict::No(refusals) => {
                let reasons = refusals.iter().map(|refusal| self.reason(refusal)).collect();
                outcome.closed.push(Closed { id, title, reasons });
            }
            Verdict::Unknown(facts) => {
                let asks = facts.iter().map(|name| (name.clone(), self.question(name))).collect();
                outcome.unsettled.push(Unsettled { id, title, asks });
            }
            Verdict::Mentioned => outcome.mentioned.push((id, title)),
        }
    }

    fn assumed(&self, name: &str) -> String {
        match self.rules.schemes().fact(name) {
            Some(fact) => {
                let usual =
                    fact.usual.as_deref().map(|usual| shown(self.frame, fact, usual)).unwrap_or_default();
                format!("{} {usual}", fact.title).trim_end().to_owned()
            }
            None => name.to_owned(),
        }
    }

    fn reason(&self, refusal: &No) -> Reason {
        let change = refusal.change.as_ref().map(|change| worded(self.frame, change)).unwrap_or_default();
        Reason {
            why: worded(self.frame, &refusal.reason),
            change,
            sources: sources(&refusal.sources),
            trust: trust(&refusal.sources),
        }
    }

    fn plan(&self, plans: &Plans, plan: &Reckoned) -> Plan {
        let payments: Vec<Payment> = plan
            .payments
            .iter()
            .map(|payment| {
                let (why, sources, trust) = self.why(payment);
                Payment {
                    scheme: payment.scheme.to_string(),
                    title: self.title(&payment.scheme),
                    line: word(payment.line),
                    cents: payment.amount.cents(),
                    why,
                    sources,
                    trust,
                }
            })
            .collect();
        let fees: i64 = plan.fees.iter().map(|(_, fee)| fee.amount.cents()).sum();
        let cost: i64 = plans.costs.iter().map(|(_, amount)| amount.cents()).sum();
        let months = plan.income.months.iter().map(|month| self.month(month)).collect();
        let has_income = plan.income.months.iter().any(|month| month.during.is_some_and(|it| !it.is_zero()));
        let income =
            plan.income.total.zip(plan.income.today).map(|(total, today)| (total.cents(), today.cents()));
        Plan {
            best_for: plan.best_for.iter().map(|aim| aim_key(*aim)).collect(),
            case_by_case: plan
                .case_by_case
                .iter()
                .flat_map(|(id, lines)| {
                    lines.iter().map(|line| (id.to_string(), self.title(id), word(*line)))
                })
                .collect(),
            payments,
            cost: cost + fees,
            left: plan.left.cents(),
            own_used: plan.own_used.cents(),
            months: if has_income { months } else { Vec::new() },
            today: plans.today_income.map(|today| today.cents()),
            income: income.filter(|_| has_income),
            once: plan
                .income
                .lump_sums
                .iter()
                .map(|(id, amount, _)| (self.title(id), amount.cents()))
                .collect(),
            steps: plan.calendar.steps.iter().map(|due| self.step(due)).collect(),
            certain_on: plan.certain_on,
            later_start: plan
                .calendar
                .next_session
                .or(plan.calendar.earliest_start)
                .filter(|_| plan.calendar.late),
        }
    }

    fn month(&self, month: &jalon_financing::Month) -> Month {
        Month {
            first: Date::new(month.year, month.month, 1).unwrap_or(self.today),
            cents: month.during.map(|during| during.cents()),
            from: month.parts.iter().map(|(id, amount)| (self.title(id), amount.cents())).collect(),
            unpaid_days: month.unpaid_days,
        }
    }

    // The rules a payment comes from, the dated values they took, and what keeps it from being larger.
    fn why(&self, payment: &jalon_financing::Payment) -> (Vec<String>, Vec<Source>, Trust) {
        let mut steps = Vec::new();
        let mut texts: Vec<Text> = Vec::new();
        let mut unfold = |figure: &Figure, steps: &mut Vec<String>| {
            let (facts, training) = (&self.known.facts, &self.known.training);
            let found = explain(self.rules.schemes(), facts, training, self.today, figure);
            let Some(explanation) = found else { return };
            steps.push(format!("{} : {}", explanation.title, explanation.value));
            for parameter in &explanation.parameters {
                let line = match parameter.from {
                    Some(from) => {
                        let from = self.frame.date(from);
                        let since = self.frame.t1("training-why-since", "date", from).into_owned();
                        format!("{} : {} ({since})", parameter.title, parameter.value)
                    }
                    None => format!("{} : {}", parameter.title, parameter.value),
                };
                steps.push(line);
                if let Some((region, true)) = &parameter.region {
                    steps.push(self.frame.t1("training-why-example", "region", region).into_owned());
                }
                texts.extend(parameter.source.iter().cloned());
            }
            texts.extend(explanation.sources.iter().cloned());
            texts.extend(explanation.rules.iter().flat_map(|rule| rule.sources.iter().cloned()));
        };
        unfold(&payment.figure, &mut steps);
        match &payment.limit {
            Limit::LinePaid => steps.push(self.frame.t("training-why-line-paid").into_owned()),
            Limit::Line(_) => steps.push(self.frame.t("training-why-line").into_owned()),
            Limit::Ceiling(title, figure) => {
                steps.push(self.frame.t1("training-why-ceiling", "ceiling", title).into_owned());
                unfold(figure, &mut steps);
            }
        }
        let trust = trust(&texts);
        let mut all = sources(&texts);
        all.dedup();
        (steps, all, trust)
    }

    fn step(&self, due: &Due) -> Step {
        let silence = match due.silence {
            Silence::Agreement => "accord",
            Silence::Refusal => "refus",
            Silence::Nothing => "rien",
        };
        let source = due.source.as_ref();
        Step {
            id: due.scheme.to_string(),
            scheme: self.title(&due.scheme),
            title: worded(self.frame, &due.title),
            who: due.who.clone(),
            to: due.to.clone().unwrap_or_default(),
            send_by: due.send_by,
            answer_by: due.answer_by,
            silence: due.answer_by.map(|_| silence.to_owned()).unwrap_or_default(),
            papers: due.documents.iter().map(|document| worded(self.frame, &document.title)).collect(),
            is_late: due.late,
            source: source.map(|source| one_source(source)),
            trust: source.map_or(Trust::Read, |source| doubt(source.evidence)),
        }
    }
}

fn one_source(text: &Text) -> Source {
    Source { text: text.title.clone(), address: text.address.clone().unwrap_or_default() }
}

fn sources(texts: &[Text]) -> Vec<Source> {
    let mut all: Vec<Source> = Vec::new();
    for text in texts {
        let source = one_source(text);
        if !all.contains(&source) {
            all.push(source);
        }
    }
    all
}

fn doubt(evidence: Evidence) -> Trust {
    if evidence.to_verify() { Trust::ToCheck } else { Trust::Read }
}

fn trust(texts: &[Text]) -> Trust {
    if texts.iter().any(|text| text.evidence.to_verify()) { Trust::ToCheck } else { Trust::Read }
}

fn aim_key(aim: Aim) -> &'static str {
    match aim {
        Aim::LeastBurden => "training-aim-least",
        Aim::AccountKept => "training-aim-account",
        Aim::SoonestCertain => "training-aim-soonest",
        Aim::LeastPaperwork => "training-aim-papers",
    }
}

/// The end of the key of a line's words.
pub fn word(line: Line) -> &'static str {
    match line {
        Line::Tuition => "tuition",
        Line::Certification => "certification",
        Line::Equipment => "equipment",
        Line::Transport => "transport",
        Line::Lodging => "lodging",
        Line::Meals => "meals",
        Line::Childcare => "childcare",
        Line::Disability => "disability",
        Line::Participation => "participation",
    }
}
