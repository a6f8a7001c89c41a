//! `/accessibilite`, `/confidentialite`, `/aide`: pages of words, whose order is here and whose sentences are in the locales.

use askama::Template;
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::Visit;
use jalon_kernel::wing::Sample;

#[derive(Template)]
#[template(path = "text.html")]
pub struct Text {
    frame: Frame,
    name: &'static str,
    parts: &'static [Part],
}

/// One part: a title of its own, then paragraphs and points, each named by the end of its key.
struct Part {
    title: &'static str,
    paragraphs: &'static [&'static str],
    points: &'static [&'static str],
}

const fn part(
    title: &'static str,
    paragraphs: &'static [&'static str],
    points: &'static [&'static str],
) -> Part {
    Part { title, paragraphs, points }
}

const ACCESSIBILITY: &[Part] = &[
    part("state", &["state-text"], &[]),
    part(
        "works",
        &[],
        &["works-keyboard", "works-reader", "works-zoom", "works-easy", "works-aloud", "works-script"],
    ),
    part("lacks", &["lacks-text"], &["lacks-audit", "lacks-people", "lacks-sign"]),
    part("help", &["help-text"], &[]),
    part("rights", &["rights-text"], &[]),
];

const PRIVACY: &[Part] = &[
    part("what", &["what-text"], &["what-kept", "what-request", "what-path", "what-address"]),
    part("who", &["who-text"], &["who-counsellor", "who-others", "who-employer", "who-platform"]),
    part("how", &["how-text"], &[]),
    part("cookies", &["cookies-text"], &[]),
    part("rights", &["rights-text"], &["rights-see", "rights-take", "rights-erase"]),
    part("base", &["base-text"], &[]),
];

const HELP: &[Part] = &[
    part("what", &["what-text"], &[]),
    part("free", &["free-text"], &[]),
    part("begin", &["begin-text"], &[]),
    part("code", &["code-text"], &[]),
    part("change", &["change-text"], &[]),
    part("talk", &["talk-text"], &[]),
];

pub async fn accessibility(visit: Visit) -> Page<Text> {
    Page::public(Text { frame: visit.frame(), name: "accessibility", parts: ACCESSIBILITY })
}

pub async fn privacy(visit: Visit) -> Page<Text> {
    Page::public(Text { frame: visit.frame(), name: "privacy", parts: PRIVACY })
}

pub async fn help(visit: Visit) -> Page<Text> {
    Page::public(Text { frame: visit.frame(), name: "help", parts: HELP })
}

impl Text {
    fn say(&self, end: &str) -> String {
        self.frame.t(&format!("house-{}-{end}", self.name)).into_owned()
    }

    fn links(&self) -> &'static [(&'static str, &'static str)] {
        match self.name {
            "privacy" => &[("link-mine", "/mes-donnees")],
            "help" => &[("link-ask", "/demande"), ("link-call", "/etre-rappele")],
            _ => &[("link-call", "/etre-rappele")],
        }
    }
}

pub fn samples() -> Vec<Sample> {
    let sample =
        |name, key, parts| Sample::new(name, move |frame| super::rendered(&Text { frame, name: key, parts }));
    vec![
        sample("house/accessibility", "accessibility", ACCESSIBILITY),
        sample("house/privacy", "privacy", PRIVACY),
        sample("house/help", "help", HELP),
    ]
}
