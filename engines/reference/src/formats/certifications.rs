//! Certifications, trainings and the nomenclatures they are described with.

use super::{Format, shape, sheet};
use crate::rncp as r;

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
];
