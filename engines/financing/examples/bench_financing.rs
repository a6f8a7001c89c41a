//! How long a plan takes, and a comparison of a thousand sessions, on the schemes of the repository; beside a reference
//! measured in the same run: the same questions put to the rules one by one, in a session of their own, as a simulator
//! that knows only the rule language would.

use std::path::Path;
use std::time::{Duration, Instant};

use jalon_financing::{Facts, Line, Money, Schemes, Training, compare, plan};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use publicodes::{Engine, Options, Situation, Source};

fn main() {
    let files = files();
    let reading = Instant::now();
    let schemes = Schemes::read(&files).unwrap_or_else(|findings| {
        findings.iter().for_each(|finding| eprintln!("{finding}"));
        std::process::exit(1);
    });
    println!("lecture de {} dispositifs : {:.1} ms", schemes.all().count(), millis(reading.elapsed()));
    let today = date(2026, 11, 24);
    let mut slowest = 0.0_f64;
    for (name, facts, training) in people() {
        let (once, plans) = measure(200, || plan(&schemes, &facts, &training, today));
        slowest = slowest.max(once);
        println!(
            "un plan, {name} : {:.3} ms ({} plans, {} droits)",
            once,
            plans.plans.len(),
            plans.entitlements.len()
        );
    }
    println!("un plan, au plus : {slowest:.3} ms (but : 0,2 ms)");
    for (name, facts, training) in people() {
        let sessions = sessions(&training);
        let (once, compared) = measure(3, || compare(&schemes, &facts, &sessions, today));
        let found = compared.iter().filter(|compared| compared.best.is_some()).count();
        println!(
            "comparaison, {name} : {} séances en {:.0} ms, {found} avec un plan (but : 200 ms)",
            compared.len(),
            once
        );
    }
    reference(&files);
}

/// The rules of the repository asked without the engine: one new session a person, every rule of every scheme.
fn reference(files: &[(String, String)]) {
    let rules: Vec<&(String, String)> =
        files.iter().filter(|(path, _)| path.ends_with(".publicodes.yaml")).collect();
    let mut parameters = String::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with("parametres.yaml")) {
        let prefix = path.split('/').next().filter(|folder| *folder != "communs").unwrap_or("commun");
        for line in text.lines().filter(|line| !line.starts_with([' ', '#']) && line.ends_with(':')) {
            parameters.push_str(&format!("{prefix} . {line} 1\n"));
        }
    }
    let mut sources: Vec<Source<'_>> = rules.iter().map(|(path, text)| Source { name: path, text }).collect();
    sources.push(Source { name: "parametres", text: &parameters });
    let options = Options { allow_orphans: true, reject_incompatible_units: false, ..Options::default() };
    let engine = match Engine::read(&sources, options) {
        Ok(engine) => engine,
        Err(errors) => {
            println!("référence : non mesurée ({} erreurs)", errors.diagnostics().len());
            return;
        }
    };
    let names: Vec<String> = engine
        .rules()
        .map(|rule| rule.name().to_owned())
        .filter(|name| name.contains(" . conditions . ") || name.contains(" . paie . "))
        .collect();
    let situation =
        Situation::new().with("personne . statut", "'salarié du privé'").with("compte . solde", 3000.0);
    let (once, asked) =
        measure(20, || names.iter().filter(|name| engine.evaluate(name, &situation).is_ok()).count());
    println!("référence, {asked} règles demandées une à une au langage seul : {once:.3} ms");
}

fn measure<T>(times: u32, mut act: impl FnMut() -> T) -> (f64, T) {
    let mut last = act();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..times {
            last = std::hint::black_box(act());
        }
        best = best.min(start.elapsed() / times);
    }
    (millis(best), last)
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// An employee, a job seeker, somebody of whom nearly nothing is known.
fn people() -> Vec<(&'static str, Facts, Training)> {
    let training = |start: Date, end: Date, at_work: bool| {
        Training::new("séance", start, end)
            .expect("dates follow each other")
            .with("formation . nature", "certification RNCP")
            .with("formation . éligible au compte", true)
            .with("formation . place collective", "non")
            .with("formation . changement de métier", true)
            .with("formation . pendant le temps de travail", at_work)
            .with("formation . discontinue", false)
            .with("formation . heures", 700)
            .with("formation . heures par semaine", 35)
            .with("formation . heures en entreprise", 140)
            .with("formation . trajets", 120)
            .with("formation . kilomètres aller-retour", 40)
            .cost(Line::Tuition, Money::from_euros(9000))
            .cost(Line::Transport, Money::from_euros(600))
    };
    let employee = Facts::new()
        .with("personne . statut", "salarié du privé")
        .with("personne . inscrite à France Travail", false)
        .with("personne . âge", 38)
        .with("personne . région", "53")
        .with("personne . handicap reconnu", false)
        .with("personne . diplôme de niveau 3", true)
        .with("personne . revenu net", 1700)
        .with("contrat . nature", "CDI")
        .with("contrat . région", "53")
        .with("contrat . mois de travail salarié", 60)
        .with("contrat . mois dans l'entreprise", 36)
        .with("contrat . salaire brut", 2200)
        .with("contrat . accord de l'employeur", true)
        .with("employeur . effectif", 30)
        .with("allocation . nature", "aucune")
        .with("embauche . promise", false)
        .with("compte . solde", 3000);
    let seeker = Facts::new()
        .with("personne . statut", "sans emploi")
        .with("personne . inscrite à France Travail", true)
        .with("personne . âge", 45)
        .with("personne . région", "53")
        .with("personne . handicap reconnu", true)
        .with("personne . diplôme de niveau 3", false)
        .with("personne . revenu net", 1100)
        .with("famille . enfants", 2)
        .with("famille . enfants de moins de dix ans", 1)
        .with("famille . parent isolé", true)
        .with("allocation . nature", "ARE")
        .with("allocation . montant par jour", 38.5)
        .with("allocation . salaire journalier de référence", 66)
        .with("allocation . fin des droits", date(2027, 6, 10))
        .with("formation . validée par le conseiller", true)
        .with("formation . sur la liste de fin de formation", true)
        .with("embauche . promise", false)
        .with("compte . solde", 1500);
    let (start, end) = (date(2027, 3, 1), date(2027, 10, 29));
    vec![
        ("salariée", employee, training(start, end, true)),
        ("demandeuse d'emploi", seeker, training(start, end, false)),
        (
            "presque rien de su",
            Facts::new().with("personne . statut", "salarié du privé"),
            training(start, end, true),
        ),
    ]
}

/// A thousand sessions that differ by dates, hours and price.
fn sessions(model: &Training) -> Vec<Training> {
    (0..1000)
        .map(|rank: i32| {
            let shift = i64::from(rank % 250);
            let start = model.start().saturating_add(shift.days());
            let end = start.saturating_add((i64::from(60 + rank % 200)).days());
            let mut session =
                Training::new(format!("séance {rank}"), start, end).expect("dates follow each other");
            for (name, values) in model.facts().iter() {
                session = session.with(name, values[0].clone());
            }
            session
                .with("formation . heures", 200 + rank % 700)
                .cost(Line::Tuition, Money::from_euros(1500 + 10 * rank))
        })
        .collect()
}

fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/schemes");
    let mut open = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("data/schemes is there") {
            let path = entry.expect("a file can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned();
                files.push((name, std::fs::read_to_string(&path).expect("text")));
            }
        }
    }
    files.sort();
    files
}
