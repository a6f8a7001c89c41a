//! Territories: communes and their history, postal codes, areas of employment, departments, regions, population.
//!
//! The files, as published (Insee, La Poste, France Travail); codes are text, with leading zeros and `2A`/`2B`:
//!
//! | file | form | what |
//! |---|---|---|
//! | `v_commune_<year>.csv` | `,`, quoted, UTF-8, LF | official geographical code: communes (COM), delegated and associated ones (COMD, COMA) with their parent, municipal districts (ARM) |
//! | `v_commune_comer_<year>.csv` | the same | communes of the overseas collectivities |
//! | `laposte_hexasmal.csv` | `;`, CRLF | postal codes; newer versions spell columns otherwise and have no point |
//! | `Export_Communes_Zones_Emploi_2020.csv` | `,`, mark, CRLF | employment zones |
//! | `France_Travail_Bassin_Emploi_2021.csv`, `lexique-bassins.csv` | `,` | bassins of France Travail, of the BMO survey; the first has lost leading zeros |
//! | `insee-estimation-population-<year>.csv` | `,`, mark | population, one column a year |
//! | `insee_region_<year>.csv`, `regions.json`, `departements.json`, `departements_academies_regions.csv`, `anciennes-nouvelles-regions.json` | | departments and regions; three-digit department codes; regions before 2016 |
//!
//! Vintages differ from file to file: [`Directory`] leads a former commune to the present one.

mod areas;
mod communes;
mod directory;
mod population;
mod postal;
mod regions;

pub use areas::{Area, BASSINS, BMO_AREAS, EMPLOYMENT_ZONES};
pub use communes::{COMMUNES, Commune, CommuneKind, OVERSEAS_COMMUNES, OverseasCommune};
pub use directory::{Directory, Present};
pub use population::{POPULATIONS, Population};
pub use postal::{POSTAL_CODES, PostalPlace};
pub use regions::{
    ACADEMIES, Academy, DEPARTMENTS_PATH, Department, FORMER_REGIONS_PATH, FormerRegion, REGIONS,
    REGIONS_PATH, Region, department, former_region, region,
};
