//! A version of the synthesis as a document of `jalon-documents`: the same content, in the words of the reader's language.

use jalon_documents::synthesis as paper;
use jalon_documents::{Document, Language, Options, TextSize};
use jalon_kernel::clock::civil_day;
use jalon_kernel::page::frame::TextSize as ReadingSize;
use jalon_kernel::page::{Locale, Reading, Words};

use crate::model::synthesis::{Content, Outcome, Project, State, Step, Version};
use crate::model::{Voice, diagnosis, project, step};

/// The document of a version.
pub fn document(words: &Words, version: &Version) -> Document {
    let content = &version.content;
    let agreed = version.answered_at.filter(|_| version.state == State::Agreed);
    let (kept, others) = chosen(&content.projects);
    Document::Synthesis(Box::new(paper::Synthesis {
        version: u32::try_from(version.number).unwrap_or(u32::MAX),
        agreement: agreed.map_or(paper::Agreement::Draft, |at| paper::Agreement::Agreed(civil_day(at))),
        identity: paper::Identity {
            chosen_name: name(words, content, Voice::Person),
            reference: content.reference.clone(),
        },
        guidance: paper::Guidance {
            operator: filled(&content.operator),
            site: filled(&content.site),
            counsellor: filled(&content.counsellor),
        },
        period: Some(paper::Period { from: content.from, to: Some(content.to) }),
        services: services(words, content),
        demand: demand(content),
        diagnosis: said(words, content),
        assets: Vec::new(),
        options: others.into_iter().map(|project| option(words, project)).collect(),
        projects: kept.into_iter().map(|project| on_paper(words, project)).collect(),
        objectives: content
            .objectives
            .iter()
            .map(|it| paper::Objective { what: it.text.clone(), success: vec![it.criterion.clone()] })
            .collect(),
        strategies: Vec::new(),
        training: Vec::new(),
        funding: Vec::new(),
        actions: content.steps.iter().map(|step| action(words, content, step)).collect(),
        own_words: filled(&version.person_words),
        contacts: contacts(words, content),
        next_review: None,
        consents: Vec::new(),
        contact_again: Some(words.t("counselling-synthesis-again").into_owned()),
    }))
}

/// How the document is set for a reader.
pub fn options(words: &Words, reading: Reading, version: &Version) -> Options {
    Options {
        language: match words.locale() {
            Locale::Fr => Language::French,
            Locale::FrFacile => Language::EasyFrench,
            Locale::En => Language::English,
        },
        text_size: match reading.size {
            ReadingSize::Usual => TextSize::Normal,
            _ => TextSize::Large,
        },
        created_at: version.answered_at.unwrap_or(version.created_at),
    }
}

/// The name of a voice as the content keeps it.
pub fn name(words: &Words, content: &Content, voice: Voice) -> String {
    let (kept, key) = match voice {
        Voice::Person => (&content.name, "counselling-person"),
        Voice::Counsellor => (&content.counsellor, "counselling-counsellor"),
    };
    filled(kept).unwrap_or_else(|| words.t(key).into_owned())
}

/// The projects that are worked for, and the others: without a retained one, all that are looked at are worked for.
pub fn chosen(projects: &[Project]) -> (Vec<&Project>, Vec<&Project>) {
    let has_retained = projects.iter().any(|project| project.state == project::State::Retained);
    let wanted = if has_retained { project::State::Retained } else { project::State::Explored };
    projects.iter().partition(|project| project.state == wanted)
}

fn services(words: &Words, content: &Content) -> Vec<paper::Service> {
    content
        .services
        .iter()
        .map(|service| paper::Service {
            date: service.date,
            kind: words.t("counselling-synthesis-interview").into_owned(),
            channel: match service.mode.as_str() {
                "telephone" => paper::Channel::Telephone,
                "video" => paper::Channel::Video,
                "mail" => paper::Channel::Message,
                _ => paper::Channel::InPerson,
            },
            minutes: Some(service.minutes),
            output: None,
        })
        .collect()
}

fn demand(content: &Content) -> Option<paper::Demand> {
    let said = |voice| {
        let mut all = content.diagnosis.iter();
        all.find(|it| it.section == diagnosis::Section::Demand && it.voice == voice).map(|it| it.text.clone())
    };
    let demand = paper::Demand {
        expressed: content.demand.clone().or_else(|| said(Voice::Person)),
        reformulated: said(Voice::Counsellor),
    };
    (demand != paper::Demand::default()).then_some(demand)
}

fn said(words: &Words, content: &Content) -> Option<paper::Diagnosis> {
    let voice = |voice: Voice| {
        let parts: Vec<String> = content
            .diagnosis
            .iter()
            .filter(|it| it.voice == voice)
            .map(|it| {
                format!("{}\n{}", words.t(&format!("counselling-diagnosis-{}", it.section.word())), it.text)
            })
            .collect();
        filled(&parts.join("\n\n"))
    };
    let outcome = match &content.outcome {
        Outcome::Open => None,
        Outcome::Agreed(day) => Some(paper::Outcome::Agreed(*day)),
        Outcome::Disagreed(said) => {
            let lines = said.iter().map(|(voice, text)| format!("{}\n{text}", name(words, content, *voice)));
            Some(paper::Outcome::Disagreement(lines.collect::<Vec<_>>().join("\n\n")))
        }
    };
    let diagnosis = paper::Diagnosis {
        situation: None,
        person: voice(Voice::Person),
        counsellor: voice(Voice::Counsellor),
        outcome,
    };
    (diagnosis != paper::Diagnosis::default()).then_some(diagnosis)
}

fn on_paper(words: &Words, project: &Project) -> paper::Project {
    paper::Project {
        kind: match project.kind {
            project::Kind::InternalMobility => paper::ProjectKind::InternalMobility,
            project::Kind::ExternalMobility => paper::ProjectKind::ExternalMobility,
            project::Kind::PublicEmployment => paper::ProjectKind::PublicEmployment,
            project::Kind::JobSearch => paper::ProjectKind::JobSearch,
            project::Kind::Business => paper::ProjectKind::Business,
            project::Kind::KeepingJob => paper::ProjectKind::KeepingJob,
        },
        occupation: project
            .target
            .as_ref()
            .map(|(code, title)| paper::Occupation { code: code.clone(), title: title.clone() }),
        description: filled(&project.summary),
        territory: filled(&project.territory),
        horizon: project.horizon.map(|day| words.date(day)),
        feasibility: None,
        gaps: Vec::new(),
        to_check: project.to_check.clone(),
    }
}

fn option(words: &Words, project: &Project) -> paper::ExploredOption {
    let kind = words.t(&format!("counselling-project-kind-{}", project.kind.word())).into_owned();
    let title = project.target.as_ref().map(|(_, title)| title.clone()).filter(|title| !title.is_empty());
    paper::ExploredOption {
        what: title.map_or_else(|| kind.clone(), |title| format!("{kind} – {title}")),
        fate: match project.state {
            project::State::Retained => paper::OptionFate::Kept,
            project::State::Explored | project::State::Reserve => paper::OptionFate::Open,
            project::State::Dropped => paper::OptionFate::Dropped,
        },
        reasons: filled(&project.summary),
    }
}

fn action(words: &Words, content: &Content, step: &Step) -> paper::Action {
    // The document knows no word for a step its owner could not do: it stays to be done, and says so.
    let what = match step.state {
        step::State::Unable => {
            words.with("counselling-synthesis-unable", &[("step", (&step.text).into())]).into_owned()
        }
        _ => step.text.clone(),
    };
    paper::Action {
        what,
        owner: name(words, content, step.owner),
        due: step.due,
        done_when: filled(&step.done_when),
        state: match step.state {
            step::State::ToDo | step::State::Unable => paper::ActionState::ToDo,
            step::State::Done => paper::ActionState::Done,
            step::State::Dropped => paper::ActionState::Dropped,
        },
    }
}

fn contacts(words: &Words, content: &Content) -> Vec<paper::Contact> {
    if content.reach.is_empty() {
        return Vec::new();
    }
    let role = Some(words.t("counselling-counsellor").into_owned());
    vec![paper::Contact { name: content.counsellor.clone(), role, reach: content.reach.clone() }]
}

fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}
