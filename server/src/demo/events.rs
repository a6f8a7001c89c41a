//! What the sites of the demonstration announce: rencontres over the coming weeks, and two resource spaces.

use anyhow::Context as _;
use jalon_events::{Details, Kind, SpaceDetails};
use jalon_kernel::House;
use jalon_kernel::access::SiteFacts;
use jalon_kernel::clock;
use jalon_kernel::people::operator::{self, Site};
use jiff::civil::{Time, time};
use jiff::{Timestamp, ToSpan as _};

struct Announced {
    site: &'static str,
    kind: Kind,
    title: &'static str,
    text: &'static str,
    accessibility: &'static str,
    in_days: i32,
    from: Time,
    hours: i8,
    places: i64,
}

const ANNOUNCED: [Announced; 5] = [
    Announced {
        site: "Rennes",
        kind: Kind::Meeting,
        title: "Découvrir le conseil en évolution professionnelle",
        text: "Une heure pour comprendre ce que le conseil peut vous apporter, et poser vos questions.",
        accessibility: "Salle de plain-pied. Interprète en langue des signes sur demande, dix jours avant.",
        in_days: 6,
        from: time(14, 0, 0, 0),
        hours: 1,
        places: 20,
    },
    Announced {
        site: "Rennes",
        kind: Kind::Workshop,
        title: "Lire une offre d’emploi et y répondre",
        text: "Apportez une offre qui vous intéresse. On la lit ensemble, on prépare la réponse.",
        accessibility: "Salle de plain-pied, boucle magnétique. Documents en gros caractères sur place.",
        in_days: 9,
        from: time(9, 30, 0, 0),
        hours: 3,
        places: 8,
    },
    Announced {
        site: "Nantes",
        kind: Kind::Recognition,
        title: "La VAE : faire reconnaître ce que vous savez faire",
        text: "Les étapes, les délais, qui accompagne, et le témoignage d’une personne diplômée par la VAE.",
        accessibility: "Deuxième étage avec ascenseur.",
        in_days: 13,
        from: time(18, 0, 0, 0),
        hours: 2,
        places: 15,
    },
    Announced {
        site: "Saint-Malo",
        kind: Kind::Review,
        title: "Info Bilan : à quoi sert un bilan de compétences",
        text: "Ce que c’est, combien de temps cela prend, qui le finance, et quand choisir autre chose.",
        accessibility: "",
        in_days: 16,
        from: time(10, 0, 0, 0),
        hours: 2,
        places: 12,
    },
    Announced {
        site: "À distance",
        kind: Kind::Workshop,
        title: "Parler de ses compétences en trois minutes",
        text: "En vidéo, par petits groupes. Un téléphone ou un ordinateur suffit.",
        accessibility: "Sous-titrage en direct.",
        in_days: 20,
        from: time(12, 30, 0, 0),
        hours: 1,
        places: 10,
    },
];

const SPACES: [(&str, &str, &str, &str); 2] = [
    (
        "Rennes",
        "Espace ressources des Trois-Mâts",
        "Ordinateurs, imprimante, documentation sur les métiers et les formations. Un conseiller passe le mardi matin.",
        "lundi : 13 h 30 à 17 h\nmardi : 9 h à 12 h\njeudi : 9 h à 12 h et 13 h 30 à 17 h",
    ),
    (
        "Brest",
        "Espace ressources du Phare",
        "Ordinateurs en libre accès et documentation. Aide pour les démarches en ligne le vendredi.",
        "du lundi au vendredi : 8 h 30 à 12 h\nvendredi : 13 h 30 à 16 h 30",
    ),
];

/// Announces everything, from today on.
pub async fn announce(house: &House) -> anyhow::Result<()> {
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let sites = operator::sites(&mut tx).await?;
    let find = |name: &str| sites.iter().find(|site| site.name == name).context("un site de la liste");
    for announced in ANNOUNCED {
        let site = find(announced.site)?;
        let details = details(&announced, site, now)?;
        jalon_events::invent_event(house, &mut tx, now, facts(site), &details).await?;
    }
    for (name, title, text, hours) in SPACES {
        let site = find(name)?;
        let (place, postcode, town) = address(site);
        let details = SpaceDetails {
            name: title.to_owned(),
            description: text.to_owned(),
            place,
            postcode,
            town,
            hours: hours.to_owned(),
            accessibility: "De plain-pied, places de stationnement réservées devant l’entrée.".to_owned(),
            contact: "02 00 00 00 00".to_owned(),
        };
        jalon_events::invent_space(house, &mut tx, now, facts(site), &details).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn facts(site: &Site) -> SiteFacts {
    SiteFacts { id: site.id, operator: site.operator }
}

fn details(announced: &Announced, site: &Site, now: Timestamp) -> anyhow::Result<Details> {
    let day = clock::civil_day(now).checked_add(announced.in_days.days())?;
    let start = day.to_datetime(announced.from).to_zoned_datetime(clock::paris())?.timestamp();
    let (place, postcode, town) = address(site);
    Ok(Details {
        kind: announced.kind,
        title: announced.title.to_owned(),
        description: announced.text.to_owned(),
        place,
        postcode,
        town,
        accessibility: announced.accessibility.to_owned(),
        contact: "02 00 00 00 00".to_owned(),
        starts_at: start,
        ends_at: start.checked_add(announced.hours.hours())?,
        capacity: announced.places,
    })
}

// A team at a distance has no postcode: its address says how one meets it.
fn address(site: &Site) -> (String, String, String) {
    match site.address.rsplit_once(", ").and_then(|(street, end)| Some((street, end.split_once(' ')?))) {
        Some((street, (code, town))) if code.len() == 5 => {
            (street.to_owned(), code.to_owned(), town.to_owned())
        }
        _ => (site.address.clone(), String::new(), String::new()),
    }
}
