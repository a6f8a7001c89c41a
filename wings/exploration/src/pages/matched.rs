//! How one stands to an occupation, in words: shared by the list, the page of one occupation and the comparison.
//!
//! Parts are shown one by one, never as one mark: what I can do, what is near, what is missing, what I like, the conditions,
//! what the law says.

use std::sync::Arc;

use jalon_information::model::sheet::ItemKind;
use jalon_kernel::page::Words;
use jalon_kernel::page::components::Tag;

use super::Mine;
use crate::guide::{Guide, Item, Match, Need, Occupation, Step, Wanted};
use crate::model::aside::Aside;
use crate::model::environment::Fit;

/// The most occupations that are listed: further down, one shares too little with them.
const MOST: usize = 100;
/// How many things are named in a line.
const NAMED: usize = 5;

/// How one stands to an occupation.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// What it asks for, what one has.
    pub matched: Match,
    /// How it stands to what one wishes.
    pub fit: Fit,
    /// Types of interest that it shares with those that stand out.
    pub interests: Vec<char>,
    /// Whether it is in one's notebook.
    pub is_kept: bool,
    /// Why it was set aside, if it was.
    pub aside: Option<Aside>,
}

impl Outlook {
    fn of(matched: Match, mine: &Mine) -> Self {
        let occupation = &matched.occupation;
        let leading = mine.portrait.leading();
        let aside = mine.portrait.asides.iter().find(|it| it.code == occupation.code);
        Self {
            fit: Fit::of(&occupation.contexts, &mine.portrait.wishes(), mine.portrait.body_conditions()),
            interests: occupation.interests.iter().copied().filter(|it| leading.contains(it)).collect(),
            is_kept: mine.kept.contains(&occupation.code),
            aside: aside.map(|it| it.content.clone()),
            matched,
        }
    }

    /// The occupation.
    pub fn occupation(&self) -> &Occupation {
        &self.matched.occupation
    }

    /// How big the step is.
    pub fn step(&self) -> Step {
        self.matched.step
    }

    /// What stands beside the title.
    pub fn tags(&self, words: &Words) -> Vec<Tag> {
        let step = self.step();
        let text = words.t(&format!("exploration-step-{}", step.word())).into_owned();
        let mut tags = vec![if step == Step::Ready { Tag::ok(text) } else { Tag::plain(text) }];
        if self.occupation().is_regulated {
            tags.push(Tag::warn(words.t("exploration-regulated")));
        }
        if self.fit.is_to_check() {
            tags.push(Tag::warn(words.t("exploration-to-check")));
        }
        if self.is_kept {
            tags.push(Tag::ok(words.t("exploration-is-kept")));
        }
        tags
    }

    /// How much of it is there, in a sentence.
    pub fn summary(&self, words: &Words) -> String {
        let arguments = [("has", self.matched.has.len().into()), ("asked", self.matched.asked().into())];
        words.with("exploration-has", &arguments).into_owned()
    }

    /// What is missing most, in a sentence; none when nothing is.
    pub fn lacks(&self, words: &Words) -> Option<String> {
        let heart: Vec<&Need> = self.matched.missing.iter().filter(|need| need.is_core).collect();
        let named = if heart.is_empty() { self.matched.missing.iter().collect() } else { heart };
        if named.is_empty() {
            return None;
        }
        let labels: Vec<&str> = named.iter().take(3).map(|need| need.item.label.as_str()).collect();
        Some(words.with("exploration-lacks", &[("items", words.list(&labels).into())]).into_owned())
    }

    /// Why it is in the list, a reason a line.
    pub fn reasons(&self, words: &Words) -> Vec<String> {
        let line = |key: &str, items: Vec<String>| {
            (!items.is_empty()).then(|| words.with(key, &[("items", words.list(&items).into())]).into_owned())
        };
        let labels = |items: &[Item]| items.iter().take(NAMED).map(|it| it.label.clone()).collect::<Vec<_>>();
        let conditions = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| words.t(&format!("exploration-condition-{name}")).into_owned()).collect()
        };
        let interests: Vec<String> =
            self.interests.iter().map(|it| words.t(&format!("exploration-type-{it}")).into_owned()).collect();
        let mut lines: Vec<String> = Vec::new();
        lines.extend(line("exploration-why-has", labels(&self.matched.has)));
        if self.matched.has.len() > NAMED {
            let count = self.matched.has.len() - NAMED;
            lines.push(words.with("exploration-why-more", &[("count", count.into())]).into_owned());
        }
        if self.matched.transferable > 0 {
            let count = self.matched.transferable.into();
            lines.push(words.with("exploration-why-transferable", &[("count", count)]).into_owned());
        }
        if self.matched.liked > 0 {
            lines.push(
                words.with("exploration-why-liked", &[("count", self.matched.liked.into())]).into_owned(),
            );
        }
        if self.matched.refused > 0 {
            let count = self.matched.refused.into();
            lines.push(words.with("exploration-why-refused", &[("count", count)]).into_owned());
        }
        lines.extend(line("exploration-why-interests", interests));
        lines.extend(line("exploration-why-found", conditions(&self.fit.found)));
        lines.extend(line("exploration-why-unsaid", conditions(&self.fit.unsaid)));
        lines.extend(line("exploration-why-against", conditions(&self.fit.against)));
        lines.extend(line("exploration-why-never", conditions(&self.fit.never)));
        lines.extend(line("exploration-why-body", conditions(&self.fit.body)));
        if self.occupation().is_regulated {
            lines.push(words.t("exploration-why-regulated").into_owned());
        }
        lines
    }

    /// What is missing, a thing a line: what is near first.
    pub fn gap(&self, words: &Words) -> Vec<String> {
        let near = self.matched.nearly.iter().map(|need| {
            let near = need.near.as_ref().map(|it| it.label.as_str()).unwrap_or_default();
            let arguments = [("item", (&need.item.label).into()), ("near", near.into())];
            words.with("exploration-gap-near", &arguments).into_owned()
        });
        let missing = self.matched.missing.iter().map(|need| {
            let key = match (need.item.kind, need.is_core) {
                (ItemKind::Knowledge, _) => "exploration-gap-know",
                (_, true) => "exploration-gap-heart",
                (_, false) => "exploration-gap-do",
            };
            words.with(key, &[("item", (&need.item.label).into())]).into_owned()
        });
        near.chain(missing).collect()
    }
}

/// The occupations that one's skills open, by what one can do, what one likes and the conditions one wishes; those with
/// something to check first come after the others.
pub fn outlooks(guide: &Guide, mine: &Mine, this_year: i16) -> Vec<Outlook> {
    let held = mine.portrait.held(this_year);
    let matches = guide.matches(&held, &wanted(mine), MOST);
    let mut all: Vec<Outlook> = matches.into_iter().map(|matched| Outlook::of(matched, mine)).collect();
    // Stable: within each part the order stays.
    all.sort_by_key(|outlook| outlook.fit.is_to_check());
    all
}

/// How one stands to one occupation, whatever one can do.
pub fn outlook(guide: &Guide, mine: &Mine, this_year: i16, code: &str) -> Option<Outlook> {
    let held = mine.portrait.held(this_year);
    guide.compare(&held, &wanted(mine), code).map(|matched| Outlook::of(matched, mine))
}

fn wanted(mine: &Mine) -> Wanted {
    Wanted { interests: mine.portrait.leading(), environment: mine.portrait.wishes() }
}

/// An outlook invented, for samples.
pub fn sample_outlook(n: usize) -> Outlook {
    let item = |ogr: i64, kind| Item { ogr, label: format!("Encaisser <une vente> & {ogr}"), kind };
    let need = |ogr, kind, is_core, near: Option<i64>| Need {
        item: item(ogr, kind),
        is_core,
        near: near.map(|ogr| item(ogr, ItemKind::Skill)),
    };
    let occupation = Occupation {
        code: format!("D110{n}"),
        title: format!("Hôte <n° {n}> & plus / Hôtesse de caisse"),
        definition: vec!["Tient une caisse.".to_owned()],
        family: "Commerce, vente".to_owned(),
        is_regulated: n % 2 == 1,
        access: vec!["Un CAP <ou> rien & c'est tout.".to_owned()],
        interests: vec!['S', 'C'],
        contexts: vec!["Station debout prolongée".to_owned()],
    };
    Outlook {
        matched: Match {
            occupation: Arc::new(occupation),
            step: [Step::Ready, Step::Short, Step::Long, Step::Other][n % 4],
            transferable: 1,
            has: (1..=7 - n as i64).map(|ogr| item(ogr, ItemKind::Skill)).collect(),
            nearly: vec![need(20, ItemKind::Skill, true, Some(1))],
            missing: vec![
                need(21, ItemKind::Skill, true, None),
                need(22, ItemKind::Skill, false, None),
                need(23, ItemKind::Knowledge, false, None),
            ],
            liked: 2,
            refused: 1,
        },
        fit: Fit {
            found: vec!["outdoors"],
            unsaid: vec!["remote"],
            against: vec!["standing"],
            never: if n == 2 { vec!["night"] } else { Vec::new() },
            body: if n == 2 { vec!["loads"] } else { Vec::new() },
        },
        interests: vec!['S'],
        is_kept: n == 1,
        aside: None,
    }
}
