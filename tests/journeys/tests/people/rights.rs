//! What am I entitled to? Walked without an account, then in a parcours, by people in different situations.

use std::collections::BTreeMap;

use jalon_journeys::{Browser, Engine, Setting, Stage, play};

/// How somebody answers a question of the rules.
enum Answer {
    /// By choosing one of the answers shown.
    Choice(&'static str),
    /// By choosing in a list.
    Listed(&'static str),
    /// By typing.
    Typed(&'static str),
}

use Answer::{Choice, Listed, Typed};

/// More questions than this is an interrogation.
const MOST_QUESTIONS: usize = 80;

/// Answers each question as it comes, "I do not know" to the others, until the result.
async fn answer_as_asked(person: &mut Browser, answers: &BTreeMap<&str, Answer>) -> usize {
    for asked in 0..MOST_QUESTIONS {
        let path = person.path().await;
        let Some(question) = path.strip_prefix("/mes-droits/question/") else {
            assert_eq!(path, "/mes-droits/resultat");
            return asked;
        };
        let title = person.title().await;
        let label = title.split(['?', '—']).next().unwrap_or_default().trim().to_owned();
        match answers.get(question) {
            Some(Choice(choice)) => person.choose(choice).await,
            Some(Listed(choice)) => person.select(&label, choice).await,
            Some(Typed(text)) => person.type_into(&label, text).await,
            None => {
                person.press("Je ne sais pas").await;
                continue;
            }
        }
        person.press("Continuer").await;
    }
    panic!("more than {MOST_QUESTIONS} questions");
}

/// The way from the menu to the first question, with a training in mind.
async fn begin(person: &mut Browser, training: &[(&str, &str)]) {
    person.open("/").await;
    person.follow("Mes droits").await;
    person.sees("sans compte").await;
    person.press("Commencer").await;
    person.select("À quoi mène la formation", "Certification RNCP").await;
    for (label, text) in training {
        person.type_into(label, text).await;
    }
    person.press("Continuer").await;
}

const TRAINING: &[(&str, &str)] = &[
    ("Quel jour commence la formation", "7/9/2026"),
    ("Quel jour finit la formation", "26/2/2027"),
    ("Combien d'heures dure la formation", "780"),
    ("Combien coûte la formation", "11 650 €"),
];

/// An employee, on a leave to change trade (PTP) with their own account beside it.
async fn clause_1_04_clause_2_3_03_an_employee_learns_who_pays(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("samira", setting).await.with_rules();
    begin(&mut person, TRAINING).await;
    let answers = BTreeMap::from([
        ("personne-statut", Choice("Salarié du privé")),
        ("personne-age", Typed("34")),
        ("personne-region", Listed("Bretagne")),
        ("personne-revenu-net", Typed("1 580")),
        ("personne-handicap-reconnu", Choice("Non")),
        ("contrat-nature", Listed("CDI")),
        ("contrat-mois-dans-l-entreprise", Typed("60")),
        ("contrat-mois-de-travail-salarie", Typed("96")),
        ("contrat-salaire-brut", Typed("2 050")),
        ("compte-solde", Typed("2 410")),
        ("formation-changement-de-metier", Choice("Oui")),
        ("formation-pendant-le-temps-de-travail", Choice("Oui")),
        ("contrat-accord-de-l-employeur", Choice("Oui")),
        ("formation-eligible-au-compte", Choice("Oui")),
        ("formation-place-collective", Choice("Non")),
    ]);
    answer_as_asked(&mut person, &answers).await;
    for part in [
        "à payer",
        "Qui paie quoi",
        "Projet de transition professionnelle",
        "Pourquoi",
        "De quoi vivre pendant la formation",
        "Quoi envoyer, à qui, avant quand",
        "Ce qui ne peut pas payer, et pourquoi",
    ] {
        person.sees(part).await;
    }
    // To see, without keeping anything.
    person.type_into("Combien coûte la formation", "9 000").await;
    person.press("Voir ce que cela donne").await;
    person.sees("Pour voir, avec").await;
    person.sees("9 000 €").await;
    person.open("/mes-droits/resultat").await;
    person.sees("11 650 €").await;
    person.leave().await;
}

/// Somebody out of work: what they live on, and the aid that fills what their account does not pay.
async fn clause_2_3_12_a_job_seeker_learns_what_they_live_on(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("karim", setting).await.with_rules();
    let training = [
        ("Quel jour commence la formation", "7/9/2026"),
        ("Quel jour finit la formation", "26/2/2027"),
        ("Combien d'heures dure la formation", "780"),
        ("Combien coûte la formation", "6 000"),
    ];
    begin(&mut person, &training).await;
    let answers = BTreeMap::from([
        ("personne-statut", Choice("Sans emploi")),
        ("personne-inscrite-a-france-travail", Choice("Oui")),
        ("personne-age", Typed("41")),
        ("personne-region", Listed("Bretagne")),
        ("personne-handicap-reconnu", Choice("Non")),
        ("allocation-nature", Choice("ARE")),
        ("allocation-montant-par-jour", Typed("38,50")),
        ("allocation-fin-des-droits", Typed("31/12/2026")),
        ("compte-solde", Typed("1 200")),
        ("formation-eligible-au-compte", Choice("Oui")),
        ("formation-place-collective", Choice("Non")),
        ("formation-validee-par-le-conseiller", Choice("Oui")),
        ("formation-sur-la-liste-de-fin-de-formation", Choice("Oui")),
    ]);
    answer_as_asked(&mut person, &answers).await;
    person.sees("Qui paie quoi").await;
    person.sees("AIF").await;
    person.sees("De quoi vivre pendant la formation").await;
    person.leave().await;
}

/// Nonsense in every field, back, double clicks: what was typed stays, and what is wrong is said by its field.
async fn clause_3_1_05_mistakes_are_said_where_they_are(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("lea", setting).await.with_rules();
    person.open("/mes-droits/formation").await;
    person.type_into("Quel jour commence la formation", "7/9/2026").await;
    person.type_into("Quel jour finit la formation", "6/9/2026").await;
    person.type_into("Combien d'heures dure la formation", "-12").await;
    person.press("Continuer").await;
    person.sees("Le dernier jour est avant le premier").await;
    person.sees("Ce nombre doit être au moins").await;
    assert_eq!(person.value_of("Combien d'heures dure la formation").await, "-12");
    person.open("/mes-droits/question/compte-solde").await;
    person.type_into("Combien", "<b>beaucoup</b>").await;
    person.press("Continuer").await;
    person.sees("Écrivez un nombre").await;
    person.press("Je ne sais pas").await;
    person.open("/mes-droits").await;
    person.sees("Ce que vous avez répondu").await;
    person.press("Effacer toutes mes réponses").await;
    person.sees("Vos réponses sont effacées").await;
    person.leave().await;
}

/// The sheets, searched in everyday words.
async fn clause_1_04_clause_3_1_05_sheets_are_found_and_read(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("paul", setting).await.with_rules();
    person.open("/dispositifs").await;
    person.type_into("Chercher un dispositif", "salaire").await;
    person.press("Chercher").await;
    person.open("/dispositifs/ptp").await;
    person.sees("Qui décide").await;
    person.press("À quoi ai-je droit ?").await;
    person.sees("sans compte").await;
    person.leave().await;
}

async fn walk(stage: &Stage, setting: Setting) {
    clause_1_04_clause_2_3_03_an_employee_learns_who_pays(stage, setting).await;
    clause_2_3_12_a_job_seeker_learns_what_they_live_on(stage, setting).await;
    clause_3_1_05_mistakes_are_said_where_they_are(stage, setting).await;
    clause_1_04_clause_3_1_05_sheets_are_found_and_read(stage, setting).await;
}

#[test]
fn rights_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn rights_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn rights_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn rights_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}
