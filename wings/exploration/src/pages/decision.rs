//! `/decider`: options held against criteria that the person chose and weighed (1-07). It never decides.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Cell, Choice, Column, Field, Mood, Notice, Select, Table};
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::mine;
use crate::actions::Writing;
use crate::model::decision::{
    Answer, Criterion, Decision, LONGEST, MOST_CRITERIA, MOST_OPTIONS, Place, Weight,
};
use crate::store::Written;

const SCOPE: &str = "exploration-decision";
const HERE: &str = "/decider";

#[derive(Template)]
#[template(path = "decision.html")]
struct DecisionPage {
    frame: Frame,
    form: Form,
    decision: Decision,
    version: i64,
    is_stale: bool,
}

impl DecisionPage {
    fn answers_form(&self) -> Form {
        Form::blank().at_version(self.version)
    }

    fn has_table(&self) -> bool {
        !self.decision.options.is_empty() && !self.decision.criteria.is_empty()
    }

    fn weight(&self, number: &usize) -> Select {
        let criterion = &self.decision.criteria[*number];
        let choice = |weight: &Weight| {
            let choice =
                Choice::new(weight.word(), self.frame.t(&format!("exploration-weight-{}", weight.word())));
            if Some(*weight) == criterion.weight { choice.checked() } else { choice }
        };
        let label = self.frame.t1("exploration-decision-weight", "criterion", &criterion.name);
        let field = Field::new(&self.frame, &format!("weight-{number}"), label);
        Select::new(field, Weight::ALL.iter().map(choice).collect()).optional()
    }

    fn answers(&self, number: &usize) -> Vec<Select> {
        let criterion = &self.decision.criteria[*number];
        let select = |(option, name): (usize, &String)| {
            let now = self.decision.answer(option, *number);
            let choice = |answer: &Answer| {
                let text = self.frame.t(&format!("exploration-fits-{}", answer.word()));
                let choice = Choice::new(answer.word(), text);
                if Some(*answer) == now { choice.checked() } else { choice }
            };
            let label =
                self.frame.t2("exploration-decision-answer", "option", name, "criterion", &criterion.name);
            let field = Field::new(&self.frame, &format!("answer-{option}-{number}"), label);
            Select::new(field, Answer::ALL.iter().map(choice).collect()).optional()
        };
        self.decision.options.iter().enumerate().map(select).collect()
    }

    fn numbered(&self) -> Vec<(usize, &Criterion)> {
        self.decision.criteria.iter().enumerate().collect()
    }

    fn table(&self) -> Option<Table> {
        let words = &self.frame.words;
        let places = self.decision.places()?;
        let rows = self.decision.options.iter().zip(&places).map(|(option, place)| {
            let text = match place {
                Place::Points(points, most) => words
                    .with(
                        "exploration-decision-points",
                        &[("points", (*points).into()), ("most", (*most).into())],
                    )
                    .into_owned(),
                Place::Out(criteria) => {
                    let names: Vec<&str> =
                        criteria.iter().map(|number| self.decision.criteria[*number].name.as_str()).collect();
                    words
                        .with("exploration-decision-out", &[("criteria", words.list(&names).into())])
                        .into_owned()
                }
            };
            vec![Cell::text(option), Cell::text(text)]
        });
        let columns = vec![
            Column::words(words.t("exploration-decision-option")),
            Column::words(words.t("exploration-decision-place")),
        ];
        Some(Table::new("resultat", words.t("exploration-decision-result"), columns, rows.collect()))
    }

    fn unsaid(&self) -> String {
        self.frame.t1("exploration-decision-unsaid", "count", self.decision.unsaid()).into_owned()
    }

    /// What a change of weight would change, a sentence each.
    fn hinges(&self) -> Vec<String> {
        let words = &self.frame.words;
        let sentence = |(number, weight, ahead): &(usize, Weight, Vec<usize>)| {
            let options: Vec<&str> =
                ahead.iter().map(|option| self.decision.options[*option].as_str()).collect();
            let options = if options.is_empty() {
                words.t("exploration-decision-none").into_owned()
            } else {
                words.list(&options)
            };
            let arguments = [
                ("criterion", (&self.decision.criteria[*number].name).into()),
                ("weight", words.t(&format!("exploration-weight-{}", weight.word())).into()),
                ("options", options.into()),
            ];
            words.with("exploration-decision-hinge", &arguments).into_owned()
        };
        self.decision.hinges().iter().map(sentence).collect()
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

fn named(decision: &Decision, version: i64) -> Form {
    let criteria: Vec<&str> = decision.criteria.iter().map(|it| it.name.as_str()).collect();
    Form::blank()
        .scope(SCOPE)
        .fill("options", decision.options.join("\n"))
        .fill("criteria", criteria.join("\n"))
        .at_version(version)
}

/// Shows the decision.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let kept = mine(&visit).await?.shelf.only::<Decision>()?;
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let decision = kept.map(|kept| kept.content).unwrap_or_default();
    let form = named(&decision, version);
    Ok(Page::new(DecisionPage { frame: visit.frame(), form, decision, version, is_stale: false })
        .into_response())
}

// Lines that are not empty, each once.
fn lines(text: &str, range: std::ops::RangeInclusive<usize>) -> Result<Vec<String>, FieldError> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.chars().count() > LONGEST {
            return Err(FieldError::new("exploration-decision-long").with("max", LONGEST));
        }
        if !lines.iter().any(|known| known == line) {
            lines.push(line.to_owned());
        }
    }
    if range.contains(&lines.len()) {
        return Ok(lines);
    }
    let (min, max) = (*range.start(), *range.end());
    Err(FieldError::new("exploration-decision-many").with("min", min).with("max", max))
}

/// Keeps what one hesitates between and what matters; answers under the same names stay.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let writing = Writing::begin(&visit).await?;
    let kept = writing.shelf.only::<Decision>()?;
    let now = kept.as_ref().map_or(0, |kept| kept.version);
    let decision = kept.map(|kept| kept.content).unwrap_or_default();
    let options = form.required("options", |text| lines(text, 2..=MOST_OPTIONS));
    let criteria = form.required("criteria", |text| lines(text, 1..=MOST_CRITERIA));
    let (Some(options), Some(criteria)) = (options, criteria) else {
        let frame = visit.frame().with_form(&form);
        let page = DecisionPage { frame, form, decision, version: now, is_stale: false };
        return Ok(Page::invalid(page).into_response());
    };
    let changed = decision.renamed(options, criteria);
    save(&visit, writing, form.version().unwrap_or(0), changed, now).await
}

/// Keeps how much each criterion counts and how each option answers it.
pub async fn post_answers(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let writing = Writing::begin(&visit).await?;
    let kept = writing.shelf.only::<Decision>()?;
    let Some(kept) = kept else { return Ok(visit.answer(HERE, None, None)) };
    let mut decision = kept.content;
    for (number, criterion) in decision.criteria.iter_mut().enumerate() {
        criterion.weight = Weight::from_word(form.value(&format!("weight-{number}")));
    }
    let answer = |option, number| Answer::from_word(form.value(&format!("answer-{option}-{number}")));
    let row = |option| (0..decision.criteria.len()).map(|number| answer(option, number)).collect();
    decision.answers = (0..decision.options.len()).map(row).collect();
    save(&visit, writing, form.version().unwrap_or(0), decision, kept.version).await
}

async fn save(
    visit: &Visit,
    mut writing: Writing,
    version: i64,
    decision: Decision,
    now: i64,
) -> Result<Response, Refusal> {
    match writing.put(version, &decision).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer(HERE, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let form = named(&decision, now);
            let page = DecisionPage { frame: visit.frame(), form, decision, version: now, is_stale: true };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Nothing yet, unsaid, said, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let decision = |answers: [[Option<Answer>; 2]; 2]| Decision {
        options: vec!["Rester <ici>".to_owned(), "Partir & apprendre".to_owned()],
        criteria: vec![
            Criterion { name: "Salaire <net>".to_owned(), weight: Some(Weight::Much) },
            Criterion { name: "Horaires".to_owned(), weight: Some(Weight::Must) },
        ],
        answers: answers.map(|row| row.to_vec()).to_vec(),
    };
    let said =
        move || decision([[Some(Answer::Well), Some(Answer::Part)], [Some(Answer::No), Some(Answer::No)]]);
    let render = |frame: Frame, form: Form, decision, is_stale| {
        let frame = frame.with_form(&form);
        DecisionPage { frame, form, decision, version: 1, is_stale }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/decision-empty", move |frame| {
            render(frame, named(&Decision::default(), 0), Decision::default(), false)
        }),
        Sample::new("exploration/decision-unsaid", move |frame| {
            let decision = decision([[Some(Answer::Well), None], [None, None]]);
            render(frame, named(&decision, 1), decision, false)
        }),
        Sample::new("exploration/decision", move |frame| render(frame, named(&said(), 1), said(), true)),
        Sample::new("exploration/decision-refused", move |frame| {
            let mut form = named(&said(), 1).fill("options", "une seule");
            form.error("options", FieldError::new("exploration-decision-many").with("min", 2).with("max", 4));
            form.error("criteria", FieldError::new("exploration-decision-long").with("max", LONGEST));
            render(frame, form, said(), false)
        }),
    ]
}
