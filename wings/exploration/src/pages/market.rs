//! `/marche`: what one did to meet the market (2.2-12): openings, talks with people of the trade, immersions, and what each
//! changed. `/marche/changement` writes into the grid of the project what one of them changed.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice, LinkButton};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{gone, immersion, interview, mine, parameter};
use crate::actions::Writing;
use crate::model::change::{self, Change, ChangeRefused, LONGEST};
use crate::model::feasibility::{Grid, LONGEST_TARGET, Point, Rating};
use crate::model::immersion::Immersion;
use crate::model::interview::{Interview, WISHED};
use crate::model::post::Post;
use crate::model::{Kept, ONE};
use crate::store::Written;

const SCOPE: &str = "exploration-effect";

#[derive(Template)]
#[template(path = "market.html")]
struct MarketPage {
    frame: Frame,
    posts: Vec<Kept<Post>>,
    interviews: Vec<Kept<Interview>>,
    immersions: Vec<Kept<Immersion>>,
}

impl MarketPage {
    /// Openings of every post: what they are, and the page of their post.
    fn openings(&self) -> Vec<(String, String)> {
        let of = |post: &Kept<Post>| {
            let href = format!("/poste-vise/comparaison?de={}#pistes", post.id);
            let market = |opening: &crate::model::post::Opening| {
                self.frame.t(&format!("exploration-post-market-{}", opening.market.word())).into_owned()
            };
            let lines = post.content.openings.iter().map(|it| format!("{} : {}", market(it), it.text));
            lines.map(|line| (line, href.clone())).collect::<Vec<_>>()
        };
        self.posts.iter().flat_map(of).collect()
    }

    /// How many talks were had, beside how many are wished for.
    fn held(&self) -> String {
        let held = self.interviews.iter().filter(|kept| kept.content.is_held()).count();
        let arguments = [("held", held.into()), ("wished", WISHED.into())];
        self.frame.words.with("exploration-market-held", &arguments).into_owned()
    }

    fn interview(&self, kept: &Kept<Interview>) -> Vec<String> {
        interview::told(&self.frame, &kept.content)
    }

    fn immersion(&self, kept: &Kept<Immersion>) -> Vec<String> {
        immersion::told(&self.frame, &kept.content)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let page = MarketPage {
        frame: visit.frame(),
        posts: shelf.all()?,
        interviews: shelf.all()?,
        immersions: shelf.all()?,
    };
    Ok(Page::new(page).into_response())
}

/// The part of a page where one says what a talk or an immersion changed.
#[derive(Template)]
#[template(path = "effect.html")]
struct EffectPart<'p> {
    frame: &'p Frame,
    form: &'p Form,
    id: Uuid,
    done: Option<String>,
}

impl EffectPart<'_> {
    fn points(&self) -> Vec<Choice> {
        let choice = |point: Point| {
            Choice::new(point.word(), self.frame.t(&format!("exploration-point-{}", point.word())))
        };
        change::points().map(choice).collect()
    }

    fn ratings(&self) -> Vec<Choice> {
        let choice = |rating: &Rating| {
            Choice::new(rating.word(), self.frame.t(&format!("exploration-rating-{}", rating.word())))
        };
        Rating::ALL.iter().map(choice).collect()
    }
}

/// The part on what it changed: the form, or what was written.
pub fn effect(frame: &Frame, form: &Form, id: Uuid, change: Option<&Change>) -> Html {
    let done = change.map(|change| changed(frame, change));
    Html::trusted(EffectPart { frame, form, id, done }.render().unwrap_or_default())
}

/// An empty form of that part.
pub fn effect_form(visit: &Visit) -> Form {
    Form::blank().scope(SCOPE).once(visit.once())
}

/// What a change changed, in a sentence.
pub fn changed(frame: &Frame, change: &Change) -> String {
    let rating = |rating: Rating| frame.t(&format!("exploration-rating-{}", rating.word())).into_owned();
    let arguments = [
        ("point", frame.t(&format!("exploration-point-{}", change.point.word())).into_owned().into()),
        ("before", rating(change.before.unwrap_or(Rating::Unknown)).into()),
        ("after", rating(change.after).into()),
        ("words", change.words.as_str().into()),
        ("when", frame.date(change.on).into()),
    ];
    frame.words.with("exploration-effect-done", &arguments).into_owned()
}

/// What it was that changed something.
enum Met {
    Interview(Kept<Interview>),
    Immersion(Kept<Immersion>),
}

impl Met {
    fn find(writing: &Writing, id: Uuid) -> Result<Option<Self>, Refusal> {
        if let Some(kept) = writing.shelf.find::<Interview>(id)? {
            return Ok(Some(Self::Interview(kept)));
        }
        Ok(writing.shelf.find::<Immersion>(id)?.map(Self::Immersion))
    }

    fn occupation(&self) -> &str {
        match self {
            Self::Interview(kept) => &kept.content.occupation,
            Self::Immersion(kept) => &kept.content.occupation,
        }
    }

    /// How the grid names it.
    fn source(&self, frame: &Frame) -> String {
        let (key, on) = match self {
            Self::Interview(kept) => ("exploration-effect-interview", kept.content.on),
            Self::Immersion(kept) => ("exploration-effect-immersion", kept.content.to.or(kept.content.from)),
        };
        let name = frame.t1(key, "occupation", self.occupation()).into_owned();
        on.map(|day| format!("{name} ({})", frame.date(day))).unwrap_or(name)
    }

    fn address(&self) -> String {
        match self {
            Self::Interview(kept) => format!("/marche/enquete?de={}", kept.id),
            Self::Immersion(kept) => format!("/marche/immersion?de={}", kept.id),
        }
    }
}

/// Writes into the grid what it changed, and keeps it beside what was learned.
pub async fn post_change(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let id = parameter(&query, "de").parse::<Uuid>().ok();
    let met = match id {
        Some(id) => Met::find(&writing, id)?,
        None => None,
    };
    let Some(met) = met else { return Ok(gone(&visit)) };
    let point = form.required("point", parse::choice(Point::from_word));
    let after = form.required("after", parse::choice(Rating::from_word));
    let words = form.required("said", parse::short_text(LONGEST));
    let kept = writing.shelf.only::<Grid>()?;
    let mut grid = kept.as_ref().map(|kept| kept.content.clone()).unwrap_or_default();
    if grid.target.is_empty() {
        grid.target = met.occupation().chars().take(LONGEST_TARGET).collect();
    }
    let written = point.zip(after).zip(words).and_then(|((point, after), words)| {
        let before = grid.rows.get(&point).map(|row| row.rating);
        let change = Change { point, before, after, words, on: visit.today() };
        match change::written_into(&grid, &change, &met.source(&visit.frame())) {
            Ok(grid) => Some((grid, change)),
            Err(ChangeRefused::Protected) => {
                form.error("point", FieldError::new("exploration-effect-protected"));
                None
            }
            Err(ChangeRefused::Full) => {
                form.error("said", FieldError::new("exploration-effect-full"));
                None
            }
        }
    });
    let Some((grid, change)) = written else {
        return match met {
            Met::Interview(kept) => interview::refused(&visit, kept, form),
            Met::Immersion(kept) => {
                let others = writing.shelf.all::<Immersion>()?;
                immersion::refused(&visit, kept, &others, form)
            }
        };
    };
    let location = met.address();
    if let Some(location) = writing.claim(&form, &location).await? {
        return Ok(visit.answer(&location, None, None));
    }
    // The rows were read in this transaction: nobody wrote since.
    match kept {
        None => {
            let id = writing.id();
            writing.insert(id, ONE, &grid).await?;
        }
        Some(kept) => {
            let _: Written = writing.update(kept.id, kept.version, &grid).await?;
        }
    }
    let _: Written = match met {
        Met::Interview(kept) => {
            let content = Interview { change: Some(change), ..kept.content };
            writing.update(kept.id, kept.version, &content).await?
        }
        Met::Immersion(kept) => {
            let content = Immersion { change: Some(change), ..kept.content };
            writing.update(kept.id, kept.version, &content).await?
        }
    };
    let token = writing.commit().await?;
    Ok(visit.answer(&location, Some(Told("exploration-changed")), token))
}

/// Nothing yet; a talk, an immersion and openings.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("exploration/market-empty", |frame| {
            let page =
                MarketPage { frame, posts: Vec::new(), interviews: Vec::new(), immersions: Vec::new() };
            page.render().unwrap_or_default()
        }),
        Sample::new("exploration/market", |frame| {
            let page = MarketPage {
                frame,
                posts: vec![super::post::sample_post()],
                interviews: vec![interview::sample_interview()],
                immersions: vec![immersion::sample_immersion()],
            };
            page.render().unwrap_or_default()
        }),
    ]
}
