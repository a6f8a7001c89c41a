//! Which reader and which rows go with each format: one line a format, found by the publisher's file name.

use std::io::{Cursor, Read};

use jalon_reference::formats::Format;
use jalon_reference::place::{Place, Reason, Rejected};
use jalon_reference::stream::{Bounds, Intake, Items, Workbook};
use jalon_reference::{
    esco as e, inclusion as i, lheo, market as m, nomenclatures as n, rncp as r, territories as t,
};

use super::rows::{certifications, market, nomenclatures, places, services, trainings};
use super::sink::Sink;

/// Reads a file of a format into a sink.
pub(super) type Reader = fn(&str, &mut dyn Read, Bounds, &mut Sink) -> Intake;

/// The largest workbook that is held in memory to be read.
const WORKBOOK: u64 = 256 << 20;

fn drain<T, I>(opened: Result<I, Rejected>, sink: &mut Sink, keep: impl Fn(T, &mut Sink)) -> Intake
where
    I: Iterator<Item = Result<T, Rejected>>,
{
    let mut intake = Intake::default();
    match opened {
        Ok(records) => {
            for outcome in records {
                if let Some(record) = intake.note(outcome) {
                    keep(record, sink);
                }
                if sink.is_over() {
                    break;
                }
            }
        }
        Err(rejected) => drop(intake.note::<T>(Err(rejected))),
    }
    intake
}

macro_rules! sheet {
    ($sheet:expr, $keep:expr) => {
        |name, reader, bounds, sink| {
            let opened = $sheet.open(name, reader, bounds);
            let remarks = opened.as_ref().map(|records| records.remarks()).unwrap_or_default();
            let mut intake = drain(opened, sink, $keep);
            remarks.into_iter().for_each(|remark| intake.remark(remark));
            intake
        }
    };
}

macro_rules! shape {
    ($shape:expr, $keep:expr) => {
        |name, reader, bounds, sink| drain($shape.open(name, reader, bounds), sink, $keep)
    };
}

macro_rules! items {
    ($path:expr, $read:expr, $keep:expr) => {
        |name, reader, bounds, sink| drain(Items::open(name, reader, bounds, $path, $read), sink, $keep)
    };
}

macro_rules! book {
    ($table:expr, $keep:expr) => {
        |name, reader, bounds, sink| match held(name, reader, bounds) {
            Ok(mut workbook) => drain(workbook.rows($table), sink, $keep),
            Err(rejected) => refused(rejected),
        }
    };
}

fn refused(rejected: Rejected) -> Intake {
    let mut intake = Intake::default();
    // Nothing comes of a refusal but its note.
    let _: Option<()> = intake.note(Err(rejected));
    intake
}

/// A workbook is a zip archive, which cannot be read from a stream: it is held in memory, within a limit.
fn held(name: &str, reader: &mut dyn Read, bounds: Bounds) -> Result<Workbook<Cursor<Vec<u8>>>, Rejected> {
    let reject = |reason| Rejected { place: Place::start_of(name), reason };
    let mut bytes = Vec::new();
    reader
        .take(WORKBOOK + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| reject(Reason::Unreadable(error.to_string())))?;
    if bytes.len() as u64 > WORKBOOK {
        return Err(reject(Reason::TooLarge { limit: WORKBOOK }));
    }
    Workbook::open(name, Cursor::new(bytes), bounds)
}

fn pcs_to_rome(name: &str, reader: &mut dyn Read, bounds: Bounds, sink: &mut Sink) -> Intake {
    // What is left blank means the line above: the file, a thousand lines, is read whole.
    let lines = std::cell::RefCell::new(Vec::new());
    let intake =
        drain(m::PCS_TO_ROME.open(name, reader, bounds), sink, |line, _| lines.borrow_mut().push(line));
    for (family, occupation) in m::filled_down(lines.into_inner()) {
        market::passage("rome-3>fap-2009-pcs", occupation.as_str(), family.as_str(), "", None, sink);
    }
    intake
}

/// The reader of a format; every format of the registry has one.
pub(super) fn of(format: &Format) -> Option<Reader> {
    places_and_services(format.file).or_else(|| learning(format.file)).or_else(|| work(format.file))
}

macro_rules! code_list {
    ($kind:literal) => {
        items!(i::PATH, i::code, |it, sink: &mut Sink| services::code($kind, it, sink))
    };
}

fn places_and_services(file: &str) -> Option<Reader> {
    Some(match file {
        "v_commune_2*.csv" => sheet!(t::COMMUNES, places::commune),
        "v_commune_comer_*.csv" => sheet!(t::OVERSEAS_COMMUNES, places::overseas),
        "laposte_hexasmal*.csv" => sheet!(t::POSTAL_CODES, places::postal),
        "Export_Communes_Zones_Emploi_*.csv" => sheet!(t::EMPLOYMENT_ZONES, places::area),
        "France_Travail_Bassin_Emploi_*.csv" => sheet!(t::BASSINS, places::area),
        "lexique-bassins*.csv" => sheet!(t::BMO_AREAS, places::area),
        "insee-estimation-population-*.csv" => sheet!(t::POPULATIONS, places::population),
        "insee_region_*.csv" => sheet!(t::REGIONS, places::region),
        "regions.json" => items!(t::REGIONS_PATH, t::region, places::region),
        "departements.json" => items!(t::DEPARTMENTS_PATH, t::department, places::department),
        "departements_academies_regions.csv" => sheet!(t::ACADEMIES, places::academy),
        "anciennes-nouvelles-regions.json" => {
            items!(t::FORMER_REGIONS_PATH, t::former_region, places::former_region)
        }
        "structures*.json" => items!(i::PATH, i::structure, services::structure),
        "services*.json" => items!(i::PATH, i::service, services::service),
        "sources*.json" => items!(i::PATH, i::contributor, services::contributor),
        "prescribers__organization*.json" => items!(i::PATH, i::agency, services::agency),
        "thematiques.json" => code_list!("thematiques"),
        "publics.json" => code_list!("publics"),
        "frais.json" => code_list!("frais"),
        "modes-accueil.json" => code_list!("modes-accueil"),
        "modes-mobilisation.json" => code_list!("modes-mobilisation"),
        "personnes-mobilisatrices.json" => code_list!("personnes-mobilisatrices"),
        "reseaux-porteurs.json" => code_list!("reseaux-porteurs"),
        "types-de-services.json" => code_list!("types-de-services"),
        "typologies-de-services.json" => code_list!("typologies-de-services"),
        _ => return None,
    })
}

macro_rules! speciality {
    ($sheet:expr, $nomenclature:literal) => {
        sheet!($sheet, |it, sink: &mut Sink| nomenclatures::speciality($nomenclature, it, sink))
    };
}

fn learning(file: &str) -> Option<Reader> {
    Some(match file {
        "export_fiches_R*.xml" => shape!(r::CERTIFICATIONS, certifications::detailed),
        "*CSV_Standard_*.csv" => sheet!(r::STANDARD, certifications::standard),
        "*CSV_Rome_*.csv" => sheet!(r::ROME_CODES, certifications::rome),
        "*CSV_Nsf_*.csv" => sheet!(r::NSF_CODES, certifications::nsf),
        "*CSV_Formacode_*.csv" => sheet!(r::FORMACODES, certifications::formacode),
        "*CSV_CCN_*.csv" => sheet!(r::COLLECTIVE_AGREEMENTS, certifications::agreements),
        "*CSV_Certificateurs_*.csv" => sheet!(r::CERTIFIERS, certifications::certifier),
        "*CSV_Partenaires_*.csv" => sheet!(r::PARTNERS, certifications::partner),
        "*CSV_Blocs_De_*.csv" => sheet!(r::BLOCKS, certifications::block),
        "*CSV_Voi*Acc*.csv" => sheet!(r::WAYS, certifications::way_in_words),
        "*CSV_Ancienne_Nouvelle_*.csv" => sheet!(r::FOLLOWS, certifications::follow),
        "certif_info*.csv" => sheet!(n::CERTIF_INFO, certifications::certif_info),
        "Exemple de catalogue*.xml" | "edof*.xml" | "carif*.xml" | "lheo-offres*.xml" => {
            shape!(lheo::TRAININGS, trainings::training)
        }
        "formacodes-v14.csv" => sheet!(n::FORMACODES, |it, sink: &mut Sink| {
            nomenclatures::term("formacode", it, sink);
        }),
        "formacodes-grands-domaines-*.csv" => sheet!(n::FORMACODE_DOMAINS, |it, sink: &mut Sink| {
            nomenclatures::term("formacode-domain", it, sink);
        }),
        "formacodes-v13.csv" => sheet!(n::FORMACODES_13, nomenclatures::term_13),
        "n_groupe_specialite_*.csv" => speciality!(n::NSF_GROUPS, "nsf-group"),
        "n_domaine_specialite_*.csv" => speciality!(n::NSF_DOMAINS, "nsf-domain"),
        "n_categorie_specialite_*.csv" => speciality!(n::NSF_CATEGORIES, "nsf-category"),
        "index_formations*.csv" => speciality!(n::NSF_INDEX, "nsf"),
        "nNiveauFormationDiplome_*.csv" => sheet!(n::LEVELS, nomenclatures::level),
        _ => return None,
    })
}

macro_rules! concept {
    ($sheet:expr, $nomenclature:literal) => {
        sheet!($sheet, |it, sink: &mut Sink| nomenclatures::concept($nomenclature, it, sink))
    };
}

fn work(file: &str) -> Option<Reader> {
    Some(match file {
        "Base_open_data_BMO_*.xlsx" => book!(&m::BMO, market::projects),
        "cities-tension-utf8*.csv" => sheet!(m::AREA_TENSIONS, market::area_tension),
        "cities-tension*.csv" => sheet!(m::AREA_TENSIONS_2019, market::area_tension),
        "tensions*.csv" => sheet!(m::TENSIONS, market::family_tension),
        "evol_tensions*.csv" => sheet!(m::TENSION_TRENDS, market::trend),
        "salaires_3niv*.csv" => sheet!(m::PAY_BANDS, market::pay_band),
        "salaire_median_3niv*.csv" => sheet!(m::MEDIAN_PAY, market::median_pay),
        "effectifs_3niv*.csv" => sheet!(m::HEADCOUNTS, market::headcounts),
        "fap225_rome*.csv" => sheet!(m::FAMILIES_TO_ROME, market::family_to_rome),
        "FAP_PCS*.csv" => sheet!(m::FAMILIES_TO_PCS, market::family_to_pcs),
        "dares_nomenclature_fap2021*.csv" => sheet!(m::FAMILIES, market::nomenclature),
        "intitule_fap2009*.txt" => |name, reader, bounds, sink| {
            drain(m::Mappings::open(name, reader, bounds), sink, market::family_label)
        },
        "passage_fap2009_romev3*.txt" => |name, reader, bounds, sink| {
            drain(m::Mappings::open(name, reader, bounds), sink, market::rome_to_family)
        },
        "table-correspondance-pcs-rome*.csv" => pcs_to_rome,
        "metiers_en_tension_*.csv" => sheet!(m::SHORTAGES, market::shortage),
        "lbb-pse_bassin-emploi_rome-connexe*.csv" => sheet!(m::CLOSE_OCCUPATIONS, market::close_occupation),
        "Correspondance_ROME_ISCO08*.xlsx" => book!(&m::ISCO, market::isco),
        "occupations_fr*.csv" => concept!(e::OCCUPATIONS, "esco-occupation"),
        "skills_fr*.csv" => concept!(e::SKILLS, "esco-skill"),
        "ISCOGroups_fr*.csv" => concept!(e::ISCO_GROUPS, "isco-group"),
        "skillGroups_fr*.csv" => concept!(e::SKILL_GROUPS, "esco-skill-group"),
        "broaderRelations*.csv" => sheet!(e::BROADER, nomenclatures::broader),
        "occupationSkillRelations*.csv" => sheet!(e::OCCUPATION_SKILLS, |it, sink: &mut Sink| {
            nomenclatures::skill("esco-occupation>skill", it, sink);
        }),
        "skillSkillRelations*.csv" => sheet!(e::SKILL_SKILLS, |it, sink: &mut Sink| {
            nomenclatures::skill("esco-skill>skill", it, sink);
        }),
        "*mapping_esco_rome*.csv" => sheet!(e::ROME_LINKS, nomenclatures::rome_link),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_format_of_the_registry_has_a_reader() {
        for format in jalon_reference::formats::all() {
            assert!(super::of(format).is_some(), "{} {}", format.source, format.file);
        }
    }
}
