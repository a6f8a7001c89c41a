//! What counselling shows on the page of a parcours and in a person's space: the thread, two voices, the next step.

use askama::Template;
use jalon_information::occupation_title;
use jalon_kernel::access::{Authorized, FieldClass, PersonFacts};
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Path, Side, Step as Jalon, StepState, Tag, Voice as Said, Voices};
use jalon_kernel::page::{Frame, Html};
use jalon_kernel::seal::PersonKey;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{NextStep, Panel, Sample};
use uuid::Uuid;

use super::{Top, synthesis};
use crate::model::Voice;
use crate::model::diagnosis::{Diagnosis, Outcome, Section, Standing};
use crate::model::project::{Project, State as ProjectState};
use crate::model::step::{self, State as StepPlace, Step};
use crate::model::synthesis::{State as VersionState, Version};
use crate::store;

/// The place of the thread among panels.
const RANK: u8 = 10;

#[derive(Template)]
#[template(path = "panel.html")]
struct FilePanel {
    frame: Frame,
    path: Path,
    voices: Option<Voices>,
    parcours: Uuid,
    documents: Vec<(i64, Tag)>,
}

#[derive(Template)]
#[template(path = "space_panel.html")]
struct SpacePanel {
    frame: Frame,
    files: Vec<(Uuid, String, String)>,
    documents: Vec<(Uuid, i64, Tag)>,
}

/// What stands in a file.
struct Work {
    stage: Stage,
    diagnosis: Diagnosis,
    projects: Vec<(Project, Option<String>)>,
    steps: Vec<Step>,
    versions: Vec<Version>,
}

async fn load(tx: &mut Tx, key: &PersonKey, parcours: Uuid, stage: Stage) -> Result<Work, Refusal> {
    let mut projects = Vec::new();
    for project in store::projects::list(tx, key, parcours).await? {
        let title = match &project.content.target {
            Some(code) if project.state == ProjectState::Retained => occupation_title(tx, code).await?,
            _ => None,
        };
        projects.push((project, title));
    }
    Ok(Work {
        stage,
        diagnosis: store::diagnosis::load(tx, key, parcours).await?,
        projects,
        steps: store::steps::list(tx, key, parcours).await?,
        versions: store::syntheses::list(tx, key, parcours).await?,
    })
}

/// On the page of a parcours, to whoever may read the project.
pub async fn of_parcours(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
) -> Result<Option<Panel>, Refusal> {
    if !file.shows(FieldClass::Project) {
        return Ok(None);
    }
    let work = load(tx, &file.key, file.id(), file.parcours.stage).await?;
    let top = Top::of(visit, file);
    let next = next(&visit.frame(), &top, &work);
    let html = file_panel(visit.frame(), &top, &work);
    Ok(Some(Panel { rank: RANK, html, next }))
}

/// In a person's own space.
pub async fn of_space(
    visit: &Visit,
    tx: &mut Tx,
    person: &Authorized<PersonFacts>,
    key: &PersonKey,
) -> Result<Option<Panel>, Refusal> {
    let frame = visit.frame();
    let (mut files, mut documents, mut best) = (Vec::new(), Vec::new(), None);
    for parcours in casefile::list_of_person(tx, person.id).await? {
        let id = parcours.facts.id;
        let stage = frame.t(&format!("stage-{}", parcours.stage.word())).into_owned();
        let with = frame.t2(
            "counselling-space-file",
            "counsellor",
            parcours.counsellor_name.clone(),
            "date",
            frame.words.date_of(parcours.opened_at),
        );
        files.push((id, with.into_owned(), stage));
        let work = load(tx, key, id, parcours.stage).await?;
        documents.extend(
            work.versions.iter().map(|version| (id, version.number, synthesis::tag(&frame, version))),
        );
        let top = Top {
            parcours: id,
            person: String::new(),
            counsellor: parcours.counsellor_name,
            reader: Voice::Person,
            today: visit.today(),
        };
        let is_open = parcours.facts.state == jalon_kernel::access::ParcoursState::Open;
        let proposed = next(&frame, &top, &work).filter(|_| is_open);
        best = [best, proposed].into_iter().flatten().min_by_key(|next: &NextStep| next.rank);
    }
    if files.is_empty() {
        return Ok(None);
    }
    let html = SpacePanel { frame, files, documents }.to_string();
    Ok(Some(Panel { rank: RANK, html, next: best }))
}

fn file_panel(frame: Frame, top: &Top, work: &Work) -> String {
    let voices = (!work.diagnosis.is_empty()).then(|| extract(&frame, top, &work.diagnosis));
    let documents =
        work.versions.iter().map(|version| (version.number, synthesis::tag(&frame, version))).collect();
    let path = thread(&frame, top, work);
    FilePanel { frame, path, voices, parcours: top.parcours, documents }.to_string()
}

/// The four jalons, each with where it stands.
fn thread(frame: &Frame, top: &Top, work: &Work) -> Path {
    let diagnosis = match work.diagnosis.outcome() {
        Outcome::Empty => (false, String::new()),
        Outcome::Open => (false, frame.t("counselling-thread-diagnosis-open").into_owned()),
        Outcome::Agreed(at) => {
            (true, frame.t1("counselling-outcome-agreed", "date", frame.words.date_of(at)).into_owned())
        }
        Outcome::Disagreed(at) => {
            (true, frame.t1("counselling-outcome-disagreed", "date", frame.words.date_of(at)).into_owned())
        }
    };
    let retained = work.projects.iter().find(|(project, _)| project.state == ProjectState::Retained);
    let project = match retained {
        Some((project, title)) => {
            let kind = format!("counselling-project-kind-{}", project.content.kind.word());
            (true, title.clone().unwrap_or_else(|| frame.t(&kind).into_owned()))
        }
        None if work.projects.is_empty() => (false, String::new()),
        None => (false, frame.t1("counselling-thread-projects", "count", work.projects.len()).into_owned()),
    };
    let done = work.steps.iter().filter(|step| step.state == StepPlace::Done).count();
    let plan = if work.steps.is_empty() {
        (false, String::new())
    } else {
        let all_done = work.steps.iter().all(|step| step.state != StepPlace::ToDo);
        (all_done, frame.t2("counselling-thread-steps", "done", done, "all", work.steps.len()).into_owned())
    };
    let synthesis = match work.versions.first() {
        Some(version) => {
            let key = format!("counselling-synthesis-state-{}", version.state.word());
            let at = version.answered_at.unwrap_or(version.created_at);
            let note = frame.t1(&key, "date", frame.words.date_of(at)).into_owned();
            (version.state == VersionState::Agreed, note)
        }
        None => (false, String::new()),
    };
    let pages = ["diagnostic", "projet", "plan", "synthese"];
    let notes = [diagnosis, project, plan, synthesis];
    let jalons = Stage::ALL.into_iter().zip(pages).zip(notes).map(|((stage, page), (is_done, note))| {
        let state = if is_done && stage != work.stage {
            StepState::Done
        } else if stage == work.stage {
            if is_done { StepState::Done } else { StepState::Now }
        } else if stage < work.stage {
            StepState::Done
        } else {
            StepState::Later
        };
        let title = frame.t(&format!("stage-{}", stage.word())).into_owned();
        let jalon = Jalon::new(title, state).href(format!("/parcours/{}/{page}", top.parcours));
        if note.is_empty() { jalon } else { jalon.note(note) }
    });
    Path::new(frame, jalons.collect())
}

/// What each of the two says first: the latest section both wrote, or else what there is of the demand.
fn extract(frame: &Frame, top: &Top, diagnosis: &Diagnosis) -> Voices {
    let filled = |section: &Section, voice| {
        diagnosis.entry(*section, voice).is_some_and(|entry| !entry.text.is_empty())
    };
    let both = |section: &&Section| Voice::ALL.iter().all(|voice| filled(section, *voice));
    let any = |section: &&Section| Voice::ALL.iter().any(|voice| filled(section, *voice));
    let section = [Section::Agreed, Section::Demand].iter().find(both);
    let section = section.or_else(|| Section::ALL.iter().find(any)).copied().unwrap_or(Section::Demand);
    let said = Voice::ALL.iter().map(|voice| {
        let side = match voice {
            Voice::Person => Side::Person,
            Voice::Counsellor => Side::Counsellor,
        };
        let name = top.name(&frame.words, *voice);
        let said = match diagnosis.entry(section, *voice).filter(|entry| !entry.text.is_empty()) {
            Some(entry) => {
                Said::new(side, shortened(&entry.text), top.byline(&frame.words, *voice, entry.written_at))
            }
            None => Said::new(side, "", frame.t1("counselling-diagnosis-silent", "name", name)),
        };
        match diagnosis.standing(*voice) {
            Standing::Agrees(answer) => {
                let date = frame.words.date_of(answer.answered_at);
                said.tag(Tag::ok(frame.t1("counselling-standing-agrees", "date", date)))
            }
            Standing::Disagrees(answer) => {
                let date = frame.words.date_of(answer.answered_at);
                said.tag(Tag::warn(frame.t1("counselling-standing-disagrees", "date", date)))
            }
            Standing::Silent | Standing::Overtaken(_) => said,
        }
    });
    Voices::new(said.collect())
}

// The page of a parcours gives an idea; the whole text is one link away.
fn shortened(text: &str) -> String {
    const MOST: usize = 280;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    let end = start.rfind(char::is_whitespace).unwrap_or(start.len());
    format!("{} […]", &start[..end])
}

/// The next thing to do for whoever reads, most pressing first.
fn next(frame: &Frame, top: &Top, work: &Work) -> Option<NextStep> {
    let make = |key: &str, text: String, page: &str, rank| NextStep {
        title: frame.t(&format!("counselling-next-{key}")).into_owned(),
        text,
        action: frame.t(&format!("counselling-next-{key}-do")).into_owned(),
        href: format!("/parcours/{}/{page}", top.parcours),
        rank,
    };
    let yours = || frame.t("counselling-next-yours").into_owned();
    if top.reader == Voice::Person && work.versions.iter().any(|it| it.state == VersionState::Proposed) {
        return Some(make("synthesis", yours(), "synthese", 20));
    }
    if let Some(step) = step::next(&work.steps, |owner| owner == top.reader) {
        let (text, rank) = match step.content.due {
            Some(due) if due < top.today => {
                (frame.t1("counselling-next-overdue", "date", frame.day(due)).into_owned(), 25)
            }
            Some(due) => (frame.t1("counselling-next-before", "date", frame.day(due)).into_owned(), 30),
            None => (yours(), 35),
        };
        return Some(NextStep { title: step.content.text.clone(), ..make("step", text, "plan", rank) });
    }
    let waits_for_me =
        matches!(work.diagnosis.standing(top.reader), Standing::Silent | Standing::Overtaken(_));
    if work.stage == Stage::Diagnosis && waits_for_me {
        return Some(make("diagnosis", yours(), "diagnostic", 40));
    }
    if work.projects.is_empty() {
        return Some(make("project", yours(), "projet", 50));
    }
    if work.steps.is_empty() {
        return Some(make("plan", yours(), "plan", 60));
    }
    if top.reader == Voice::Counsellor && work.versions.iter().all(|it| it.state != VersionState::Agreed) {
        return Some(make("propose", yours(), "synthese", 70));
    }
    None
}

/// Panels stand alone.
pub fn samples() -> Vec<Sample> {
    use super::synthesis_file::sample_version;
    use crate::model::diagnosis::Entry;
    let work = || Work {
        stage: Stage::Plan,
        diagnosis: Diagnosis {
            entries: vec![Entry {
                id: Uuid::nil(),
                section: Section::Demand,
                voice: Voice::Person,
                text: "Je veux rester dans la mécanique.".to_owned(),
                written_at: jiff::Timestamp::UNIX_EPOCH,
                version: 1,
            }],
            answers: Vec::new(),
        },
        projects: super::project::sample_projects(),
        steps: super::plan::sample_steps(),
        versions: vec![sample_version(1, VersionState::Proposed)],
    };
    let empty = || Work {
        stage: Stage::Diagnosis,
        diagnosis: Diagnosis::default(),
        projects: Vec::new(),
        steps: Vec::new(),
        versions: Vec::new(),
    };
    let shown = |frame: &Frame, next: Option<NextStep>| {
        next.map(|next| {
            use jalon_kernel::page::components::{LinkButton, NextStep as Shown};
            let link = LinkButton::main(next.action, next.href);
            Html::of(&Shown::new(frame, next.title).detail(next.text).link(link)).into_string()
        })
        .unwrap_or_default()
    };
    let mut all = Vec::new();
    all.push(Sample::new("counselling/panel", move |frame| {
        file_panel(frame, &Top::sample(Voice::Person), &work())
    }));
    all.push(Sample::new("counselling/panel-empty", move |frame| {
        file_panel(frame, &Top::sample(Voice::Counsellor), &empty())
    }));
    all.push(Sample::new("counselling/space-panel", move |frame| {
        let id = Uuid::from_u128(7);
        let tag = synthesis::tag(&frame, &sample_version(1, VersionState::Agreed));
        let with = frame
            .t2("counselling-space-file", "counsellor", "Claire Moreau", "date", "3 mars 2026".to_owned())
            .into_owned();
        let stage = frame.t("stage-plan").into_owned();
        SpacePanel { files: vec![(id, with, stage)], documents: vec![(id, 1, tag)], frame }.to_string()
    }));
    // Every next step there is, in the order in which they come.
    let nexts: [(&'static str, fn(Work, Work) -> Work); 6] = [
        ("counselling/next-synthesis", |work, _| work),
        ("counselling/next-step", |work, _| Work { versions: Vec::new(), ..work }),
        ("counselling/next-diagnosis", |_, empty| empty),
        ("counselling/next-project", |_, empty| Work { stage: Stage::Project, ..empty }),
        ("counselling/next-plan", |work, empty| Work {
            stage: Stage::Plan,
            projects: work.projects,
            ..empty
        }),
        ("counselling/next-propose", |work, _| Work {
            steps: work.steps.into_iter().filter(|step| step.state != StepPlace::ToDo).collect(),
            ..work
        }),
    ];
    for (name, change) in nexts {
        let reader = if name.ends_with("propose") { Voice::Counsellor } else { Voice::Person };
        all.push(Sample::new(name, move |frame| {
            let next = next(&frame, &Top::sample(reader), &change(work(), empty()));
            shown(&frame, next)
        }));
    }
    all
}
