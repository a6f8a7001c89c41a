//! `/region`: what a Région decides of financing schemes, with where it comes from and since when; written for its own region
//! alone, by whoever has its mandate. Nothing is ever overwritten: a change is a value that begins later.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use jalon_financing::{Dated, Parameter};
use jalon_kernel::access::{Act, Actor, SiteFacts};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Button, Cell, Choice, Column, Mood, Notice, Table};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html, Page};
use jalon_kernel::people::operator;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::Date;

use super::fact::{refused, region_name};
use super::outcome::slug;
use crate::actions::write_regional::write_regional;
use crate::model::regional::{BadDay, Evidence, may_begin};
use crate::rules::Rules;
use crate::store::regional::{self, Written};

const SCOPE: &str = "training-region";
const LONGEST: usize = 300;

/// A parameter as its region sees it.
struct Row {
    slug: String,
    title: String,
    scheme: String,
    /// What holds today, or what is to come: the value, the day it begins, its source, whether it is an example, and
    /// whether it is to be verified. The first is the national rule when the region has none.
    values: Vec<Value>,
}

struct Value {
    shown: String,
    from: Date,
    source: String,
    own: bool,
    example: bool,
    to_verify: bool,
}

#[derive(Template)]
#[template(path = "region.html")]
struct RegionPage {
    frame: Frame,
    region: &'static str,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "region_value.html")]
struct ValuePage {
    frame: Frame,
    form: Form,
    region: &'static str,
    row: Row,
    unit: String,
    history: Vec<Written>,
}

/// The region of this visit: that of the site of its mandate.
async fn region(visit: &Visit, tx: &mut Tx) -> Result<&'static str, Refusal> {
    if matches!(visit.actor(), Actor::Visitor { .. }) {
        return Err(Refusal::SignIn);
    }
    if let Some(lack) = visit.actor().lacks() {
        return Err(Refusal::Lacks(lack));
    }
    let mandate = *visit.actor().mandate().ok_or(Refusal::NotFound)?;
    visit.authorise(Act::RegionWrite, SiteFacts { id: mandate.site, operator: mandate.operator })?;
    let site = operator::site(tx, mandate.site).await?.ok_or(Refusal::NotFound)?;
    let code = site.region.ok_or(Refusal::NotFound)?;
    super::fact::region_code(&code).ok_or(Refusal::NotFound)
}

/// Shows what the region decides.
pub async fn get(visit: Visit, rules: Rules) -> Result<Response, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let code = region(&visit, &mut tx).await?;
    let frame = visit.frame();
    let rows = regional_parameters(&rules).map(|it| row(&frame, &rules, it, code, visit.today())).collect();
    let region = region_name(code).unwrap_or_default();
    Ok(Page::new(RegionPage { frame, region, rows }).into_response())
}

fn regional_parameters(rules: &Rules) -> impl Iterator<Item = &Parameter> {
    rules.schemes().parameters().filter(|parameter| parameter.by_region.is_some())
}

fn row(frame: &Frame, rules: &Rules, parameter: &Parameter, region: &str, today: Date) -> Row {
    let current = |value: &&Dated| !value.announced && value.to.is_none_or(|to| today <= to);
    let list = |values: &[Dated], own: bool| -> Vec<Value> {
        let shown = |value: &Dated| Value {
            shown: parameter.show(value.worth),
            from: value.from,
            source: value.source.title.clone(),
            own,
            example: value.example,
            to_verify: value.source.evidence.to_verify(),
        };
        values.iter().filter(current).map(shown).collect()
    };
    let own = parameter.regional.iter().find(|own| own.region == region);
    let mut values = own.map_or_else(Vec::new, |own| list(&own.values, true));
    if values.iter().all(|value| value.from > today) {
        let mut all = list(&parameter.values, false);
        all.append(&mut values);
        values = all;
    }
    let scheme = parameter.name.split(" . ").next().unwrap_or_default();
    let scheme = rules.schemes().scheme(scheme);
    Row {
        slug: slug(&parameter.name),
        title: parameter.title.clone(),
        scheme: scheme.map(|it| super::sheets::worded(frame, &it.title)).unwrap_or_default(),
        values,
    }
}

/// Shows the form that writes a new value.
pub async fn get_value(visit: Visit, rules: Rules, Path(address): Path<String>) -> Result<Response, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let code = region(&visit, &mut tx).await?;
    let parameter = at(&rules, &address)?;
    let page = value_page(&visit, &mut tx, &rules, parameter, code, Form::blank().scope(SCOPE)).await?;
    Ok(Page::new(page).into_response())
}

fn at<'r>(rules: &'r Rules, address: &str) -> Result<&'r Parameter, Refusal> {
    regional_parameters(rules).find(|it| slug(&it.name) == address).ok_or(Refusal::NotFound)
}

async fn value_page(
    visit: &Visit,
    tx: &mut Tx,
    rules: &Rules,
    parameter: &Parameter,
    code: &'static str,
    form: Form,
) -> Result<ValuePage, Refusal> {
    let mut history = regional::list(tx).await?;
    history.retain(|it| it.region == code && it.parameter == parameter.name);
    history.reverse();
    let frame = visit.frame().with_form(&form);
    let row = row(&frame, rules, parameter, code, visit.today());
    let region = region_name(code).unwrap_or_default();
    Ok(ValuePage { frame, form, region, row, unit: parameter.unit.clone(), history })
}

/// Writes a new value.
pub async fn post(
    visit: Visit,
    rules: Rules,
    Path(address): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let mut tx = visit.house().db.write().await?;
    let code = region(&visit, &mut tx).await?;
    let parameter = at(&rules, &address)?;
    let own = parameter.regional.iter().any(|it| it.region == code && !it.values.is_empty());
    let mut form = form.scope(SCOPE);
    let worth = form
        .required("worth", |text| parameter.parse(text).map(|worth| parameter.show(worth)).map_err(refused));
    let today = visit.today();
    let from = form.required("from", |text| {
        let day = parse::date(text)?;
        may_begin(day, today, own).map(|()| day).map_err(|why| match why {
            BadDay::Past => FieldError::new("training-region-from-past"),
            BadDay::Absurd => FieldError::new("training-region-from-absurd"),
        })
    });
    let source = form.required("source", parse::short_text(LONGEST));
    let link = form.optional("address", |text| {
        let text = parse::short_text(LONGEST)(text)?;
        match text.starts_with("https://") && !text.contains(char::is_whitespace) {
            true => Ok(text),
            false => Err(FieldError::new("training-region-address-what")),
        }
    });
    let evidence = form.required("evidence", parse::choice(Evidence::from_word));
    let example = form.required(
        "example",
        parse::choice(|text| match text {
            "oui" => Some(true),
            "non" => Some(false),
            _ => None,
        }),
    );
    let (Some(worth), Some(from), Some(source), Some(evidence), Some(example), false) =
        (worth, from, source, evidence, example, form.has_errors())
    else {
        let page = value_page(&visit, &mut tx, &rules, parameter, code, form).await?;
        return Ok(Page::invalid(page).into_response());
    };
    let written = Written {
        region: code.to_owned(),
        parameter: parameter.name.clone(),
        from,
        worth,
        source,
        address: link.unwrap_or_default(),
        evidence,
        example,
        author: String::new(),
        at: visit.now(),
    };
    write_regional(&visit, tx, &written).await?;
    Ok(visit.answer("/region", Some(Told("training-region-kept")), None))
}

fn tags(frame: &Frame, value: &Value) -> String {
    let mut said = Vec::new();
    if !value.own {
        said.push(frame.t("training-region-national").into_owned());
    }
    if value.example {
        said.push(frame.t("training-region-example-tag").into_owned());
    }
    if value.to_verify {
        said.push(frame.t("training-to-check").into_owned());
    }
    said.join(", ")
}

fn values_table(frame: &Frame, row: &Row) -> Table {
    let columns = ["worth", "from", "source", "state"]
        .map(|name| Column::words(frame.t(&format!("training-region-column-{name}"))))
        .to_vec();
    let rows = row
        .values
        .iter()
        .map(|value| {
            vec![
                Cell::text(&value.shown),
                Cell::text(frame.date(value.from)),
                Cell::text(&value.source),
                Cell::text(tags(frame, value)),
            ]
        })
        .collect();
    Table::new(&row.slug, &row.title, columns, rows)
}

impl RegionPage {
    fn table(&self, row: &Row) -> Html {
        match row.values.is_empty() {
            true => Html::of(&Notice::new(Mood::Info, self.frame.t("training-region-none"))),
            false => Html::of(&values_table(&self.frame, row)),
        }
    }
}

impl ValuePage {
    fn table(&self) -> Html {
        match self.row.values.is_empty() {
            true => Html::of(&Notice::new(Mood::Info, self.frame.t("training-region-none"))),
            false => Html::of(&values_table(&self.frame, &self.row)),
        }
    }

    fn worth(&self) -> Html {
        let frame = &self.frame;
        if self.unit.is_empty() {
            let choices =
                vec![Choice::new("oui", frame.t("training-yes")), Choice::new("non", frame.t("training-no"))];
            return Html::of(&self.form.radios_from(frame, "worth", choices));
        }
        let hint = frame.t1("training-question-unit", "unit", &self.unit).into_owned();
        Html::of(&self.form.text_field(frame, "worth").hint(hint))
    }

    fn evidences(&self) -> Vec<Choice> {
        let said = |it: &Evidence| {
            let key = match it {
                Evidence::Official => "official",
                Evidence::PublicBody => "public",
                Evidence::Secondary => "secondary",
                Evidence::Memory => "memory",
                Evidence::Open => "open",
            };
            Choice::new(it.word(), self.frame.t(&format!("training-region-evidence-{key}")))
        };
        Evidence::ALL.iter().map(said).collect()
    }

    fn yes_no(&self) -> Vec<Choice> {
        vec![
            Choice::new("non", self.frame.t("training-region-real")),
            Choice::new("oui", self.frame.t("training-region-invented")),
        ]
    }

    fn written(&self) -> Table {
        let columns = ["worth", "from", "source", "author", "at"]
            .map(|name| Column::words(self.frame.t(&format!("training-region-column-{name}"))))
            .to_vec();
        let rows = self
            .history
            .iter()
            .map(|it| {
                vec![
                    Cell::text(&it.worth),
                    Cell::text(self.frame.date(it.from)),
                    Cell::text(&it.source),
                    Cell::text(&it.author),
                    Cell::text(self.frame.date_time(it.at)),
                ]
            })
            .collect();
        Table::new("historique", self.frame.t("training-region-history"), columns, rows)
    }
}

/// What a region decides, the form, and the form refused.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let today = Date::constant(2026, 11, 24);
    let (all, one) = (rules.clone(), rules.clone());
    let value = move |frame: Frame, form: Form| {
        let parameter = regional_parameters(&one).next().map(|it| row(&frame, &one, it, "53", today));
        let Some(row) = parameter else { return String::new() };
        let written = Written {
            region: "53".to_owned(),
            parameter: "aide-regionale . plafond".to_owned(),
            from: Date::constant(2027, 1, 1),
            worth: "1 500 €".to_owned(),
            source: "Délibération du conseil régional".to_owned(),
            address: String::new(),
            evidence: Evidence::Memory,
            example: true,
            author: "Maëlle Kerguelen".to_owned(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let (unit, history) = ("€".to_owned(), vec![written]);
        ValuePage { frame, form, region: "Bretagne", row, unit, history }.to_string()
    };
    let refused = value.clone();
    vec![
        Sample::new("training/region", move |frame| {
            let rows = regional_parameters(&all).map(|it| row(&frame, &all, it, "53", today)).collect();
            RegionPage { frame, region: "Bretagne", rows }.to_string()
        }),
        Sample::new("training/region-value", move |frame| value(frame, Form::blank().scope(SCOPE))),
        Sample::new("training/region-value-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE).fill("worth", "beaucoup");
            form.error("worth", FieldError::new("training-misread-number"));
            form.error("from", FieldError::new("training-region-from-past"));
            refused(frame.with_form(&form), form)
        }),
    ]
}
