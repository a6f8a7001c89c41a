//! Keeps a funding plan as a version, and begins a request to each of its payers (2.3-03, 2.3-09).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::desk;
use crate::model::Voice;
use crate::model::outcome::Plan;
use crate::model::plan::{Frozen, Line};
use crate::model::request::{Asked, State};
use crate::store;

/// What the facts of a kept plan are, and whether they tell of health.
pub struct Ground {
    /// What it was reckoned from, but for health.
    pub facts: std::collections::BTreeMap<String, String>,
    /// Whether it rests on what tells of health.
    pub tells_health: bool,
}

/// Keeps the plan; a payer that is asked already is not asked twice.
pub async fn keep_plan(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    plan: &Plan,
    ground: Ground,
) -> Result<i64, Refusal> {
    let frozen = freeze(plan, visit.today(), &ground);
    let desk = desk(visit, file);
    let number = store::plans::insert(&mut tx, desk, Voice::of(visit.actor()), &frozen).await?;
    let known = store::requests::list(&mut tx, &file.key, file.id()).await?;
    for asked in wanted(plan, ground.tells_health) {
        let is_asked = known.iter().any(|it| it.asked.scheme == asked.scheme && it.state.is_alive());
        if !is_asked {
            store::requests::insert(&mut tx, desk, State::Considered, &asked).await?;
        }
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit.record(&mut tx, file.id(), "funding.keep", serde_json::json!({ "number": number })).await?;
    tx.commit().await?;
    Ok(number)
}

fn freeze(plan: &Plan, on: jiff::civil::Date, ground: &Ground) -> Frozen {
    let mut lines: Vec<Line> = plan
        .payments
        .iter()
        .map(|payment| Line {
            scheme: payment.scheme.clone(),
            name: payment.title.clone(),
            cost: payment.line.to_owned(),
            amount: Some(payment.cents),
        })
        .collect();
    lines.extend(plan.case_by_case.iter().map(|(scheme, name, cost)| Line {
        scheme: scheme.clone(),
        name: name.clone(),
        cost: (*cost).to_owned(),
        amount: None,
    }));
    let months = plan.months.iter().filter_map(|month| {
        Some((format!("{:04}-{:02}", month.first.year(), month.first.month()), month.cents?))
    });
    Frozen {
        on,
        facts: ground.facts.clone(),
        lines,
        cost: plan.cost,
        left: plan.left,
        months: months.collect(),
        tells_health: ground.tells_health,
    }
}

// One request for each payer, with the first day something must be sent and the last day an answer comes.
fn wanted(plan: &Plan, tells_health: bool) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    let payers = plan.by_scheme();
    let sums = payers.iter().map(|(id, title, cents)| (*id, *title, Some(*cents)));
    let cases = plan.case_by_case.iter().map(|(id, title, _)| (id.as_str(), title.as_str(), None));
    for (id, title, amount) in sums.chain(cases) {
        if all.iter().any(|asked| asked.scheme == id) {
            continue;
        }
        let steps = plan.steps.iter().filter(|step| step.id == id);
        all.push(Asked {
            scheme: id.to_owned(),
            name: title.to_owned(),
            amount,
            send_by: steps.clone().filter_map(|step| step.send_by).min(),
            answer_by: steps.filter_map(|step| step.answer_by).max(),
            tells_health,
            ..Asked::default()
        });
    }
    all
}
