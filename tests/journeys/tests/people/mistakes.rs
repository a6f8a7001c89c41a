//! People make mistakes, click twice, come late, and try addresses: nothing is lost and nothing breaks.

use jalon_journeys::{Browser, Engine, Setting, Stage, play};

use crate::steps;

const HOSTILE: &str = "<script>alert(1)</script> \"'; drop table request; -- 😀 l’été";

#[test]
fn what_is_refused_is_said_on_top_and_by_the_field_and_kept() {
    play(Engine::Sqlite, async |stage| {
        let mut person = stage.somebody("samira", Setting::PHONE).await;
        person.open("/demande/motif").await;
        person.press("Continuer").await;
        refused(&person, "Choisissez ce qui vous amène").await;
        person.open("/connexion").await;
        person.type_into("Votre adresse e-mail ou votre numéro", HOSTILE).await;
        person.press("Recevoir un code").await;
        refused(&person, "Votre adresse e-mail ou votre numéro").await;
        assert_eq!(person.value_of("Votre adresse e-mail ou votre numéro").await, HOSTILE);
        person.open("/etre-rappele").await;
        person.type_into("Votre numéro", "12").await;
        person.press("Demander un appel").await;
        refused(&person, "Ce numéro a 2 chiffres").await;
        assert_eq!(person.value_of("Votre numéro").await, "12");
        person.leave().await;
    });
}

#[test]
fn a_text_too_long_or_full_of_signs_comes_back_as_it_was() {
    play(Engine::Sqlite, async |stage| {
        let mut person = stage.somebody("samira", Setting::DESK_WITHOUT_SCRIPTS).await;
        person.open("/demande/mots").await;
        person.type_into("Dites-le avec vos mots", HOSTILE).await;
        person.press("Continuer").await;
        person.open("/demande/mots").await;
        assert_eq!(person.value_of("Dites-le avec vos mots").await, HOSTILE);
        let long = "été ".repeat(6_000);
        person.type_into("Dites-le avec vos mots", &long).await;
        person.press("Continuer").await;
        refused(&person, "caractères. Il peut en faire").await;
        assert_eq!(person.value_of("Dites-le avec vos mots").await.trim(), long.trim());
        person.open("/metiers").await;
        person.type_into("Un métier, une activité", HOSTILE).await;
        person.press("Chercher").await;
        person.sees("script").await;
        person.leave().await;
    });
}

/// The seven properties of a refusal that can be seen: the summary with a link to the field, the same words by the
/// field, the title, and the field marked.
async fn refused(person: &Browser, words: &str) {
    person.sees("Il y a un problème").await;
    person.sees(words).await;
    assert!(person.title().await.starts_with("Erreur"), "the title says that something is wrong");
    assert_eq!(person.refused_fields().await, Vec::<String>::new());
}

#[test]
fn a_double_click_creates_one_thing() {
    play(Engine::Sqlite, async |stage| {
        let (mut person, mut counsellor) = a_parcours(stage).await;
        let page = format!("{}/plan", counsellor.parcours);
        person.open(&page).await;
        person.type_into("Ce qu'il faut faire", "Une seule étape").await;
        person.choose("Vous").await;
        person.press_twice("Ajouter cette étape").await;
        person.sees("Une seule étape").await;
        counsellor.browser.open(&page).await;
        assert_eq!(
            counsellor.browser.text().await.matches("Une seule étape").count(),
            2,
            "a title, and its hidden name"
        );
        person.leave().await;
    });
}

#[test]
fn a_stale_edit_shows_both_texts() {
    play(Engine::Sqlite, async |stage| {
        let (mut person, mut counsellor) = a_parcours(stage).await;
        let page = format!("{}/plan", counsellor.parcours);
        person.open(&page).await;
        person.type_into("Ce qu'il faut faire", "Visiter un atelier").await;
        person.choose("Vous").await;
        person.press("Ajouter cette étape").await;
        person.follow("Modifier : Visiter un atelier").await;
        counsellor.browser.open(&page).await;
        counsellor.browser.follow("Modifier : Visiter un atelier").await;
        counsellor.browser.type_into("Ce qu'il faut faire", "Visiter deux ateliers").await;
        counsellor.browser.press("Enregistrer").await;
        counsellor.browser.sees("Visiter deux ateliers").await;
        person.type_into("Ce qu'il faut faire", "Visiter un atelier le matin").await;
        person.press("Enregistrer").await;
        person.sees("Ce texte a changé pendant que vous écriviez").await;
        person.sees("Visiter deux ateliers").await;
        person.sees("Visiter un atelier le matin").await;
        assert_eq!(person.value_of("Ce qu'il faut faire").await, "Visiter un atelier le matin");
        person.press("Enregistrer").await;
        person.sees("Visiter un atelier le matin").await;
        person.leave().await;
        counsellor.browser.leave().await;
    });
}

#[test]
fn an_unknown_address_and_a_foreign_one_are_the_same_page() {
    play(Engine::Sqlite, async |stage| {
        let (_, counsellor) = a_parcours(stage).await;
        let mut stranger = stage.somebody("stranger", Setting::PHONE).await;
        stranger.open("/connexion").await;
        steps::enter(stage, &mut stranger, "autre@exemple.fr").await;
        let mut shown = Vec::new();
        let unknown = "/parcours/01890000-0000-7000-8000-000000000000";
        for path in [counsellor.parcours.as_str(), unknown, "/parcours/nulle-part"] {
            stranger.open(path).await;
            stranger.sees("Cette page n'est pas là").await;
            shown.push(stranger.text().await);
        }
        assert!(shown.windows(2).all(|two| two[0] == two[1]), "{shown:#?}");
        stranger.leave().await;
    });
}

struct Counsellor {
    browser: Browser,
    parcours: String,
}

/// A person with an account and a parcours, and their counsellor.
async fn a_parcours(stage: &Stage) -> (Browser, Counsellor) {
    let mut person = stage.somebody("samira", Setting::PHONE).await;
    let mut browser = stage.somebody("claire", Setting::PHONE).await;
    steps::clause_1_12_clause_2_1_01_a_request_is_stated(&mut person).await;
    person.press("Envoyer ma demande").await;
    person.press("Créer un compte ou me connecter").await;
    steps::enter(stage, &mut person, steps::MAIL).await;
    steps::clause_1_16_a_counsellor_signs_in(stage, &mut browser).await;
    let parcours = steps::clause_2_1_01_the_request_is_taken(&mut browser).await;
    (person, Counsellor { browser, parcours })
}
