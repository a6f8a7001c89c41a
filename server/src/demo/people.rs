//! Who comes in the demonstration, and how far each of them is. Everything is written through the pages.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use jalon_kernel::House;
use jalon_kernel::clock::{Clock, civil_day};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::{mandate, operator, person, professional};
use jalon_kernel::{params, seal, sql};
use uuid::Uuid;

use super::guest::{Guest, identifier};

/// A request as somebody fills it in: the answer to each question, in the order of the pages.
struct Request {
    site: &'static str,
    answers: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    name: &'static str,
    /// The address with which they enter their space, once they have one.
    account: Option<&'static str>,
}

const SAMIRA: Request = Request {
    site: "Rennes",
    answers: &[
        ("motif", &[("motif", "change")]),
        ("situation", &[("situation", "private-employee")]),
        (
            "mots",
            &[(
                "mots",
                "Je suis carrossière depuis huit ans. Je ne peux plus porter de charges. J’aime la mécanique et \
                 travailler de mes mains, et je veux rentrer le soir pour mes enfants.",
            )],
        ),
        ("lieu", &[("lieu", "35000")]),
        ("contact", &[("contact", "in-person"), ("email", "samira@exemple.fr")]),
    ],
    name: "Samira",
    account: Some("samira@exemple.fr"),
};

const THU_HA: Request = Request {
    site: "Nantes",
    answers: &[
        ("motif", &[("motif", "train")]),
        ("situation", &[("situation", "job-seeker"), ("situation", "seasonal")]),
        ("mots", &[("mots", "Je fais les saisons en cuisine. Je voudrais un diplôme.")]),
        ("lieu", &[("lieu", "Nantes")]),
        ("contact", &[("contact", "telephone"), ("telephone", "06 39 98 12 34")]),
    ],
    name: "Thu Ha",
    account: Some("thu-ha@exemple.fr"),
};

const WAITING: [Request; 4] = [
    Request {
        site: "Rennes",
        answers: &[
            ("motif", &[("motif", "unknown")]),
            ("situation", &[("situation", "student")]),
            ("mots", &[("mots", "J’ai arrêté ma licence et je ne sais pas quoi faire.")]),
            ("lieu", &[("lieu", "35200")]),
            ("contact", &[("contact", "video"), ("email", "yanis@exemple.fr")]),
        ],
        name: "Yanis",
        account: None,
    },
    Request {
        site: "Rennes",
        answers: &[
            ("motif", &[("motif", "keep")]),
            ("situation", &[("situation", "private-employee")]),
            ("mots", &[("mots", "Mon entreprise ferme l’atelier. On me propose un autre poste.")]),
            ("echeance", &[("echeance", "contract-end"), ("date", SOON)]),
            ("lieu", &[("lieu", "35000")]),
            ("contact", &[("contact", "telephone"), ("telephone", "06 39 98 56 78")]),
        ],
        name: "Dominique",
        account: None,
    },
    Request {
        site: "Nantes",
        answers: &[
            ("motif", &[("motif", "business")]),
            ("situation", &[("situation", "self-employed")]),
            ("contact", &[("contact", "in-person")]),
        ],
        name: "",
        account: None,
    },
    Request {
        site: "À distance",
        answers: &[
            ("motif", &[("motif", "move")]),
            ("situation", &[("situation", "public-agent")]),
            ("mots", &[("mots", "Je voudrais passer d’une mairie à un hôpital.")]),
            ("contact", &[("contact", "mail"), ("email", "paule@exemple.fr")]),
        ],
        name: "Paule",
        account: None,
    },
];

/// Stands for a date three weeks from now.
const SOON: &str = "{bientôt}";
const QUESTIONS: [&str; 8] = ["motif", "situation", "mots", "echeance", "lieu", "accueil", "contact", "nom"];
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Lets everybody come, over the three weeks before now. `house` has a clock of its own, which is moved.
pub async fn come(house: &House, clock: &Clock) -> anyhow::Result<()> {
    let samira = ask(house, &SAMIRA).await.context("Samira")?;
    clock.advance(DAY);
    samira_works_with_claire(house, clock, samira).await.context("Samira et Claire")?;
    let thu_ha = ask(house, &THU_HA).await.context("Thu Ha")?;
    clock.advance(DAY);
    let parcours = take(house, "Karim Benali", "Nantes", thu_ha.request).await?;
    let mut karim = at_work(house, "Karim Benali", "Nantes").await?;
    propose(house, &mut karim, parcours, "telephone", "").await?;
    for request in &WAITING {
        clock.advance(Duration::from_secs(6 * 3600));
        ask(house, request).await.with_context(|| format!("la demande de « {} »", request.name))?;
    }
    Ok(())
}

struct Asked {
    request: Uuid,
    person: Uuid,
}

async fn ask(house: &House, request: &Request) -> anyhow::Result<Asked> {
    let mut visitor = Guest::visitor(house);
    let soon = date_in(house, 21);
    let site = site(house, request.site).await?.to_string();
    for question in QUESTIONS {
        let page = format!("/demande/{question}");
        // A question that can be passed over is passed over by sending it empty.
        let answers: Vec<(&str, &str)> = match question {
            "accueil" => vec![("accueil", site.as_str())],
            "nom" => vec![("nom", request.name)],
            _ => match request.answers.iter().find(|(answered, _)| *answered == question) {
                Some((_, answers)) => answers.to_vec(),
                None => vec![(question, "")],
            },
        };
        let answers: Vec<(&str, &str)> = answers
            .into_iter()
            .map(|(name, value)| (name, if value == SOON { &soon } else { value }))
            .collect();
        let shown = if question == "accueil" { format!("{page}?tous=1") } else { page.clone() };
        visitor.fill(&shown, &page, answers[0].0, &answers).await?;
    }
    let led = visitor.fill("/demande/recapitulatif", "/demande/envoyer", "_csrf", &[]).await?;
    ensure!(led == "/demande/envoyee", "la demande n’est pas partie, on est mené à {led}");
    let mut tx = house.db.write().await?;
    let asked = tx
        .one(sql!("find_latest_request"), params![], |row| {
            Ok(Asked { request: row.get("id")?, person: row.get("person_id")? })
        })
        .await?;
    if let Some(address) = request.account {
        let (secrets, chance, now) = (&house.secrets, &house.chance, house.clock.now());
        let key = seal::person_key(&mut tx, secrets, asked.person).await?;
        person::set_name(&mut tx, chance, asked.person, &key, request.name).await?;
        contact::keep(&mut tx, secrets, chance, now, asked.person, &key, Kind::Email, address, Some(now))
            .await?;
        tx.commit().await?;
    }
    Ok(asked)
}

async fn samira_works_with_claire(house: &House, clock: &Clock, asked: Asked) -> anyhow::Result<()> {
    let parcours = take(house, "Claire Moreau", "Rennes", asked.request).await?;
    let base = format!("/parcours/{parcours}");
    let mut claire = at_work(house, "Claire Moreau", "Rennes").await?;
    propose(house, &mut claire, parcours, "in-person", "12 rue des Trois-Mâts, 35000 Rennes").await?;
    let mut samira = Guest::person(house, asked.person).await;
    let page = format!("{base}/rendez-vous");
    let appointment = identifier(&samira.read(&page).await?, &format!("{page}/"))?;
    let action = format!("{page}/{appointment}");
    samira.fill(&page, &action, "reponse", &[("reponse", "oui")]).await?;
    clock.advance(7 * DAY);

    // A week later nobody is signed in any more.
    let mut samira = Guest::person(house, asked.person).await;
    let diagnosis = format!("{base}/diagnostic");
    let said = [
        ("demand", "Changer de métier avant que mon dos ne lâche, sans perdre mon salaire."),
        ("path", "CAP carrosserie, huit ans au même garage. J’ai formé deux apprentis."),
        ("strengths", "Je trouve d’où vient une panne. Les clients me demandent par mon prénom."),
        ("constraints", "Pas de voiture. Deux enfants à l’école. Rien de lourd à porter."),
    ];
    for (section, text) in said {
        samira.fill(&diagnosis, &diagnosis, section, &[(section, text)]).await?;
    }
    let mut claire = at_work(house, "Claire Moreau", "Rennes").await?;
    let heard = [
        (
            "strengths",
            "Diagnostic de panne, soudure fine, accueil des clients, transmission à deux apprentis.",
        ),
        ("constraints", "Rayon de 30 km sans voiture. Visite de reprise prévue."),
        ("agreed", "Chercher dans la mécanique légère, près de Rennes, avant l’été."),
    ];
    for (section, text) in heard {
        claire.fill(&diagnosis, &diagnosis, section, &[(section, text)]).await?;
    }
    let accord = format!("{diagnosis}/accord");
    let agreed = [("verdict", "agreed"), ("disagreement", "")];
    claire.fill(&diagnosis, &accord, "verdict", &agreed).await?;
    samira.fill(&diagnosis, &accord, "verdict", &agreed).await?;
    clock.advance(3 * DAY);
    project_and_plan(house, &base, &mut Guest::person(house, asked.person).await).await?;
    clock.advance(DAY);
    Ok(())
}

async fn project_and_plan(house: &House, base: &str, samira: &mut Guest) -> anyhow::Result<()> {
    let mut claire = at_work(house, "Claire Moreau", "Rennes").await?;
    let projects = format!("{base}/projet");
    let horizon = date_in(house, 200);
    let fields = [
        ("kind", "external-mobility"),
        ("occupation", "Mécanicien / Mécanicienne cycles"),
        ("target", "I1619"),
        ("summary", "Réparer et entretenir des vélos dans un atelier, avec un accueil du public."),
        ("territory", "Rennes et 30 km autour"),
        ("horizon", horizon.as_str()),
        ("to_check", "Le salaire de départ\nLa formation la plus proche\nL’avis du médecin du travail"),
    ];
    claire.fill(&format!("{projects}/nouveau"), &projects, "kind", &fields).await?;
    let project = identifier(&claire.read(&projects).await?, &format!("{projects}/"))?;
    let action = format!("{projects}/{project}/etat");
    samira.fill(&projects, &action, "state", &[("state", "retained")]).await?;
    let objective = [
        ("text", "Vérifier en vrai que ce métier me va"),
        ("criterion", "Une journée passée dans un atelier, et mon avis écrit"),
    ];
    claire.fill(&projects, &format!("{base}/objectifs"), "text", &objective).await?;
    let plan = format!("{base}/plan");
    let (near, far) = (date_in(house, 16), date_in(house, 30));
    let steps = [
        ("Rencontrer l’atelier Roue Libre", "person", near.as_str(), "J’ai posé les dix questions préparées"),
        (
            "Demander le programme du CQP cycles",
            "counsellor",
            near.as_str(),
            "Le programme est dans le dossier",
        ),
        ("Calculer le salaire minimum qu’il me faut", "person", far.as_str(), ""),
    ];
    for (text, owner, due, done_when) in steps {
        let fields = [("text", text), ("owner", owner), ("due", due), ("done_when", done_when)];
        claire.fill(&plan, &plan, "text", &fields).await?;
    }
    // Its first version waits for her words and her agreement.
    let synthesis = format!("{base}/synthese");
    claire.fill(&synthesis, &synthesis, "_csrf", &[]).await?;
    Ok(())
}

async fn take(house: &House, name: &str, site: &str, request: Uuid) -> anyhow::Result<Uuid> {
    let mut counsellor = at_work(house, name, site).await?;
    let page = format!("/file/{request}");
    let led = counsellor.fill(&page, &format!("{page}/prendre"), "_csrf", &[]).await?;
    match identifier(&led, "/parcours/") {
        Ok(parcours) => Ok(parcours),
        Err(_) => identifier(&counsellor.read(&led).await?, "/parcours/"),
    }
}

async fn propose(
    house: &House,
    counsellor: &mut Guest,
    parcours: Uuid,
    mode: &str,
    place: &str,
) -> anyhow::Result<()> {
    let page = format!("/parcours/{parcours}/rendez-vous");
    let day = date_in(house, 28);
    let fields =
        [("date", day.as_str()), ("heure", "14 h 30"), ("duree", "60"), ("mode", mode), ("lieu", place)];
    counsellor.fill(&page, &page, "date", &fields).await?;
    Ok(())
}

async fn at_work(house: &House, name: &str, site: &str) -> anyhow::Result<Guest> {
    let mut tx = house.db.read().await?;
    let accounts = professional::all(&mut tx).await?;
    let who = accounts.iter().find(|account| account.name == name).context("un compte de la liste")?;
    let held = mandate::live(&mut tx, who.id, house.clock.now()).await?;
    let mandate = held.iter().find(|held| held.site_name == site).context("un mandat de la liste")?;
    Ok(Guest::professional(house, who.id, mandate.mandate.id).await)
}

async fn site(house: &House, name: &str) -> anyhow::Result<Uuid> {
    let mut tx = house.db.read().await?;
    let sites = operator::sites(&mut tx).await?;
    Ok(sites.iter().find(|site| site.name == name).context("un site de la liste")?.id)
}

// A working day, as people write dates.
fn date_in(house: &House, days: i64) -> String {
    let mut day = civil_day(house.clock.now()).saturating_add(jiff::Span::new().days(days));
    while matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
        day = day.saturating_add(jiff::Span::new().days(1));
    }
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
