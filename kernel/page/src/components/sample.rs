//! Samples: every component in the states that break components.

use askama::filters::HtmlSafe;

use crate::html::Html;

/// What a component is for, what one can set, and what it must do for everyone.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name of its folder.
    pub name: &'static str,
    /// When to use it.
    pub purpose: &'static str,
    /// What one can set, and what that does.
    pub options: &'static [(&'static str, &'static str)],
    /// What it must do for people who cannot see, hear, point or read well.
    pub criteria: &'static [&'static str],
}

/// A component in one state.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The state: typical, empty, error, long, hostile, or what is particular.
    pub case: &'static str,
    /// What it looks like.
    pub html: Html,
}

/// A component with its samples.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// What it is.
    pub about: About,
    /// Its states.
    pub samples: Vec<Sample>,
}

/// One sample.
pub(crate) fn sample(case: &'static str, component: impl HtmlSafe) -> Sample {
    Sample { case, html: Html::of(&component) }
}

/// A text written to break out of a page.
pub(crate) const HOSTILE: &str =
    "<script>alert(1)</script> \" onfocus=alert(1) ' & {{7*7}} ]]> --> \u{202e}txet %n javascript:alert(1)";

/// A text longer than anyone planned, with a word that does not break.
pub(crate) const LONG: &str = "Accompagnement individualisé des personnes en reconversion professionnelle après un arrêt de travail de longue durée, avec aménagement de poste, \
    appui à la recherche d’un financement, et la coopération interinstitutionnellementanticonstitutionnellementincompréhensible de tous les partenaires du territoire";
