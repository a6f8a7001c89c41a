//! A site announces a workshop; people come, wait for a place and give one up, without an account.

use jalon_journeys::{Browser, Engine, Setting, Stage, play};

use crate::steps;

/// The counsellor announces a workshop with one place, and the hours of the resource space.
async fn clause_2_1_08_a_workshop_is_announced(stage: &Stage, setting: Setting) {
    let mut claire = stage.somebody("claire", setting).await.with_rules();
    steps::clause_1_16_a_counsellor_signs_in(stage, &mut claire).await;
    claire.follow("Rencontres").await;
    claire.follow("Annoncer une rencontre").await;
    claire.choose("Atelier").await;
    claire.type_into("Titre", "Lire une offre d'emploi").await;
    claire.type_into("Ce qu'on y fait", "Apportez une offre.").await;
    claire.type_into("Jour", "20/3/2026").await;
    claire.type_into("Début", "14:00").await;
    claire.type_into("Fin", "16:00").await;
    claire.type_into("Nombre de places", "1").await;
    claire.type_into("Accessibilité", "De plain-pied, boucle magnétique.").await;
    claire.press("Publier").await;
    claire.sees("La rencontre est publiée").await;
    claire.follow("Notre espace ressources").await;
    claire.type_into("Nom de l'espace", "Espace des Trois-Mâts").await;
    claire.type_into("Ce qu'on y trouve", "Ordinateurs et documentation").await;
    claire.type_into("Horaires", "lundi : 9 h à 12 h").await;
    claire.press("Enregistrer").await;
    claire.sees("Les changements sont enregistrés").await;
    claire.leave().await;
}

/// From the menu to the sheet of the workshop.
async fn find(person: &mut Browser) {
    person.open("/").await;
    person.follow("Rencontres").await;
    person.type_into("Où", "35").await;
    person.press("Chercher").await;
    person.follow("Lire une offre d'emploi").await;
    person.sees("boucle magnétique").await;
}

/// Two people, one place: the second waits, and gets it when the first gives it up.
async fn clause_2_1_08_clause_3_1_05_a_place_goes_on_to_whoever_waits(stage: &Stage, setting: Setting) {
    let mut first = stage.somebody("samira", setting).await.with_rules();
    find(&mut first).await;
    first.follow("S'inscrire").await;
    first.press("M'inscrire").await;
    first.sees("Laissez une adresse").await;
    first.type_into("Votre adresse e-mail", "samira@exemple.fr").await;
    first.press("M'inscrire").await;
    first.sees("Vous avez une place").await;
    let mut second = stage.somebody("paul", setting).await.with_rules();
    find(&mut second).await;
    second.follow("Attendre une place").await;
    second.type_into("Votre adresse e-mail", "paul@exemple.fr").await;
    second.press("M'inscrire").await;
    second.sees("Vous êtes le prochain").await;
    first.press("Rendre ma place").await;
    first.sees("Vous n'êtes plus inscrit").await;
    let link = stage.link("paul@exemple.fr", "libérée").await;
    second.open(&link).await;
    second.sees("Vous avez une place").await;
    second.open("/espaces-ressources").await;
    second.sees("lundi : 9 h à 12 h").await;
    first.leave().await;
    second.leave().await;
}

async fn walk(stage: &Stage, setting: Setting) {
    clause_2_1_08_a_workshop_is_announced(stage, setting).await;
    clause_2_1_08_clause_3_1_05_a_place_goes_on_to_whoever_waits(stage, setting).await;
}

#[test]
fn events_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn events_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn events_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn events_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}
