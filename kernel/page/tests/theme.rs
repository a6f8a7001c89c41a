//! The theme: colours are far enough from each other, and dark is the same dark in both places.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../assets/tokens.css");

fn block(start: &str) -> HashMap<String, String> {
    let after = &TOKENS[TOKENS.find(start).expect("the block") + start.len()..];
    let body = &after[..after.find('}').expect("its end")];
    body.split(';')
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// Relative luminance (WCAG 2.2) of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |range| {
        let value = f64::from(u8::from_str_radix(&colour[range], 16).expect("a colour")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1..3) + 0.7152 * channel(3..5) + 0.0722 * channel(5..7)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn dark_is_the_same_whoever_asks_for_it() {
    assert_eq!(block(r#":root:not([data-theme="clair"]) {"#), block(r#":root[data-theme="sombre"] {"#));
}

#[test]
fn inks_stand_out_from_their_grounds_in_light_and_dark() {
    let light = block(":root {");
    let dark = block(r#":root[data-theme="sombre"] {"#);
    let texts = [
        ("ink", "paper"),
        ("ink", "card"),
        ("ink", "brand-tint"),
        ("ink", "next-tint"),
        ("ink", "warn-tint"),
        ("ink", "bad-tint"),
        ("ink", "ok-tint"),
        ("ink-soft", "paper"),
        ("ink-soft", "card"),
        ("ink-soft", "brand-tint"),
        ("ink-soft", "next-tint"),
        ("ink-soft", "warn-tint"),
        ("ink-soft", "ok-tint"),
        ("brand", "paper"),
        ("brand", "card"),
        ("brand", "brand-tint"),
        ("brand", "next-tint"),
        ("on-brand", "brand"),
        ("on-brand", "brand-strong"),
        ("next", "next-tint"),
        ("ok", "ok-tint"),
        ("warn", "warn-tint"),
        ("bad", "bad-tint"),
        ("bad", "paper"),
        ("bad", "card"),
    ];
    let shapes = [
        ("line-strong", "paper"),
        ("line-strong", "card"),
        ("next", "paper"),
        ("ok", "paper"),
        ("warn", "paper"),
    ];
    for (name, theme) in [("light", &light), ("dark", &dark)] {
        let at = |token: &str| theme[&format!("--{token}")].as_str();
        for (ink, ground) in texts {
            let found = contrast(at(ink), at(ground));
            assert!(found >= 4.5, "{name}: {ink} on {ground} is {found:.2}");
        }
        for (shape, ground) in shapes {
            let found = contrast(at(shape), at(ground));
            assert!(found >= 3.0, "{name}: {shape} on {ground} is {found:.2}");
        }
    }
}
