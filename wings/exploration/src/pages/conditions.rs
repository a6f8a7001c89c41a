//! `/ce-qui-compte/conditions`: the environment one aspires to (2.2-07): each condition of work, wanted, avoided or neither.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice, Field, Mood, Notice, Select};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::{OCCUPATIONS, mine};
use crate::actions::Writing;
use crate::model::environment::{ALL, Condition, Environment, Wish};
use crate::store::Written;

#[derive(Template)]
#[template(path = "conditions.html")]
struct ConditionsPage {
    frame: Frame,
    wishes: Environment,
    version: i64,
    is_stale: bool,
}

impl ConditionsPage {
    fn form(&self) -> Form {
        Form::blank().at_version(self.version)
    }

    fn conditions(&self) -> &'static [Condition] {
        &ALL
    }

    fn wish(&self, condition: &Condition) -> Select {
        let now = self.wishes.wishes.get(condition.name);
        let choice = |wish: &Wish| {
            let choice = Choice::new(wish.word(), self.frame.t(&format!("exploration-wish-{}", wish.word())));
            if Some(wish) == now { choice.checked() } else { choice }
        };
        let label = self.frame.t(&format!("exploration-condition-{}", condition.name));
        let field = Field::new(&self.frame, &field(condition), label);
        Select::new(field, Wish::ALL.iter().map(choice).collect()).optional()
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

fn field(condition: &Condition) -> String {
    format!("wish-{}", condition.name)
}

/// Shows what was wished.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let kept = mine(&visit).await?.portrait.environment;
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let wishes = kept.map(|kept| kept.content).unwrap_or_default();
    Ok(Page::new(ConditionsPage { frame: visit.frame(), wishes, version, is_stale: false }).into_response())
}

/// Keeps what is wished; an empty answer says that a condition does not matter.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let wish = |condition: &Condition| {
        let wish = Wish::from_word(form.value(&field(condition)))?;
        Some((condition.name.to_owned(), wish))
    };
    let wishes = Environment { wishes: ALL.iter().filter_map(wish).collect::<BTreeMap<_, _>>() };
    match writing.put(form.version().unwrap_or(0), &wishes).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer(OCCUPATIONS, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let version = writing.shelf.only::<Environment>()?.map_or(0, |kept| kept.version);
            let page = ConditionsPage { frame: visit.frame(), wishes, version, is_stale: true };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Nothing wished, something, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame, wishes, is_stale| {
        ConditionsPage { frame, wishes, version: 1, is_stale }.render().unwrap_or_default()
    };
    let some = || Environment {
        wishes: [("outdoors", Wish::Essential), ("night", Wish::Never)]
            .map(|(name, wish)| (name.to_owned(), wish))
            .into(),
    };
    vec![
        Sample::new("exploration/conditions", move |frame| render(frame, Environment::default(), false)),
        Sample::new("exploration/conditions-stale", move |frame| render(frame, some(), true)),
    ]
}
