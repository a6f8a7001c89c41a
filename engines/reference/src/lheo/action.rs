//! An action of training and its sessions.

use super::extras;
use super::model::{Action, Entry, RecruitmentState, Session, Teaching};
use super::place;
use crate::place::{Reason, Rejected};
use crate::prose;
use crate::rome::Flag;
use crate::stream::{Node, Pen};
use crate::values::{Cents, count};

pub(super) fn read(pen: &mut Pen, node: Node<'_>) -> Action {
    let text = |name| node.text_of(name).map(prose::from_html).unwrap_or_default();
    let codes =
        |pen: &mut Pen, name| pen.all(node, name, |code| code.parse_own(name, "un code de public", count));
    let site = node.child("lieu-de-formation").and_then(|site| site.child("coordonnees"));
    let mut location = place::location(pen, site);
    if location.city.is_none() {
        location = place::location(pen, node.child("adresse-information"));
    }
    let adaptations = extras::first(node, "modalites-handicap").map(|extra| prose::from_html(extra.text()));
    let access = text("acces-handicapes");
    // A lone 0 or 1 in a field of words says nothing that a person could use.
    let access = Some(access).filter(|text| !matches!(text.as_str(), "0" | "1"));
    let contact = extras::first(node, "contact-information");
    Action {
        number: node.attribute("numero").map(prose::line),
        teaching: teaching(pen, node),
        entry: pen.optional(node, "modalites-entrees-sorties", "0 ou 1", |code| match code {
            "0" => Some(Entry::FixedDates),
            "1" => Some(Entry::Permanent),
            _ => None,
        }),
        rhythm: text("rythme-formation"),
        publics: codes(pen, "code-public-vise"),
        conditions: text("conditions-specifiques"),
        may_be_funded: pen
            .optional(node, "prise-en-charge-frais-possible", "0 ou 1", flag)
            .unwrap_or_default(),
        location,
        hours: pen.optional(node, "nombre-heures-total", "un nombre d'heures", hours),
        hours_in_centre: pen.optional(node, "nombre-heures-centre", "un nombre d'heures", hours),
        hours_in_company: pen.optional(node, "nombre-heures-entreprise", "un nombre d'heures", hours),
        price: match node.child("prix-total-TTC") {
            Some(_) => pen.optional(node, "prix-total-TTC", "un prix en euros", Cents::parse),
            None => extras::value(pen, node, "frais-ttc", "un prix en euros", Cents::parse),
        },
        hourly_price: pen.optional(node, "prix-horaire-TTC", "un prix en euros", Cents::parse),
        remaining_costs: text("frais-restants"),
        funders: pen.all(node, "organisme-financeur", |funder| {
            let code = funder.parse("code-financeur", "un code de financeur", count)?;
            code.ok_or_else(|| funder.reject(Reason::MissingElement("code-financeur")))
        }),
        accessibility: access
            .into_iter()
            .chain(adaptations)
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        teaching_methods: text("modalites-pedagogiques"),
        recruitment: text("modalites-recrutement"),
        language: node.text_of("langue-formation").map(prose::line),
        contact: place::contact(contact),
        links: place::links(node, "url-action"),
        sessions: node.all("session").filter_map(|node| session(pen, node)).collect(),
    }
}

/// One session; nothing, and a flaw, when its days cannot be: a person would come on the wrong one.
pub(super) fn session(pen: &mut Pen, node: Node<'_>) -> Option<Session> {
    let (starts, ends) = pen.keep(days(node))?;
    let holder = node.child("adresse-inscription");
    let contact = node.child("contact-session").or_else(|| extras::first(node, "contact-inscription"));
    Some(Session {
        number: node.attribute("numero").map(prose::line),
        starts,
        ends,
        recruitment: pen.optional(node, "etat-recrutement", "1, 2 ou 3", |code| match code {
            "1" => Some(RecruitmentState::Open),
            "2" => Some(RecruitmentState::Closed),
            "3" => Some(RecruitmentState::Suspended),
            _ => None,
        }),
        enrolment: node.text_of("modalites-inscription").map(prose::from_html).unwrap_or_default(),
        is_guaranteed: extras::value(pen, node, "garantie", "0 ou 1", flag).unwrap_or_default(),
        location: place::location(pen, holder),
        contact: place::contact(contact),
    })
}

type Days = (Option<jiff::civil::Date>, Option<jiff::civil::Date>);

fn days(node: Node<'_>) -> Result<Days, Rejected> {
    let Some(period) = node.child("periode") else { return Ok((None, None)) };
    let (starts, ends) = (extras::date(period, "debut")?, extras::date(period, "fin")?);
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends < starts => Err(period.reject(Reason::BadValue {
            column: "fin",
            value: ends.to_string(),
            expected: "une date qui suit le début",
        })),
        days => Ok(days),
    }
}

pub(super) fn teaching(pen: &mut Pen, node: Node<'_>) -> Option<Teaching> {
    pen.optional(node, "modalites-enseignement", "0, 1 ou 2", |code| match code {
        "0" => Some(Teaching::OnSite),
        "1" => Some(Teaching::Mixed),
        "2" => Some(Teaching::Remote),
        _ => None,
    })
}

pub(super) fn flag(code: &str) -> Option<Flag> {
    match code {
        "1" => Some(Flag::Yes),
        "0" => Some(Flag::No),
        _ => None,
    }
}

/// Hours: a number, whose decimals are dropped. More than a life of work is a typing fault.
pub(super) fn hours(written: &str) -> Option<u32> {
    let whole = written.split(['.', ',']).next().unwrap_or(written);
    count(whole).filter(|hours| *hours <= 100_000)
}
