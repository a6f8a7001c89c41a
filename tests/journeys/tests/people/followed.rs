//! A project brought ready-made, declared, and followed while it goes on, by a person and their counsellor.

use std::time::Duration;

use jalon_journeys::{Browser, COUNSELLOR, Engine, Setting, Stage, play};
use jalon_training::account::simulator::Behaviour;

use crate::steps;

const DAY: Duration = Duration::from_secs(24 * 3600);
const CPF: &str = "Compte personnel de formation, en euros";

/// Everything the person found alone: the training, its session, its quote, and how it is paid.
async fn a_finished_project(person: &mut Browser, parcours: &str) {
    person.open(&format!("{parcours}/formation/besoin")).await;
    person.choose("À un diplôme, un titre ou un certificat").await;
    person.type_into("Quel travail visez-vous", "Réparer des vélos dans un atelier.").await;
    person.choose_in("Avez-vous ce qui est demandé", "Oui").await;
    person.press("Enregistrer").await;
    person.open(&format!("{parcours}/formation/certification")).await;
    person.type_into("Son nom, ou celui du programme", "Mécanicien cycles").await;
    person.choose("Au RNCP").await;
    person.type_into("Son numéro", "RNCP 12345").await;
    person.press("Enregistrer").await;
    person.open(&format!("{parcours}/formation/organismes/nouveau")).await;
    for (label, text) in [
        ("L'organisme", "Institut de l’exemple"),
        ("Le premier jour", "7/9/2026"),
        ("Le dernier jour", "30/10/2026"),
        ("Les heures avec l'organisme", "200"),
        ("Le prix", "2 000"),
    ] {
        person.type_into(label, text).await;
    }
    person.choose("Chacun la fait payer").await;
    person.choose("Reçu").await;
    person.press("Enregistrer").await;
    person.press("Choisir cette session").await;
    person.open(&format!("{parcours}/formation/temps-de-travail")).await;
    person.choose("En dehors du temps de travail").await;
    person.press("Enregistrer").await;
    let funding = format!("{parcours}/financement");
    for (question, choice) in
        [("personne-statut", "Salarié du privé"), ("formation-eligible-au-compte", "Oui")]
    {
        person.open(&format!("{funding}/question/{question}")).await;
        person.choose(choice).await;
        person.press("Continuer").await;
    }
    person.open(&format!("{funding}/question/compte-solde")).await;
    person.type_into("Combien", "3 000").await;
    person.press("Continuer").await;
    person.open(&funding).await;
    person.press("Retenir ce plan").await;
    person.sees("Le plan est retenu").await;
}

/// Checked by the house, decided by a counsellor, before a day that both read.
async fn clause_2_3_07_a_ready_project_is_validated_directly(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    person.open(&format!("{parcours}/formation")).await;
    person.follow("Voir ce qui est vérifié").await;
    person.sees("Un conseiller décide, jamais la machine").await;
    person.sees("que personne ne paie").await;
    person.type_into("Ce que vous voulez dire au conseiller", "Tout est prêt pour septembre.").await;
    person.press("Demander la validation").await;
    person.sees("Réponse avant le 17 mars 2026").await;
    let link = stage.link(COUNSELLOR, "attend votre décision").await;
    counsellor.open("/validations").await;
    counsellor.sees("17 mars 2026").await;
    counsellor.open(&link).await;
    counsellor.sees("Tout est prêt pour septembre.").await;
    counsellor.sees("Réponse avant le 17 mars 2026").await;
    counsellor.choose("Non validé").await;
    counsellor.press("Enregistrer la décision").await;
    counsellor.sees("Écrivez la raison ou ce qui manque").await;
    counsellor.choose("Il manque quelque chose").await;
    counsellor.type_into("La raison, ou ce qui manque", "Le règlement de l’organisme.").await;
    counsellor.press("Enregistrer la décision").await;
    counsellor.sees("La décision est enregistrée").await;
    let answer = stage.link(steps::MAIL, "décision sur votre projet").await;
    person.open(&answer).await;
    person.sees("Le règlement de l'organisme.").await;
    person.press("Demander la validation").await;
    counsellor.open(&link).await;
    counsellor.choose("Validé").await;
    counsellor.press("Enregistrer la décision").await;
    person.open(&answer).await;
    person.sees("Le projet est validé tel qu'il est").await;
}

/// Declared once to the account's system, though the first answer is lost on the way.
async fn clause_2_3_13_the_account_is_told_once(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    let funding = format!("{parcours}/financement");
    for (state, number) in [("envoyée", ""), ("accordée", "DOS-17")] {
        counsellor.open(&funding).await;
        counsellor.press_in(CPF, "Dire où en est la demande").await;
        counsellor.choose(state).await;
        counsellor.type_into("Le numéro du dossier", number).await;
        counsellor.press("Enregistrer").await;
    }
    counsellor.open(&funding).await;
    counsellor.follow("La déclaration au système du compte").await;
    counsellor.sees("est un simulateur").await;
    counsellor.sees("RNCP12345").await;
    stage.simulator.behave(Behaviour { accuses_perdus: 1, ..Behaviour::default() });
    counsellor.press("Déclarer").await;
    counsellor.sees("à envoyer").await;
    stage.work().await;
    person.open(&format!("{funding}/declaration")).await;
    person.sees("La réponse n'est pas arrivée").await;
    stage.let_pass(Duration::from_secs(60));
    stage.work().await;
    person.open(&format!("{funding}/declaration")).await;
    person.sees("reçue par le système").await;
    person.sees("SIM-000001").await;
    assert_eq!((stage.simulator.count(), stage.simulator.calls()), (1, 2), "sent twice, there once");
}

/// During the training: a contact, an absence, what is changed, and words for the counsellor.
async fn clause_1_11_the_training_is_followed(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    counsellor.open(&format!("{parcours}/formation")).await;
    counsellor.follow("Ouvrir le suivi").await;
    counsellor.press("Prévoir un contact").await;
    counsellor.type_into("Quel jour", "10/3/2026").await;
    counsellor.choose("La personne").await;
    counsellor.choose("Par téléphone").await;
    counsellor.press("Enregistrer").await;
    counsellor.sees("Le contact est prévu").await;
    person.open(&format!("{parcours}/formation/suivi")).await;
    person.sees("prendre contact le").await;
    person.press("Signaler une absence").await;
    person.choose("Des jours sont manqués").await;
    person.press("Enregistrer").await;
    person.sees("Écrivez ce qui se passe").await;
    person.type_into("Ce qui se passe", "Trois jours, mon enfant est malade.").await;
    person.press("Enregistrer").await;
    person.sees("L'alerte est notée").await;
    let link = stage.link(COUNSELLOR, "signalé dans un suivi").await;
    counsellor.open(&link).await;
    counsellor.sees("Trois jours, mon enfant est malade.").await;
    counsellor.press("Répondre par un ajustement").await;
    counsellor.type_into("Ce qui change", "Une semaine de rattrapage en novembre.").await;
    counsellor.type_into("Pourquoi", "Trois jours manqués.").await;
    counsellor.press("Enregistrer").await;
    person.open(&link).await;
    person.sees("Une semaine de rattrapage en novembre.").await;
    person.sees("une réponse est donnée").await;
    person.press("Écrire un message").await;
    person.type_into("Votre message", "Merci, cela me convient.").await;
    person.press("Enregistrer").await;
    counsellor.open(&link).await;
    counsellor.sees("Merci, cela me convient.").await;
    stage.let_pass(6 * DAY);
    let reminder = stage.link(steps::MAIL, "prévu demain").await;
    assert_eq!(reminder, link, "the day before, whoever gets in touch is reminded");
}

async fn walk(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("samira", setting).await.with_rules();
    let mut counsellor = stage.somebody("claire", setting).await.with_rules();
    steps::clause_1_12_clause_2_1_01_a_request_is_stated(&mut person).await;
    person.press("Envoyer ma demande").await;
    person.press("Créer un compte ou me connecter").await;
    steps::enter(stage, &mut person, steps::MAIL).await;
    steps::clause_1_16_a_counsellor_signs_in(stage, &mut counsellor).await;
    let parcours = steps::clause_2_1_01_the_request_is_taken(&mut counsellor).await;
    a_finished_project(&mut person, &parcours).await;
    let both = (&mut person, &mut counsellor);
    clause_2_3_07_a_ready_project_is_validated_directly(stage, both, &parcours).await;
    clause_2_3_13_the_account_is_told_once(stage, (&mut person, &mut counsellor), &parcours).await;
    clause_1_11_the_training_is_followed(stage, (&mut person, &mut counsellor), &parcours).await;
    person.leave().await;
    counsellor.leave().await;
}

#[test]
fn a_ready_project_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn a_ready_project_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn a_ready_project_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn a_ready_project_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}
