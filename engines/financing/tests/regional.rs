//! What regions decide, who may not wait for whom, and what is asked when the region is not known.

mod common;

use jalon_financing::{
    Evidence, Facts, Line, Misread, Money, RegionalEntry, Schemes, Severity, Source, Training, Verdict,
    Worth, explain, plan,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 24);

fn schemes() -> Schemes {
    Schemes::read(&common::files()).unwrap_or_else(|findings| panic!("{}", common::lines(&findings)))
}

fn entry(parameter: &str, from: Date, worth: Worth) -> RegionalEntry {
    RegionalEntry {
        region: "53".to_owned(),
        name: "Bretagne".to_owned(),
        parameter: parameter.to_owned(),
        from,
        worth,
        source: Source {
            title: "Délibération du conseil régional".to_owned(),
            address: None,
            evidence: Evidence::Memory,
        },
        example: false,
    }
}

fn seeker() -> Facts {
    Facts::new()
        .with("personne . statut", "sans emploi")
        .with("personne . inscrite à France Travail", true)
        .with("personne . âge", 45)
        .with("allocation . nature", "ARE")
        .with("formation . validée par le conseiller", true)
}

fn training(start: Date) -> Training {
    let end = start.saturating_add(jiff::Span::new().months(4));
    Training::new("séance", start, end)
        .expect("dates follow each other")
        .with("formation . nature", "certification RNCP")
        .with("formation . éligible au compte", true)
        .with("formation . place collective", "non")
        .with("formation . heures", 400)
        .cost(Line::Tuition, Money::from_euros(4000))
}

fn ceiling(schemes: &Schemes, request: Date) -> Option<Money> {
    let facts = seeker().with("personne . région", "53");
    let plans = plan(schemes, &facts, &training(date(2027, 6, 1)), request);
    let answer = plans.entitlements.iter().find(|it| &*it.scheme == "aide-regionale")?;
    let Verdict::Yes(offer) = &answer.verdict else { return None };
    offer.ceilings.first().map(|ceiling| ceiling.amount)
}

#[test]
fn a_region_that_is_not_known_is_what_is_asked_and_never_a_no() {
    let schemes = schemes();
    let plans = plan(&schemes, &seeker(), &training(date(2027, 6, 1)), TODAY);
    let asked: Vec<&str> = plans.questions.iter().map(|question| question.fact.as_str()).collect();
    assert!(asked.contains(&"personne . région"), "{asked:?}");
    assert!(plans.questions.iter().all(|question| !question.to_region), "{asked:?}");

    // Brittany's places are open to employees, most others are not: without the region it is not known.
    let employee = Facts::new()
        .with("personne . statut", "salarié du privé")
        .with("personne . inscrite à France Travail", false);
    let place = training(date(2027, 6, 1)).with("formation . place collective", "Région");
    let of = |facts: &Facts, place: &Training| {
        let plans = plan(&schemes, facts, place, TODAY);
        plans
            .entitlements
            .into_iter()
            .find(|it| &*it.scheme == "programme-regional")
            .expect("in force")
            .verdict
    };
    match of(&employee, &place) {
        Verdict::Unknown(facts) => {
            assert!(facts.iter().any(|name| name == "formation . région"), "{facts:?}")
        }
        other => panic!("{other:?}"),
    }
    let elsewhere = place.clone().with("formation . région", "44");
    assert!(matches!(of(&employee, &elsewhere), Verdict::No(_)));
}

#[test]
fn a_region_without_a_value_of_its_own_is_a_question_to_the_region() {
    let facts = seeker().with("personne . région", "44");
    let plans = plan(&schemes(), &facts, &training(date(2027, 6, 1)), TODAY);
    let question =
        plans.questions.iter().find(|question| question.to_region).expect("a question to the Region");
    assert_eq!(question.fact, "aide-regionale . plafond");
}

#[test]
fn what_a_region_writes_holds_from_its_day_on_and_never_before() {
    let before = schemes();
    assert_eq!(ceiling(&before, TODAY), None);
    let written = entry("aide-regionale . plafond", date(2027, 1, 1), Worth::Number(1500.0));
    let (after, left_out) = before.with_regional(&[written]);
    assert!(left_out.is_empty());
    assert_eq!(ceiling(&after, date(2026, 12, 31)), None);
    assert_eq!(ceiling(&after, date(2027, 1, 1)), Some(Money::from_euros(1500)));
    // The schemes it came from are as they were.
    assert_eq!(ceiling(&before, date(2027, 1, 1)), None);

    let facts = seeker().with("personne . région", "53");
    let place = training(date(2027, 6, 1));
    let plans = plan(&after, &facts, &place, date(2027, 1, 1));
    let answer = plans.entitlements.iter().find(|it| &*it.scheme == "aide-regionale").expect("in force");
    let Verdict::Yes(offer) = &answer.verdict else { panic!("{:?}", answer.verdict) };
    let why =
        explain(&after, &facts, &place, date(2027, 1, 1), &offer.ceilings[0].figure).expect("explained");
    let said = why.parameters.iter().find(|it| it.name == "aide-regionale . plafond").expect("the parameter");
    assert_eq!(said.region, Some(("Bretagne".to_owned(), false)));
    assert_eq!(said.from, Some(date(2027, 1, 1)));
    assert!(said.source.as_ref().is_some_and(|source| source.evidence.to_verify()));
}

#[test]
fn of_two_values_of_one_day_the_one_written_last_holds() {
    let day = date(2027, 1, 1);
    let first = entry("aide-regionale . plafond", day, Worth::Number(1500.0));
    let second = entry("aide-regionale . plafond", day, Worth::Number(900.0));
    let (schemes, _) = schemes().with_regional(&[first, second]);
    assert_eq!(ceiling(&schemes, day), Some(Money::from_euros(900)));
}

#[test]
fn what_no_region_decides_is_handed_back() {
    let entries = [
        entry("ptp . plafond du coût", TODAY, Worth::Number(1.0)),
        entry("rien de tel", TODAY, Worth::Number(1.0)),
        entry("aide-regionale . plafond", TODAY, Worth::Bool(true)),
        entry("programme-regional . ouverte aux salariés", TODAY, Worth::Number(1.0)),
        entry("aide-regionale . plafond", TODAY, Worth::Number(f64::NAN)),
        entry("aide-regionale . plafond", TODAY, Worth::Number(-1.0)),
    ];
    let (schemes, left_out) = schemes().with_regional(&entries);
    assert_eq!(left_out.len(), entries.len());
    assert_eq!(ceiling(&schemes, TODAY), None);
}

#[test]
fn a_value_is_read_as_it_is_typed_or_refused() {
    let schemes = schemes();
    let amount = schemes.parameter("aide-regionale . plafond").expect("there");
    assert_eq!(amount.parse(" 1 234,50 € "), Ok(Worth::Number(1234.5)));
    assert_eq!(amount.parse("néant"), Ok(Worth::Nothing));
    assert_eq!(amount.parse(""), Err(Misread::Empty));
    assert!(amount.parse("-5").is_err());
    assert!(amount.parse("1e9").is_err());
    assert!(amount.parse("beaucoup <b>&amp; 🙂").is_err());
    assert!(amount.parse(&"9".repeat(10_000_000)).is_err());
    let shown = amount.show(Worth::Number(1234.5));
    assert!(shown.ends_with("234,5 €"), "{shown}");
    let yes_no = schemes.parameter("programme-regional . ouverte aux salariés").expect("there");
    assert_eq!(yes_no.parse("Oui"), Ok(Worth::Bool(true)));
    assert!(yes_no.parse("12").is_err());
}

/// The files of the repository, one of them changed.
fn changed(path: &str, from: &str, to: &str) -> Vec<(String, String)> {
    let mut files = common::files();
    let (_, text) = files.iter_mut().find(|(known, _)| known == path).expect("the file is there");
    assert!(text.contains(from), "{path} has no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

#[test]
fn payers_that_wait_for_each_other_in_a_circle_are_told_once() {
    // The FAJ already waits for Agefiph.
    let files = changed("agefiph/dispositif.yaml", "  après: [cpf, ", "  après: [faj, cpf, ");
    let findings = jalon_financing::check(&files);
    let told: Vec<_> = findings.iter().filter(|it| it.message.contains("tourne en rond")).collect();
    assert_eq!(told.len(), 1, "{}", common::lines(&findings));
    assert_eq!(told[0].severity, Severity::Error);
    assert_eq!(told[0].file, "agefiph/dispositif.yaml");
    assert!(told[0].line > 0);
    assert_eq!(told[0].message, "« après » tourne en rond : agefiph, après faj, après agefiph");
    assert!(Schemes::read(&files).is_err());

    let files = changed("agefiph/dispositif.yaml", "  après: [cpf, ", "  après: [agefiph, cpf, ");
    let told = jalon_financing::check(&files);
    assert!(told.iter().any(|it| it.message == "« après » tourne en rond : agefiph, après agefiph"));
}

#[test]
fn a_fault_in_a_rule_names_its_file_line_and_column() {
    let files = changed("cpf/regles.publicodes.yaml", "valeur: ", "valeur: (( ");
    let findings = Schemes::read(&files).expect_err("the fault is found");
    let told = findings.iter().find(|it| it.file == "cpf/regles.publicodes.yaml").expect("in its file");
    assert!(told.line > 0 && told.column > 0, "{told}");
    assert!(
        told.to_string()
            .starts_with(&format!("cpf/regles.publicodes.yaml:{}:{}: erreur", told.line, told.column))
    );
}
