//! The labour market: recruitment projects, tensions, pay, headcounts, and the families of occupations they are told in.
//!
//! | file | form | what |
//! |---|---|---|
//! | `Base_open_data_BMO_<year>.xlsx` | workbook, counts are text | BMO survey; `*` is a statistical secret, not zero |
//! | `cities-tension*.csv` | `;`; 2019 in ISO-8859-1, thousands apart | tension per ROME 3 code and bassin, 1 to 5 |
//! | `tensions.csv`, `evol_tensions.csv` | `,`; a header and a value end in a space; regions are `84.0` | tension per family, composite and explanatory indicators |
//! | `salaires_3niv.csv` | `,`, Windows-1252 | pay by bands |
//! | `salaire_median_3niv.csv`, `effectifs_3niv.csv` | `,`; `NA` for what is not known | median pay; headcounts, one column a family |
//! | `fap225_rome.csv`, `FAP_PCS.csv` | `;`, ISO-8859-1 | families to ROME 3, to PCS; `NA` for none |
//! | `dares_nomenclature_fap2021.csv` | `;`, mark, CRLF | FAP 2021, four levels |
//! | `intitule_fap2009.txt`, `passage_fap2009_romev3.txt` | SAS `proc format`, ISO-8859-1 | FAP 2009; ROME 3, with or without the level of qualification, to FAP 2009 |
//! | `table-correspondance-pcs-rome.csv` | `;`, no header | FAP, PCS, ROME; blank is the same as above |
//! | `metiers_en_tension_<month>_<year>.csv` | `,`, last line open | official list of shortage occupations per region |
//! | `lbb-pse_bassin-emploi_rome-connexe.csv` | `,` | occupations observed close to each other, per bassin |
//! | `Correspondance_ROME_ISCO08.xlsx` | workbook | ROME 3 to ISCO-08 |

mod bmo;
mod closeness;
mod families;
mod pay;
mod sas;
mod tension;

pub use bmo::{BMO, Figure, Projects};
pub use closeness::{CLOSE_OCCUPATIONS, Closeness, ISCO, IscoLink};
pub use families::{
    FAMILIES, FAMILIES_TO_PCS, FAMILIES_TO_ROME, Family, FamilyToPcs, FamilyToRome, PCS_TO_ROME, PcsToRome,
    SHORTAGES, Shortage, filled_down,
};
pub use pay::{HEADCOUNTS, Headcounts, MEDIAN_PAY, MedianPay, PAY_BANDS, PayBand};
pub use sas::{Mappings, Qualified, RomeToFamily, Value, rome_to_family};
pub use tension::{
    AREA_TENSIONS, AREA_TENSIONS_2019, AreaTension, FamilyTension, TENSION_TRENDS, TENSIONS, TensionTrend,
};
