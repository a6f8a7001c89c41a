//! Territories, structures and services.

use super::{Format, items, sheet};
use crate::inclusion as i;
use crate::territories as t;

pub(super) const FORMATS: &[Format] = &[
    Format {
        source: "cog",
        records: "communes",
        file: "v_commune_2*.csv",
        survey: |name, reader, bounds| sheet(t::COMMUNES, name, reader, bounds),
    },
    Format {
        source: "cog",
        records: "communes des collectivités d'outre-mer",
        file: "v_commune_comer_*.csv",
        survey: |name, reader, bounds| sheet(t::OVERSEAS_COMMUNES, name, reader, bounds),
    },
    Format {
        source: "codes-postaux",
        records: "codes postaux",
        file: "laposte_hexasmal*.csv",
        survey: |name, reader, bounds| sheet(t::POSTAL_CODES, name, reader, bounds),
    },
    Format {
        source: "zones-emploi",
        records: "communes des zones d'emploi",
        file: "Export_Communes_Zones_Emploi_*.csv",
        survey: |name, reader, bounds| sheet(t::EMPLOYMENT_ZONES, name, reader, bounds),
    },
    Format {
        source: "bassins-france-travail",
        records: "communes des bassins",
        file: "France_Travail_Bassin_Emploi_*.csv",
        survey: |name, reader, bounds| sheet(t::BASSINS, name, reader, bounds),
    },
    Format {
        source: "bassins-bmo",
        records: "communes des bassins de l'enquête BMO",
        file: "lexique-bassins*.csv",
        survey: |name, reader, bounds| sheet(t::BMO_AREAS, name, reader, bounds),
    },
    Format {
        source: "population",
        records: "populations communales",
        file: "insee-estimation-population-*.csv",
        survey: |name, reader, bounds| sheet(t::POPULATIONS, name, reader, bounds),
    },
    Format {
        source: "cog",
        records: "régions",
        file: "insee_region_*.csv",
        survey: |name, reader, bounds| sheet(t::REGIONS, name, reader, bounds),
    },
    Format {
        source: "decoupage-administratif",
        records: "régions et collectivités",
        file: "regions.json",
        survey: |name, reader, bounds| items(t::REGIONS_PATH, t::region, name, reader, bounds),
    },
    Format {
        source: "decoupage-administratif",
        records: "départements et collectivités",
        file: "departements.json",
        survey: |name, reader, bounds| items(t::DEPARTMENTS_PATH, t::department, name, reader, bounds),
    },
    Format {
        source: "academies",
        records: "départements par académie",
        file: "departements_academies_regions.csv",
        survey: |name, reader, bounds| sheet(t::ACADEMIES, name, reader, bounds),
    },
    Format {
        source: "anciennes-regions",
        records: "anciennes régions",
        file: "anciennes-nouvelles-regions.json",
        survey: |name, reader, bounds| items(t::FORMER_REGIONS_PATH, t::former_region, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "structures",
        file: "structures*.json",
        survey: |name, reader, bounds| items(i::PATH, i::structure, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "services",
        file: "services*.json",
        survey: |name, reader, bounds| items(i::PATH, i::service, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "contributeurs",
        file: "sources*.json",
        survey: |name, reader, bounds| items(i::PATH, i::contributor, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "thématiques",
        file: "thematiques.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "publics",
        file: "publics.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "frais",
        file: "frais.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "modes d'accueil",
        file: "modes-accueil.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "modes de mobilisation",
        file: "modes-mobilisation.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "personnes mobilisatrices",
        file: "personnes-mobilisatrices.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "réseaux porteurs",
        file: "reseaux-porteurs.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "types de services",
        file: "types-de-services.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "data-inclusion",
        records: "typologies de services",
        file: "typologies-de-services.json",
        survey: |name, reader, bounds| items(i::PATH, i::code, name, reader, bounds),
    },
    Format {
        source: "annuaire-operateurs",
        records: "agences",
        file: "prescribers__organization*.json",
        survey: |name, reader, bounds| items(i::PATH, i::agency, name, reader, bounds),
    },
];
