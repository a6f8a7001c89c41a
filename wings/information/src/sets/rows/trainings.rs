//! Training offers: what is learnt, with whom, and each date and place at which it is given.
//!
//! An action without dates is given on demand: it becomes one session without dates.

use jalon_reference::lheo as l;
use serde_json::json;

use super::super::sink::{Line, Sink, line};
use super::{answer, position};

pub(in crate::sets) fn training(it: l::Training, sink: &mut Sink) {
    let key = key(&it);
    let mut lines = vec![sheet(&it, &key)];
    lines.extend(codes(&it).into_iter().map(|(kind, code)| line!(TrainingCode, key.as_str(), kind, code)));
    let mut rank = 0;
    for action in &it.actions {
        let mut add = |session: Option<&l::Session>| {
            lines.push(row(&key, rank, action, session));
            rank += 1;
        };
        match action.sessions.as_slice() {
            [] => add(None),
            sessions => sessions.iter().for_each(|session| add(Some(session))),
        }
    }
    sink.record("offres de formation", &key, lines);
}

// The publisher's number, or else what tells one offer from another: who gives it, and what it is called.
fn key(it: &l::Training) -> String {
    it.number.clone().unwrap_or_else(|| {
        let siret = it.provider.siret.as_ref().map_or_else(String::new, ToString::to_string);
        let first = it.actions.first().and_then(|action| action.number.clone()).unwrap_or_default();
        format!("{siret}-{}-{first}", it.title)
    })
}

fn contact(it: &l::Contact) -> serde_json::Value {
    json!({ "name": it.name, "phone": it.phone, "mail": it.mail })
}

fn sheet(it: &l::Training, key: &str) -> Line {
    let payload = json!({
        "objective": it.objective,
        "results": it.results,
        "content": it.content,
        "certifying": answer(it.is_certifying),
        "goal": it.goal,
        "path": it.path,
        "entry_level": it.entry_level,
        "exit_level": it.exit_level,
        "activity_number": it.provider.activity_number,
        "contact": contact(&it.contact),
        "links": it.links,
    });
    line!(
        Training,
        key,
        it.title.as_str(),
        it.provider.name.clone(),
        it.provider.siret.as_ref().map(ToString::to_string),
        it.updated,
        payload.to_string(),
    )
}

fn codes(it: &l::Training) -> Vec<(&'static str, String)> {
    let mut codes = Vec::new();
    codes.extend(it.occupations.iter().map(|code| ("rome", code.to_string())));
    codes.extend(it.formacodes.iter().map(|code| ("formacode", code.to_string())));
    codes.extend(it.nsf.iter().map(|code| ("nsf", code.to_string())));
    codes.extend(it.blocks.iter().map(|code| ("block", code.clone())));
    codes.extend(it.certificates.iter().map(|certificate| match certificate {
        l::Certificate::Registered(number) => ("certification", number.to_string()),
        l::Certificate::CertifInfo(code) => ("certif-info", code.to_string()),
        l::Certificate::Cpf(code) => ("cpf", code.clone()),
    }));
    codes.dedup();
    codes
}

fn row(key: &str, rank: i64, action: &l::Action, session: Option<&l::Session>) -> Line {
    let own = session.map(|session| &session.location).filter(|place| **place != l::Location::default());
    let place = own.unwrap_or(&action.location);
    let (latitude, longitude) = position(place.point.or(action.location.point));
    let teaching = action.teaching.map(|teaching| match teaching {
        l::Teaching::OnSite => "on-site",
        l::Teaching::Mixed => "mixed",
        l::Teaching::Remote => "remote",
    });
    let entry = action.entry.map(|entry| match entry {
        l::Entry::FixedDates => "fixed",
        l::Entry::Permanent => "permanent",
    });
    let recruitment = session.and_then(|session| session.recruitment).map(|state| match state {
        l::RecruitmentState::Open => "open",
        l::RecruitmentState::Closed => "closed",
        l::RecruitmentState::Suspended => "suspended",
    });
    let payload = json!({
        "number": session.and_then(|session| session.number.as_ref()).or(action.number.as_ref()),
        "lines": place.lines,
        "rhythm": action.rhythm,
        "publics": action.publics,
        "conditions": action.conditions,
        "may_be_funded": answer(action.may_be_funded),
        "hours_in_centre": action.hours_in_centre,
        "hours_in_company": action.hours_in_company,
        "hourly_price": action.hourly_price.map(in_cents),
        "remaining_costs": action.remaining_costs,
        "funders": action.funders,
        "accessibility": action.accessibility,
        "methods": action.teaching_methods,
        "recruitment": action.recruitment,
        "language": action.language,
        "contact": contact(session.map_or(&action.contact, |session| &session.contact)),
        "action_contact": contact(&action.contact),
        "links": action.links,
        "enrolment": session.map(|session| &session.enrolment),
        "guaranteed": session.map(|session| answer(session.is_guaranteed)),
    });
    line!(
        TrainingSession,
        key,
        rank,
        session.and_then(|session| session.starts),
        session.and_then(|session| session.ends),
        teaching,
        entry,
        recruitment,
        place.postal_code.as_ref().map(ToString::to_string),
        place.commune.as_ref().map(ToString::to_string),
        place.city.clone(),
        latitude,
        longitude,
        action.hours,
        action.price.map(in_cents),
        payload.to_string(),
    )
}

fn in_cents(cents: jalon_reference::values::Cents) -> i64 {
    i64::try_from(cents.value()).unwrap_or(i64::MAX)
}
