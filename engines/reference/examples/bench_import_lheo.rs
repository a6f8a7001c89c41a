//! Times the reading of a generated LHÉO catalogue, next to a bare XML loop over the same file:
//! `cargo run --release --example bench_import_lheo -- [MEGABYTES] [FILE]`.
//!
//! The catalogue is plausible French text with prices, places and dates, from a fixed seed. It is written to a file once
//! (a temporary one, or FILE), so that both loops read it as an import does.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jalon_reference::lheo::TRAININGS;
use jalon_reference::stream::{Bounds, Intake};
use quick_xml::Reader;
use quick_xml::events::Event;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let megabytes: u64 = arguments.next().map_or(Ok(300), |given| given.parse())?;
    let given = arguments.next().map(PathBuf::from);
    let path = given.clone().unwrap_or_else(|| std::env::temp_dir().join("jalon_bench_lheo.xml"));
    let offers = generate(&path, megabytes * 1_000_000)?;
    let size = fs::metadata(&path)?.len();
    println!("{offers} offres, {} Mo, dans {}", size / 1_000_000, path.display());

    let start = Instant::now();
    let events = bare_loop(&path)?;
    tell("boucle quick-xml nue", size, start.elapsed(), &format!("{events} événements"));

    let start = Instant::now();
    let (mut intake, mut sessions, mut flaws) = (Intake::default(), 0, 0);
    for outcome in TRAININGS.open("lheo.xml", File::open(&path)?, Bounds::default())? {
        if let Some(training) = intake.note(outcome) {
            sessions += training.actions.iter().map(|action| action.sessions.len()).sum::<usize>();
            flaws += training.flaws.len();
        }
    }
    let told =
        format!("{} offres, {sessions} sessions, {} refus, {flaws} défauts", intake.taken(), intake.lost());
    tell("lecture LHÉO complète", size, start.elapsed(), &told);
    if let Some(peak) = peak_memory() {
        println!("mémoire au plus haut : {} Mo", peak / 1_000);
    }
    if given.is_none() {
        fs::remove_file(&path)?;
    }
    Ok(())
}

fn tell(what: &str, size: u64, took: Duration, found: &str) {
    let rate = size as f64 / 1e6 / took.as_secs_f64();
    println!("{what} : {rate:.0} Mo/s en {:.2} s ({found})", took.as_secs_f64());
}

fn bare_loop(path: &Path) -> Result<u64, Box<dyn Error>> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, File::open(path)?));
    let (mut buffer, mut events) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(events),
            _ => events += 1,
        }
    }
}

/// The largest resident size of this process in kilobytes, where the system tells it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// A small generator of numbers, the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'t>(&mut self, among: &[&'t str]) -> &'t str {
        among[self.below(among.len() as u64) as usize]
    }

    fn sentences(&mut self, count: u64) -> String {
        let mut text = String::new();
        for _ in 0..count {
            text.push_str(self.pick(&OPENINGS));
            text.push(' ');
            text.push_str(self.pick(&OBJECTS));
            text.push(' ');
            text.push_str(self.pick(&ENDINGS));
            text.push_str(".\n");
        }
        text
    }
}

const TITLES: [&str; 8] = [
    "CAP Boulanger",
    "BTS Comptabilité et gestion",
    "Titre professionnel Assistant de vie aux familles",
    "Anglais professionnel niveau B1",
    "Conducteur d'engins de chantier - CACES R482",
    "Secrétaire médico-sociale",
    "Développeur web et web mobile",
    "Habilitation électrique H0 B0",
];
const OPENINGS: [&str; 6] = [
    "À l'issue de la formation, le stagiaire est capable de préparer",
    "Les participants apprennent à organiser",
    "L'équipe pédagogique accompagne chacun pour maîtriser",
    "Des mises en situation professionnelle permettent d'évaluer",
    "Chaque module aborde",
    "Une période en entreprise aide à consolider",
];
const OBJECTS: [&str; 6] = [
    "les gestes techniques du métier et leur vocabulaire",
    "la relation avec la clientèle &amp; les fournisseurs",
    "l'hygiène, la sécurité et la prévention des risques",
    "le suivi des commandes, des stocks et des factures",
    "les outils numériques usuels",
    "la communication écrite et orale",
];
const ENDINGS: [&str; 4] = [
    "dans le respect des consignes reçues",
    "en autonomie ou au sein d'une équipe",
    "avec un formateur issu du secteur, à un rythme adapté",
    "selon le référentiel de la certification visée",
];
const TOWNS: [(&str, &str, &str, &str); 4] = [
    ("Chartres", "28000", "48.4469", "1.4892"),
    ("Saint-Étienne", "42000", "45.4397", "4.3872"),
    ("Fort-de-France", "97200", "14.6161", "-61.0588"),
    ("Évreux", "27000", "49.0241", "1.1508"),
];

fn generate(path: &Path, size: u64) -> Result<u64, Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice(20_261_124);
    let (mut offers, mut written) = (0, 0);
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lheo xmlns=\"http://lheo.gouv.fr/2.3\">\n<offres>"
    )?;
    while written < size {
        let offer = offer(&mut dice, offers);
        out.write_all(offer.as_bytes())?;
        written += offer.len() as u64;
        offers += 1;
    }
    writeln!(out, "</offres>\n</lheo>")?;
    out.flush()?;
    Ok(offers)
}

fn offer(dice: &mut Dice, number: u64) -> String {
    let sessions: String = (0..1 + dice.below(3)).map(|index| session(dice, number, index)).collect();
    let (town, postal, latitude, longitude) = TOWNS[dice.below(4) as usize];
    let (title, objective, content) = (dice.pick(&TITLES), dice.sentences(3), dice.sentences(12));
    let (formacode, rncp, hours, price) = (
        10_000 + dice.below(80_000),
        30_000 + dice.below(9_000),
        14 + dice.below(1200),
        300 + dice.below(9_000),
    );
    format!(
        "<formation numero=\"{number}\" datemaj=\"20260526\" datecrea=\"20260526\">\n\
         \t<domaine-formation><code-FORMACODE>{formacode}</code-FORMACODE><code-NSF>221</code-NSF>\
         <code-ROME>D1102</code-ROME></domaine-formation>\n\
         \t<intitule-formation>{title}</intitule-formation>\n\t<objectif-formation>{objective}</objectif-formation>\n\
         \t<resultats-attendus>Certification</resultats-attendus>\n\t<contenu-formation>{content}</contenu-formation>\n\
         \t<certifiante>1</certifiante>\n\t<contact-formation><coordonnees><nom>Accueil</nom><telfixe><numtel>0237000000\
         </numtel></telfixe><courriel>accueil@exemple.fr</courriel></coordonnees></contact-formation>\n\
         \t<parcours-de-formation>1</parcours-de-formation>\n\t<code-niveau-entree>3</code-niveau-entree>\n\
         \t<certification><code-RNCP>{rncp}</code-RNCP></certification>\n\
         \t<action numero=\"{number}\">\n\t\t<rythme-formation>en journée, 35 heures par semaine</rythme-formation>\n\
         \t\t<code-public-vise>80056</code-public-vise>\n\t\t<niveau-entree-obligatoire>0</niveau-entree-obligatoire>\n\
         \t\t<modalites-enseignement>{}</modalites-enseignement>\n\t\t<conditions-specifiques>Avoir un projet validé.\
         </conditions-specifiques>\n\t\t<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>\n\
         \t\t<lieu-de-formation><coordonnees><nom>Centre</nom><adresse><ligne>12 rue des Écoles</ligne><codepostal>{postal}\
         </codepostal><ville>{town}</ville><geolocalisation><latitude>{latitude}</latitude><longitude>{longitude}</longitude>\
         </geolocalisation></adresse></coordonnees></lieu-de-formation>\n\
         \t\t<modalites-entrees-sorties>0</modalites-entrees-sorties>\n{sessions}\
         \t\t<acces-handicapes>Locaux accessibles, référent handicap sur demande</acces-handicapes>\n\
         \t\t<prix-total-TTC>{price}.50</prix-total-TTC>\n\t\t<nombre-heures-total>{hours}</nombre-heures-total>\n\t</action>\n\
         \t<organisme-formation-responsable><numero-activite>24280000000</numero-activite><SIRET-organisme-formation>\
         <SIRET>12345678900017</SIRET></SIRET-organisme-formation><nom-organisme>Organisme n° {}</nom-organisme>\
         </organisme-formation-responsable>\n</formation>\n",
        dice.below(3),
        dice.below(900),
    )
}

fn session(dice: &mut Dice, number: u64, index: u64) -> String {
    let (month, day) = (1 + dice.below(6), 1 + dice.below(28));
    format!(
        "\t\t<session numero=\"{number}-{index}\"><periode><debut>2027{month:02}{day:02}</debut><fin>2027{:02}{day:02}</fin>\
         </periode><adresse-inscription><adresse><ligne>12 rue des Écoles</ligne><codepostal>28000</codepostal>\
         <ville>Chartres</ville></adresse></adresse-inscription><etat-recrutement>1</etat-recrutement></session>\n",
        month + 6,
    )
}
