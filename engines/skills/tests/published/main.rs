//! The engine on the published classifications: what was measured must not be lost.

#[path = "../data/accounts.rs"]
mod accounts;
#[path = "../data/mod.rs"]
mod data;
#[path = "../data/esco.rs"]
mod esco;

use std::sync::OnceLock;

use jalon_skills::{Atlas, Profile, Reading, Wishes};

fn rome() -> Option<&'static Atlas> {
    static ATLAS: OnceLock<Option<Atlas>> = OnceLock::new();
    ATLAS
        .get_or_init(|| data::folder().map(|folder| Atlas::learn(data::rome4(&folder), data::everyday())))
        .as_ref()
}

#[test]
fn of_the_skills_a_counsellor_draws_most_are_among_the_first_fifteen() {
    let Some(atlas) = rome() else { return };
    let taxonomy = atlas.taxonomy();
    let (mut found, mut all) = (0, 0);
    for account in accounts::all() {
        let told = atlas.read(&account.text).understood().unwrap_or_default();
        let groups: Vec<&str> = told
            .skills
            .iter()
            .take(15)
            .filter_map(|found| taxonomy.group(found.item))
            .map(|group| taxonomy.group_record(group).key.as_str())
            .collect();
        all += account.skills.len();
        found += account
            .skills
            .iter()
            .filter(|skill| skill.iter().any(|key| groups.contains(&key.as_str())))
            .count();
    }
    assert!(found * 100 >= all * 85, "{found} of {all}");
}

#[test]
fn from_what_was_told_to_occupations_that_fit() {
    let Some(atlas) = rome() else { return };
    let told = atlas
        .read("j'ai tenu une caisse et je mettais les produits en rayon")
        .understood()
        .expect("it is French");
    let profile = Profile::new(told.skills.iter().take(8).map(|found| jalon_skills::Held::new(found.item)));
    let openings = atlas.openings(&profile, &Wishes::default(), 10);
    let families: Vec<&str> =
        openings.iter().map(|one| &atlas.taxonomy().occupation_record(one.occupation).key[..1]).collect();
    assert!(families.iter().filter(|family| **family == "D").count() >= 3, "commerce is there: {families:?}");
}

#[test]
fn whoever_practises_an_occupation_finds_it_first() {
    let Some(atlas) = rome() else { return };
    for occupation in atlas.taxonomy().occupations().step_by(37) {
        let openings = atlas.openings(&atlas.practitioner(occupation), &Wishes::default(), 1);
        assert_eq!(openings.first().map(|one| one.occupation), Some(occupation));
    }
}

#[test]
fn esco_loads_and_reads_as_well() {
    let Some(folder) = data::folder() else { return };
    let atlas = Atlas::learn(esco::read(&folder), data::everyday());
    let Reading::Understood(told) = atlas.read("boulangère") else { panic!("a baker is known to ESCO") };
    let first = atlas.taxonomy().occupation_record(told.occupations[0].occupation);
    assert!(first.label.starts_with("boulanger"), "{}", first.label);
    let openings = atlas.openings(&atlas.practitioner(told.occupations[0].occupation), &Wishes::default(), 3);
    assert_eq!(openings[0].occupation, told.occupations[0].occupation);
}

#[test]
fn insults_and_noise_are_not_taken_for_trades() {
    let Some(atlas) = rome() else { return };
    for text in ["connard", "va te faire foutre", "azertyuiop qsdfghjklm", "lol mdr ptdr", "😀😀😀"] {
        if let Reading::Understood(told) = atlas.read(text) {
            panic!("« {text} » was taken for {:?}", told.occupations.first().map(|one| &one.because));
        }
    }
}
