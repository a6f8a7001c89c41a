//! Structures, services and agencies.

use jalon_reference::inclusion as i;
use serde_json::json;

use super::super::sink::{Sink, line};
use super::position;

fn department(whereabouts: &i::Whereabouts) -> Option<String> {
    whereabouts.commune.as_ref().map(|commune| commune.department().to_owned())
}

fn payload_of(w: &i::Whereabouts) -> serde_json::Value {
    json!({ "address": w.address, "complement": w.complement, "phone": w.phone, "mail": w.mail, "hours": w.hours })
}

pub(in crate::sets) fn structure(it: i::Structure, sink: &mut Sink) {
    let w = &it.whereabouts;
    let (latitude, longitude) = position(w.point);
    let payload = json!({
        "source": it.source,
        "description": it.description,
        "site": it.site,
        "link": it.link,
        "accessibility": it.accessibility,
        "networks": it.networks,
        "whereabouts": payload_of(w),
    });
    let row = line!(
        Structure,
        it.id.as_str(),
        it.name,
        it.networks.first().cloned(),
        it.siret.map(|siret| siret.to_string()),
        w.postal_code.as_ref().map(ToString::to_string),
        w.commune.as_ref().map(ToString::to_string),
        w.city.clone(),
        department(w),
        latitude,
        longitude,
        Some(it.updated),
        payload.to_string(),
    );
    sink.record("structures", &it.id, vec![row]);
}

pub(in crate::sets) fn service(it: i::Service, sink: &mut Sink) {
    let w = &it.whereabouts;
    let (latitude, longitude) = position(w.point);
    let payload = json!({
        "source": it.source,
        "description": it.description,
        "cost": it.cost,
        "cost_details": it.cost_details,
        "publics": it.publics,
        "publics_details": it.publics_details,
        "conditions": it.conditions,
        "reception": it.reception,
        "zone": it.zone,
        "ways_to_ask": it.ways_to_ask,
        "who_may_ask": it.who_may_ask,
        "asking_details": it.asking_details,
        "asking_link": it.asking_link,
        "link": it.link,
        "whereabouts": payload_of(w),
    });
    let row = line!(
        Service,
        it.id.as_str(),
        it.structure_id,
        it.name,
        it.kind,
        it.themes.join(" "),
        w.postal_code.as_ref().map(ToString::to_string),
        w.commune.as_ref().map(ToString::to_string),
        w.city.clone(),
        department(w),
        latitude,
        longitude,
        Some(it.updated),
        payload.to_string(),
    );
    sink.record("services", &it.id, vec![row]);
}

pub(in crate::sets) fn agency(it: i::Agency, sink: &mut Sink) {
    let (latitude, longitude) = position(it.point);
    let network = match &it.network {
        i::Network::FranceTravail => "france-travail".to_owned(),
        i::Network::MissionLocale => "mission-locale".to_owned(),
        i::Network::CapEmploi => "cap-emploi".to_owned(),
        i::Network::Other(name) => name.clone(),
    };
    let key = it.id.to_string();
    let payload = json!({ "whereabouts": { "address": it.lines.join("\n") }, "safir": it.safir });
    let row = line!(
        Structure,
        key.as_str(),
        it.name,
        Some(network),
        None::<String>,
        it.postal_code.map(|code| code.to_string()),
        None::<String>,
        it.city,
        it.department.map(|code| code.to_string()),
        latitude,
        longitude,
        None::<jiff::civil::Date>,
        payload.to_string(),
    );
    sink.record("agences", &key, vec![row]);
}

pub(in crate::sets) fn contributor(it: i::Contributor, sink: &mut Sink) {
    let payload = json!({ "description": it.description }).to_string();
    let row = line!(Term, "data-inclusion-sources", it.slug.as_str(), it.name, None::<String>, payload);
    sink.record("contributeurs", &it.slug, vec![row]);
}

/// A code of one of the lists: `kind` is the list's.
pub(in crate::sets) fn code(kind: &'static str, it: i::Code, sink: &mut Sink) {
    let payload = json!({ "description": it.description }).to_string();
    sink.record(
        kind,
        &it.value,
        vec![line!(Term, kind, it.value.as_str(), it.label, None::<String>, payload)],
    );
}
