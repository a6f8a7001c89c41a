//! Generated training offers and sessions: plausible French, the same for the same seed, as many as wanted.
//!
//! Offers combine 121 everyday trainings, a public, a form and an organisation; sessions stand round a hundred towns, as
//! dense as people are. Codes, hours and prices are invented.

#![allow(dead_code, reason = "each program that includes this file uses a part of it")]

use jalon_search::sessions::{
    Access, Adapted, Certifies, Choice, Facet, Funder, Level, Mode, Offer, Point, Programmed, Rhythm,
    Session, Starts, Traits, WorkingTime,
};
use jiff::civil::{Date, date};

const TRAININGS: &str = include_str!("formations.tsv");
const TOWNS: &str = include_str!("villes.tsv");

/// The day on which the generated sessions are searched.
pub const TODAY: Date = date(2026, 11, 24);

const FORMS: [&str; 14] = [
    "",
    "",
    "",
    "",
    " en alternance",
    " à distance",
    " en soirée",
    " - parcours allégé",
    " - bloc de compétences 1",
    " - bloc de compétences 2",
    " - remise à niveau comprise",
    " - préparation à l'examen",
    " intensif",
    " - parcours individualisé",
];
const PUBLICS: [&str; 10] = [
    "Demandeurs d'emploi inscrits",
    "Salariés en reconversion",
    "Tout public",
    "Jeunes sortis de l'école sans diplôme",
    "Personnes en situation de handicap",
    "Indépendants et chefs d'entreprise",
    "Intérimaires",
    "Personnes éloignées de l'emploi",
    "Agents de la fonction publique",
    "Salariés d'une petite entreprise",
];
const KINDS: [&str; 12] = [
    "Greta",
    "Centre de formation",
    "Institut",
    "Maison familiale rurale",
    "École",
    "Campus des métiers",
    "Atelier école",
    "CFA",
    "Association",
    "Pôle formation",
    "Académie",
    "Coopérative pédagogique",
];
const NAMES: [&str; 24] = [
    "des Tilleuls",
    "Jean Zay",
    "du Grand Large",
    "Marie Curie",
    "des Deux Rives",
    "Olympe de Gouges",
    "du Vieux Moulin",
    "Émilie du Châtelet",
    "de la Passerelle",
    "Frédéric Mistral",
    "des Compagnons",
    "Louise Michel",
    "Nouvel Élan",
    "Cap Horizon",
    "du Faubourg",
    "Simone Veil",
    "des Quatre Saisons",
    "Bâtir",
    "Tremplin",
    "de l'Estuaire",
    "Germaine Tillion",
    "des Sources",
    "Savoir Faire",
    "Jacquard",
];
const CONTENTS: [&str; 30] = [
    "Accueil, positionnement et contrat pédagogique",
    "Apports théoriques et exercices pratiques",
    "Mises en situation professionnelle en atelier",
    "Stage de quatre semaines en entreprise",
    "Techniques de recherche d'emploi et simulation d'entretien",
    "Santé et sécurité, gestes et postures",
    "Développement durable et tri des déchets",
    "Préparation du dossier professionnel et de la soutenance",
    "Remise à niveau en calcul et en français",
    "Suivi individuel par un formateur référent",
    "Lecture de plans et métré",
    "Utilisation de logiciels du métier",
    "Relation avec la clientèle et réclamations",
    "Organisation du poste de travail",
    "Règles d'hygiène et plan de nettoyage",
    "Droit du travail et convention collective",
    "Anglais de base pour le métier",
    "Travail en équipe et communication",
    "Contrôle de la qualité et traçabilité",
    "Prévention des risques électriques",
    "Visite d'entreprises et rencontre de professionnels",
    "Évaluation des acquis et examen blanc",
    "Gestion des stocks et inventaire",
    "Outils numériques et messagerie",
    "Premiers secours au travail",
    "Conduite et manœuvre en sécurité",
    "Devis, facture et suivi de chantier",
    "Éco-gestes et économies d'énergie",
    "Méthodes de diagnostic et de dépannage",
    "Certification passée en fin de parcours",
];

/// One line of `formations.tsv`.
pub struct Training {
    pub key: String,
    pub title: String,
    certifies: Certifies,
    /// The code of its certification.
    pub code: Option<String>,
    level: Level,
    hours: u16,
    euros: u32,
    pub occupations: Vec<String>,
    pub domain: String,
    pub aim: String,
    adapted: Adapted,
}

/// The everyday trainings.
pub fn trainings() -> Vec<Training> {
    rows(TRAININGS)
        .map(|row| {
            let [key, title, certifies, code, level, hours, euros, occupations, domain, aim, adapted] =
                row[..]
            else {
                panic!("eleven columns: {row:?}")
            };
            Training {
                key: key.into(),
                title: title.into(),
                certifies: match certifies {
                    "rncp" => Certifies::Rncp,
                    "rs" => Certifies::Specific,
                    _ => Certifies::Nothing,
                },
                code: (code != "-").then(|| code.to_string()),
                level: [Level::Three, Level::Four, Level::Five, Level::Six, Level::Seven]
                    .into_iter()
                    .find(|one| Choice::from(*one).key() == level)
                    .unwrap_or(Level::None),
                hours: hours.parse().expect("hours"),
                euros: euros.parse().expect("euros"),
                occupations: occupations.split(';').map(str::to_string).collect(),
                domain: domain.into(),
                aim: aim.into(),
                adapted: match adapted {
                    "lecture" => Adapted::LearningDifficulties,
                    "francais" => Adapted::FrenchLearners,
                    _ => Adapted::Everybody,
                },
            }
        })
        .collect()
}

/// Offers with their sessions, until there are `wanted` sessions.
pub fn offers(seed: u64, wanted: usize) -> impl Iterator<Item = (Offer, Vec<Session>)> {
    let trainings = trainings();
    let towns = Towns::read();
    let mut lot = Lot(seed);
    let (mut number, mut left) = (0, wanted);
    std::iter::from_fn(move || {
        let count = (1 + lot.below(15)).min(left);
        left -= count;
        number += 1;
        (count > 0)
            .then(|| generated(&trainings[lot.below(trainings.len())], &towns, number, count, &mut lot))
    })
}

fn generated(
    training: &Training,
    towns: &Towns,
    number: usize,
    count: usize,
    lot: &mut Lot,
) -> (Offer, Vec<Session>) {
    let form = FORMS[lot.below(FORMS.len())];
    let town = towns.any(lot);
    let provider = format!("{} {} {}", lot.one_of(&KINDS), lot.one_of(&NAMES), town.name);
    let certifications = training.code.iter().map(|code| (code.clone(), training.title.clone())).collect();
    let offer = Offer {
        key: format!("F{number:06}"),
        title: format!("{}{form}", training.title),
        provider,
        certifications,
        occupations: training.occupations.clone(),
        domains: vec![training.domain.clone()],
        aims: vec![format!("{}. Public : {}.", training.aim, lot.one_of(&PUBLICS))],
        contents: (0..3 + lot.below(3)).map(|_| lot.one_of(&CONTENTS).to_string()).collect(),
    };
    let of_all = traits_of_all(training, form, lot);
    let sessions = (0..count).map(|rank| session(training, form, of_all, town, number, rank, lot));
    (offer, sessions.collect())
}

/// What all sessions of an offer have in common.
fn traits_of_all(training: &Training, form: &str, lot: &mut Lot) -> Traits {
    let certifies = if form.contains("bloc") && training.certifies == Certifies::Rncp {
        Certifies::Blocks
    } else {
        training.certifies
    };
    let mut traits = Traits::NONE.with(certifies).with(training.adapted);
    if lot.happens(95) {
        traits = traits.with(training.level);
    }
    for (funder, chance) in [
        (Funder::Cpf, if training.code.is_some() { 85 } else { 5 }),
        (Funder::Region, 30),
        (Funder::FranceTravail, 40),
        (Funder::Opco, 35),
        (Funder::TransitionsPro, if training.hours > 300 { 50 } else { 5 }),
        (Funder::Disability, 25),
        (Funder::Employer, 60),
        (Funder::SelfEmployed, 15),
    ] {
        if lot.happens(chance) {
            traits = traits.with(funder);
        }
    }
    for access in [Access::Wheelchair, Access::Hearing, Access::Sight, Access::Mind] {
        if lot.happens(if access == Access::Wheelchair { 55 } else { 12 }) {
            traits = traits.with(access);
        }
    }
    traits.with(if lot.happens(12) { Programmed::Yes } else { Programmed::No })
}

fn session(
    training: &Training,
    form: &str,
    of_all: Traits,
    town: &Town,
    number: usize,
    rank: usize,
    lot: &mut Lot,
) -> Session {
    let remote = form.contains("distance") || lot.happens(6);
    let mode = if remote {
        Mode::Remote
    } else if lot.happens(15) {
        Mode::Mixed
    } else {
        Mode::OnSite
    };
    let mut traits = of_all.with(mode);
    let rhythm = match form {
        " en alternance" => Rhythm::WorkStudy,
        " en soirée" => Rhythm::Evening,
        _ if remote => Rhythm::OwnPace,
        _ => [Rhythm::FullTime, Rhythm::FullTime, Rhythm::PartTime, Rhythm::Evening, Rhythm::Weekend]
            [lot.below(5)],
    };
    if lot.happens(90) {
        traits = traits.with(rhythm);
    }
    let outside = matches!(rhythm, Rhythm::Evening | Rhythm::Weekend | Rhythm::OwnPace);
    if lot.happens(80) {
        traits = traits.with(if outside { WorkingTime::Outside } else { WorkingTime::During });
    }
    let first = TODAY.saturating_add(jiff::Span::new().days(lot.below(395) as i64 - 30));
    let starts = match lot.below(100) {
        0..=2 => Starts::Unsaid,
        3..=24 => {
            Starts::Between(first, first.saturating_add(jiff::Span::new().days(30 + lot.below(300) as i64)))
        }
        _ => Starts::On(first),
    };
    let hours = u32::from(training.hours) * (80 + lot.below(40) as u32) / 100;
    let cents = training.euros * (70 + lot.below(60) as u32);
    Session {
        key: format!("S{number:06}-{rank:02}"),
        place: (!remote && lot.happens(98)).then(|| town.site(lot)),
        starts,
        access_days: lot.happens(70).then(|| lot.below(60) as u16),
        hours: lot.happens(97).then_some(hours as u16),
        cents: lot.happens(92).then_some(cents),
        traits,
    }
}

struct Town {
    name: String,
    latitude: f64,
    longitude: f64,
}

impl Town {
    /// One of its forty sites, more of them near its middle.
    fn site(&self, lot: &mut Lot) -> Point {
        let mut of_site = Lot(lot.below(40) as u64 + 1);
        let mut step = || (of_site.below(1000) as f64 + of_site.below(1000) as f64 - 999.0) / 1000.0;
        Point::new(self.latitude + 0.12 * step(), self.longitude + 0.16 * step()).expect("a town of France")
    }
}

struct Towns {
    towns: Vec<Town>,
    /// Inhabitants of each and of those before it.
    ends: Vec<usize>,
}

impl Towns {
    fn read() -> Towns {
        let (mut towns, mut ends, mut end) = (Vec::new(), Vec::new(), 0);
        for row in rows(TOWNS) {
            let number = |place: usize| row[place].parse::<f64>().expect("a number");
            towns.push(Town { name: row[0].to_string(), latitude: number(1), longitude: number(2) });
            end += number(3) as usize;
            ends.push(end);
        }
        Towns { towns, ends }
    }

    fn any(&self, lot: &mut Lot) -> &Town {
        let inhabitant = lot.below(*self.ends.last().expect("a town"));
        &self.towns[self.ends.partition_point(|end| *end <= inhabitant)]
    }
}

/// Drawing lots, the same ones for the same seed.
pub struct Lot(pub u64);

impl Lot {
    /// A number from 0 to `below - 1`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below as u64) as usize
    }

    fn happens(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// A query as people ask it: words of a training, a town, a season, a facet or two.
pub fn mixed_query(lot: &mut Lot, trainings: &[Training]) -> (String, Point, Traits) {
    let training = &trainings[lot.below(trainings.len())];
    let mut words: Vec<&str> = training
        .title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 && !["Titre", "Diplôme", "Métiers", "avec"].contains(word))
        .collect();
    words.truncate(2 + lot.below(2));
    if words.len() < 2 {
        words.push(training.domain.split(' ').next().unwrap_or_default());
    }
    let towns = Towns::read();
    let town = towns.any(lot);
    let point = Point::new(town.latitude, town.longitude).expect("a town of France");
    let mut wanted = Traits::NONE;
    for facet in [Facet::Funder, Facet::Rhythm, Facet::WorkingTime] {
        if lot.happens(60) {
            let choices: Vec<Choice> = facet.choices().collect();
            wanted = wanted.with(choices[lot.below(choices.len())]);
        }
    }
    (words.join(" "), point, wanted)
}
