//! What people do in their exploration.

use jalon_journeys::Browser;

/// A life in pictures, in easy French: five occupations, and how many words were to be read on the way.
pub async fn clause_1_03_pictures_lead_to_occupations_in_easy_french(person: &mut Browser) -> usize {
    let mut words = 0;
    person.open("/competences").await;
    person.press("Facile à lire").await;
    person.sees("Pas besoin de compte").await;
    words += person.words_to_read(usize::from(u8::MAX)).await;
    person.press("Choisir des images").await;
    words += person.words_to_read(usize::from(u8::MAX)).await;
    for picture in ["Faire le ménage", "Porter, ranger des cartons", "Faire le jardin", "Tenir une caisse"] {
        person.choose(picture).await;
    }
    person.press("Continuer").await;
    person.sees("Savez-vous faire cela").await;
    words += person.words_to_read(usize::from(u8::MAX)).await;
    answer(person, "Oui").await;
    person.press("Continuer").await;
    person.sees("métiers pour vous").await;
    // Five occupations are read, and what stands before them.
    words += person.words_to_read(5).await;
    let occupations = person.parts().await;
    let shown = occupations.iter().filter(|title| title.contains('/')).count();
    assert!(shown >= 5, "{occupations:?}");
    words
}

/// Gives every question of the page the same answer.
async fn answer(person: &Browser, answer: &str) {
    let questions = person.questions().await;
    assert!(!questions.is_empty(), "something is asked");
    for question in &questions {
        person.choose_in(question, answer).await;
    }
}

/// A job told in one's own words, without an account.
pub async fn clause_3_1_05_clause_2_2_06_an_experience_is_told_without_an_account(person: &mut Browser) {
    person.open("/").await;
    person.follow("Mes compétences").await;
    person.press("Raconter un travail").await;
    person.choose("Dans un emploi").await;
    person.type_into("Comment l'appelez-vous", "Caissière").await;
    person.type_into("Que faisiez-vous", "J'encaissais les ventes et j'accueillais les clients.").await;
    person.type_into("Depuis quand", "2015").await;
    person.press("Continuer").await;
    person.sees("Savez-vous faire cela").await;
    person.sees("D'après vos mots").await;
    answer(person, "Oui").await;
    person.press("Continuer").await;
    person.sees("Classés par ce que vous savez déjà faire").await;
    person.sees("Vous savez déjà faire").await;
}

/// How well, how gladly, and what shows it.
pub async fn clause_1_02_a_skill_is_valued_and_proven(person: &mut Browser) {
    person.open("/competences/liste").await;
    person.follow("Ce qui le montre, retirer : Encaisser une vente").await;
    person.choose("Je peux l'apprendre à quelqu'un").await;
    person.choose("J'aime, j'en veux plus").await;
    person.choose("Un document le prouve").await;
    person.press("Enregistrer").await;
    person.sees("Dites qui, ou quel document").await;
    person.type_into("Qui, ou quel document", "CAP, 2011").await;
    person.press("Enregistrer").await;
    person.sees("C'est enregistré").await;
    person.sees("Un document le prouve").await;
}

/// Why this one, what is missing; set aside, put back, side by side.
pub async fn clause_1_03_occupations_are_explained_set_aside_and_compared(person: &mut Browser) {
    person.open("/mes-metiers").await;
    person.follow("Hôte / Hôtesse de caisse").await;
    person.sees("Pourquoi celui-ci").await;
    person.sees("Encaisser une vente").await;
    person.sees("Qu'est-ce qui me manque").await;
    person.choose("C'est trop peu payé").await;
    person.press("Écarter ce métier").await;
    person.sees("Ce métier est écarté").await;
    person.press("Remettre dans la liste").await;
    person.sees("Ce métier est de nouveau dans la liste").await;
    person.open("/mes-metiers/D1505").await;
    person.press("Garder ce métier").await;
    person.sees("Ce métier est dans votre carnet").await;
    person.open("/mes-metiers?c=D1505").await;
    person.follow("Comparer : Vendeur / Vendeuse en alimentation").await;
    person.press("Comparer ces 2 métiers").await;
    person.sees("sans note et sans gagnant").await;
    person.sees("Ce qui manque").await;
    person.open("/mes-metiers/apprendre").await;
    person.sees("Et si j'apprenais").await;
    person.open("/mes-metiers/carte").await;
    person.sees("Les familles qui s'ouvrent à vous").await;
    person.follow("1. ").await;
    person.sees("Voici").await;
}

/// An account opened later holds what was told before.
pub async fn clause_3_1_05_what_was_told_follows_into_the_account(person: &mut Browser) {
    person.open("/competences").await;
    person.sees("Caissière").await;
    person.sees("compétences").await;
    person.open("/mon-espace").await;
    person.press("Voir mes métiers").await;
    person.sees("Hôte / Hôtesse de caisse").await;
}

/// The environment one aspires to, what one likes, what one reckons with.
pub async fn clause_2_2_07_conditions_interests_and_limits_are_weighed(person: &mut Browser) {
    person.open("/ce-qui-compte/conditions").await;
    person.select("Être dehors", "J’aimerais").await;
    person.select("Rester debout longtemps", "Jamais").await;
    person.press("Enregistrer et voir mes métiers").await;
    person.sees("À vérifier").await;
    person.open("/ce-qui-compte").await;
    person.choose("Aider quelqu'un qui a un souci").await;
    person.choose("Écouter les gens").await;
    person.choose("Être utile").await;
    person.press("Enregistrer").await;
    person.sees("Ce qui ressort : aider les autres").await;
    person.open("/ce-qui-compte/limites").await;
    person.choose("En bus, tram ou train").await;
    person.type_into("Trajet le plus long", "loin").await;
    person.press("Enregistrer et voir mes métiers").await;
    person.sees("Il y a un problème").await;
    person.type_into("Trajet le plus long", "45").await;
    person.choose("Porter des charges").await;
    person.press("Enregistrer et voir mes métiers").await;
    person.sees("C'est enregistré").await;
}

/// An advertisement pasted, compared, corrected; a training need; an opening.
pub async fn clause_2_2_13_clause_2_2_10_clause_2_2_12_a_post_is_compared(person: &mut Browser) {
    person.open("/poste-vise").await;
    person.type_into("Quel poste", "Zzgrub").await;
    person.choose("Dans une autre entreprise").await;
    person.type_into("L'annonce", "qwxz flumpf zzgrub").await;
    person.press("Comparer").await;
    person.sees("Je n'ai pas compris cette annonce").await;
    let advert = "Vous encaissez les ventes, contrôlez le fond de caisse et accueillez la clientèle.";
    person.type_into("L'annonce", advert).await;
    person.type_into("Quel poste", "Hôte de caisse").await;
    person.press("Comparer").await;
    person.sees("Ce que le poste demande").await;
    person.select("Encaisser une vente", "Ce n’est pas demandé").await;
    person.type_into("Mon besoin de formation", "Le fond de caisse").await;
    person.press("Enregistrer").await;
    person.sees("C'est enregistré").await;
    assert_eq!(person.value_of("Mon besoin de formation").await, "Le fond de caisse");
    person.choose("Dans le service public").await;
    person.type_into("Quelle piste", "Concours de la mairie").await;
    person.press("Ajouter cette piste").await;
    person.sees("Concours de la mairie").await;
}

/// Options, criteria, weights: what stands where, and nothing decided.
pub async fn clause_1_07_a_decision_is_put_in_order(person: &mut Browser) {
    person.open("/decider").await;
    person.type_into("Entre quoi hésitez-vous", "Rester\nPartir").await;
    person.type_into("Qu'est-ce qui compte", "Salaire").await;
    person.press("Continuer").await;
    person.sees("Il reste 3 réponses à donner").await;
    person.select("Salaire : combien cela compte", "Sans cela, c’est non").await;
    person.select("Rester : Salaire", "Oui").await;
    person.select("Partir : Salaire", "Non").await;
    person.press("Voir ce que cela donne").await;
    person.sees("6 points sur 6").await;
    person.sees("Écartée par un critère sans lequel c'est non").await;
    person.sees("La décision est la vôtre").await;
}

/// Point by point, with a doubt and what lifts it.
pub async fn clause_1_08_clause_2_2_08_a_project_is_looked_at(person: &mut Browser) {
    person.open("/faisabilite").await;
    person.type_into("Quel projet", "Hôtesse de caisse à mi-temps").await;
    person.select("Où en est-ce ? (Chemin et financement)", "J’ai un doute").await;
    person.select("Où en est-ce ? (La santé)", "J’ai un doute").await;
    person.type_into("Ce qui le montre (La santé)", "Mon genou").await;
    person.press("Enregistrer").await;
    person.sees("Il reste à regarder").await;
    assert_eq!(person.value_of("Ce qui le montre (La santé)").await, "Mon genou");
}

/// A talk with somebody of the trade, and what it changes in the project.
pub async fn clause_2_2_12_a_talk_changes_the_project(person: &mut Browser) {
    person.open("/marche/enquete").await;
    person.type_into("Quel métier", "Hôtesse de caisse").await;
    person.type_into("Ce que j'ai appris", "Deux magasins cherchent à mi-temps.").await;
    person.press("Enregistrer").await;
    person.select("Quel point de mon projet", "Débouchés").await;
    person.select("Où en est ce point maintenant", "Ça tient").await;
    person.type_into("Pourquoi", "Deux magasins cherchent").await;
    person.press("L'écrire dans mon projet").await;
    person.sees("C'est écrit dans votre projet").await;
    person.follow("Voir la faisabilité de mon projet").await;
    let shown = person.value_of("Ce qui le montre (Débouchés)").await;
    assert!(shown.ends_with("Hôtesse de caisse : Deux magasins cherchent"), "{shown}");
}

/// One's assets in one's own voice.
pub async fn clause_2_0_02_the_person_reviews_their_assets(person: &mut Browser) {
    person.open("/atouts").await;
    person.select("Du temps à y consacrer", "Peu").await;
    person.type_into("Avec vos mots", "Le matin seulement").await;
    person.press("Enregistrer").await;
    person.sees("C'est enregistré").await;
}

/// The counsellor reads, answers in their own voice, and signs.
pub async fn clause_2_0_02_clause_p_05_the_counsellor_adds_a_signed_look(
    counsellor: &mut Browser,
    parcours: &str,
) {
    counsellor.open(parcours).await;
    counsellor.follow("Ouvrir les compétences et les pistes").await;
    counsellor.sees("Encaisser une vente").await;
    counsellor.sees("Le matin seulement").await;
    // What tells of health stays closed as long as the person did not open it.
    counsellor.does_not_see("Mon genou").await;
    counsellor.select("Des atouts sur lesquels s'appuyer", "Beaucoup").await;
    counsellor.press("Enregistrer ma voix").await;
    counsellor.sees("C'est enregistré").await;
    counsellor.choose("Le projet tient si un point est renforcé").await;
    counsellor.type_into("Vos raisons", "Le financement est à vérifier.").await;
    counsellor.press("Signer").await;
    counsellor.sees("Votre regard est signé").await;
}

/// The person reads what was signed, and both voices.
pub async fn clause_p_05_the_person_reads_the_signed_look(person: &mut Browser) {
    person.open("/faisabilite").await;
    person.sees("Signé par Claire").await;
    person.sees("Le financement est à vérifier").await;
    person.open("/atouts").await;
    person.sees("La voix du conseiller").await;
}
