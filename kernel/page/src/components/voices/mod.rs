//! Two voices side by side: the person's words, the counsellor's.

use askama::Template;

use super::{
    About, Sample, Tag,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "voices",
    purpose: "What each of the two says, in their own words, with who and when; agreement or not beside it.",
    options: &[("Voice::tag(tag)", "agreed, or the disagreement"), ("side", "the person first, then the counsellor")],
    criteria: &["Quotations with who said them; side is said by the name, not only by the place and the colour."],
};

/// Whose voice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The person whose path it is.
    Person,
    /// Who accompanies them.
    Counsellor,
}

/// What one of the two says.
#[derive(Debug, Clone)]
pub struct Voice {
    side: Side,
    text: String,
    byline: String,
    tag: Option<Tag>,
}

impl Voice {
    /// Words, and who said them when ("Samira, 17 mars").
    pub fn new(side: Side, text: impl ToString, byline: impl ToString) -> Self {
        Self { side, text: text.to_string(), byline: byline.to_string(), tag: None }
    }

    /// Agreed, or not.
    pub fn tag(mut self, tag: Tag) -> Self {
        self.tag = Some(tag);
        self
    }

    fn class(&self) -> &'static str {
        match self.side {
            Side::Person => "voice",
            Side::Counsellor => "voice counsellor",
        }
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }
}

/// Two voices.
#[derive(Debug, Clone, Template)]
#[template(path = "voices/template.html")]
pub struct Voices {
    voices: Vec<Voice>,
}
html_safe!(Voices);

impl Voices {
    /// The person's first.
    pub fn new(voices: Vec<Voice>) -> Self {
        Self { voices }
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Voices::new(vec![
            Voice::new(Side::Person, "« Je ne peux plus porter de charges. Je veux rester dans la mécanique, et rentrer le soir pour mes enfants. »", "Samira, 17 mars"),
            Voice::new(Side::Counsellor, "Huit ans en carrosserie : diagnostic, soudure fine, accueil client.\nRayon de 30 km sans voiture.", "Claire, 17 mars").tag(Tag::ok("d’accord toutes les deux")),
        ])),
        sample("empty", Voices::new(vec![Voice::new(Side::Person, "", "Samira n’a encore rien écrit")])),
        sample("long", Voices::new(vec![Voice::new(Side::Person, LONG, LONG), Voice::new(Side::Counsellor, LONG, "Claire")])),
        sample("hostile", Voices::new(vec![Voice::new(Side::Counsellor, HOSTILE, HOSTILE).tag(Tag::warn(HOSTILE))])),
    ]
}
