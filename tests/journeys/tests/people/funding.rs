//! A training project and its money, prepared by two: from the need to a refusal and the plan made again.

use jalon_journeys::{Browser, Engine, Setting, Stage, play};

use crate::steps;

/// The need, recognition first, the certification, two sessions compared and one chosen, working time and its letter.
async fn clause_2_3_02_clause_2_3_04_clause_2_3_10_a_training_project_is_written(
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    person.open(parcours).await;
    person.follow("Ouvrir le projet de formation").await;
    person.press("Décrire le besoin").await;
    person.choose("À un diplôme, un titre ou un certificat").await;
    person.type_into("Quel travail visez-vous", "Réparer des vélos dans un atelier.").await;
    person.press("Enregistrer").await;
    person.sees("Réparer des vélos dans un atelier.").await;
    counsellor.open(&format!("{parcours}/formation")).await;
    counsellor.press("Regarder la VAE").await;
    counsellor.choose("Une partie, par blocs").await;
    counsellor.type_into("Ce qui manque", "Le bloc sur le métal").await;
    counsellor.press("Enregistrer").await;
    counsellor.sees("Elle seule peut le dire").await;
    person.open(&format!("{parcours}/formation")).await;
    person.press("Plutôt la formation").await;
    person.sees("Votre choix est enregistré").await;
    person.press("Nommer la certification").await;
    person.type_into("Son nom, ou celui du programme", "Mécanicien cycles").await;
    person.choose("Au RNCP").await;
    person.type_into("Son numéro", "RNCP 12345").await;
    person.press("Enregistrer").await;
    person.press("Noter une session").await;
    person.press("Noter une session").await;
    for (label, text) in [
        ("L'organisme", "Institut de l’exemple"),
        ("Le premier jour", "7/9/2026"),
        ("Le dernier jour", "26/2/2027"),
        ("Les heures avec l'organisme", "780"),
        ("Le prix", "11 650"),
    ] {
        person.type_into(label, text).await;
    }
    person.choose("Chacun la fait payer").await;
    person.press("Enregistrer").await;
    person.sees("11 650 €").await;
    person.press("Choisir cette session").await;
    person.sees("choisie").await;
    counsellor.open(&format!("{parcours}/formation")).await;
    counsellor.press("Parler du temps de travail").await;
    counsellor.choose("Pendant le temps de travail").await;
    counsellor.type_into("À qui la lettre est adressée", "Boulangerie de l’exemple").await;
    counsellor.choose("Oui").await;
    counsellor.press("Enregistrer").await;
    counsellor.sees("Institut de l'exemple").await;
}

/// The letter the employer reads, and nothing else.
async fn clause_2_3_11_the_letter_is_downloaded(person: &mut Browser, parcours: &str) {
    person.open(&format!("{parcours}/formation")).await;
    let letter = person.target_of("Télécharger la lettre").await;
    let (head, file) = person.download(&letter).await;
    assert!(head.contains("200 OK") && head.contains("application/pdf"), "{head}");
    assert!(file.starts_with(b"%PDF-"), "the letter is a PDF");
}

/// Who pays, kept as a plan; a request sent, refused with its reason, and the plan made again.
async fn clause_2_3_03_clause_2_3_09_a_refusal_is_planned_again(
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    let funding = format!("{parcours}/financement");
    for (question, choice) in [
        ("personne-statut", "Salarié du privé"),
        ("formation-eligible-au-compte", "Oui"),
        ("formation-changement-de-metier", "Oui"),
    ] {
        person.open(&format!("{funding}/question/{question}")).await;
        person.choose(choice).await;
        person.press("Continuer").await;
    }
    for (question, label, text) in [
        ("compte-solde", "Combien", "2 410"),
        ("personne-revenu-net", "Combien", "1 580"),
        ("contrat-salaire-brut", "Quel", "2 050"),
        ("contrat-mois-dans-l-entreprise", "Depuis combien de mois", "60"),
        ("contrat-mois-de-travail-salarie", "Combien", "96"),
    ] {
        counsellor.open(&format!("{funding}/question/{question}")).await;
        counsellor.type_into(label, text).await;
        counsellor.press("Continuer").await;
    }
    counsellor.open(&format!("{funding}/question/contrat-nature")).await;
    counsellor.select("Quel est votre contrat de travail", "CDI").await;
    counsellor.press("Continuer").await;
    person.open(&funding).await;
    person.sees("Qui paie quoi").await;
    person.sees("Projet de transition professionnelle").await;
    person.press("Retenir ce plan").await;
    person.sees("Le plan est retenu").await;
    person.sees("Les demandes aux financeurs").await;
    counsellor.open(&funding).await;
    counsellor.press_in("Projet de transition professionnelle", "Dire où en est la demande").await;
    counsellor.choose("envoyée").await;
    counsellor.press("Enregistrer").await;
    counsellor.press_in("Projet de transition professionnelle", "Dire où en est la demande").await;
    counsellor.choose("refusée").await;
    counsellor.press("Enregistrer").await;
    counsellor.sees("Écrivez la raison donnée").await;
    counsellor.type_into("La raison donnée", "Le budget de l’année est épuisé.").await;
    counsellor.press("Enregistrer").await;
    counsellor.sees("Le refus est noté").await;
    person.open(&funding).await;
    person.sees("Le plan est refait sans ce financeur").await;
    person.sees("Le budget de l'année est épuisé.").await;
    person.sees("Le financeur a refusé cette demande").await;
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
    let both = (&mut person, &mut counsellor);
    clause_2_3_02_clause_2_3_04_clause_2_3_10_a_training_project_is_written(both, &parcours).await;
    clause_2_3_11_the_letter_is_downloaded(&mut person, &parcours).await;
    clause_2_3_03_clause_2_3_09_a_refusal_is_planned_again((&mut person, &mut counsellor), &parcours).await;
    person.leave().await;
    counsellor.leave().await;
}

#[test]
fn a_training_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn a_training_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn a_training_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn a_training_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}
