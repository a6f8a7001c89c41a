//! RNCP, Répertoire spécifique and Certif Info.
//!
//! A certification that the XML flow gives is not told again by the tables of the CSV flow, which say less.

use jalon_reference::nomenclatures::CertifInfo;
use jalon_reference::rncp as r;
use serde_json::json;

use super::super::sink::{Line, Sink, line};
use super::{answer, hundredths};

const SHEETS: &str = "certifications";

fn register(number: r::CertificationNumber) -> &'static str {
    match number.register() {
        r::Register::Rncp => "rncp",
        r::Register::Rs => "rs",
    }
}

fn part(
    number: &str,
    kind: &str,
    code: impl ToString,
    label: impl ToString,
    payload: Option<serde_json::Value>,
) -> Line {
    let payload = payload.map_or_else(|| "{}".to_owned(), |payload| payload.to_string());
    line!(CertificationPart, number, kind, code.to_string(), label.to_string(), payload)
}

fn way(way: r::WayIn) -> &'static str {
    match way {
        r::WayIn::Initial => "initial",
        r::WayIn::Apprenticeship => "apprenticeship",
        r::WayIn::Continuing => "continuing",
        r::WayIn::Professionalisation => "professionalisation",
        r::WayIn::Individual => "individual",
        r::WayIn::Experience => "experience",
    }
}

pub(in crate::sets) fn certification(it: r::Certification, sink: &mut Sink) {
    let number = it.number.to_string();
    let mut lines = vec![sheet(&it, &number)];
    lines.extend(parts(&it, &number));
    sink.record(SHEETS, &number, lines);
}

fn sheet(it: &r::Certification, number: &str) -> Line {
    let experience = it.ways.iter().find(|way| way.way == r::WayIn::Experience);
    let by_experience = experience.map_or("unstated", |way| answer(way.is_open));
    let payload = json!({
        "state": it.state,
        "kind": it.kind.as_ref().map(|kind| &kind.label),
        "registration": it.registration.kind,
        "decided": it.registration.decided.map(|day| day.to_string()),
        "published": it.registration.published.map(|day| day.to_string()),
        "divisible": answer(it.is_divisible),
        "objectives": it.objectives,
        "activities": it.activities,
        "abilities": it.abilities,
        "sectors": it.sectors,
        "jobs": it.jobs,
        "prerequisites": it.prerequisites,
        "regulations": it.regulations,
        "link": it.link,
    });
    line!(
        Certification,
        number,
        it.title.as_str(),
        register(it.number),
        it.kind.as_ref().map(|kind| kind.code.clone()),
        it.level.map(i64::from),
        answer(it.is_active),
        by_experience,
        it.registration.ends,
        it.registration.last_award,
        payload.to_string(),
    )
}

fn parts(it: &r::Certification, number: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(it.occupations.iter().map(|x| part(number, "rome", &x.code, &x.label, None)));
    lines.extend(it.formacodes.iter().map(|x| part(number, "formacode", &x.code, &x.label, None)));
    lines.extend(it.nsf.iter().map(|x| part(number, "nsf", &x.code, &x.label, None)));
    lines.extend(it.certifiers.iter().map(|x| {
        let siret = x.siret.as_ref().map_or_else(String::new, ToString::to_string);
        part(
            number,
            "certifier",
            siret,
            &x.name,
            Some(json!({ "site": x.site, "active": answer(x.is_active) })),
        )
    }));
    lines.extend(it.partners.iter().map(|x| {
        let may = match x.authorisation {
            r::Authorisation::Train => "train",
            r::Authorisation::Assess => "assess",
            r::Authorisation::TrainAndAssess => "train-and-assess",
            r::Authorisation::Unstated => "unstated",
        };
        let siret = x.siret.as_ref().map_or_else(String::new, ToString::to_string);
        part(number, "partner", siret, &x.name, Some(json!({ "may": may, "active": answer(x.is_active) })))
    }));
    lines.extend(it.ways.iter().map(|x| {
        part(number, "way", way(x.way), "", Some(json!({ "open": answer(x.is_open), "jury": x.jury })))
    }));
    lines.extend(it.blocks.iter().map(|x| {
        let payload = json!({ "skills": x.skills, "assessment": x.assessment });
        part(number, "block", &x.code, &x.label, Some(payload))
    }));
    lines.extend(it.replaced_by.iter().map(|x| part(number, "replaced-by", x, "", None)));
    lines.extend(it.replaces.iter().map(|x| part(number, "replaces", x, "", None)));
    lines.extend(it.equivalences.iter().map(|x| {
        part(
            number,
            "equivalence",
            x.other,
            "",
            Some(json!({ "block": x.block, "other_block": x.other_block })),
        )
    }));
    lines.extend(it.outcomes.iter().map(|x| part(number, "outcome", x.year, "", Some(outcome(x)))));
    lines
}

// Rates are kept in hundredths of a percent.
fn outcome(x: &r::Outcome) -> serde_json::Value {
    json!({
        "certified": x.certified,
        "certified_by_experience": x.certified_by_experience,
        "employed_after_6_months": x.employed_after_6_months.map(hundredths),
        "in_occupation_after_6_months": x.in_occupation_after_6_months.map(hundredths),
        "in_occupation_after_2_years": x.in_occupation_after_2_years.map(hundredths),
    })
}

pub(in crate::sets) fn standard(it: r::StandardLine, sink: &mut Sink) {
    let number = it.number.to_string();
    let payload = json!({
        "registration": it.registration,
        "decided": it.decided.map(|day| day.to_string()),
    });
    let line = line!(
        Certification,
        number.as_str(),
        it.title,
        register(it.number),
        it.kind,
        it.level.map(i64::from),
        answer(it.is_active),
        "unstated",
        it.ends,
        None::<jiff::civil::Date>,
        payload.to_string(),
    );
    if !sink.has(IN_XML, &number) {
        sink.record(SHEETS, &number, vec![line]);
    }
}

/// Certifications that the XML flow gives: nothing is taken of the CSV flow for them.
const IN_XML: &str = "certifications détaillées";

fn brief(
    number: r::CertificationNumber,
    kind: &str,
    code: impl ToString,
    label: impl ToString,
    sink: &mut Sink,
) {
    let number = number.to_string();
    if !sink.has(IN_XML, &number) {
        sink.whole("éléments de certification", part(&number, kind, code, label, None));
    }
}

pub(in crate::sets) fn detailed(it: r::Certification, sink: &mut Sink) {
    sink.record(IN_XML, &it.number.to_string(), vec![]);
    certification(it, sink);
}

pub(in crate::sets) fn rome(it: r::CodeLine<jalon_reference::rome::RomeCode>, sink: &mut Sink) {
    brief(it.number, "rome", it.code, it.label, sink);
}

pub(in crate::sets) fn nsf(it: r::CodeLine<jalon_reference::values::NsfCode>, sink: &mut Sink) {
    brief(it.number, "nsf", it.code, it.label, sink);
}

pub(in crate::sets) fn formacode(it: r::CodeLine<jalon_reference::values::FormacodeCode>, sink: &mut Sink) {
    brief(it.number, "formacode", it.code, it.label, sink);
}

pub(in crate::sets) fn block(it: r::CodeLine<String>, sink: &mut Sink) {
    brief(it.number, "block", it.code, it.label, sink);
}

pub(in crate::sets) fn way_in_words(it: r::CodeLine<String>, sink: &mut Sink) {
    brief(it.number, "way-in-words", "", it.code, sink);
}

pub(in crate::sets) fn agreements(
    (number, agreements): (r::CertificationNumber, Vec<(String, String)>),
    sink: &mut Sink,
) {
    for (code, label) in agreements {
        brief(number, "agreement", code, label, sink);
    }
}

pub(in crate::sets) fn certifier(it: r::NameLine, sink: &mut Sink) {
    let siret = it.siret.map_or_else(String::new, |siret| siret.to_string());
    brief(it.number, "certifier", siret, it.name, sink);
}

pub(in crate::sets) fn partner(it: r::NameLine, sink: &mut Sink) {
    let siret = it.siret.map_or_else(String::new, |siret| siret.to_string());
    brief(it.number, "partner", siret, it.name, sink);
}

pub(in crate::sets) fn follow(it: r::FollowLine, sink: &mut Sink) {
    if let Some(older) = it.replaces {
        brief(it.number, "replaces", older, "", sink);
    }
    if let Some(newer) = it.replaced_by {
        brief(it.number, "replaced-by", newer, "", sink);
    }
}

pub(in crate::sets) fn certif_info(it: CertifInfo, sink: &mut Sink) {
    use jalon_reference::nomenclatures::Access;
    let code = it.code.to_string();
    let ways = ["initial", "apprenticeship", "continuing", "professionalisation", "experience", "individual"];
    let open = |access: &Access| match access {
        Access::Open => "yes",
        Access::Closed => "no",
        Access::Unknown => "unstated",
    };
    let ways: serde_json::Map<String, serde_json::Value> =
        ways.iter().zip(&it.access).map(|(way, access)| ((*way).to_owned(), open(access).into())).collect();
    let payload = json!({
        "kind": it.kind,
        "level": it.level,
        "updated": it.updated.to_string(),
        "validator": it.validator,
        "certifier": it.certifier,
        "first_session": it.first_session,
        "last_session": it.last_session,
        "predecessor": it.predecessor,
        "state": it.state,
        "ways": ways,
    });
    let mut lines =
        vec![line!(Term, "certif-info", code.as_str(), it.label, None::<String>, payload.to_string())];
    let passage = |kind: &str, to: String| line!(Passage, kind, code.as_str(), to, "", None::<i64>);
    lines.extend(it.rncp.map(|number| passage("certif-info>certification", number.to_string())));
    lines.extend(it.rs.map(|number| passage("certif-info>certification", number.to_string())));
    lines.extend(it.formacode.map(|code| passage("certif-info>formacode", code.to_string())));
    lines.extend(it.nsf.map(|code| passage("certif-info>nsf", code.to_string())));
    lines.extend(it.occupations.iter().map(|code| passage("certif-info>rome", code.to_string())));
    sink.record(SHEETS, &code, lines);
}
