//! Certifications, trainings and the nomenclatures they are described with.

use super::{Format, shape, sheet};
use crate::{lheo, nomenclatures as n, rncp as r};

/// A table of the CSV flow of France compétences.
macro_rules! rncp_table {
    ($records:literal, $file:literal, $sheet:expr) => {
        Format {
            source: "rncp",
            records: $records,
            file: $file,
            survey: |name, reader, bounds| sheet($sheet, name, reader, bounds),
        }
    };
}

pub(super) const FORMATS: &[Format] = &[
    Format {
        source: "rncp",
        records: "certifications",
        file: "export_fiches_R*.xml",
        survey: |name, reader, bounds| shape(r::CERTIFICATIONS, name, reader, bounds),
    },
    rncp_table!("certifications en bref", "*CSV_Standard_*.csv", r::STANDARD),
    rncp_table!("codes ROME des certifications", "*CSV_Rome_*.csv", r::ROME_CODES),
    rncp_table!("codes NSF des certifications", "*CSV_Nsf_*.csv", r::NSF_CODES),
    rncp_table!("Formacodes des certifications", "*CSV_Formacode_*.csv", r::FORMACODES),
    rncp_table!("conventions collectives des certifications", "*CSV_CCN_*.csv", r::COLLECTIVE_AGREEMENTS),
    rncp_table!("certificateurs", "*CSV_Certificateurs_*.csv", r::CERTIFIERS),
    rncp_table!("partenaires", "*CSV_Partenaires_*.csv", r::PARTNERS),
    rncp_table!("blocs de compétences", "*CSV_Blocs_De_*.csv", r::BLOCKS),
    rncp_table!("voies d'accès", "*CSV_Voi*Acc*.csv", r::WAYS),
    rncp_table!("successions de certifications", "*CSV_Ancienne_Nouvelle_*.csv", r::FOLLOWS),
    Format {
        source: "edof",
        records: "offres de formation",
        file: "Exemple de catalogue*.xml",
        survey: |name, reader, bounds| shape(lheo::TRAININGS, name, reader, bounds),
    },
    Format {
        source: "edof",
        records: "offres de formation",
        file: "edof*.xml",
        survey: |name, reader, bounds| shape(lheo::TRAININGS, name, reader, bounds),
    },
    Format {
        source: "lheo",
        records: "offres de formation",
        file: "carif*.xml",
        survey: |name, reader, bounds| shape(lheo::TRAININGS, name, reader, bounds),
    },
    Format {
        source: "lheo",
        records: "offres de formation",
        file: "lheo-offres*.xml",
        survey: |name, reader, bounds| shape(lheo::TRAININGS, name, reader, bounds),
    },
    Format {
        source: "formacode",
        records: "termes",
        file: "formacodes-v14.csv",
        survey: |name, reader, bounds| sheet(n::FORMACODES, name, reader, bounds),
    },
    Format {
        source: "formacode",
        records: "grands domaines",
        file: "formacodes-grands-domaines-*.csv",
        survey: |name, reader, bounds| sheet(n::FORMACODE_DOMAINS, name, reader, bounds),
    },
    Format {
        source: "formacode",
        records: "termes de la version 13",
        file: "formacodes-v13.csv",
        survey: |name, reader, bounds| sheet(n::FORMACODES_13, name, reader, bounds),
    },
    Format {
        source: "nsf",
        records: "groupes de spécialités",
        file: "n_groupe_specialite_*.csv",
        survey: |name, reader, bounds| sheet(n::NSF_GROUPS, name, reader, bounds),
    },
    Format {
        source: "nsf",
        records: "domaines de spécialités",
        file: "n_domaine_specialite_*.csv",
        survey: |name, reader, bounds| sheet(n::NSF_DOMAINS, name, reader, bounds),
    },
    Format {
        source: "nsf",
        records: "catégories de spécialités",
        file: "n_categorie_specialite_*.csv",
        survey: |name, reader, bounds| sheet(n::NSF_CATEGORIES, name, reader, bounds),
    },
    Format {
        source: "nsf",
        records: "niveaux de diplômes",
        file: "nNiveauFormationDiplome_*.csv",
        survey: |name, reader, bounds| sheet(n::LEVELS, name, reader, bounds),
    },
    Format {
        source: "nsf",
        records: "libellés de spécialités",
        file: "index_formations*.csv",
        survey: |name, reader, bounds| sheet(n::NSF_INDEX, name, reader, bounds),
    },
    Format {
        source: "certif-info",
        records: "certifications",
        file: "certif_info*.csv",
        survey: |name, reader, bounds| sheet(n::CERTIF_INFO, name, reader, bounds),
    },
];
