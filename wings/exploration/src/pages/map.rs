//! `/mes-metiers/carte`: which families of occupations open around me, drawn, with a table that says the same.
//!
//! The nearer to the middle, the less there is to learn for the nearest occupation of the family; the wider the disc, the more
//! occupations are open. The drawing is made here, in the page: it needs no script.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Cell, Column, EmptyState, LinkButton, Notice, Table};
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::matched::{Outlook, outlooks, sample_outlook};
use super::{demonstration, guide, mine, source};
use crate::Exploration;
use crate::guide::Step;

/// The middle of the drawing, in its own units; the drawing is twice as wide and high.
const MIDDLE: f64 = 180.0;
/// How far from the middle each step stands.
const RINGS: [f64; 4] = [64.0, 100.0, 132.0, 160.0];
/// The narrowest and the widest disc.
const DISCS: [f64; 2] = [11.0, 18.0];

/// A family of occupations that is open.
#[derive(Clone, Debug, PartialEq)]
struct Family {
    letter: String,
    name: String,
    /// How many of its occupations are open.
    count: usize,
    /// The step to the nearest.
    nearest: Step,
    /// The title of the nearest.
    title: String,
}

/// Where a family is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Disc {
    number: usize,
    x: f64,
    y: f64,
    radius: f64,
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    frame: Frame,
    families: Vec<Family>,
    demonstration: Option<Notice>,
    source: Option<Html>,
}

/// The families of occupations not set aside, the nearest first, then those with most occupations.
fn families(all: &[Outlook]) -> Vec<Family> {
    let mut families: BTreeMap<&str, Family> = BTreeMap::new();
    for outlook in all.iter().filter(|it| it.aside.is_none()) {
        let occupation = outlook.occupation();
        let letter = occupation.code.get(..1).unwrap_or_default();
        let family = families.entry(letter).or_insert_with(|| Family {
            letter: letter.to_owned(),
            name: occupation.family.clone(),
            count: 0,
            nearest: outlook.step(),
            title: occupation.title.clone(),
        });
        family.count += 1;
        if outlook.step() < family.nearest {
            (family.nearest, family.title) = (outlook.step(), occupation.title.clone());
        }
    }
    let mut families: Vec<Family> = families.into_values().collect();
    families.sort_by(|one, other| one.nearest.cmp(&other.nearest).then(other.count.cmp(&one.count)));
    families
}

/// Each family on its ring, turned evenly around the middle; discs never overlap their neighbours on a ring.
fn discs(families: &[Family]) -> Vec<Disc> {
    let all = families.len().max(1) as f64;
    let disc = |(place, family): (usize, &Family)| {
        let ring = RINGS[Step::ALL.iter().position(|step| *step == family.nearest).unwrap_or(3)];
        let angle = TAU * place as f64 / all - TAU / 4.0;
        let room = (ring * (TAU / all / 2.0).sin().abs() - 1.0).max(DISCS[0]);
        let radius = (DISCS[0] + (family.count as f64).sqrt()).min(DISCS[1]);
        let radius = if families.len() < 3 { radius } else { radius.min(room) };
        let place = place + 1;
        Disc { number: place, x: MIDDLE + ring * angle.cos(), y: MIDDLE + ring * angle.sin(), radius }
    };
    families.iter().enumerate().map(disc).collect()
}

/// As it stands in the drawing.
fn tenths(number: f64) -> String {
    format!("{number:.1}")
}

impl MapPage {
    fn rings(&self) -> Vec<String> {
        RINGS.iter().map(|ring| tenths(*ring)).collect()
    }

    /// Number, place of the disc, its radius.
    fn drawn(&self) -> Vec<(usize, String, String, String)> {
        let discs = discs(&self.families);
        discs.into_iter().map(|it| (it.number, tenths(it.x), tenths(it.y), tenths(it.radius))).collect()
    }

    fn alternative(&self) -> String {
        let of = |family: &Family| format!("{} ({})", family.name, family.count);
        let names: Vec<String> = self.families.iter().map(of).collect();
        let names = self.frame.words.list(&names);
        self.frame.t1("exploration-map-alternative", "families", names).into_owned()
    }

    fn table(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns =
            vec![Column::words(t("exploration-map-family")), Column::words(t("exploration-map-occupations"))];
        let row = |(place, family): (usize, &Family)| {
            let name = format!("{}. {}", place + 1, family.name);
            let step = t(&format!("exploration-step-{}", family.nearest.word()));
            let arguments = [
                ("count", family.count.into()),
                ("title", family.title.as_str().into()),
                ("step", step.into()),
            ];
            vec![
                Cell::link(name, format!("/mes-metiers?famille={}", family.letter)),
                Cell::text(self.frame.words.with("exploration-map-nearest", &arguments)),
            ]
        };
        let rows = self.families.iter().enumerate().map(row).collect();
        Table::new("familles", t("exploration-map-table"), columns, rows)
    }

    fn empty(&self) -> EmptyState {
        let t = |key| self.frame.t(key);
        EmptyState::new(t("exploration-list-no-skills"), t("exploration-list-no-skills-text"))
            .action(LinkButton::main(t("exploration-by-pictures"), "/competences/images"))
    }
}

/// Shows it.
pub async fn get(visit: Visit, Extension(exploration): Extension<Exploration>) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let guide = guide(&visit, &exploration).await?;
    let all = guide.as_ref().map(|guide| outlooks(guide, &mine, visit.today().year())).unwrap_or_default();
    let frame = visit.frame();
    let (demonstration, source) =
        (demonstration(&frame.words, guide.as_deref()), source(&frame, guide.as_deref()));
    Ok(Page::new(MapPage { frame, families: families(&all), demonstration, source }).into_response())
}

/// A map, one of a single family, none.
pub fn samples() -> Vec<Sample> {
    let render = |frame, all: Vec<Outlook>| {
        let page = MapPage { frame, families: families(&all), demonstration: None, source: None };
        page.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/map", move |frame| {
            let mut all: Vec<Outlook> = (0..4).map(sample_outlook).collect();
            for (outlook, letter) in all.iter_mut().zip(["A", "D", "J", "K"]) {
                let mut occupation = outlook.occupation().clone();
                occupation.code.replace_range(..1, letter);
                outlook.matched.occupation = std::sync::Arc::new(occupation);
            }
            render(frame, all)
        }),
        Sample::new("exploration/map-one", move |frame| render(frame, vec![sample_outlook(0)])),
        Sample::new("exploration/map-empty", move |frame| render(frame, Vec::new())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(nearest: Step, count: usize) -> Family {
        Family { letter: "A".into(), name: "x".into(), count, nearest, title: "x".into() }
    }

    #[test]
    fn discs_stay_in_the_drawing_and_apart() {
        for count in 1..=14 {
            for step in Step::ALL {
                let families: Vec<Family> = (0..count).map(|n| family(*step, 1 + n * 20)).collect();
                let discs = discs(&families);
                for disc in &discs {
                    assert!(disc.x - disc.radius >= 0.0 && disc.x + disc.radius <= 2.0 * MIDDLE, "{disc:?}");
                    assert!(disc.y - disc.radius >= 0.0 && disc.y + disc.radius <= 2.0 * MIDDLE, "{disc:?}");
                }
                for pair in discs.windows(2) {
                    let apart = (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y);
                    assert!(apart >= pair[0].radius + pair[1].radius, "{count} {step:?} {pair:?}");
                }
            }
        }
        assert_eq!(discs(&[]), []);
    }

    #[test]
    fn families_are_ordered_by_their_nearest_and_leave_out_what_was_set_aside() {
        let mut all = vec![sample_outlook(3), sample_outlook(2), sample_outlook(0)];
        let one = families(&all);
        assert_eq!((one.len(), one[0].count, one[0].nearest), (1, 3, Step::Ready));
        assert_eq!(one[0].title, sample_outlook(0).occupation().title);
        for outlook in &mut all {
            outlook.aside = Some(crate::model::aside::Aside {
                title: String::new(),
                reason: crate::model::aside::Reason::Pay,
                words: String::new(),
            });
        }
        assert_eq!(families(&all), []);
    }
}
