//! `/ce-qui-compte`: what one likes doing and what drives one (2.2-06), and `/ce-qui-compte/methode`: how it is read.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Checkboxes, Choice, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::mine;
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::interests::{
    EACH, Interests, LONGEST, MOST_MOTIVES, Motive, TYPES, activities, is_activity,
};
use crate::store::Written;

const SCOPE: &str = "exploration-interests";

#[derive(Template)]
#[template(path = "interests.html")]
struct InterestsPage {
    frame: Frame,
    form: Form,
    /// What stands out in what is kept.
    leading: Vec<char>,
    stale: Option<StaleEdit>,
}

impl InterestsPage {
    fn liked(&self) -> Checkboxes {
        let choice = |name: String| {
            let label = self.frame.t(&format!("exploration-activity-{name}"));
            Choice::new(&name, label)
        };
        let choices: Vec<Choice> = activities().into_iter().map(choice).collect();
        self.form.checkboxes_from(&self.frame, "liked", choices).grid().optional()
    }

    fn motives(&self) -> Checkboxes {
        let words: Vec<&str> = Motive::ALL.iter().map(|motive| motive.word()).collect();
        self.form.checkboxes(&self.frame, "motives", words).grid().optional()
    }

    fn outcome(&self) -> Option<String> {
        if self.leading.is_empty() {
            return None;
        }
        let types: Vec<_> =
            self.leading.iter().map(|letter| self.frame.t(&format!("exploration-type-{letter}"))).collect();
        Some(
            self.frame
                .t1("exploration-interests-leading", "types", self.frame.words.list(&types))
                .into_owned(),
        )
    }
}

fn filled(kept: Option<&Kept<Interests>>) -> Form {
    let form = Form::blank().scope(SCOPE);
    let Some(kept) = kept else { return form.at_version(0) };
    let form = kept.content.liked.iter().fold(form, |form, name| form.fill("liked", name));
    let form = kept.content.motives.iter().fold(form, |form, motive| form.fill("motives", motive.word()));
    form.fill("words", &kept.content.words).at_version(kept.version)
}

/// Shows what was said.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let portrait = mine(&visit).await?.portrait;
    let (form, leading) = (filled(portrait.interests.as_ref()), portrait.leading());
    Ok(Page::new(InterestsPage { frame: visit.frame(), form, leading, stale: None }).into_response())
}

fn read(form: &mut Form) -> Option<Interests> {
    let liked = form.parse_all("liked", parse::choice(|name| is_activity(name).then(|| name.to_owned())));
    let motives = form.parse_all("motives", parse::choice(Motive::from_word));
    if motives.len() > MOST_MOTIVES {
        form.error("motives", FieldError::new("exploration-motives-many").with("max", MOST_MOTIVES));
    }
    let words = form.optional("words", parse::long_text(LONGEST)).unwrap_or_default();
    (!form.has_errors()).then_some(Interests { liked, motives, words })
}

/// Keeps it.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let Some(interests) = read(&mut form) else {
        let frame = visit.frame().with_form(&form);
        let page = InterestsPage { frame, form, leading: Vec::new(), stale: None };
        return Ok(Page::invalid(page).into_response());
    };
    match writing.put(form.version().unwrap_or(0), &interests).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer("/ce-qui-compte", Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let frame = visit.frame();
            let kept = writing.shelf.only::<Interests>()?;
            let version = kept.as_ref().map_or(0, |kept| kept.version);
            let theirs = kept.map(|kept| kept.content.words).unwrap_or_default();
            let stale = StaleEdit::new(&frame, frame.t("exploration-stale"), theirs, &interests.words);
            let form = form.moved_to_version(version);
            let page = InterestsPage { frame, form, leading: Vec::new(), stale: Some(stale) };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "method.html")]
pub struct MethodPage {
    frame: Frame,
}

impl MethodPage {
    fn types(&self) -> [char; 6] {
        TYPES
    }

    fn activities(&self, letter: &char) -> Vec<String> {
        (1..=EACH)
            .map(|number| self.frame.t(&format!("exploration-activity-{letter}{number}")).into_owned())
            .collect()
    }

    fn name(&self, letter: &char) -> String {
        self.frame.t(&format!("exploration-type-{letter}")).into_owned()
    }
}

/// How the inventory was made and how it is read.
pub async fn get_method(visit: Visit) -> Page<MethodPage> {
    Page::public(MethodPage { frame: visit.frame() })
}

/// Nothing said, something, refused, overtaken; the method.
pub fn samples() -> Vec<Sample> {
    let kept = || {
        Kept::sample(
            1,
            "one",
            Interests {
                liked: ["R1", "R2", "S1", "S2", "S3"].map(str::to_owned).to_vec(),
                motives: vec![Motive::Useful, Motive::Time],
                words: "Être <utile> & libre".to_owned(),
            },
        )
    };
    let render = |frame: Frame, form: Form, leading, stale| {
        InterestsPage { frame: frame.with_form(&form), form, leading, stale }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/interests-empty", move |frame| {
            render(frame, filled(None), Vec::new(), None)
        }),
        Sample::new("exploration/interests", move |frame| {
            render(frame, filled(Some(&kept())), kept().content.leading(), None)
        }),
        Sample::new("exploration/interests-refused", move |frame| {
            let mut form = filled(Some(&kept()));
            form.error("motives", FieldError::new("exploration-motives-many").with("max", MOST_MOTIVES));
            render(frame, form, Vec::new(), None)
        }),
        Sample::new("exploration/interests-stale", move |frame| {
            let stale = StaleEdit::new(&frame, "10 juin", "a", "b");
            render(frame, filled(Some(&kept())), Vec::new(), Some(stale))
        }),
        Sample::new("exploration/method", move |frame| MethodPage { frame }.render().unwrap_or_default()),
    ]
}
