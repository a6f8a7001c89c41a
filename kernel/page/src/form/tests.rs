use std::sync::Arc;

use proptest::prelude::*;

use super::{Form, parse};
use crate::{
    Frame,
    i18n::{Catalogue, Locale},
};

fn sent(pairs: &[(&str, &str)]) -> Form {
    Form::received(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[test]
fn what_is_right_is_read_and_what_is_wrong_is_said_once_by_its_field() {
    let mut form = sent(&[("name", "  Samira "), ("email", "samira"), ("age", "")]);
    assert_eq!(form.required("name", parse::short_text(80)).as_deref(), Some("Samira"));
    assert_eq!(form.required("email", parse::email), None);
    assert_eq!(form.required("age", parse::whole_number(0..=120)), None);
    assert_eq!(form.optional("phone", parse::phone), None);
    let said: Vec<_> = form.errors().map(|(field, error)| (field, error.key())).collect();
    assert_eq!(said, [("email", "page-error-email-at"), ("age", "page-error-missing")]);
    assert_eq!(form.value("name"), "  Samira ");
}

#[test]
fn the_summary_leads_to_the_field() {
    let catalogue = Arc::new(Catalogue::build(&[]).expect("own words"));
    let mut form = sent(&[("email", "samira")]);
    form.required("email", parse::email);
    let shown = form.shown_errors(&catalogue.words(Locale::Fr));
    assert_eq!(shown[0].href, "#champ-email");
    assert!(form.text_field(&Frame::sample(Locale::Fr), "email").to_string().contains("id=\"champ-email\""));
}

#[test]
fn a_form_sent_back_keeps_its_key_and_its_version() {
    let key: uuid::Uuid = "0190aaaa-0000-7000-8000-000000000001".parse().expect("a uuid");
    let other: uuid::Uuid = "0190aaaa-0000-7000-8000-000000000002".parse().expect("a uuid");
    let form = sent(&[("_once", &key.to_string()), ("_version", "7")]).once(other).at_version(9);
    assert_eq!(form.idempotency_key(), Some(key));
    assert_eq!(form.version(), Some(7));
    assert_eq!(form.clone().moved_to_version(9).version(), Some(9));
    let hidden = form.hidden(&Frame::sample(Locale::Fr)).into_string();
    assert!(hidden.contains("_csrf") && hidden.contains(&key.to_string()) && hidden.contains("value=\"7\""));
}

proptest! {
    #[test]
    fn any_text_is_kept_as_typed_and_read_without_panic(raw in any::<Vec<u8>>().prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())) {
        let mut form = sent(&[("f", &raw)]);
        let today = jiff::civil::date(2026, 6, 12);
        let _ = form.parse("f", parse::short_text(20));
        let _ = form.parse("f", parse::long_text(parse::LONG_TEXT));
        let _ = form.parse("f", parse::email);
        let _ = form.parse("f", parse::phone);
        let _ = form.parse("f", parse::date);
        let _ = form.parse("f", parse::birth_date(today));
        let _ = form.parse("f", parse::time);
        let _ = form.parse("f", parse::whole_number(i64::MIN..=i64::MAX));
        let _ = form.parse("f", parse::euros(0..=i64::MAX));
        let _ = form.parse("f", parse::uuid);
        prop_assert_eq!(form.value("f"), raw.as_str());
        let shown = form.text_area(&Frame::sample(Locale::Fr), "f").to_string();
        let tree = scraper::Html::parse_fragment(&shown);
        let selector = scraper::Selector::parse("textarea").expect("a selector");
        let kept: String = tree.select(&selector).next().expect("the field").text().collect();
        // HTML itself reads NUL as the replacement character and line ends as line feeds.
        let expected = raw.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
        prop_assert_eq!(kept, expected);
    }

    #[test]
    fn figures_and_signs_never_panic(raw in "[0-9/ hH:.,+()€epamu-]{0,24}") {
        let mut form = sent(&[("f", &raw)]);
        let _ = form.parse("f", parse::date);
        let _ = form.parse("f", parse::time);
        let _ = form.parse("f", parse::phone);
        let _ = form.parse("f", parse::euros(0..=i64::MAX));
        prop_assert_eq!(form.value("f"), raw.as_str());
    }
}
