//! Communes, postal codes, areas of employment, departments and regions.

use jalon_reference::territories as t;

use super::super::sink::{Sink, line};
use super::position;

pub(in crate::sets) fn commune(it: t::Commune, sink: &mut Sink) {
    let kind = match it.kind {
        t::CommuneKind::Commune => "commune",
        t::CommuneKind::Delegated => "delegated",
        t::CommuneKind::Associated => "associated",
        t::CommuneKind::District => "district",
    };
    let key = format!("{kind} {}", it.code);
    let code = it.code.as_str();
    let department = it.department.map(|code| code.to_string());
    let region = it.region.map(|code| code.to_string());
    let parent = it.parent.map(|code| code.to_string());
    sink.record("communes", &key, vec![line!(Commune, code, kind, it.name, department, region, parent)]);
}

pub(in crate::sets) fn overseas(it: t::OverseasCommune, sink: &mut Sink) {
    let key = format!("commune {}", it.code);
    let department = Some(it.collectivity.to_string());
    let row =
        line!(Commune, it.code.as_str(), "commune", it.name, department, None::<String>, None::<String>);
    sink.record("communes", &key, vec![row]);
    let code = it.collectivity.to_string();
    let row =
        line!(Territory, "collectivity", code.as_str(), it.collectivity_name, None::<String>, None::<String>);
    if !sink.has("collectivités", &code) {
        sink.record("collectivités", &code, vec![row]);
    }
}

pub(in crate::sets) fn postal(it: t::PostalPlace, sink: &mut Sink) {
    let (latitude, longitude) = position(it.point);
    let label = it.locality.unwrap_or(it.routing);
    sink.whole(
        "codes postaux",
        line!(PostalPlace, it.code.as_str(), it.commune.as_str(), label, latitude, longitude),
    );
}

pub(in crate::sets) fn area(it: t::Area, sink: &mut Sink) {
    let commune = it.commune.as_str();
    sink.record("rattachements", commune, vec![line!(CommuneArea, commune, it.code.as_str(), it.name)]);
}

// Only the latest year: pages say how large a place is, not how it grew.
pub(in crate::sets) fn population(it: t::Population, sink: &mut Sink) {
    let commune = it.commune.as_str();
    let row =
        |(year, inhabitants): (u16, u32)| line!(CommunePopulation, commune, i64::from(year), inhabitants);
    sink.record("populations", commune, it.latest().map(row).into_iter().collect());
}

pub(in crate::sets) fn region(it: t::Region, sink: &mut Sink) {
    let code = it.code.as_str();
    let chief = Some(it.chief_town.to_string());
    sink.record("régions", code, vec![line!(Territory, "region", code, it.name, None::<String>, chief)]);
}

pub(in crate::sets) fn department(it: t::Department, sink: &mut Sink) {
    let code = it.code.as_str();
    let (region, chief) = (Some(it.region.to_string()), Some(it.chief_town.to_string()));
    sink.record("départements", code, vec![line!(Territory, "department", code, it.name, region, chief)]);
}

pub(in crate::sets) fn former_region(it: t::FormerRegion, sink: &mut Sink) {
    let present = Some(it.code.to_string());
    sink.whole(
        "anciennes régions",
        line!(Territory, "former-region", it.former_code.as_str(), it.former_name, present, None::<String>),
    );
}

pub(in crate::sets) fn academy(it: t::Academy, sink: &mut Sink) {
    let code = it.department.map_or_else(String::new, |code| code.to_string());
    let region = it.region.map(|code| code.to_string());
    sink.whole("académies", line!(Territory, "academy", code, it.name, region, None::<String>));
}
