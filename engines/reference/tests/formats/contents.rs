//! What a few published files say, read back value by value.

use std::io::Cursor;
use std::path::Path;

use crate::common::{bytes, shared};
use jalon_reference::lheo::{Certificate, Entry, RecruitmentState, TRAININGS, Teaching, Training};
use jalon_reference::market::{BMO, Figure, Mappings, Qualified, rome_to_family};
use jalon_reference::place::Rejected;
use jalon_reference::rncp::{CERTIFICATIONS, Certification, WayIn};
use jalon_reference::rome::Flag;
use jalon_reference::stream::{Bounds, Workbook};
use jalon_reference::territories::{COMMUNES, Directory, Present};
use jalon_reference::values::{Cents, CommuneCode, Point};

fn certifications(file: &str) -> Option<Vec<Certification>> {
    let bytes = bytes(&shared()?.join("rncp").join(file));
    let read = CERTIFICATIONS.open(file, &bytes[..], Bounds::default()).expect("opens");
    Some(read.map(|outcome| outcome.unwrap_or_else(|rejected| panic!("{rejected}"))).collect())
}

#[test]
fn certifications_are_read_whole() {
    let Some(all) = certifications("export_fiches_RNCP_fixture.xml") else { return };
    let numbers: Vec<String> = all.iter().map(|it| it.number.to_string()).collect();
    assert_eq!(
        numbers,
        [
            "RNCP34762",
            "RNCP35809",
            "RNCP35419",
            "RNCP40344",
            "RNCP36612",
            "RNCP37674",
            "RNCP37873",
            "RNCP39568"
        ]
    );
    assert_eq!(all.iter().map(|it| it.blocks.len()).sum::<usize>(), 32);
    assert_eq!(all.iter().map(|it| it.partners.len()).sum::<usize>(), 964);
    assert_eq!(all.iter().map(|it| it.occupations.len()).sum::<usize>(), 24);
    assert_eq!(all.iter().map(|it| it.formacodes.len()).sum::<usize>(), 27);
    assert_eq!(all.iter().map(|it| it.nsf.len()).sum::<usize>(), 12);
    assert_eq!(all.iter().map(|it| it.equivalences.len()).sum::<usize>(), 13);
    assert_eq!(all.iter().map(|it| it.outcomes.len()).sum::<usize>(), 14);
    for it in &all {
        assert_eq!(it.flaws, Vec::<Rejected>::new(), "{}", it.number);
        assert!(
            it.level.is_some() && !it.abilities.is_empty() && it.registration.ends.is_some(),
            "{}",
            it.number
        );
        assert_eq!(it.ways.len(), 6, "{}", it.number);
    }
    let first = &all[0];
    assert_eq!((first.level, first.is_active), (Some(7), Flag::No));
    assert_eq!(first.replaced_by.iter().map(ToString::to_string).collect::<Vec<_>>(), ["RNCP39568"]);
    assert_eq!(first.registration.ends.map(|day| day.to_string()).as_deref(), Some("2024-08-31"));
    let experience = first.ways.iter().find(|way| way.way == WayIn::Experience).expect("a way");
    assert!(experience.is_open == Flag::Yes && !experience.jury.is_empty());
}

#[test]
fn the_specific_register_has_no_levels() {
    let Some(all) = certifications("export_fiches_RS_fixture.xml") else { return };
    assert_eq!(all.len(), 5);
    assert!(all.iter().all(|it| it.level.is_none() && it.flaws.is_empty()));
    assert_eq!(all.iter().map(|it| it.partners.len()).sum::<usize>(), 402);
    assert_eq!(all[0].is_divisible, Flag::No);
}

fn trainings(file: &str) -> Option<Vec<Training>> {
    let bytes = bytes(&shared()?.join("lheo").join(file));
    let read = TRAININGS.open(file, &bytes[..], Bounds::default()).expect("opens");
    Some(read.map(|outcome| outcome.unwrap_or_else(|rejected| panic!("{rejected}"))).collect())
}

#[test]
fn the_dialect_of_mon_compte_formation_is_understood() {
    let Some(all) = trainings("Exemple de catalogue à importer_v7r0.xml") else { return };
    let first = &all[0];
    assert_eq!(first.title, "L'intitulé de la formation");
    assert!(first.objective.starts_with("- Objectif pédagogique 1"), "{}", first.objective);
    assert!(!first.content.contains('<') && first.content.contains("mise en oeuvre"), "{}", first.content);
    assert!(
        matches!(&first.certificates[..], [Certificate::Registered(number)] if number.to_string() == "RNCP40344")
    );
    assert!(matches!(&all[2].certificates[..], [Certificate::Cpf(code)] if code == "CPF202"));
    assert_eq!(first.blocks.len(), 4);
    assert_eq!(first.provider.siret.as_ref().map(ToString::to_string).as_deref(), Some("12312312300000"));
    let action = &first.actions[0];
    assert_eq!(action.price, Cents::parse("600.60"));
    assert_eq!((action.teaching, action.entry), (Some(Teaching::OnSite), Some(Entry::FixedDates)));
    assert_eq!((action.hours_in_centre, action.hours_in_company), (Some(21), Some(0)));
    assert_eq!(action.location.point, Point::new(48.528_964_7, 2.296_157_4));
    assert_eq!(action.location.city.as_deref(), Some("LARDY"));
    assert!(
        action.location.lines.contains(&"12 RUE du général Leclerc".to_owned()),
        "{:?}",
        action.location.lines
    );
    assert_eq!(action.accessibility, "modalités adaptées aux personnes en situation de handicap");
    assert_eq!(action.contact.mail.as_deref(), Some("fraise.sirop@monorganismeformation.fr"));
    let session = &action.sessions[0];
    assert_eq!(session.starts.map(|day| day.to_string()).as_deref(), Some("2027-01-01"));
    assert_eq!((session.recruitment, session.is_guaranteed), (Some(RecruitmentState::Open), Flag::Yes));
    assert!(
        all.iter().all(|it| it.flaws.is_empty()),
        "{:?}",
        all.iter().map(|it| &it.flaws).collect::<Vec<_>>()
    );
}

#[test]
fn an_index_of_version_2_2_gives_one_session_an_offer() {
    let Some(all) = trainings("carif.xml") else { return };
    assert_eq!(all.len(), 10);
    assert_eq!(all.iter().map(|it| it.formacodes.len()).sum::<usize>(), 25);
    assert_eq!(all.iter().map(|it| it.occupations.len()).sum::<usize>(), 43);
    let first = &all[0];
    assert_eq!(first.title, "Licence pro guide conférencier");
    assert_eq!(first.certificates.len(), 2);
    let action = &first.actions[0];
    assert_eq!((action.hours, action.sessions.len()), (Some(482), 1));
    assert_eq!(action.location.point, Point::new(48.897_144, 2.320_914));
    assert_eq!(action.location.commune, CommuneCode::parse("75117"));
    assert_eq!(action.sessions[0].location.lines, Vec::<String>::new(), "a dash is no address");
}

#[test]
fn a_secret_of_the_survey_is_never_zero() {
    let Some(shared) = shared() else { return };
    let file = "Base_open_data_BMO_2025.xlsx";
    let bytes = bytes(&shared.join("bmo_2025").join(file));
    let mut workbook = Workbook::open(file, Cursor::new(bytes), Bounds::default()).expect("opens");
    let rows = workbook.rows(&BMO).expect("sheet");
    let rows: Vec<_> = rows.map(|row| row.unwrap_or_else(|rejected| panic!("{rejected}"))).collect();
    assert_eq!(rows.len(), 50_076);
    assert_eq!(rows.iter().filter(|row| row.projects == Figure::Secret).count(), 11_452);
    let mut areas: Vec<_> = rows.iter().map(|row| &row.area).collect();
    areas.sort();
    areas.dedup();
    assert_eq!(areas.len(), 406);
}

#[test]
fn every_former_commune_leads_to_a_present_one() {
    let Some(shared) = shared() else { return };
    let bytes = bytes(&shared.join("territoires/v_commune_2024.csv.gz"));
    let communes = COMMUNES.open("v_commune_2024.csv", &bytes[..], Bounds::default()).expect("opens");
    let directory = Directory::of(communes.map(|outcome| outcome.expect("sound")));
    assert_eq!((directory.communes().count(), directory.parts().count()), (34_935, 2_081 + 483 + 45));
    assert_eq!(directory.orphans().count(), 0);
    let present = |code| {
        directory.present(&CommuneCode::parse(code).expect("code")).commune().map(|it| it.name.clone())
    };
    assert_eq!(present("75117").as_deref(), Some("Paris"));
    assert_eq!(present("01120").as_deref(), present("01262").as_deref());
    assert_eq!(directory.present(&CommuneCode::parse("99999").expect("code")), Present::Unknown);
}

#[test]
fn occupations_pass_to_families_with_or_without_qualification() {
    let Some(shared) = shared() else { return };
    let bytes = bytes(&shared.join(Path::new("fap/passage_fap2009_romev3.txt")));
    let values = Mappings::open("passage", &bytes[..], Bounds::default()).expect("opens");
    let values: Vec<_> = values.map(|value| value.unwrap_or_else(|rejected| panic!("{rejected}"))).collect();
    let passages: Vec<_> = values.iter().flat_map(rome_to_family).collect();
    let family = |occupation: &str, qualified| {
        let found =
            passages.iter().find(|it| it.occupation.as_str() == occupation && it.qualified == qualified);
        found.map(|it| it.family.to_string())
    };
    assert_eq!(family("A1403", Qualified::Any).as_deref(), Some("A0Z41"));
    assert_eq!(family("A1416", Qualified::Level(0)).as_deref(), Some("A0Z40"));
    assert_eq!(family("A1416", Qualified::Level(9)).as_deref(), Some("A2Z70"));
    assert_eq!(family("A1416", Qualified::Any), None);
}
