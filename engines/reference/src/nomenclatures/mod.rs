//! The nomenclatures that trainings and certifications are described with: Formacode, NSF, Certif Info.
//!
//! | file | form | what |
//! |---|---|---|
//! | `formacodes-v14.csv` | `;`, mark, CRLF, line breaks in fields, last line open | one term a line; several values are joined by `###`, other terms are `Label - code`; `null` for nothing |
//! | `formacodes-grands-domaines-v14.csv` | the same | top domains |
//! | `formacodes-v13.csv` | the same | one term a line, its depth is the column it stands in: `LABEL 15054` |
//! | `n_groupe_specialite_.csv`, `n_domaine_specialite_.csv`, `n_categorie_specialite_.csv` | `;` | NSF, three levels; groups of former versions keep their place |
//! | `nNiveauFormationDiplome_.csv` | `;` | levels of diplomas and what they are in the RNCP |
//! | `index_formations.csv` | `,`, mark, CRLF | NSF codes and labels |
//! | `certif_info.csv` | `;`, LF | certifications of Certif Info with RNCP, RS, Formacode, NSF, ROME; one column's name is between backticks |

mod certif_info;
mod formacode;
mod formacode13;
mod nsf;

pub use certif_info::{Access, CERTIF_INFO, CertifInfo};
pub use formacode::{FORMACODE_DOMAINS, FORMACODES, Term, TermLink};
pub use formacode13::{FORMACODES_13, Term13};
pub use nsf::{DiplomaLevel, LEVELS, NSF_CATEGORIES, NSF_DOMAINS, NSF_GROUPS, NSF_INDEX, Speciality};
