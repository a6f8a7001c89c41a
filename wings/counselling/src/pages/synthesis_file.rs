//! A version of the synthesis to take away, as an accessible PDF, and the same content to be read on a page.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jalon_documents::pdf::{self, Renderer};
use jalon_kernel::access::Act;
use jalon_kernel::page::Words;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Purpose, id, lines, open};
use crate::document;
use crate::model::synthesis::{Content, Outcome, State, Version};
use crate::model::{Voice, diagnosis, project, step};
use crate::store;

/// Sends a version as a PDF.
pub async fn get(
    visit: Visit,
    Path((parcours, number)): Path<(String, String)>,
    Extension(renderer): Extension<Arc<Renderer>>,
) -> Result<Response, Refusal> {
    let (parcours, number) = (id(&parcours)?, number.parse::<i64>().map_err(|_| Refusal::NotFound)?);
    let (mut tx, file) = open(&visit, Act::SynthesisRead, parcours, Purpose::Synthesis).await?;
    let versions = store::syntheses::list(&mut tx, &file.key, parcours).await?;
    drop(tx);
    let version = versions.into_iter().find(|it| it.number == number).ok_or(Refusal::NotFound)?;
    let document = document::document(visit.words(), &version);
    let options = document::options(visit.words(), visit.reading(), &version);
    // Typesetting is work for a processor: other requests go on meanwhile.
    let bytes = tokio::task::spawn_blocking(move || pdf::render(&renderer, &document, &options))
        .await
        .map_err(|_| Refusal::Internal)?
        .map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "a synthesis could not be typeset");
            Refusal::Internal
        })?;
    let name = format!("attachment; filename=\"synthese-{number}.pdf\"");
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

/// A part of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The content of a version to be read on a page, in the order of the document; parts that hold nothing are left out.
pub fn blocks(words: &Words, version: &Version) -> Vec<Block> {
    let content = &version.content;
    let mut all = vec![
        block(
            words,
            "who",
            vec![
                document::name(words, content, Voice::Person),
                format!("{}, {}, {}", content.counsellor, content.operator, content.site),
                line(words, "period", &[("from", words.date(content.from)), ("to", words.date(content.to))]),
            ],
        ),
        block(words, "services", services(words, content)),
        block(words, "demand", content.demand.as_deref().map(lines).unwrap_or_default()),
        block(words, "diagnosis", said(words, content)),
        block(words, "projects", projects(words, content)),
        block(words, "objectives", objectives(words, content)),
        block(words, "steps", steps(words, content)),
        block(
            words,
            "own",
            if version.state == State::Proposed { Vec::new() } else { lines(&version.person_words) },
        ),
    ];
    all.retain(|block| !block.lines.is_empty());
    all
}

fn block(words: &Words, key: &str, lines: Vec<String>) -> Block {
    Block { title: words.t(&format!("counselling-read-{key}")).into_owned(), lines }
}

fn line(words: &Words, key: &str, parts: &[(&'static str, String)]) -> String {
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.into())).collect();
    words.with(&format!("counselling-read-{key}"), &parts).into_owned()
}

fn services(words: &Words, content: &Content) -> Vec<String> {
    let each = content.services.iter().map(|service| {
        let mode = words.t(&format!("mode-{}", service.mode)).into_owned();
        format!("{} – {mode}, {} min", words.date(service.date), service.minutes)
    });
    each.collect()
}

fn said(words: &Words, content: &Content) -> Vec<String> {
    let mut all = Vec::new();
    for it in &content.diagnosis {
        let section = words.t(&format!("counselling-diagnosis-{}", it.section.word())).into_owned();
        let name = document::name(words, content, it.voice);
        all.push(line(words, "said", &[("section", section), ("name", name)]));
        all.extend(lines(&it.text));
    }
    match &content.outcome {
        Outcome::Open => {}
        Outcome::Agreed(day) => all.push(line(words, "agreed", &[("date", words.date(*day))])),
        Outcome::Disagreed(said) => {
            for (voice, text) in said {
                all.push(line(words, "disagreed", &[("name", document::name(words, content, *voice))]));
                all.extend(lines(text));
            }
        }
    }
    all
}

fn projects(words: &Words, content: &Content) -> Vec<String> {
    let mut all = Vec::new();
    for project in &content.projects {
        let kind = words.t(&format!("counselling-project-kind-{}", project.kind.word())).into_owned();
        let state = words.t(&format!("counselling-project-state-{}", project.state.word())).into_owned();
        let target =
            project.target.as_ref().map(|(code, title)| format!(" – {title} ({code})")).unwrap_or_default();
        all.push(format!("{kind}{target} ({state})"));
        all.extend(lines(&project.summary));
        all.extend(lines(&project.territory));
        all.extend(project.horizon.map(|day| line(words, "before", &[("date", words.date(day))])));
        if !project.to_check.is_empty() {
            all.push(line(words, "checks", &[("checks", words.list(&project.to_check))]));
        }
    }
    all
}

fn objectives(words: &Words, content: &Content) -> Vec<String> {
    let each = content.objectives.iter().map(|objective| {
        let reached = objective.reached.map(|day| {
            words.with("counselling-objective-reached", &[("date", words.date(day).into())]).into_owned()
        });
        let shown =
            words.with("counselling-objective-shown", &[("criterion", (&objective.criterion).into())]);
        format!("{} {shown} {}", objective.text, reached.unwrap_or_default()).trim_end().to_owned()
    });
    each.collect()
}

fn steps(words: &Words, content: &Content) -> Vec<String> {
    let each = content.steps.iter().map(|step| {
        let state = words.t(&format!("counselling-step-state-{}", step.state.word())).into_owned();
        let due = step.due.map(|day| format!(", {}", line(words, "before", &[("date", words.date(day))])));
        let owner = document::name(words, content, step.owner);
        format!("{} – {owner}{} ({state})", step.text, due.unwrap_or_default())
    });
    each.collect()
}

/// A version with invented content.
pub fn sample_version(number: i64, state: State) -> Version {
    use jiff::Timestamp;
    use jiff::civil::date;

    use crate::model::synthesis::{Objective, Project, Service, Step, Words as Said};
    let at = Timestamp::constant(1_781_000_000, 0);
    let said = |section, voice, text: &str| Said { section, voice, text: text.to_owned() };
    Version {
        id: Uuid::from_u128(5),
        number,
        state,
        content: Content {
            name: "Samira".to_owned(),
            reference: "P-4F7K92AB".to_owned(),
            operator: "Cap emploi".to_owned(),
            site: "Rennes".to_owned(),
            counsellor: "Claire Moreau".to_owned(),
            reach: "1 rue de la Gare, 35000 Rennes\n02 99 00 00 00".to_owned(),
            from: date(2026, 3, 3),
            to: date(2026, 6, 10),
            services: vec![Service { date: date(2026, 3, 17), mode: "in-person".to_owned(), minutes: 60 }],
            demand: Some("Je voudrais changer de métier.".to_owned()),
            diagnosis: vec![
                said(diagnosis::Section::Demand, Voice::Person, "Je ne peux plus porter de charges."),
                said(diagnosis::Section::Demand, Voice::Counsellor, "Rester dans la mécanique."),
            ],
            outcome: if number == 1 {
                Outcome::Agreed(date(2026, 3, 17))
            } else {
                Outcome::Disagreed(vec![(Voice::Person, "Je ne veux pas déménager.".to_owned())])
            },
            projects: vec![Project {
                kind: project::Kind::ExternalMobility,
                state: project::State::Retained,
                target: Some(("I1607".to_owned(), "Mécanicien / Mécanicienne cycles".to_owned())),
                summary: "Réparer des vélos près de chez moi.".to_owned(),
                territory: "Rennes, 30 km".to_owned(),
                horizon: Some(date(2026, 12, 31)),
                to_check: vec!["Le salaire".to_owned()],
            }],
            objectives: vec![Objective {
                text: "Trouver un contrat.".to_owned(),
                criterion: "J’ai signé.".to_owned(),
                reached: Some(date(2026, 6, 1)),
            }],
            steps: vec![Step {
                text: "Rencontrer l’atelier Roue Libre".to_owned(),
                owner: Voice::Person,
                due: Some(date(2026, 6, 12)),
                done_when: "J’ai un compte rendu.".to_owned(),
                state: step::State::Unable,
            }],
        },
        person_words: "C’est bien mon histoire.".to_owned(),
        remark: if state == State::Returned { "Il manque une date.".to_owned() } else { String::new() },
        created_at: at,
        answered_at: (state != State::Proposed).then_some(at),
        version: 1,
    }
}
