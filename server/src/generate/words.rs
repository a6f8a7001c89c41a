//! The invented words of generated people.

const FIRST: [&str; 24] = [
    "Samira", "Jean", "Léa", "Mohamed", "Claire", "Thomas", "Fatou", "Nicolas", "Inès", "Pierre", "Awa",
    "Julien", "Marie", "Karim", "Sophie", "Lucas", "Aïcha", "Hugo", "Nadia", "Paul", "Chloé", "Yanis",
    "Isabelle", "Mehdi",
];
const LAST: [&str; 20] = [
    "Martin", "Bernard", "Petit", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Benali", "Diallo",
    "Garcia", "Roux", "Fournier", "Traoré", "Girard", "Bonnet", "Lambert", "Nguyen", "Rousseau", "Faure",
];
const TOWNS: [&str; 8] = [
    "35000 Rennes",
    "59000 Lille",
    "69003 Lyon",
    "13001 Marseille",
    "67000 Strasbourg",
    "31000 Toulouse",
    "44000 Nantes",
    "97400 Saint-Denis",
];
const VOICES: [&str; 6] = [
    "Je veux garder un métier manuel, mais je ne peux plus porter de charges lourdes.",
    "J’ai tenu une caisse pendant huit ans et je gérais les plannings de l’équipe.",
    "Je cherche un travail près de chez moi, avec des horaires de journée.",
    "J’aimerais reprendre une formation courte et savoir qui peut la payer.",
    "Mon contrat se termine en juin et je ne sais pas vers quoi aller.",
    "J’aide mes parents tous les soirs, il me faut un emploi du temps régulier.",
];
const STEPS: [&str; 5] = [
    "Rencontrer une personne qui fait ce métier",
    "Demander deux devis à des organismes de formation",
    "Préparer la liste de mes expériences",
    "Appeler le service des ressources humaines",
    "Regarder les offres à moins de trente kilomètres",
];

fn pick<'a>(list: &[&'a str], number: u64) -> &'a str {
    list[usize::try_from(number % list.len() as u64).unwrap_or(0)]
}

/// A name.
pub fn name(number: u64) -> String {
    format!("{} {}", pick(&FIRST, number), pick(&LAST, number / 7))
}

/// A first name: how most people want to be called here.
pub fn first_name(number: u64) -> &'static str {
    pick(&FIRST, number)
}

/// An address of a site.
pub fn address(number: u64) -> String {
    format!("{} rue de la Gare, {}", number % 90 + 1, pick(&TOWNS, number / 10))
}

/// What somebody said.
pub fn voice(number: u64) -> &'static str {
    pick(&VOICES, number)
}

/// What somebody will do.
pub fn step(number: u64) -> &'static str {
    pick(&STEPS, number)
}
