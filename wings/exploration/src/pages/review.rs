//! `/atouts`: one's assets, the time and energy one can give, how one takes change (2.0-02), in the person's voice; a
//! counsellor's answers to the same questions stand beside them.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice, Field, Mood, Notice, Select};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::mine;
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::assets::{Amount, Asset, COUNSELLOR, LONGEST, PERSON, Review};
use crate::store::Written;

/// Where the words of the form are.
pub const SCOPE: &str = "exploration-review";

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    frame: Frame,
    form: Form,
    other: Option<Kept<Review>>,
    is_stale: bool,
}

impl ReviewPage {
    fn questions(&self) -> Vec<Select> {
        questions(&self.frame, &self.form)
    }

    fn other(&self) -> Vec<String> {
        self.other.as_ref().map(|kept| told(&self.frame, &kept.content)).unwrap_or_default()
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

/// The questions, answered as the form says.
pub fn questions(frame: &Frame, form: &Form) -> Vec<Select> {
    let question = |asset: &Asset| {
        let name = format!("amount-{}", asset.word());
        let sent = form.value(&name);
        let choice = |amount: &Amount| {
            let choice =
                Choice::new(amount.word(), frame.t(&format!("exploration-amount-{}", amount.word())));
            if amount.word() == sent { choice.checked() } else { choice }
        };
        let field = Field::new(frame, &name, frame.t(&format!("exploration-asset-{}", asset.word())));
        Select::new(field, Amount::ALL.iter().map(choice).collect()).optional()
    };
    Asset::ALL.iter().map(question).collect()
}

/// A form filled with what one voice said.
pub fn filled(kept: Option<&Kept<Review>>) -> Form {
    let form = Form::blank().scope(SCOPE);
    let Some(kept) = kept else { return form.at_version(0) };
    let amounts = kept.content.amounts.iter();
    let form = amounts
        .fold(form, |form, (asset, amount)| form.fill(&format!("amount-{}", asset.word()), amount.word()));
    form.fill("words", &kept.content.words).at_version(kept.version)
}

/// Reads what was sent; what is refused is noted in the form.
pub fn read(form: &mut Form) -> Option<Review> {
    let amounts: BTreeMap<Asset, Amount> = Asset::ALL
        .iter()
        .filter_map(|asset| {
            let amount =
                form.optional(&format!("amount-{}", asset.word()), parse::choice(Amount::from_word))?;
            Some((*asset, amount))
        })
        .collect();
    let words = form.optional("words", parse::long_text(LONGEST)).unwrap_or_default();
    (!form.has_errors()).then_some(Review { amounts, words })
}

/// What one voice said, an answer a line.
pub fn told(frame: &Frame, review: &Review) -> Vec<String> {
    let answers = review.amounts.iter().map(|(asset, amount)| {
        let asset = frame.t(&format!("exploration-asset-{}", asset.word())).into_owned();
        let amount = frame.t(&format!("exploration-amount-{}", amount.word())).into_owned();
        frame.t2("exploration-review-line", "asset", asset, "amount", amount).into_owned()
    });
    let words = review.words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
    answers.chain(words).collect()
}

/// Shows one's own answers, the counsellor's beside.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let form = filled(shelf.about::<Review>(PERSON)?.as_ref());
    let other = shelf.about::<Review>(COUNSELLOR)?;
    Ok(Page::new(ReviewPage { frame: visit.frame(), form, other, is_stale: false }).into_response())
}

/// Keeps one's own answers.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let other = writing.shelf.about::<Review>(COUNSELLOR)?;
    let Some(review) = read(&mut form) else {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(ReviewPage { frame, form, other, is_stale: false }).into_response());
    };
    let written = match writing.shelf.about::<Review>(PERSON)? {
        None => {
            let id = writing.id();
            writing.insert(id, PERSON, &review).await?;
            Written::Yes
        }
        Some(kept) => writing.update(kept.id, form.version().unwrap_or(0), &review).await?,
    };
    match written {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer("/atouts", Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let version = writing.shelf.about::<Review>(PERSON)?.map_or(0, |kept| kept.version);
            let page = ReviewPage {
                frame: visit.frame(),
                form: form.moved_to_version(version),
                other,
                is_stale: true,
            };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// What a counsellor said, invented.
pub fn sample_review() -> Kept<Review> {
    let amounts = [(Asset::Strengths, Amount::Plenty), (Asset::Time, Amount::Little)].into();
    Kept::sample(5, COUNSELLOR, Review { amounts, words: "Se lance <vite> & bien".into() })
}

/// Nothing said, both voices, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame, form, other, is_stale| {
        ReviewPage { frame, form, other, is_stale }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/review-empty", move |frame| render(frame, filled(None), None, false)),
        Sample::new("exploration/review", move |frame| {
            render(frame, filled(Some(&sample_review())), Some(sample_review()), true)
        }),
    ]
}
