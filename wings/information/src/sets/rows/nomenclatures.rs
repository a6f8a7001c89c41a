//! Formacode, NSF, diploma levels, ESCO, and passages between nomenclatures.

use jalon_reference::esco as e;
use jalon_reference::nomenclatures as n;
use serde_json::json;

use super::super::sink::{Sink, line};

pub(in crate::sets) fn term(nomenclature: &'static str, it: n::Term, sink: &mut Sink) {
    let code = it.code.to_string();
    let links = |links: &[n::TermLink]| -> Vec<serde_json::Value> {
        let link = |link: &n::TermLink| json!({ "label": link.label, "code": link.code.as_ref().map(ToString::to_string) });
        links.iter().map(link).collect()
    };
    let parent = it.broader.iter().find_map(|link| link.code.as_ref()).map(ToString::to_string);
    let payload = json!({
        "field": it.field,
        "synonyms": it.synonyms,
        "job_synonyms": it.job_synonyms,
        "narrower": links(&it.narrower),
        "related": links(&it.related),
        "note": it.note,
        "tree_code": it.tree_code,
    });
    let row = line!(Term, nomenclature, code.as_str(), it.label, parent, payload.to_string());
    sink.record(nomenclature, &code, vec![row]);
}

pub(in crate::sets) fn term_13(it: n::Term13, sink: &mut Sink) {
    let code = it.code.to_string();
    let payload = json!({ "field": it.field.1, "depth": it.depth }).to_string();
    let row = line!(Term, "formacode-13", code.as_str(), it.label, Some(it.field.0.to_string()), payload);
    sink.record("formacode-13", &code, vec![row]);
}

pub(in crate::sets) fn speciality(nomenclature: &'static str, it: n::Speciality, sink: &mut Sink) {
    let parent = it.parent.map(|code| code.to_string());
    let row = line!(Term, nomenclature, it.code.as_str(), it.label, parent, "{}");
    sink.record(nomenclature, it.code.as_str(), vec![row]);
}

pub(in crate::sets) fn level(it: n::DiplomaLevel, sink: &mut Sink) {
    let parent = Some(it.level.to_string());
    sink.whole("niveaux", line!(Term, "diploma-level", it.code.as_str(), it.label, parent, "{}"));
}

pub(in crate::sets) fn concept(nomenclature: &'static str, it: e::Concept, sink: &mut Sink) {
    let payload = json!({
        "forms": it.forms.as_ref().map(|forms| [&forms.masculine, &forms.feminine]),
        "other_labels": it.other_labels,
        "description": it.description,
        "kind": it.kind,
        "reuse": it.reuse,
    });
    let parent = it.isco.map(|code| code.to_string());
    let row = line!(Term, nomenclature, it.uri.as_str(), it.label, parent, payload.to_string());
    sink.record(nomenclature, it.uri.as_str(), vec![row]);
}

pub(in crate::sets) fn broader(it: e::Broader, sink: &mut Sink) {
    let row = line!(Passage, "esco-broader", it.concept.as_str(), it.broader.as_str(), "", None::<i64>);
    sink.whole("hiérarchie", row);
}

/// A skill of an occupation, or of another skill: `kind` says of which.
pub(in crate::sets) fn skill(kind: &'static str, it: e::SkillRelation, sink: &mut Sink) {
    let need = match it.need {
        e::Need::Essential => "essential",
        e::Need::Optional => "optional",
    };
    sink.whole(kind, line!(Passage, kind, it.from.as_str(), it.skill.as_str(), need, None::<i64>));
}

pub(in crate::sets) fn rome_link(it: e::RomeLink, sink: &mut Sink) {
    let relation = match it.relation {
        e::Relation::Exact => "exact",
        e::Relation::Close => "close",
        e::Relation::Broader => "broader",
        e::Relation::Narrower => "narrower",
    };
    let title = it.title.value().to_string();
    let row = line!(Passage, "rome-title>esco", title, it.occupation.as_str(), relation, None::<i64>);
    sink.whole("passages", row);
}
