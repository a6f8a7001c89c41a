//! What the library of the demonstration holds: three invented studies, one of which is over.

use anyhow::Context as _;
use jalon_kernel::House;
use jalon_kernel::access::SiteFacts;
use jalon_kernel::clock;
use jalon_kernel::people::operator;
use jalon_studies::{Details, Kind};
use jiff::ToSpan as _;

struct Written {
    site: &'static str,
    kind: Kind,
    title: &'static str,
    summary: &'static str,
    territory: &'static str,
    sector: &'static str,
    months_ago: i32,
    months_good: i32,
}

const WRITTEN: [Written; 3] = [
    Written {
        site: "Rennes",
        kind: Kind::Diagnosis,
        title: "L’emploi dans le pays de Fougères",
        summary: "Une personne sur quatre travaille dans l’industrie, une sur trois dans les services à la personne et \
                  la santé.\nLes départs en retraite seront nombreux dans l’agroalimentaire d’ici cinq ans.\nLes \
                  trajets vers Rennes augmentent : un actif sur cinq y travaille.",
        territory: "Pays de Fougères",
        sector: "",
        months_ago: 8,
        months_good: 36,
    },
    Written {
        site: "Nantes",
        kind: Kind::Prospect,
        title: "Les métiers de la réparation de vélos à l’horizon 2030",
        summary: "Les ateliers cherchent des mécaniciens cycles ; les vendeurs-réparateurs sont demandés toute \
                  l’année.\nLes formations courtes suffisent souvent à qui sait déjà travailler de ses mains.",
        territory: "Pays de la Loire",
        sector: "Commerce et réparation",
        months_ago: 14,
        months_good: 48,
    },
    Written {
        site: "Rennes",
        kind: Kind::Figures,
        title: "Les projets de recrutement en Bretagne",
        summary: "Les projets de recrutement par métier et par bassin, avec la part jugée difficile par les \
                  employeurs.\nCes chiffres valaient pour une année : regardez ceux de l’année suivante.",
        territory: "Bretagne",
        sector: "",
        months_ago: 26,
        months_good: 12,
    },
];

/// Publishes them all.
pub async fn publish(house: &House) -> anyhow::Result<()> {
    let now = house.clock.now();
    let today = clock::civil_day(now);
    let mut tx = house.db.write().await?;
    let sites = operator::sites(&mut tx).await?;
    for written in WRITTEN {
        let site = sites.iter().find(|site| site.name == written.site).context("un site de la liste")?;
        let published_on = today.checked_sub(written.months_ago.months())?;
        let details = Details {
            kind: written.kind,
            title: written.title.to_owned(),
            summary: written.summary.to_owned(),
            publisher: "Observatoire de la démonstration".to_owned(),
            published_on,
            expires_on: Some(published_on.checked_add(written.months_good.months())?),
            territory: written.territory.to_owned(),
            sector: written.sector.to_owned(),
            link: String::new(),
        };
        let facts = SiteFacts { id: site.id, operator: site.operator };
        jalon_studies::invent(house, &mut tx, now, facts, &details).await?;
    }
    tx.commit().await?;
    Ok(())
}
