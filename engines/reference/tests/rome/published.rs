//! The published sets, whole: counts, traps, time. Runs only where the shared reference data stands.

use crate::common::{published, read_all};
use jalon_reference::findings::Remark;
use jalon_reference::rome::{Forms, GroupKind, LinkKind, Nature, Standing};

#[test]
fn rome_460_is_read_whole() {
    let Some(files) = published("rome_v460") else { return };
    let (rome, report) = read_all(files).unwrap_or_else(|refused| panic!("{refused}"));
    for remark in &report.remarks {
        println!("{remark}");
    }
    for (name, count) in report.counts.pairs() {
        println!("{name}: {count}");
    }
    assert_eq!(rome.version().to_string(), "4.60");
    assert_eq!(rome.release().nature, Nature::Published);
    assert_eq!(rome.release().published.as_deref(), Some("2025-09-18"));
    assert_eq!(rome.occupations().len(), 1_584);
    assert_eq!(rome.titles().len(), 13_120);
    assert_eq!(rome.skills().len(), 18_317);
    assert_eq!(rome.knowledge().len(), 15_354);
    assert_eq!(rome.contexts().len(), 179);
    assert_eq!(rome.links().len(), 118_923);
    assert_eq!(rome.mobilities().len(), 2_909);
    let links = |kind| rome.links().iter().filter(|link| link.kind == kind).count();
    assert_eq!(links(LinkKind::Title), 13_120);
    assert_eq!(links(LinkKind::Skill), 49_440);
    assert_eq!(links(LinkKind::Behaviour), 5_255);
    assert_eq!(links(LinkKind::Knowledge), 35_861);
    assert_eq!(links(LinkKind::Context), 13_663);
    let standing = |standing| rome.links().iter().filter(|link| link.standing == standing).count();
    assert_eq!(standing(Standing::Principal), 18_900);
    assert_eq!(standing(Standing::Emerging), 1_731);
}

#[test]
fn the_traps_of_rome_460_are_handled() {
    let Some(files) = published("rome_v460") else { return };
    let (rome, report) = read_all(files).unwrap_or_else(|refused| panic!("{refused}"));
    for occupation in rome.occupations() {
        for sentence in occupation.definition.iter().chain(&occupation.access) {
            assert!(!sentence.contains("''"), "{sentence}");
            assert!(!sentence.contains(char::is_control), "{sentence:?}");
        }
    }
    let interests: Vec<_> = rome.groups().iter().filter(|group| group.kind == GroupKind::Interest).collect();
    assert_eq!(interests.len(), 30);
    assert!(interests.iter().all(|group| group.definition.as_ref().is_some_and(|text| text.contains('\n'))));
    let naf = rome.memberships().iter().filter(|member| member.kind == GroupKind::Naf).count();
    assert_eq!(naf, 2_920);
    let repaired: usize = report
        .remarks
        .iter()
        .map(|remark| match remark {
            Remark::Repaired { characters, .. } => *characters,
            _ => 0,
        })
        .sum();
    assert_eq!(repaired, 2);
    let pairs = rome.titles().iter().filter(|title| matches!(title.forms, Forms::Pair { .. })).count();
    let slashes = rome.titles().iter().filter(|title| title.long.contains(" / ")).count();
    println!("{pairs} titles taken apart of {slashes} with a slash");
    for title in rome
        .titles()
        .iter()
        .filter(|title| title.long.contains(" / ") && matches!(title.forms, Forms::Single(_)))
        .take(60)
    {
        println!("  whole: {}", title.long);
    }
    assert!(pairs * 100 >= slashes * 97, "{pairs} of {slashes}");
}

#[test]
fn rome_347_is_read_whole() {
    let Some(files) = published("rome_v347") else { return };
    let (rome, report) = read_all(files).unwrap_or_else(|refused| panic!("{refused}"));
    for remark in &report.remarks {
        println!("{remark}");
    }
    assert_eq!(rome.version().to_string(), "3.47");
    assert_eq!(rome.occupations().len(), 532, "531 of the table and L1510 of the tree");
    assert_eq!(rome.titles().len(), 10_990);
    assert_eq!(rome.knowledge().len(), 4_947);
    assert_eq!(rome.contexts().len(), 763);
    assert_eq!(rome.mobilities().len(), 780);
    assert_eq!(rome.skills().len(), 2, "the set only has a sample of the activities");
    let completed = report.remarks.iter().filter(|it| matches!(it, Remark::Completed { .. })).count();
    assert_eq!(completed, 1);
    assert!(rome.titles().iter().all(|title| !title.long.contains("''")));
}

#[test]
fn rome_347_without_the_tree_leaves_the_occupation_it_cannot_name_aside() {
    let Some(mut files) = published("rome_v347") else { return };
    files.retain(|file| !file.name.starts_with("arbo_rome"));
    let (rome, report) = read_all(files).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(rome.occupations().len(), 531);
    let told =
        report.remarks.iter().any(|it| matches!(it, Remark::SetAside { why, .. } if why.contains("L1510")));
    assert!(told);
}
