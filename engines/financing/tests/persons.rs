//! Seven people whose plans were worked out by hand from the articles, to the cent: each figure says here where it comes from.

mod common;

use std::sync::OnceLock;

use jalon_financing::{Facts, Line, Money, Pay, Plan, Plans, Schemes, Training, plan};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 24);

fn schemes() -> &'static Schemes {
    static SCHEMES: OnceLock<Schemes> = OnceLock::new();
    SCHEMES.get_or_init(|| {
        Schemes::read(&common::files()).unwrap_or_else(|findings| panic!("{}", common::lines(&findings)))
    })
}

fn euros(euros: i32) -> Money {
    Money::from_euros(euros)
}

/// What a scheme pays in a plan, over all lines.
fn paid(plan: &Plan, scheme: &str) -> Money {
    plan.payments.iter().filter(|payment| &*payment.scheme == scheme).map(|payment| payment.amount).sum()
}

fn best(plans: &Plans) -> &Plan {
    plans.plans.first().unwrap_or_else(|| panic!("no plan: {:?}", plans.questions))
}

fn studies(plan: &Plan, scheme: &str, line: Line) -> bool {
    plan.case_by_case.iter().any(|(id, lines)| &**id == scheme && lines.contains(&line))
}

fn training(start: Date, end: Date, hours: i32, tuition: i32) -> Training {
    Training::new("séance", start, end)
        .expect("dates follow each other")
        .with("formation . nature", "certification RNCP")
        .with("formation . éligible au compte", true)
        .with("formation . place collective", "non")
        .with("formation . heures", hours)
        .with("formation . heures en entreprise", 0)
        .cost(Line::Tuition, euros(tuition))
}

fn employee() -> Facts {
    Facts::new()
        .with("personne . statut", "salarié du privé")
        .with("personne . inscrite à France Travail", false)
        .with("personne . âge", 38)
        .with("personne . handicap reconnu", false)
        .with("personne . revenu net", 1700)
        .with("contrat . nature", "CDI")
        .with("contrat . région", "44")
        .with("contrat . mois de travail salarié", 60)
        .with("contrat . mois dans l'entreprise", 36)
        .with("contrat . salaire brut", 2200)
        .with("contrat . accord de l'employeur", true)
        .with("allocation . nature", "aucune")
        .with("compte . solde", 3000)
}

fn transition() -> Training {
    training(date(2027, 6, 1), date(2028, 1, 28), 800, 20_000)
        .with("formation . changement de métier", true)
        .with("formation . pendant le temps de travail", true)
        .with("formation . discontinue", false)
        .cost(Line::Transport, euros(600))
}

#[test]
fn clause_2_3_03_an_employee_on_a_transition_project_with_the_account_and_travel() {
    let plans = plan(schemes(), &employee(), &transition(), TODAY);
    let best = best(&plans);
    // The account pays first (3 000); the hourly ceiling is 800 h x 27,45 = 21 960, the one per file 18 000: the rest,
    // 17 000, stands below both.
    assert_eq!(paid(best, "cpf"), euros(3000));
    assert_eq!(paid(best, "ptp"), euros(17_000));
    // Using the account costs the flat participation of 2026, 103,20; travel, 600, is studied file by file.
    assert_eq!(best.left, Money::from_cents(70_320));
    assert!(studies(best, "ptp", Line::Transport));
    // 2 200 gross is below twice the SMIC (2 x 1 867,02): the salary is kept whole.
    assert_eq!(best.income.loss, Some(Money::ZERO));
    // Six months or more without a break: 120 days before 1 June 2027.
    let asked =
        best.calendar.steps.iter().find(|step| step.step == "autorisation").expect("the leave is asked");
    assert_eq!(asked.send_by, Some(date(2027, 2, 1)));
}

#[test]
fn clause_2_3_03_a_refusal_leaves_what_the_refused_funder_would_have_paid() {
    let plans = plan(schemes(), &employee().refused_by("ptp"), &transition(), TODAY);
    let best = best(&plans);
    assert_eq!(paid(best, "ptp"), Money::ZERO);
    assert!(best.left >= euros(17_000), "{}", best.left);
}

#[test]
fn clause_2_3_07_an_autonomous_project_paid_by_the_account_alone() {
    let session = training(date(2027, 3, 1), date(2027, 4, 30), 120, 2900)
        .with("formation . changement de métier", false)
        .with("formation . pendant le temps de travail", false);
    let plans = plan(schemes(), &employee(), &session, TODAY);
    let found =
        plans.plans.iter().find(|plan| paid(plan, "cpf") == euros(2900)).expect("the account pays it all");
    assert_eq!(found.left, Money::from_cents(10_320));
    assert_eq!(found.own_used, euros(2900));
}

fn seeker() -> Facts {
    Facts::new()
        .with("personne . statut", "sans emploi")
        .with("personne . inscrite à France Travail", true)
        .with("personne . âge", 45)
        .with("personne . région", "53")
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

#[test]
fn clause_2_3_12_a_job_seeker_with_the_account_the_individual_aid_and_two_incomes() {
    let session = training(date(2027, 6, 1), date(2028, 1, 28), 700, 9000)
        .with("formation . pendant le temps de travail", false)
        .with("formation . heures par semaine", 35);
    let plans = plan(schemes(), &seeker(), &session, TODAY);
    let best = best(&plans);
    // Job seekers pay no participation; the aid comes last and stays below its 8 000.
    assert_eq!(paid(best, "cpf"), euros(1500));
    assert_eq!(paid(best, "aif"), euros(7500));
    assert_eq!(best.left, Money::ZERO);
    let on = |day: Date| {
        let segment =
            best.income.segments.iter().find(|it| it.from <= day && day <= it.to).expect("a segment");
        segment.regime.as_ref().map(|regime| (regime.0.to_string(), regime.1.clone()))
    };
    // The allowance, above the least of 22,99, to its last day; then the same within 769,49 a month, 25,30 a day.
    assert_eq!(on(date(2027, 8, 10)), Some(("aref".to_owned(), Pay::Daily(Money::from_cents(3850)))));
    assert_eq!(on(date(2027, 8, 11)), Some(("rff".to_owned(), Pay::Daily(Money::from_cents(2530)))));
}

#[test]
fn clause_2_3_03_a_person_on_individual_leave_in_2015() {
    let facts = Facts::new()
        .with("personne . statut", "salarié du privé")
        .with("personne . âge", 35)
        .with("personne . revenu net", 2500)
        .with("contrat . nature", "CDI")
        .with("contrat . mois de travail salarié", 24)
        .with("contrat . mois dans l'entreprise", 12)
        .with("contrat . salaire brut", 3200)
        .with("employeur . organisme", "Fongecif");
    let session = training(date(2015, 9, 1), date(2016, 6, 30), 700, 20_000)
        .with("formation . pendant le temps de travail", true)
        .with("formation . discontinue", false);
    let plans = plan(schemes(), &facts, &session, date(2015, 3, 2));
    let best = best(&plans);
    // 700 h x 27,45 = 19 215, above the 18 000 of a file: 2 000 are left.
    assert_eq!(paid(best, "cif"), euros(18_000));
    assert_eq!(best.left, euros(2000));
    // 3 200 gross stands between two and three SMIC (2 915,04 and 4 372,56 in 2015): 95 % are kept, 2 500 x 0,95.
    let segment = &best.income.segments[0];
    let regime = segment.regime.as_ref().expect("a salary");
    assert_eq!((&*regime.0, &regime.1), ("cif", &Pay::Monthly(Money::from_cents(237_500))));
    assert!(plans.entitlements.iter().all(|answer| !matches!(&*answer.scheme, "ptp" | "cpf")));
}

#[test]
fn clause_2_0_04_clause_2_3_03_a_disabled_worker_whose_rest_agefiph_studies() {
    let mut facts = seeker();
    facts.replace("personne . handicap reconnu", true);
    facts.replace("formation . validée par le conseiller", false);
    let session = training(date(2027, 3, 1), date(2027, 7, 30), 400, 6000);
    let plans = plan(schemes(), &facts, &session, TODAY);
    let best = best(&plans);
    // There is no scale: what the account does not pay is studied, and promised to nobody.
    assert_eq!(paid(best, "cpf"), euros(1500));
    assert_eq!(best.left, euros(4500));
    assert!(studies(best, "agefiph", Line::Tuition));
}

#[test]
fn clause_2_3_08_a_young_person_on_a_regional_place_pays_nothing() {
    let facts = Facts::new()
        .with("personne . statut", "sans emploi")
        .with("personne . inscrite à France Travail", true)
        .with("personne . âge", 22)
        .with("personne . région", "44")
        .with("compte . solde", 1500);
    let session = training(date(2027, 2, 1), date(2027, 6, 30), 600, 6000)
        .with("formation . place collective", "Région")
        .with("formation . région", "44");
    let plans = plan(schemes(), &facts, &session, TODAY);
    let best = best(&plans);
    assert_eq!(paid(best, "programme-regional"), euros(6000));
    assert_eq!((best.left, best.own_used), (Money::ZERO, Money::ZERO));
    assert!(best.collective);
}
