//! What a profile opens, what it lacks, and where it leads.

use jalon_skills::{Block, Held, Liking, Nature, Profile, Size, Stake, Wishes};

use crate::world::{atlas, holding, item, item_key, key_of, occupation_id};

#[test]
fn what_asks_for_what_one_holds_comes_first_and_says_what_is_had_and_missing() {
    let atlas = atlas();
    let profile = holding(&atlas, &["rayon", "conseil", "vitrine"]);
    let openings = atlas.openings(&profile, &Wishes::default(), 10);
    assert_eq!(key_of(&atlas, openings[0].occupation), "V2");
    let keys = |ids: Vec<_>| ids.into_iter().map(|id| item_key(&atlas, id)).collect::<Vec<_>>();
    let mut have = keys(openings[0].have().collect());
    have.sort();
    assert_eq!(have, ["conseil", "rayon", "vitrine"]);
    assert_eq!(keys(openings[0].missing().collect()), ["caisse"]);
    assert!(
        openings.iter().all(|opening| key_of(&atlas, opening.occupation) != "S1"),
        "nothing is shared with S1"
    );
}

#[test]
fn transferable_and_technical_are_told_apart() {
    let atlas = atlas();
    let shop = occupation_id(&atlas, "V2");
    let can = |keys: &[&str]| atlas.opening(&holding(&atlas, keys), &Wishes::default(), shop).can;
    let (both, transferable, technical) = (can(&["conseil", "rayon"]), can(&["conseil"]), can(&["rayon"]));
    assert!(transferable.transferable > 0.0 && transferable.technical == 0.0);
    assert!(technical.technical > 0.0 && technical.transferable == 0.0);
    assert!((both.covered - both.transferable - both.technical).abs() < 1e-6);
    assert!((both.covered - transferable.covered - technical.covered).abs() < 1e-6);
}

#[test]
fn what_is_close_to_a_held_skill_is_nearly_there_and_worth_less() {
    let atlas = atlas();
    let target = occupation_id(&atlas, "V1");
    let opening = atlas.opening(&holding(&atlas, &["cloture"]), &Wishes::default(), target);
    let nearly: Vec<_> = opening.nearly().collect();
    assert_eq!(nearly, [(item(&atlas, "caisse"), item(&atlas, "cloture"))]);
    let with_both = atlas.opening(&holding(&atlas, &["cloture", "caisse"]), &Wishes::default(), target);
    assert!(with_both.can.covered > opening.can.covered);
}

#[test]
fn likes_are_unknown_until_something_is_said() {
    let atlas = atlas();
    let said = |liking| Profile::new([Held { liking, ..Held::new(item(&atlas, "caisse")) }]);
    let target = occupation_id(&atlas, "V1");
    let likes = |liking| atlas.opening(&said(liking), &Wishes::default(), target).likes;
    assert_eq!(likes(Liking::Unsaid), None);
    assert_eq!(likes(Liking::Likes), Some(1.0));
    assert_eq!(likes(Liking::Avoids), Some(0.0));
    let wishes = Wishes { interests: vec!["vendre".into()], ..Wishes::default() };
    assert_eq!(atlas.opening(&said(Liking::Unsaid), &wishes, target).likes, Some(1.0));
    let wishes = Wishes { interests: vec!["soigner".into()], ..Wishes::default() };
    assert_eq!(atlas.opening(&said(Liking::Unsaid), &wishes, target).likes, Some(0.0));
    let unknown = Wishes { interests: vec!["inconnu".into()], ..Wishes::default() };
    assert_eq!(atlas.opening(&said(Liking::Unsaid), &unknown, target).likes, None);
}

#[test]
fn a_refused_context_shows_and_lowers() {
    let atlas = atlas();
    let profile = holding(&atlas, &["caisse", "conseil"]);
    let wishes = Wishes { refused: vec![item(&atlas, "samedi")], ..Wishes::default() };
    let place = |wishes: &Wishes| {
        atlas.openings(&profile, wishes, 10).iter().position(|one| key_of(&atlas, one.occupation) == "B1")
    };
    assert!(place(&wishes) < place(&Wishes::default()), "what is without Saturdays rises");
    let shop = atlas.opening(&profile, &wishes, occupation_id(&atlas, "V2"));
    assert_eq!(shop.refused, [item(&atlas, "samedi")]);
    assert!(atlas.opening(&profile, &wishes, occupation_id(&atlas, "B1")).refused.is_empty());
}

#[test]
fn conditions_and_credentials_never_count_as_missing_skills() {
    let atlas = atlas();
    let nurse = occupation_id(&atlas, "S1");
    let gap = atlas.gap(&Profile::default(), nurse);
    assert!(gap.regulated);
    assert_eq!(gap.credentials, [item(&atlas, "diplome")]);
    let natures: Vec<Nature> = gap.groups.iter().map(|group| group.nature).collect();
    assert!(!natures.contains(&Nature::Credential) && !natures.contains(&Nature::Context), "{natures:?}");
}

#[test]
fn a_gap_puts_the_heart_of_the_occupation_first_and_finds_the_block_that_teaches_it() {
    let atlas = atlas();
    let gap = atlas.gap(&holding(&atlas, &["planning", "courrier"]), occupation_id(&atlas, "B2"));
    let missing: Vec<_> = gap.groups.iter().flat_map(|group| &group.missing).collect();
    assert_eq!(missing.len(), 2);
    assert!(missing.iter().all(|one| one.stake == Stake::Core));
    let pay = missing.iter().find(|one| one.item == item(&atlas, "paie")).expect("pay is missing");
    assert!(pay.long_to_learn);
    let blocks = [
        Block { key: "BC01".into(), text: "Établir les bulletins de paie des salariés".into() },
        Block { key: "BC02".into(), text: "Peindre une façade".into() },
    ];
    let taught = atlas.taught_by(&gap, &blocks);
    assert_eq!(taught.len(), 1);
    assert_eq!((taught[0].block.as_str(), taught[0].items[0].0), ("BC01", item(&atlas, "paie")));
}

#[test]
fn steps_are_small_towards_what_one_does_and_asymmetric() {
    let atlas = atlas();
    let [shop, office] = ["V1", "B1"].map(|key| occupation_id(&atlas, key));
    assert_eq!(atlas.step(&atlas.practitioner(shop), shop).effort, 0.0);
    let nothing = atlas.step(&Profile::default(), office);
    assert_eq!((nothing.effort, nothing.size), (1.0, Size::VeryLarge));
    let there = atlas.step(&atlas.practitioner(shop), office).effort;
    let back = atlas.step(&atlas.practitioner(office), shop).effort;
    assert!(there != back && there > 0.0 && back < 1.0, "{there} {back}");
}

#[test]
fn a_bridge_occupation_is_found_when_it_makes_the_way_easier() {
    let atlas = atlas();
    let paths = atlas.paths(&atlas.practitioner(occupation_id(&atlas, "V2")), occupation_id(&atlas, "B2"), 3);
    let through: Vec<String> = paths.bridges.iter().map(|bridge| key_of(&atlas, bridge.first.to)).collect();
    assert_eq!(through, ["B1"]);
    assert!(paths.bridges[0].hardest() < paths.direct.effort);
    assert!(atlas.paths(&Profile::default(), occupation_id(&atlas, "B2"), 0).bridges.is_empty());
}

#[test]
fn a_lever_opens_the_doors_it_says() {
    let atlas = atlas();
    let profile = holding(&atlas, &["conseil", "ecoute"]);
    let levers = atlas.levers(&profile, 2);
    let lever = levers.first().expect("something opens a door");
    assert!(!lever.opens.is_empty() && lever.brings_nearer >= lever.opens.len());
    for door in &lever.opens {
        let covered = |profile: &Profile| atlas.opening(profile, &Wishes::default(), *door).can.covered;
        assert!(covered(&profile) < jalon_skills::OPEN_FROM);
        assert!(covered(&profile.with([lever.item])) >= jalon_skills::OPEN_FROM);
    }
    assert!(atlas.levers(&Profile::default(), 3).is_empty(), "nothing is near to whoever said nothing");
}

#[test]
fn neighbours_share_something_and_leave_oneself_out() {
    let atlas = atlas();
    let shop = occupation_id(&atlas, "V2");
    let neighbours = atlas.neighbours(shop, 10);
    assert!(neighbours.iter().all(|one| one.occupation != shop));
    assert!(neighbours[0].items > 0.0);
    assert_eq!(atlas.neighbours(shop, 0), []);
}
