//! The labour market: recruitment projects, tensions, pay, families of occupations, passages between nomenclatures.

use super::{Format, count, sheet, workbook};
use crate::{esco as e, market as m};

pub(super) const FORMATS: &[Format] = &[
    Format {
        source: "bmo",
        records: "projets de recrutement",
        file: "Base_open_data_BMO_*.xlsx",
        survey: |name, reader, bounds| workbook(&m::BMO, name, reader, bounds),
    },
    Format {
        source: "tensions-bassins",
        records: "tensions par bassin",
        file: "cities-tension-utf8*.csv",
        survey: |name, reader, bounds| sheet(m::AREA_TENSIONS, name, reader, bounds),
    },
    Format {
        source: "tensions-bassins",
        records: "tensions par bassin de 2019",
        file: "cities-tension*.csv",
        survey: |name, reader, bounds| sheet(m::AREA_TENSIONS_2019, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "tensions par famille",
        file: "tensions*.csv",
        survey: |name, reader, bounds| sheet(m::TENSIONS, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "évolution des tensions",
        file: "evol_tensions*.csv",
        survey: |name, reader, bounds| sheet(m::TENSION_TRENDS, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "tranches de salaire",
        file: "salaires_3niv*.csv",
        survey: |name, reader, bounds| sheet(m::PAY_BANDS, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "salaires médians",
        file: "salaire_median_3niv*.csv",
        survey: |name, reader, bounds| sheet(m::MEDIAN_PAY, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "effectifs par année",
        file: "effectifs_3niv*.csv",
        survey: |name, reader, bounds| sheet(m::HEADCOUNTS, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "passages des familles au ROME 3",
        file: "fap225_rome*.csv",
        survey: |name, reader, bounds| sheet(m::FAMILIES_TO_ROME, name, reader, bounds),
    },
    Format {
        source: "dares-metiers",
        records: "passages des familles à la PCS",
        file: "FAP_PCS*.csv",
        survey: |name, reader, bounds| sheet(m::FAMILIES_TO_PCS, name, reader, bounds),
    },
    Format {
        source: "fap",
        records: "familles de 2021",
        file: "dares_nomenclature_fap2021*.csv",
        survey: |name, reader, bounds| sheet(m::FAMILIES, name, reader, bounds),
    },
    Format {
        source: "fap",
        records: "intitulés des familles de 2009",
        file: "intitule_fap2009*.txt",
        survey: |name, reader, bounds| count(m::Mappings::open(name, reader, bounds)),
    },
    Format {
        source: "fap",
        records: "passages du ROME 3 aux familles de 2009",
        file: "passage_fap2009_romev3*.txt",
        survey: |name, reader, bounds| count(m::Mappings::open(name, reader, bounds)),
    },
    Format {
        source: "fap",
        records: "passages de la PCS au ROME",
        file: "table-correspondance-pcs-rome*.csv",
        survey: |name, reader, bounds| sheet(m::PCS_TO_ROME, name, reader, bounds),
    },
    Format {
        source: "metiers-en-tension",
        records: "métiers en tension",
        file: "metiers_en_tension_*.csv",
        survey: |name, reader, bounds| sheet(m::SHORTAGES, name, reader, bounds),
    },
    Format {
        source: "rome-connexe",
        records: "métiers proches observés",
        file: "lbb-pse_bassin-emploi_rome-connexe*.csv",
        survey: |name, reader, bounds| sheet(m::CLOSE_OCCUPATIONS, name, reader, bounds),
    },
    Format {
        source: "rome-isco08",
        records: "passages du ROME 3 à la CITP-08",
        file: "Correspondance_ROME_ISCO08*.xlsx",
        survey: |name, reader, bounds| workbook(&m::ISCO, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "métiers",
        file: "occupations_fr*.csv",
        survey: |name, reader, bounds| sheet(e::OCCUPATIONS, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "compétences et savoirs",
        file: "skills_fr*.csv",
        survey: |name, reader, bounds| sheet(e::SKILLS, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "groupes de métiers",
        file: "ISCOGroups_fr*.csv",
        survey: |name, reader, bounds| sheet(e::ISCO_GROUPS, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "groupes de compétences",
        file: "skillGroups_fr*.csv",
        survey: |name, reader, bounds| sheet(e::SKILL_GROUPS, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "hiérarchie",
        file: "broaderRelations*.csv",
        survey: |name, reader, bounds| sheet(e::BROADER, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "compétences des métiers",
        file: "occupationSkillRelations*.csv",
        survey: |name, reader, bounds| sheet(e::OCCUPATION_SKILLS, name, reader, bounds),
    },
    Format {
        source: "esco",
        records: "compétences liées",
        file: "skillSkillRelations*.csv",
        survey: |name, reader, bounds| sheet(e::SKILL_SKILLS, name, reader, bounds),
    },
    Format {
        source: "rome-esco",
        records: "passages du ROME à ESCO",
        file: "*mapping_esco_rome*.csv",
        survey: |name, reader, bounds| sheet(e::ROME_LINKS, name, reader, bounds),
    },
];
