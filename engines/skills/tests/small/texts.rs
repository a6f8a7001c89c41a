//! What people say, and what the engine reads in it.

use jalon_skills::{Because, How, NotUnderstood, Reading};

use crate::world::{atlas, item_key, key_of};

fn skills(text: &str) -> Vec<String> {
    let atlas = atlas();
    let told = atlas.read(text).understood().unwrap_or_default();
    told.skills.into_iter().map(|found| item_key(&atlas, found.item)).collect()
}

#[test]
fn things_said_lead_to_skills_with_the_words_that_led_there() {
    let atlas = atlas();
    let told =
        atlas.read("J'ai géré une caisse et je faisais les plannings").understood().expect("it is French");
    let found =
        told.skills.iter().find(|found| item_key(&atlas, found.item) == "caisse").expect("the till is told");
    let said = found
        .because
        .iter()
        .any(|because| matches!(because, Because::Words { said, .. } if said == "caisse"));
    assert!(said, "{:?}", found.because);
    assert!(told.skills.iter().any(|found| item_key(&atlas, found.item) == "planning"));
    assert!(told.skills.iter().all(|found| (0.0..=1.0).contains(&found.confidence)));
}

#[test]
fn a_title_names_its_occupation_in_either_gender_and_with_a_fault() {
    let atlas = atlas();
    for text in ["infirmière", "INFIRMIER", "infirmiere de nuit", "infirmiére", "j'étais infirmmier", "nurse"]
    {
        let told = atlas.read(text).understood().unwrap_or_else(|| panic!("{text}"));
        let first = told.occupations.first().unwrap_or_else(|| panic!("{text}"));
        assert_eq!(key_of(&atlas, first.occupation), "S1", "{text}");
    }
}

#[test]
fn an_everyday_expression_leads_to_what_it_stands_for() {
    let atlas = atlas();
    let told = atlas.read("boss").understood().expect("it is in the table");
    assert_eq!(item_key(&atlas, told.skills[0].item), "planning");
    let by_expression =
        told.skills[0].because.iter().any(|one| matches!(one, Because::Words { how: How::Everyday, .. }));
    assert!(by_expression, "{:?}", told.skills[0].because);
}

#[test]
fn an_advertisement_in_html_is_read_like_its_text() {
    let html = "<html><script>var rayon = 1;</script><ul><li>G&eacute;rer une <b>caisse</b></li></ul></html>";
    assert_eq!(skills(html), skills("Gérer une caisse"));
    assert!(!skills(html).contains(&"rayon".to_owned()));
}

#[test]
fn words_that_nothing_answers_to_are_given_back() {
    let told = atlas().read("caisse et xylophonage").understood().expect("a part is known");
    assert_eq!(told.unread, ["xylophonage"]);
}

#[test]
fn what_is_not_understood_says_why() {
    let atlas = atlas();
    for (text, why) in [
        ("", NotUnderstood::Empty),
        ("  \n\t", NotUnderstood::Empty),
        ("🧑‍🍳🔥", NotUnderstood::NoWords),
        ("12 34 !!!", NotUnderstood::NoWords),
        ("wxcvb qsdfgh", NotUnderstood::UnknownWords),
        ("espèce de connard", NotUnderstood::UnknownWords),
        ("I was working in a shop and I am good with the people", NotUnderstood::OtherLanguage),
        ("عملت في متجر لمدة خمس سنوات", NotUnderstood::OtherLanguage),
        ("je le fais et puis voilà", NotUnderstood::UnknownWords),
    ] {
        assert_eq!(atlas.read(text), Reading::NotUnderstood(why), "{text:?}");
    }
}

#[test]
fn the_same_text_gets_the_same_answer_from_two_learnings() {
    let text = "vendeuse en boutique : caisse, vitrine, conseil, courrier, planning";
    assert_eq!(atlas().read(text), atlas().read(text));
}
