use proptest::prelude::*;

use super::*;

fn check(text: &str, expected: &[&str]) {
    check_in(text, Language::French, 40.0, expected);
}

fn check_in(text: &str, language: Language, width: f64, expected: &[&str]) {
    let fonts = Fonts::embedded();
    let cleaned = clean(text, Place { fonts: &fonts, language, width });
    let lines: Vec<String> = cleaned.paragraphs.iter().flat_map(|it| it.lines.clone()).collect();
    assert_eq!(lines, expected, "{text:?}");
}

#[test]
fn controls_and_invisible_marks_leave_and_line_ends_stay() {
    check("a\u{0}b\u{7}\u{feff}c\u{ad}d", &["abcd"]);
    check("un\r\ndeux\rtrois\u{2028}quatre\n\n\ncinq\tsix", &["un", "deux", "trois", "quatre", "cinq six"]);
    check("faux \u{202e}sens\u{202c}", &["faux sens"]);
    check(" \u{200b}\n\t", &[]);
}

#[test]
fn what_no_font_draws_is_replaced_once_for_each_visible_character() {
    check("中 👨‍👩‍👧‍👦 🇫🇷 \u{e000} ☺️", &["□ □ □ □ ☺"]);
    check("e\u{301}te\u{301}", &["été"]);
    check("a\u{3000}b", &["a b"]);
}

#[test]
fn marks_without_end_are_cut_and_counted() {
    let fonts = Fonts::embedded();
    let text = format!("a{}", "\u{323}".repeat(500));
    let cleaned = clean(&text, Place { fonts: &fonts, language: Language::French, width: 40.0 });
    assert!(cleaned.paragraphs[0].lines[0].chars().count() <= 1 + MOST_MARKS);
    assert!(cleaned.replaced > 400);
}

#[test]
fn french_spaces_stop_breaking_and_none_is_added() {
    check(
        "Est-ce possible ? Oui : « oui » !",
        &["Est-ce possible\u{202f}? Oui\u{a0}: «\u{a0}oui\u{a0}»\u{202f}!"],
    );
    check("Oui!", &["Oui!"]);
    check_in("Really ?", Language::English, 40.0, &["Really ?"]);
}

#[test]
fn only_what_is_too_wide_is_broken() {
    check_in(
        "ABCDEFGH ab",
        Language::English,
        3.0,
        &["A\u{200b}B\u{200b}C\u{200b}D\u{200b}E\u{200b}F\u{200b}G\u{200b}H ab"],
    );
    check_in("professionnellement", Language::French, 3.0, &["professionnellement"]);
    check_in("1er\u{a0}décembre", Language::French, 6.0, &["1er décembre"]);
    check_in("1er\u{a0}décembre", Language::French, 12.0, &["1er\u{a0}décembre"]);
}

#[test]
fn the_first_line_with_a_direction_decides() {
    let fonts = Fonts::embedded();
    let of = |text: &str| {
        let cleaned = clean(text, Place { fonts: &fonts, language: Language::French, width: 40.0 });
        cleaned.paragraphs.iter().map(|it| it.right_to_left).collect::<Vec<_>>()
    };
    assert_eq!(of("שלום\nBonjour\n\n2026 Bonjour שלום\n\n123"), [true, false, false]);
}

proptest! {
    #[test]
    fn cleaning_never_keeps_what_no_font_draws(text in any::<String>()) {
        let fonts = Fonts::embedded();
        let cleaned = clean(&text, Place { fonts: &fonts, language: Language::French, width: 8.0 });
        for line in cleaned.paragraphs.iter().flat_map(|it| &it.lines) {
            prop_assert!(!line.trim().is_empty());
            for character in line.chars().filter(|it| !matches!(it, ' ' | '\u{200b}')) {
                prop_assert!(fonts.draw(character), "{:?} in {:?}", character, line);
            }
        }
    }

    #[test]
    fn plain_letters_come_back_as_written(text in "[a-zàâçéèêîôûœ0-9 .,'()]{1,200}") {
        let fonts = Fonts::embedded();
        let cleaned = clean(&text, Place { fonts: &fonts, language: Language::English, width: 40.0 });
        let lines: Vec<String> = cleaned.paragraphs.into_iter().flat_map(|it| it.lines).collect();
        prop_assert_eq!(lines.join("").replace('\u{200b}', ""), text.trim());
        prop_assert_eq!(cleaned.replaced, 0);
    }
}
