//! Gathers what stands in a file into the content of a synthesis (2.2-14): frozen, nothing left to look up later.

use jalon_information::occupation_title;
use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::File;
use jalon_kernel::clock::civil_day;
use jalon_kernel::db::Tx;
use jalon_kernel::people::operator;
use jalon_kernel::web::Refusal;
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::Voice;
use crate::model::diagnosis::{self, Diagnosis, Section, Standing};
use crate::model::synthesis::{Content, Objective, Outcome, Project, Step, Words};
use crate::{received, store};

/// What a synthesis proposed now would hold.
pub async fn content(tx: &mut Tx, file: &Authorized<File>, now: Timestamp) -> Result<Content, Refusal> {
    let (id, key) = (file.id(), &file.key);
    let diagnosis = store::diagnosis::load(tx, key, id).await?;
    let mut projects = Vec::new();
    for project in store::projects::list(tx, key, id).await? {
        let target = match project.content.target {
            Some(code) => {
                let title = occupation_title(tx, &code).await?.unwrap_or_default();
                Some((code, title))
            }
            None => None,
        };
        projects.push(Project {
            kind: project.content.kind,
            state: project.state,
            target,
            summary: project.content.summary,
            territory: project.content.territory,
            horizon: project.content.horizon,
            to_check: project.content.to_check.lines().to_vec(),
        });
    }
    let objectives = store::objectives::list(tx, key, id).await?;
    let steps = store::steps::list(tx, key, id).await?;
    let site = operator::site(tx, file.parcours.facts.site).await?;
    let reach = site
        .map(|site| [Some(site.address), site.phone, site.email].into_iter().flatten().collect::<Vec<_>>());
    Ok(Content {
        name: file.person_name.clone(),
        reference: reference(id),
        operator: file.parcours.operator_name.clone(),
        site: file.parcours.site_name.clone(),
        counsellor: file.parcours.counsellor_name.clone(),
        reach: reach.unwrap_or_default().join("\n"),
        from: civil_day(file.parcours.opened_at),
        to: civil_day(now),
        services: received::services(tx, file, now).await?,
        demand: received::demand(tx, file).await?,
        diagnosis: words(&diagnosis),
        outcome: outcome(&diagnosis),
        projects,
        objectives: objectives
            .into_iter()
            .map(|objective| Objective {
                text: objective.content.text,
                criterion: objective.content.criterion,
                reached: objective.reached_at.map(civil_day),
            })
            .collect(),
        steps: steps
            .into_iter()
            .map(|step| Step {
                text: step.content.text,
                owner: step.content.owner,
                due: step.content.due,
                done_when: step.content.done_when,
                state: step.state,
            })
            .collect(),
    })
}

/// A short name of a file for people to quote; the end of its identifier, which is random.
pub fn reference(parcours: Uuid) -> String {
    let digits = parcours.simple().to_string().to_uppercase();
    format!("P-{}", &digits[digits.len() - 8..])
}

fn words(diagnosis: &Diagnosis) -> Vec<Words> {
    let each = Section::ALL.iter().flat_map(|section| Voice::ALL.iter().map(move |voice| (*section, *voice)));
    each.filter_map(|(section, voice)| {
        let text = &diagnosis.entry(section, voice)?.text;
        (!text.is_empty()).then(|| Words { section, voice, text: text.clone() })
    })
    .collect()
}

fn outcome(diagnosis: &Diagnosis) -> Outcome {
    match diagnosis.outcome() {
        diagnosis::Outcome::Empty | diagnosis::Outcome::Open => Outcome::Open,
        diagnosis::Outcome::Agreed(at) => Outcome::Agreed(civil_day(at)),
        diagnosis::Outcome::Disagreed(_) => {
            let written = Voice::ALL.iter().filter_map(|voice| match diagnosis.standing(*voice) {
                Standing::Disagrees(answer) => Some((*voice, answer.disagreement.clone())),
                _ => None,
            });
            Outcome::Disagreed(written.collect())
        }
    }
}
