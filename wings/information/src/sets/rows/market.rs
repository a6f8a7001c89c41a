//! The labour market: recruitment projects, tensions, pay, headcounts, families of occupations and their passages.
//!
//! One figure a row. Indicators: `projects`, `projects-hard`, `projects-seasonal` (recruitments planned), `offers`,
//! `seekers` (people), `tension-level` (1 to 5), `tension` (hundredths), `pay-median` (euros net a month), `headcount`
//! (tens of people for yearly series, people otherwise), `shortage` (1 where officially listed).

use jalon_reference::market as m;
use jalon_reference::values::FapCode;

use super::super::sink::{Line, Sink, line};
use super::{hundredths, millionths};

/// What a figure is about.
struct About<'a> {
    nomenclature: &'a str,
    code: &'a str,
    label: &'a str,
    area_kind: &'a str,
    area: &'a str,
    area_name: &'a str,
    department: Option<&'a str>,
    region: Option<&'a str>,
    period: &'a str,
}

fn figure(about: &About<'_>, indicator: &str, value: Option<i64>) -> Line {
    line!(
        MarketFigure,
        indicator,
        about.nomenclature,
        about.code,
        about.label,
        about.area_kind,
        about.area,
        about.area_name,
        about.department,
        about.region,
        about.period,
        value,
    )
}

pub(in crate::sets) fn projects(it: m::Projects, sink: &mut Sink) {
    let period = it.year.to_string();
    let about = About {
        nomenclature: "fap-2021",
        code: it.occupation.as_str(),
        label: &it.occupation_name,
        area_kind: "bassin",
        area: it.area.as_str(),
        area_name: &it.area_name,
        department: Some(it.department.as_str()),
        region: Some(it.region.as_str()),
        period: &period,
    };
    let known = |figure: m::Figure| figure.known().map(i64::from);
    let lines = vec![
        figure(&about, "projects", known(it.projects)),
        figure(&about, "projects-hard", known(it.hard)),
        figure(&about, "projects-seasonal", known(it.seasonal)),
    ];
    let key = format!("{} {} {} {period}", it.occupation, it.area, it.department);
    sink.record("projets", &key, lines);
}

pub(in crate::sets) fn area_tension(it: m::AreaTension, sink: &mut Sink) {
    let period = it.year.to_string();
    let about = About {
        nomenclature: "rome-3",
        code: it.occupation.as_str(),
        label: "",
        area_kind: "bassin-bmo",
        area: it.area.as_str(),
        area_name: &it.area_name,
        department: None,
        region: None,
        period: &period,
    };
    let lines = vec![
        figure(&about, "tension-level", Some(it.level.into())),
        figure(&about, "offers", Some(it.offers.into())),
        figure(&about, "seekers", Some(it.seekers.into())),
    ];
    let key = format!("{} {} {period}", it.occupation, it.area);
    sink.record("tensions", &key, lines);
}

fn of_family<'a>(code: &'a str, period: &'a str) -> About<'a> {
    About {
        nomenclature: "fap-2009",
        code,
        label: "",
        area_kind: "france",
        area: "FR",
        area_name: "France",
        department: None,
        region: None,
        period,
    }
}

fn family(code: Option<&FapCode>) -> &str {
    code.map_or("ensemble", FapCode::as_str)
}

pub(in crate::sets) fn family_tension(it: m::FamilyTension, sink: &mut Sink) {
    let period = it.year.to_string();
    let mut about = of_family(it.family.as_str(), &period);
    if let Some(region) = &it.region {
        (about.area_kind, about.area) = ("region", region.as_str());
        (about.area_name, about.region) = ("", Some(region.as_str()));
    }
    if let Some(department) = &it.department {
        (about.area_kind, about.area) = ("department", department.as_str());
        (about.area_name, about.department) = ("", Some(department.as_str()));
    }
    let causes = [
        ("tension-level", it.level),
        ("tension-hiring-intensity", it.hiring_intensity),
        ("tension-training-match", it.training_match),
        ("tension-lack-of-workforce", it.lack_of_workforce),
        ("tension-instability", it.instability),
        ("tension-hard-conditions", it.hard_conditions),
        ("tension-geographical-mismatch", it.geographical_mismatch),
    ];
    let mut lines = vec![
        figure(&about, "headcount", Some(it.headcount.into())),
        figure(&about, "tension", it.tension.map(hundredths)),
    ];
    lines.extend(causes.map(|(indicator, value)| figure(&about, indicator, value.map(i64::from))));
    let key = format!("{} {} {} {period}", it.family, about.area_kind, about.area);
    sink.record("tensions des familles", &key, lines);
}

pub(in crate::sets) fn trend(it: m::TensionTrend, sink: &mut Sink) {
    let period = it.year.to_string();
    let about = of_family(it.family.as_str(), &period);
    sink.whole("évolutions", figure(&about, "tension-trend", it.tension.map(hundredths)));
}

pub(in crate::sets) fn pay_band(it: m::PayBand, sink: &mut Sink) {
    let mut about = of_family(family(it.family.as_ref()), "");
    about.label = &it.band;
    sink.whole("tranches", figure(&about, "pay-band", it.percent.map(hundredths)));
}

pub(in crate::sets) fn median_pay(it: m::MedianPay, sink: &mut Sink) {
    let about = of_family(family(it.family.as_ref()), &it.years);
    sink.whole("salaires", figure(&about, "pay-median", it.euros.map(i64::from)));
}

pub(in crate::sets) fn headcounts(it: m::Headcounts, sink: &mut Sink) {
    let period = it.year.to_string();
    let lines = it
        .thousands
        .iter()
        .map(|(code, thousands)| {
            figure(&of_family(code.as_str(), &period), "headcount-year", Some(hundredths(*thousands)))
        })
        .collect();
    sink.record("effectifs", &period, lines);
}

pub(in crate::sets) fn shortage(it: m::Shortage, sink: &mut Sink) {
    let mut about = of_family(it.family.as_str(), "");
    about.label = &it.family_name;
    (about.area_kind, about.area, about.area_name) = ("region-name", &it.region, &it.region);
    sink.whole("métiers en tension", figure(&about, "shortage", Some(1)));
}

pub(in crate::sets) fn nomenclature(it: m::Family, sink: &mut Sink) {
    let mut parent: Option<String> = None;
    for (code, label) in it.levels {
        let row = line!(Term, "fap-2021", code.as_str(), label, parent.clone(), "{}");
        // A family of a higher level stands on the line of each of its members.
        if !sink.has("familles", code.as_str()) {
            sink.record("familles", code.as_str(), vec![row]);
        }
        parent = Some(code.to_string());
    }
}

pub(in crate::sets) fn family_label(it: m::Value, sink: &mut Sink) {
    for key in &it.keys {
        sink.whole(
            "intitulés",
            line!(Term, "fap-2009", key.as_str(), it.value.as_str(), Some(it.format.as_str()), "{}"),
        );
    }
}

pub(in crate::sets) fn rome_to_family(it: m::Value, sink: &mut Sink) {
    for link in m::rome_to_family(&it) {
        let level = match link.qualified {
            m::Qualified::Any => String::new(),
            m::Qualified::Level(level) => level.to_string(),
        };
        passage("rome-3>fap-2009", link.occupation.as_str(), link.family.as_str(), &level, None, sink);
    }
}

pub(in crate::sets) fn family_to_rome(it: m::FamilyToRome, sink: &mut Sink) {
    if let Some(occupation) = it.occupation {
        passage("rome-3>fap-2009", occupation.as_str(), it.family.as_str(), "", None, sink);
    }
}

pub(in crate::sets) fn family_to_pcs(it: m::FamilyToPcs, sink: &mut Sink) {
    passage("fap-2009>pcs", it.family.as_str(), it.pcs.as_str(), &it.label, None, sink);
}

pub(in crate::sets) fn close_occupation(it: m::Closeness, sink: &mut Sink) {
    let kind = "rome-3>rome-3";
    passage(kind, it.from.as_str(), it.to.as_str(), it.area.as_str(), Some(millionths(it.score)), sink);
}

pub(in crate::sets) fn isco(it: m::IscoLink, sink: &mut Sink) {
    passage("rome-3>isco-08", it.occupation.as_str(), it.isco.as_str(), &it.isco_label, None, sink);
}

/// A line of a passage; also those that are only known once a whole file is read.
pub(in crate::sets) fn passage(
    kind: &'static str,
    from: &str,
    to: &str,
    label: &str,
    weight: Option<i64>,
    sink: &mut Sink,
) {
    sink.whole(kind, line!(Passage, kind, from, to, label, weight));
}
