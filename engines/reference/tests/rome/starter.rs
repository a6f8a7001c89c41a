//! The demonstration set of the product is a sound set in the published format, and says what it is.

use crate::common::{read_all, starter};
use jalon_reference::rome::{Forms, LinkKind, Nature};

#[test]
fn the_starter_set_passes_every_check_and_is_marked() {
    let (rome, report) = read_all(starter()).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(rome.release().nature, Nature::Demonstration);
    assert!(rome.occupations().len() >= 40);
    assert_eq!(report.counts.get("métiers"), rome.occupations().len() as u64);
}

#[test]
fn every_starter_occupation_is_worth_showing() {
    let (rome, _) = read_all(starter()).unwrap_or_else(|refused| panic!("{refused}"));
    for occupation in rome.occupations() {
        let code = occupation.code;
        let links = |kind| rome.links().iter().filter(|it| it.occupation == code && it.kind == kind).count();
        assert!(occupation.definition.len() >= 2 && !occupation.access.is_empty(), "{code}");
        assert!(links(LinkKind::Title) >= 4 && links(LinkKind::Skill) >= 6, "{code}");
        assert!(links(LinkKind::Knowledge) >= 3 && links(LinkKind::Context) >= 2, "{code}");
        let related = rome.mobilities().iter().filter(|it| it.from == code).count();
        assert!((2..=4).contains(&related), "{code}");
    }
    for title in rome.titles().iter().filter(|title| title.long.contains(" / ")) {
        assert!(matches!(title.forms, Forms::Pair { .. }), "{}", title.long);
    }
}
