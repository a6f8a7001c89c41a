//! Every component in every state and every locale, and every page of this crate, has a sound structure and fits its limits.

use jalon_page::{
    ErrorKind, ErrorPage, Form, Frame, Locale, assets,
    components::samples,
    form::parse,
    gallery::ComponentsPage,
    settings::ReadingPage,
    structure::{faults, fragment_faults},
};

#[test]
fn every_sample_is_sound_in_every_locale() {
    for locale in Locale::ALL {
        for shelf in samples(&Frame::sample(locale)) {
            assert!(!shelf.about.criteria.is_empty(), "{} says what it must do", shelf.about.name);
            for sample in &shelf.samples {
                let found = fragment_faults(sample.html.as_str());
                assert!(
                    found.is_empty(),
                    "{} / {} / {}: {found:#?}",
                    shelf.about.name,
                    sample.case,
                    locale.tag()
                );
            }
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    for shelf in samples(&Frame::sample(Locale::Fr)) {
        for sample in shelf.samples.iter().filter(|sample| sample.case == "hostile") {
            assert!(!sample.html.as_str().contains("<script>"), "{}", shelf.about.name);
            assert!(
                sample.html.as_str().contains("alert(1)"),
                "{} shows the text as it is",
                shelf.about.name
            );
        }
    }
}

#[test]
fn the_gallery_and_the_settings_are_sound_pages() {
    for locale in Locale::ALL {
        let gallery = ComponentsPage::new(Frame::sample(locale)).to_string();
        assert_eq!(faults(&gallery), Vec::<String>::new(), "{}", locale.tag());
        assert!(!gallery.contains("[page-"), "every word is there in {}", locale.tag());
        let settings = ReadingPage::new(Frame::sample(locale), "/metiers").to_string();
        assert_eq!(faults(&settings), Vec::<String>::new(), "{}", locale.tag());
    }
}

#[test]
fn every_error_page_is_sound_and_offers_a_way_out() {
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::Expired,
        ErrorKind::Stale,
        ErrorKind::Unreadable,
        ErrorKind::TooLarge { limit: 5_000_000 },
        ErrorKind::TooMany { retry_after: 61 },
        ErrorKind::Broken { reference: "4F7K-92QX".to_owned() },
        ErrorKind::Unavailable { retry_after: 30 },
    ];
    for locale in Locale::ALL {
        for kind in &kinds {
            let page = ErrorPage::new(Frame::sample(locale), kind.clone()).to_string();
            assert_eq!(faults(&page), Vec::<String>::new(), "{kind:?} in {}", locale.tag());
            assert!(page.contains("href=\"/\""), "{kind:?} leads back");
            assert!(!page.contains('['), "{kind:?} in {} has all its words", locale.tag());
        }
    }
}

#[test]
fn the_checker_sees_what_it_is_there_to_see() {
    for broken in [
        "<p id=a></p><p id=a></p>",
        "<input name=x id=x>",
        "<p style='color:red'>a</p>",
        "<a href='javascript:alert(1)'>a</a>",
        "<a href='/'></a>",
        "<script>1</script>",
        "<table><tr><th>a</th></tr></table>",
        "<form method=post></form>",
        "<p aria-describedby=nowhere>a</p>",
        "<svg></svg>",
    ] {
        assert!(!fragment_faults(broken).is_empty(), "{broken}");
    }
}

#[test]
fn a_refused_form_says_so_in_the_title_on_top_and_by_the_field() {
    let mut form = Form::received(vec![("size".to_owned(), "énorme".to_owned())]).scope("page-settings");
    form.required("size", parse::choice(jalon_page::frame::TextSize::from_tag));
    form.required("theme", parse::choice(jalon_page::frame::Theme::from_tag));
    let frame = Frame::sample(Locale::Fr).with_form(&form);
    assert_eq!(frame.title_prefix(), "Erreur\u{a0}: ");
    let summary = frame.error_summary().to_string();
    assert!(
        summary.contains("href=\"#champ-size\"") && summary.contains("href=\"#champ-theme\""),
        "{summary}"
    );
    assert!(summary.contains("Taille du texte\u{a0}: Choisissez une des réponses proposées."), "{summary}");
    let radios = form.radios(&frame, "size", ["normal", "grand"]).to_string();
    assert!(
        radios.contains("id=\"champ-size\"") && radios.contains("Choisissez une des réponses proposées."),
        "{radios}"
    );
}

#[test]
fn scripts_weigh_less_than_fifteen_kilobytes() {
    assert!(assets::script_weight() < 15_000, "{} bytes", assets::script_weight());
}

#[test]
fn what_leaves_the_house_is_as_reviewed() {
    let frame = Frame::sample(Locale::Fr);
    let mut page = ErrorPage::not_found(frame.clone()).to_string();
    for name in ["style.css", "jalon.js", "icon.svg"] {
        // The address changes with every comma of the file; the page does not.
        page = page.replace(&assets::href(name), &format!("/assets/hash/{name}"));
    }
    insta::assert_snapshot!("page_not_found_fr", page);
    for shelf in samples(&frame) {
        if let Some(sample) = shelf.samples.first() {
            insta::assert_snapshot!(format!("component_{}", shelf.about.name), sample.html.as_str());
        }
    }
}

#[test]
fn a_page_of_a_visitor_is_light() {
    // 60 kB in all for a first view is the budget; style and script come compressed at about a quarter.
    let page = ErrorPage::not_found(Frame::sample(Locale::Fr)).to_string();
    assert!(page.len() < 8_000, "{} bytes", page.len());
}
