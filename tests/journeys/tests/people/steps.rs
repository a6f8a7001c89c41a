//! What people do in this house, from a first question to a written synthesis and beyond.

use std::time::Duration;

use jalon_journeys::{Browser, COUNSELLOR, PASSWORD, Setting, Stage};

/// The occupation that the walk is about.
pub const OCCUPATION: &str = "Mécanicien / Mécanicienne cycles";
/// What the person of the walk says first; nobody but the two may ever read it.
pub const STORY: &str =
    "Je tiens une boulangerie depuis 12 ans. J’aimerais réparer des vélos, mais j’hésite.";
/// Where the person of the walk wants to be reached about their request, as the house writes it.
pub const TELEPHONE: &str = "+33612345678";
/// Where the person of the walk gets their mail.
pub const MAIL: &str = "samira@exemple.fr";

/// Step 1. Without an account, in everyday words, with faults and either gender.
pub async fn clause_p_01_clause_3_1_05_anyone_reads_about_occupations(person: &mut Browser) {
    person.open("/").await;
    person.sees("Qu'est-ce qui vous amène ?").await;
    for (typed, found) in [
        ("boulangere", "Boulanger / Boulangère"),
        ("aide soignant", "Aide-soignant / Aide-soignante"),
        ("chauffeur poid lourd", "Conducteur / Conductrice de poids lourd"),
    ] {
        person.type_into("Un métier, une activité", typed).await;
        person.press("Chercher").await;
        person.sees(found).await;
    }
    person.type_into("Un métier, une activité", "reparer des velos").await;
    person.press("Chercher").await;
    person.follow(OCCUPATION).await;
    for part in [
        "Comment y accéder",
        "Ce qu'on y fait",
        "Ce qu'il faut connaître",
        "Dans quelles conditions",
        "Les autres noms de ce métier",
        "Vers quels autres métiers",
        "Les textes de cette page ont été écrits pour la démonstration",
    ] {
        person.sees(part).await;
    }
}

/// Step 1, its end. What is kept without an account.
pub async fn clause_1_18_an_occupation_is_kept_without_an_account(person: &mut Browser) {
    person.press("Garder ce métier").await;
    person.sees("Ce métier est dans votre carnet.").await;
    person.sees(OCCUPATION).await;
    person.type_into("Ce que « Mécanicien", "J’en répare déjà pour mes voisins.").await;
    person.press("Enregistrer ma note").await;
    person.sees("Votre note est enregistrée.").await;
}

/// Step 2. Any status, one question a page, left and resumed, read again before it is sent.
pub async fn clause_1_12_clause_2_1_01_a_request_is_stated(person: &mut Browser) {
    person.open("/demande").await;
    person.sees("Votre employeur n'en saura rien").await;
    person.press("Commencer").await;
    person.choose("Je veux changer de métier").await;
    person.press("Continuer").await;
    person.sees("Quelle est votre situation ?").await;
    person.sees("Nous le demandons parce que").await;
    person.choose("Je suis salarié d'une entreprise").await;
    person.choose("Je travaille par saisons").await;
    person.press("Continuer").await;
    person.type_into("Dites-le avec vos mots", STORY).await;
    person.press("Continuer").await;
    // Called away in the middle, they come back later.
    person.open("/").await;
    person.open("/demande").await;
    person.press("Reprendre ma demande").await;
    person.choose("Non, rien ne presse").await;
    person.press("Continuer").await;
    person.type_into("Où êtes-vous ?", "35000 Rennes").await;
    person.press("Continuer").await;
    person.sees("Qui peut vous recevoir ?").await;
    if !person.finds("Cap emploi d'Ille-et-Vilaine, Rennes").await {
        person.press("Voir les").await;
    }
    person.choose("Cap emploi d'Ille-et-Vilaine, Rennes").await;
    person.press("Continuer").await;
    person.choose("Par téléphone").await;
    person.type_into("Votre téléphone", "06 12 34 56 78").await;
    person.press("Continuer").await;
    person.sees("vous pouvez rester anonyme").await;
    person.type_into("Comment pouvons-nous vous appeler ?", "Samira").await;
    person.press("Continuer").await;
    person.sees("Relisez avant d'envoyer").await;
    for answer in ["Je veux changer de métier", "Je travaille par saisons", STORY, "Samira", "06 12 34 56 78"]
    {
        person.sees(answer).await;
    }
}

/// Step 3. A reference, and an account if they wish: what was kept without one follows.
pub async fn clause_p_01_the_request_is_sent_and_an_account_opened(stage: &Stage, person: &mut Browser) {
    person.press("Envoyer ma demande").await;
    person.sees("Votre demande est envoyée").await;
    person.sees("Votre référence").await;
    person.press("Créer un compte ou me connecter").await;
    enter(stage, person, MAIL).await;
    person.open("/mon-espace").await;
    person.sees("Samira").await;
    person.sees(OCCUPATION).await;
    person.open("/mon-carnet").await;
    assert_eq!(person.value_of("Ce que « Mécanicien").await, "J’en répare déjà pour mes voisins.");
}

/// Signs a person in from the page that asks for their address.
pub async fn enter(stage: &Stage, person: &mut Browser, address: &str) {
    person.type_into("Votre adresse e-mail ou votre numéro", address).await;
    person.press("Recevoir un code").await;
    person.sees("Nous avons envoyé un code").await;
    let code = stage.code(address).await;
    person.type_into("Code de six chiffres", &code).await;
    person.press("Entrer").await;
    person.sees("Vous êtes dans votre espace").await;
}

/// Step 4. A password and a code; one of two sites.
pub async fn clause_1_16_a_counsellor_signs_in(stage: &Stage, counsellor: &mut Browser) {
    counsellor.open("/pro/connexion").await;
    counsellor.type_into("Adresse e-mail de travail", COUNSELLOR).await;
    counsellor.type_into("Mot de passe", PASSWORD).await;
    counsellor.type_into("Code à six chiffres", &stage.second_factor()).await;
    counsellor.press("Se connecter").await;
    counsellor.sees("Pour qui travaillez-vous maintenant ?").await;
    counsellor.choose("Cap emploi d'Ille-et-Vilaine, Rennes").await;
    counsellor.press("Continuer").await;
}

/// Step 4. The queue of the site, a request taken; the path of the parcours it led to.
pub async fn clause_2_1_01_the_request_is_taken(counsellor: &mut Browser) -> String {
    counsellor.open("/file").await;
    counsellor.sees("Samira").await;
    counsellor.sees("Je veux changer de métier").await;
    let reference = counsellor.first_link_in("Demandes, les plus anciennes d'abord").await;
    counsellor.follow(&reference).await;
    counsellor.sees(STORY).await;
    counsellor.does_not_see("06 12 34 56 78").await;
    counsellor.press("Prendre cette demande").await;
    counsellor.sees("La demande est à vous").await;
    let path = counsellor.path().await;
    let parcours: Vec<&str> = path.split('/').collect();
    format!("/parcours/{}", parcours.get(2).unwrap_or_else(|| panic!("{path} is no parcours")))
}

/// Where the person answers a proposed appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// From the link of the message that came where they want to be reached.
    Message,
    /// From their own space.
    Space,
}

/// Step 4, its end. An appointment proposed, and accepted.
pub async fn clause_1_12_an_appointment_is_agreed(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
    from: From,
) {
    counsellor.open(&format!("{parcours}/rendez-vous")).await;
    counsellor.sees("La personne préfère : Par téléphone").await;
    counsellor.type_into("Le jour", "12/03/2026").await;
    counsellor.type_into("L'heure", "14 h 30").await;
    counsellor.select("La durée", "45 minutes").await;
    counsellor.choose("Par téléphone").await;
    counsellor
        .type_into("Le lieu, le numéro ou le lien", "Je vous appelle au numéro que vous avez donné.")
        .await;
    counsellor.press("Proposer ce rendez-vous").await;
    counsellor.sees("Le rendez-vous est proposé").await;
    counsellor.sees("attend une réponse").await;
    match from {
        From::Message => {
            let link = stage.link(TELEPHONE, "rendez-vous").await;
            let mut elsewhere = stage.somebody("samira-elsewhere", Setting::PHONE).await;
            elsewhere.open(&link).await;
            elsewhere.sees("Ce moment vous est proposé").await;
            elsewhere.does_not_see("Samira").await;
            elsewhere.press("Oui, je viens").await;
            elsewhere.sees("Vous avez dit oui").await;
            let calendar = elsewhere.target_of("Ajouter à mon agenda").await;
            let (_, file) = elsewhere.download(&calendar).await;
            assert!(file.starts_with(b"BEGIN:VCALENDAR"), "{}", String::from_utf8_lossy(&file));
            elsewhere.leave().await;
        }
        From::Space => {
            person.open("/mon-espace").await;
            person.sees("Répondre au rendez-vous").await;
            person.press("Répondre").await;
            person.press("Oui, je viens").await;
        }
    }
    counsellor.open(&format!("{parcours}/rendez-vous")).await;
    counsellor.sees("accepté").await;
}

/// How a text is kept: by itself while one types, or by the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The page says when it was kept.
    WhileTyping,
    /// The button keeps it.
    ByButton,
}

/// How the person answers the diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both agree.
    Agreed,
    /// The person does not, and writes why.
    Disagreed,
}

/// Step 5. Two voices side by side; agreed, or the disagreement written down.
pub async fn clause_2_2_01_clause_1_12_a_diagnosis_is_shared(
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
    kept: Kept,
    verdict: Verdict,
) {
    let page = format!("{parcours}/diagnostic");
    person.open(&page).await;
    person.sees(STORY).await;
    write(person, "La demande", "Je veux un métier dehors, avec les mains.", kept).await;
    write(person, "Les contraintes", "Je ne peux plus porter plus de 10 kg.", kept).await;
    counsellor.open(&page).await;
    counsellor.sees("Je veux un métier dehors, avec les mains.").await;
    write(
        counsellor,
        "Les atouts et le savoir-faire",
        "Samira sait tenir un commerce et former des apprentis.",
        kept,
    )
    .await;
    person.open(&page).await;
    person.sees("Samira sait tenir un commerce et former des apprentis.").await;
    match verdict {
        Verdict::Agreed => person.choose("Oui, je suis d'accord").await,
        Verdict::Disagreed => {
            person.choose("Non, et je l'écris").await;
            person
                .type_into("Sur quoi n'êtes-vous pas d'accord ?", "Former des apprentis ne m’intéresse plus.")
                .await;
        }
    }
    person.press("Donner ma réponse").await;
    person.sees("Votre réponse est enregistrée").await;
    counsellor.open(&page).await;
    counsellor.choose("Oui, je suis d'accord").await;
    counsellor.press("Donner ma réponse").await;
    match verdict {
        Verdict::Agreed => counsellor.sees("D'accord tous les deux, le 3 mars 2026").await,
        Verdict::Disagreed => {
            counsellor.sees("Désaccord écrit").await;
            counsellor.sees("Former des apprentis ne m'intéresse plus.").await;
        }
    }
}

async fn write(who: &mut Browser, section: &str, text: &str, kept: Kept) {
    who.type_into(&format!("Mes mots : {section}"), text).await;
    match kept {
        Kept::WhileTyping => who.sees("Enregistré à").await,
        Kept::ByButton => {
            who.press(&format!("Enregistrer : {section}")).await;
            who.sees("C'est enregistré.").await;
        }
    }
}

/// Step 6. A project: its kind, its occupation, what remains to check; objectives with what shows that they are reached.
pub async fn clause_2_2_02_clause_2_2_08_a_project_and_its_objectives(
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    person.open(&format!("{parcours}/projet")).await;
    person.press("Décrire un projet").await;
    person.choose("Changer d'employeur ou de métier").await;
    person.type_into("Chercher un métier", "reparer des velos").await;
    person.press("Chercher ce métier").await;
    person.choose(OCCUPATION).await;
    person
        .type_into("Le projet avec vos mots", "Ouvrir un petit atelier, ou commencer chez quelqu’un.")
        .await;
    person.type_into("Où", "Rennes, 30 km autour").await;
    person.type_into("Pour quand", "31/12/2026").await;
    person.type_into("Ce qui reste à vérifier", "Le salaire d’un atelier").await;
    person.press("Enregistrer").await;
    person.sees("Le projet est enregistré.").await;
    person.sees("à l'étude").await;
    counsellor.open(&format!("{parcours}/projet")).await;
    counsellor.sees(OCCUPATION).await;
    counsellor.press("Retenir ce projet").await;
    counsellor.sees("retenu").await;
    counsellor.type_into("Ce qui est visé", "Passer deux jours dans un atelier de cycles.").await;
    counsellor.type_into("Ce qui montrera que c'est atteint", "Le compte rendu de deux visites.").await;
    counsellor.press("Ajouter cet objectif").await;
    counsellor.sees("L'objectif est enregistré.").await;
    person.open(&format!("{parcours}/projet")).await;
    person.sees("Passer deux jours dans un atelier de cycles.").await;
    person.sees("Atteint quand : Le compte rendu de deux visites.").await;
}

/// Step 7. A plan that both edit: an owner, a date, a state.
pub async fn clause_3_03_a_plan_is_built_together(
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    let page = format!("{parcours}/plan");
    counsellor.open(&page).await;
    counsellor.type_into("Ce qu'il faut faire", "Donner les adresses de trois ateliers").await;
    counsellor.choose("Vous").await;
    counsellor.type_into("Avant le", "10/03/2026").await;
    counsellor.press("Ajouter cette étape").await;
    counsellor.sees("L'étape est dans le plan.").await;
    person.open(&page).await;
    person.sees("Donner les adresses de trois ateliers").await;
    person.type_into("Ce qu'il faut faire", "Appeler l’atelier de la rue de Brest").await;
    person.choose("Vous").await;
    person.type_into("Avant le", "20/03/2026").await;
    person.type_into("C'est fait quand", "J’ai une date de visite.").await;
    person.press("Ajouter cette étape").await;
    person.sees("Appeler l'atelier de la rue de Brest").await;
    counsellor.open(&page).await;
    counsellor.press_in("Donner les adresses de trois ateliers", "C'est fait").await;
    counsellor.sees("Bravo, l'étape est faite.").await;
    person.open(parcours).await;
    person.sees("1 étape faite sur 2").await;
}

/// Step 8. A document of the work, final only with the person's agreement and their own words in it.
pub async fn clause_2_2_14_a_synthesis_is_written_and_agreed(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    counsellor.open(&format!("{parcours}/synthese")).await;
    counsellor.press("Proposer la version 1").await;
    counsellor.sees("La synthèse est proposée").await;
    let link = stage.link(MAIL, "synthèse").await;
    person.open(&link).await;
    person.sees("Je ne peux plus porter plus de 10 kg.").await;
    person.type_into("Vos mots à ajouter", "Merci de m’avoir écoutée.").await;
    person.choose("Oui, elle devient définitive").await;
    person.press("Envoyer ma réponse").await;
    person.sees("la synthèse est définitive").await;
    person.sees("Merci de m'avoir écoutée.").await;
    let document = person.target_of("Télécharger la version 1").await;
    let (head, file) = person.download(&document).await;
    assert!(head.contains("200 OK") && head.contains("application/pdf"), "{head}");
    assert!(file.starts_with(b"%PDF-"), "the synthesis is a PDF");
    person.open("/mon-espace").await;
    person.sees("Télécharger la version 1").await;
}

/// Step 7, weeks later. The reminder of a step, and the answer to it.
pub async fn clause_3_03_a_reminder_goes_out(stage: &Stage, person: &mut Browser) {
    stage.let_pass(Duration::from_secs(16 * 24 * 3600));
    let link = stage.link(MAIL, "étape de votre plan").await;
    person.open(&link).await;
    // Sixteen days later nobody is signed in any more; the way leads back to the plan.
    enter(stage, person, MAIL).await;
    person.sees("Appeler l'atelier de la rue de Brest").await;
    person.press_in("Appeler l'atelier de la rue de Brest", "Je n'ai pas pu").await;
    person.sees("C'est noté. Vous en parlerez ensemble.").await;
    person.sees("pas pu").await;
}

/// Step 9. Who opened the file; everything taken along.
pub async fn clause_1_16_the_person_sees_who_looked_and_takes_everything(person: &mut Browser) {
    person.open("/mes-donnees").await;
    person.follow("Qui a ouvert mon dossier").await;
    person.sees("Claire Moreau").await;
    person.sees("Suivi du parcours").await;
    let (head, file) = person.download("/mes-donnees/telecharger").await;
    let text = String::from_utf8(file).expect("the file is text");
    assert!(head.contains("application/json"), "{head}");
    serde_json::from_str::<serde_json::Value>(&text).expect("the file is JSON");
    for held in [
        "Samira",
        MAIL,
        "Je ne peux plus porter plus de 10 kg.",
        "Appeler l’atelier de la rue de Brest",
        "I1619",
    ] {
        assert!(text.contains(held), "« {held} » is not in what is taken along:\n{text}");
    }
    let (head, file) = person.download("/mes-donnees/document").await;
    assert!(head.contains("application/pdf") && file.starts_with(b"%PDF-"), "{head}");
}

/// Step 9, its end. Everything erased: nobody finds anything, and the old link leads nowhere.
pub async fn clause_1_16_everything_is_erased(
    stage: &Stage,
    (person, counsellor): (&mut Browser, &mut Browser),
    parcours: &str,
) {
    person.open("/mes-donnees/effacer").await;
    person.press("Effacer définitivement").await;
    person.sees("Pour effacer, cochez la case").await;
    person.choose("Oui, effacer tout ce qui est gardé sur moi").await;
    person.press("Effacer définitivement").await;
    person.sees("Plus rien de personnel n'est gardé sur vous").await;
    person.open(parcours).await;
    person.does_not_see("Je veux un métier dehors").await;
    clause_1_16_a_counsellor_signs_in(stage, counsellor).await;
    counsellor.open(parcours).await;
    counsellor.does_not_see("Samira").await;
    counsellor.open(&format!("{parcours}/diagnostic")).await;
    counsellor.does_not_see("Je veux un métier dehors").await;
}
