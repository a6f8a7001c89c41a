//! Plans of whole people on the schemes of the repository, and what must hold of any of them.

mod common;

use std::sync::OnceLock;

use jalon_financing::{Facts, Line, Money, Plan, Plans, Schemes, Training, Verdict, compare, explain, plan};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 24);

fn schemes() -> &'static Schemes {
    static SCHEMES: OnceLock<Schemes> = OnceLock::new();
    SCHEMES.get_or_init(|| match Schemes::read(&common::files()) {
        Ok(schemes) => schemes,
        Err(findings) => panic!("{}", common::lines(&findings)),
    })
}

fn employee() -> Facts {
    Facts::new()
        .with("personne . statut", "salarié du privé")
        .with("personne . inscrite à France Travail", false)
        .with("personne . âge", 38)
        .with("personne . handicap reconnu", false)
        .with("personne . revenu net", 1700)
        .with("contrat . nature", "CDI")
        .with("contrat . mois de travail salarié", 60)
        .with("contrat . mois dans l'entreprise", 36)
        .with("contrat . salaire brut", 2200)
        .with("contrat . accord de l'employeur", true)
        .with("allocation . nature", "aucune")
        .with("compte . solde", 3000)
}

fn seeker() -> Facts {
    Facts::new()
        .with("personne . statut", "sans emploi")
        .with("personne . inscrite à France Travail", true)
        .with("personne . âge", 45)
        .with("personne . handicap reconnu", false)
        .with("personne . revenu net", 1100)
        .with("allocation . nature", "ARE")
        .with("allocation . montant par jour", 38.5)
        .with("allocation . salaire journalier de référence", 66)
        .with("allocation . fin des droits", date(2027, 8, 10))
        .with("formation . validée par le conseiller", true)
        .with("formation . sur la liste de fin de formation", true)
        .with("compte . solde", 1500)
}

fn training(at_work: bool) -> Training {
    Training::new("séance", date(2027, 6, 1), date(2028, 1, 28))
        .expect("dates follow each other")
        .with("formation . nature", "certification RNCP")
        .with("formation . éligible au compte", true)
        .with("formation . place collective", "non")
        .with("formation . changement de métier", true)
        .with("formation . pendant le temps de travail", at_work)
        .with("formation . discontinue", false)
        .with("formation . heures", 700)
        .with("formation . heures par semaine", 35)
        .with("formation . heures en entreprise", 100)
        .cost(Line::Tuition, Money::from_euros(9000))
}

fn hold(plans: &Plans) {
    for plan in &plans.plans {
        let paid: Money = plan.payments.iter().map(|payment| payment.amount).sum();
        let fees: Money = plan.fees.iter().map(|(_, fee)| fee.amount).sum();
        let cost = plans.total_cost.expect("a plan has its costs");
        assert_eq!(paid + plan.left, cost + fees, "every euro is paid once");
        let left: Money = plan.left_by_line.iter().map(|(_, left)| *left).sum();
        assert_eq!(left, plan.left);
        for payment in &plan.payments {
            assert!(payment.amount > Money::ZERO);
        }
    }
}

fn uses(plan: &Plan, scheme: &str) -> bool {
    plan.schemes.iter().any(|id| &**id == scheme)
}

#[test]
fn an_employee_keeps_a_salary_with_a_transition_project_topped_up_by_the_account() {
    let plans = plan(schemes(), &employee(), &training(true), TODAY);
    hold(&plans);
    let best = &plans.plans[0];
    assert!(uses(best, "ptp") && uses(best, "cpf"), "{:?}", best.schemes);
    assert!(best.left <= Money::from_cents(10_320), "{}", best.left);
    assert_eq!(best.income.loss, Some(Money::ZERO));
    assert!(best.calendar.steps.iter().any(|step| step.step == "autorisation" && step.send_by.is_some()));
}

#[test]
fn an_employee_who_trains_outside_working_time_loses_nothing() {
    let plans = plan(schemes(), &employee(), &training(false), TODAY);
    hold(&plans);
    assert!(plans.plans.iter().all(|plan| plan.income.loss == Some(Money::ZERO)));
}

#[test]
fn every_payment_explains_itself_down_to_its_parameter() {
    let (facts, training) = (employee(), training(true));
    let plans = plan(schemes(), &facts, &training, TODAY);
    for payment in plans.plans.iter().flat_map(|plan| &plan.payments) {
        let explanation = explain(schemes(), &facts, &training, TODAY, &payment.figure).expect("explained");
        assert!(!explanation.facts.is_empty(), "{}", payment.figure.rule);
        for parameter in &explanation.parameters {
            assert!(
                parameter.source.as_ref().is_some_and(|source| !source.title.is_empty()),
                "{}",
                parameter.name
            );
        }
    }
}

#[test]
fn a_job_seeker_lives_on_the_allowance_and_then_on_what_follows_it() {
    let plans = plan(schemes(), &seeker(), &training(false), TODAY);
    hold(&plans);
    let best = &plans.plans[0];
    let regimes: Vec<&str> = best
        .income
        .segments
        .iter()
        .map(|segment| segment.regime.as_ref().map_or("", |(scheme, _, _)| scheme))
        .collect();
    assert_eq!(regimes.first(), Some(&"aref"), "{regimes:?}");
    let change = best.income.segments.iter().find(|segment| segment.from == date(2027, 8, 11));
    assert!(change.is_some(), "rights end on 10 August: {:?}", best.income.segments);
    assert_eq!(best.income.months.len(), 8);
}

#[test]
fn a_refusal_makes_another_plan() {
    let facts = employee().refused_by("ptp");
    let plans = plan(schemes(), &facts, &training(true), TODAY);
    hold(&plans);
    assert!(plans.plans.iter().all(|plan| !uses(plan, "ptp")));
    let ptp = plans.entitlements.iter().find(|answer| &*answer.scheme == "ptp").expect("in force");
    assert!(matches!(&ptp.verdict, Verdict::No(refusals) if refusals[0].condition == "refus"));
}

#[test]
fn nothing_known_is_never_no_for_want_of_a_fact() {
    let plans = plan(schemes(), &Facts::new(), &training(true), TODAY);
    assert!(!plans.questions.is_empty());
    for answer in &plans.entitlements {
        if let Verdict::No(refusals) = &answer.verdict {
            for refusal in refusals {
                assert!(!refusal.reason.plain.is_empty() && !refusal.sources.is_empty(), "{}", answer.scheme);
            }
        }
    }
}

#[test]
fn facts_that_oppose_each_other_are_shown_with_both() {
    let facts = employee().with("personne . âge", 39);
    let plans = plan(schemes(), &facts, &training(true), TODAY);
    assert_eq!(plans.contradictions[0].facts[0].1.len(), 2);
    let mut facts = employee();
    facts.replace("contrat . mois de travail salarié", 12);
    let plans = plan(schemes(), &facts, &training(true), TODAY);
    assert!(plans.contradictions.iter().any(|known| known.facts.len() == 2), "{:?}", plans.contradictions);
}

#[test]
fn nonsense_is_refused_and_told_without_a_panic() {
    let facts = Facts::new()
        .with("personne . âge", 1e300)
        .with("personne . statut", "<script>alert('🦄')</script>")
        .with("rien . de tel", "x".repeat(100_000).as_str())
        .with("compte . solde", f64::NAN);
    let plans = plan(schemes(), &facts, &training(false), TODAY);
    assert_eq!(plans.refused_facts.len(), 4, "{:?}", plans.refused_facts);
}

#[test]
fn too_late_a_session_is_told_with_the_next_that_would_do() {
    let mut soon =
        Training::new("trop tôt", date(2026, 12, 7), date(2027, 8, 27)).expect("dates follow each other");
    for (name, values) in training(true).facts().iter() {
        soon = soon.with(name, values[0].clone());
    }
    soon.other_starts = vec![date(2027, 1, 4), date(2027, 9, 6)];
    let plans = plan(schemes(), &employee(), &soon, TODAY);
    let late = plans.plans.iter().find(|plan| uses(plan, "ptp")).expect("still shown");
    assert!(late.late);
    assert_eq!(late.calendar.next_session, Some(date(2027, 9, 6)));
}

#[test]
fn more_on_the_account_never_leaves_more_to_pay() {
    for at_work in [true, false] {
        let mut before = Money::from_euros(1_000_000);
        for solde in (0..=10_000).step_by(500) {
            let mut facts = if at_work { employee() } else { seeker() };
            facts.replace("compte . solde", solde);
            let plans = plan(schemes(), &facts, &training(at_work), TODAY);
            hold(&plans);
            let least = plans.plans.iter().map(|plan| plan.left).min().expect("a plan");
            // Using the account may cost its flat fee, which is never more than what it then pays.
            assert!(least <= before + Money::from_cents(10_320), "{solde} €: {least} > {before}");
            before = before.min(least);
        }
    }
}

#[test]
fn a_comparison_says_what_a_plan_of_each_session_says() {
    let sessions = [training(true), training(false)];
    for (compared, session) in compare(schemes(), &employee(), &sessions, TODAY).iter().zip(&sessions) {
        let alone = plan(schemes(), &employee(), session, TODAY);
        assert_eq!(compared.best.as_ref().map(|plan| plan.left), alone.plans.first().map(|plan| plan.left));
        assert_eq!(
            compared.best.as_ref().map(|plan| &plan.schemes),
            alone.plans.first().map(|plan| &plan.schemes)
        );
    }
}

#[test]
fn in_2015_the_schemes_are_those_of_2015() {
    let session =
        Training::new("2015", date(2015, 9, 1), date(2016, 3, 31)).expect("dates follow each other");
    let plans = plan(schemes(), &employee(), &session, date(2015, 3, 2));
    let names: Vec<&str> = plans.entitlements.iter().map(|answer| &*answer.scheme).collect();
    assert!(names.contains(&"cif") && !names.contains(&"ptp") && !names.contains(&"cpf"), "{names:?}");
}
