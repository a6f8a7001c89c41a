//! Runs the cases: each must come out as it says.

use crate::desk::{Dates, Desk};
use crate::entitlement::{Costs, Entitlement, Verdict, entitlement};
use crate::fact::Value;
use crate::finding::Finding;
use crate::read::{Case, Expect, Expectation, Right};
use crate::scheme::{Index, Scheme};
use crate::schemes::Inner;

pub(crate) fn run(inner: &Inner, findings: &mut Vec<Finding>) {
    for (index, case) in &inner.cases {
        let mut run = Run { inner, scheme: &inner.schemes[*index], case, findings };
        run.case(*index);
    }
}

struct Run<'r> {
    inner: &'r Inner,
    scheme: &'r Scheme,
    case: &'r Case,
    findings: &'r mut Vec<Finding>,
}

/// The desk of a case; none when it does not say when the training starts.
pub(crate) fn desk<'i>(inner: &'i Inner, case: &Case) -> Option<Desk<'i>> {
    let Some(Value::Date(start)) = case.facts.get("formation . début") else { return None };
    let day = case.day.unwrap_or(*start);
    let mut desk = Desk::new(inner, Dates { start: *start, request: case.request, day });
    desk.state_all(&case.facts);
    Some(desk)
}

impl Run<'_> {
    fn wrong(&mut self, line: u32, message: String) {
        let file = format!("{}/cas.yaml", self.scheme.id);
        self.findings.push(Finding::error(&file, line, format!("cas « {} » : {message}", self.case.name)));
    }

    fn case(&mut self, index: Index) {
        let Some(mut desk) = desk(self.inner, self.case) else {
            self.wrong(self.case.line, "il manque « formation . début »".to_owned());
            return;
        };
        let costs = Costs::read(&mut desk);
        let answer = entitlement(&mut desk, index, &costs, true);
        self.right(&answer);
        let case = self.case;
        let id = &self.scheme.id;
        let mut asked: Vec<(String, &Expectation)> = Vec::new();
        let expected = &case.expected;
        for (line, expectation) in &expected.pays {
            asked.push((format!("{id} . paie . {}", line.name()), expectation));
        }
        for (name, expectation) in &expected.ceilings {
            asked.push((format!("{id} . plafonds . {name}"), expectation));
        }
        for (line, expectation) in &expected.fees {
            asked.push((format!("{id} . frais . {}", line.name()), expectation));
        }
        let singles = [
            ("cofinancement", &expected.cofinancing),
            ("revenu . montant", &expected.income),
            ("versement", &expected.lump_sum),
            ("débit", &expected.debit),
        ];
        for (name, expectation) in singles {
            asked.extend(expectation.as_ref().map(|expectation| (format!("{id} . {name}"), expectation)));
        }
        asked.extend(expected.rules.iter().map(|(name, expectation)| (name.clone(), expectation)));
        for (rule, expectation) in asked {
            self.value(&mut desk, &rule, expectation);
        }
        for (name, why) in std::mem::take(&mut desk.refused) {
            self.wrong(case.line, format!("« {name} » n'est pas compris. {why}"));
        }
        for failure in std::mem::take(&mut desk.failures) {
            self.wrong(case.line, failure);
        }
    }
    fn right(&mut self, answer: &Entitlement) {
        let line = self.case.line;
        let expected = &self.case.expected;
        let (right, shown) = match &answer.verdict {
            Verdict::Yes(_) => (Right::Yes, "oui".to_owned()),
            Verdict::No(refusals) => {
                let names: Vec<&str> = refusals.iter().map(|refusal| refusal.condition.as_str()).collect();
                (Right::No, format!("non ({})", names.join(", ")))
            }
            Verdict::Unknown(facts) => (Right::Unknown, format!("à savoir ({})", facts.join(", "))),
            Verdict::Mentioned => return,
        };
        if expected.right.is_some_and(|wanted| wanted != right) {
            self.wrong(line, format!("la réponse est {shown}"));
            return;
        }
        match &answer.verdict {
            Verdict::No(refusals) if !expected.conditions.is_empty() => {
                let mut failing: Vec<&str> =
                    refusals.iter().map(|refusal| refusal.condition.as_str()).collect();
                let mut wanted: Vec<&str> = expected.conditions.iter().map(String::as_str).collect();
                failing.sort_unstable();
                wanted.sort_unstable();
                if failing != wanted {
                    self.wrong(line, format!("les conditions fausses sont : {}", failing.join(", ")));
                }
            }
            Verdict::Unknown(facts) => {
                let absent: Vec<&str> =
                    expected.asked.iter().filter(|name| !facts.contains(name)).map(String::as_str).collect();
                if !absent.is_empty() {
                    self.wrong(
                        line,
                        format!("ne demande pas {} mais {}", absent.join(", "), facts.join(", ")),
                    );
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, desk: &mut Desk<'_>, rule: &str, expectation: &Expectation) {
        let answer = match desk.session().evaluate(rule) {
            Ok(answer) => answer,
            Err(error) => {
                self.wrong(expectation.line, error.to_string());
                return;
            }
        };
        use publicodes::Answered;
        let as_expected = match (&expectation.value, answer.value()) {
            (Expect::Nothing, given) => *given == Answered::NotApplicable,
            (Expect::Bool(wanted), given) => *given == Answered::Bool(*wanted),
            (Expect::Number(wanted, unit), Answered::Number(given)) => {
                (given - wanted).abs() < 0.005 && (unit.is_empty() || unit == answer.unit())
            }
            (Expect::Text(wanted), Answered::Text(given)) => wanted == given,
            (Expect::Text(wanted), Answered::Date(given)) => *wanted == given.to_string(),
            _ => false,
        };
        if !as_expected {
            let missing: Vec<&str> = answer.missing().iter().map(|missing| missing.rule.as_str()).collect();
            let missing =
                if missing.is_empty() { String::new() } else { format!(" (manque {})", missing.join(", ")) };
            self.wrong(expectation.line, format!("« {rule} » donne {answer}{missing}"));
        }
    }
}
