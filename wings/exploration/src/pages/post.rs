//! `/poste-vise`: posts one aims at; a new one from an advertisement pasted (2.2-13). `/poste-vise/comparaison`: what it asks
//! for held against what one can do, corrected by the person, with what is to be learned (2.2-10) and openings (2.2-12).

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice, Field, Mood, Notice, Radios, Select};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{gone, guide, mine, parameter};
use crate::Exploration;
use crate::actions::Writing;
use crate::guide::Guide;
use crate::model::Kept;
use crate::model::portrait::Held;
use crate::model::post::{
    Ask, LONGEST, LONGEST_ADVERT, LONGEST_TITLE, MOST_OPENINGS, Market, Opening, Post, Stand,
};
use crate::store::Written;

const SCOPE: &str = "exploration-post";

#[derive(Template)]
#[template(path = "posts.html")]
struct PostsPage {
    frame: Frame,
    form: Form,
    posts: Vec<Kept<Post>>,
}

impl PostsPage {
    fn markets(&self) -> Vec<&'static str> {
        Market::ALL.iter().map(|market| market.word()).collect()
    }

    fn market(&self, post: &Post) -> String {
        self.frame.t(&format!("exploration-post-market-{}", post.market.word())).into_owned()
    }
}

#[derive(Template)]
#[template(path = "post.html")]
struct PostPage {
    frame: Frame,
    form: Form,
    kept: Kept<Post>,
    is_stale: bool,
}

impl PostPage {
    fn ask(&self, ask: &Ask) -> Select {
        let choice = |stand: &Stand| {
            let choice =
                Choice::new(stand.word(), self.frame.t(&format!("exploration-stand-{}", stand.word())));
            if *stand == ask.stand { choice.checked() } else { choice }
        };
        let field = Field::new(&self.frame, &format!("stand-{}", ask.ogr), &ask.label);
        let select = Select::new(field, Stand::ALL.iter().map(choice).collect());
        if ask.near.is_empty() {
            select
        } else {
            select.hint(self.frame.t1("exploration-post-near", "near", &ask.near))
        }
    }

    fn summary(&self) -> String {
        let count = |stand| self.kept.content.standing(stand).len();
        let (has, near) = (count(Stand::Have), count(Stand::Near));
        let asked = self.kept.content.asks.len() - count(Stand::Off);
        let arguments = [("has", has.into()), ("near", near.into()), ("asked", asked.into())];
        self.frame.words.with("exploration-post-summary", &arguments).into_owned()
    }

    fn missing(&self) -> Vec<&Ask> {
        self.kept.content.standing(Stand::Missing)
    }

    fn opening(&self, opening: &Opening) -> String {
        let market = self.frame.t(&format!("exploration-post-market-{}", opening.market.word()));
        format!("{market} : {}", opening.text)
    }

    fn opening_form(&self) -> Form {
        Form::blank().scope("exploration-opening")
    }

    fn places(&self) -> Radios {
        let choice = |market: &Market| {
            Choice::new(market.word(), self.frame.t(&format!("exploration-post-market-{}", market.word())))
        };
        let choices: Vec<Choice> = Market::ALL.iter().map(choice).collect();
        self.opening_form().radios_from(&self.frame, "place", choices)
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }

    fn address(&self, path: &str) -> String {
        format!("/poste-vise/{path}?de={}", self.kept.id)
    }
}

/// Shows the posts one aims at.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let posts = mine(&visit).await?.shelf.all::<Post>()?;
    let form = Form::blank().scope(SCOPE).once(visit.once());
    Ok(Page::new(PostsPage { frame: visit.frame(), form, posts }).into_response())
}

/// Reads an advertisement and leads to the comparison.
pub async fn post(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let guide = guide(&visit, &exploration).await?;
    let mut writing = Writing::begin(&visit).await?;
    let title = form.required("title", parse::short_text(LONGEST_TITLE));
    let market = form.required("market", parse::choice(Market::from_word));
    let advert = form.required("advert", parse::long_text(LONGEST_ADVERT));
    let held = writing.shelf.portrait()?.held(visit.today().year());
    let post = match (title, market, advert) {
        (Some(title), Some(market), Some(advert)) => compared(guide.as_ref(), &held, title, market, advert),
        _ => None,
    };
    if post.is_none() && !form.has_errors() {
        form.error("advert", FieldError::new("exploration-post-not-understood"));
    }
    let Some(post) = post else {
        let posts = writing.shelf.all::<Post>()?;
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(PostsPage { frame, form, posts }).into_response());
    };
    let id = writing.id();
    let location = format!("/poste-vise/comparaison?de={id}");
    if let Some(location) = writing.claim(&form, &location).await? {
        return Ok(visit.answer(&location, None, None));
    }
    writing.insert(id, "", &post).await?;
    let token = writing.commit().await?;
    Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
}

/// What an advertisement asks for, held against what one can do; nothing when it is not understood.
fn compared(
    guide: Option<&Arc<Guide>>,
    held: &[Held],
    title: String,
    market: Market,
    advert: String,
) -> Option<Post> {
    let guide = guide?;
    let read = guide.read_post(&format!("{title}\n{advert}"))?;
    let asks: Vec<Ask> = read
        .items
        .into_iter()
        .map(|item| {
            let has = held.iter().any(|it| it.ogr == item.ogr);
            let near = if has { None } else { guide.nearest(held, item.ogr) };
            let stand = match (has, &near) {
                (true, _) => Stand::Have,
                (false, Some(_)) => Stand::Near,
                (false, None) => Stand::Missing,
            };
            Ask { ogr: item.ogr, label: item.label, stand, near: near.map(|it| it.label).unwrap_or_default() }
        })
        .collect();
    let occupation = read.occupation.map(|occupation| occupation.code.clone());
    let post =
        Post { title, market, advert, occupation, asks, training: String::new(), openings: Vec::new() };
    (!post.asks.is_empty()).then_some(post)
}

fn filled(kept: &Kept<Post>) -> Form {
    Form::blank().scope(SCOPE).fill("training", &kept.content.training).at_version(kept.version)
}

fn find(writing: &Writing, query: &RawQuery) -> Result<Option<Kept<Post>>, Refusal> {
    let Ok(id) = parameter(query, "de").parse::<Uuid>() else { return Ok(None) };
    Ok(writing.shelf.find::<Post>(id)?)
}

/// Shows the comparison.
pub async fn get_compared(visit: Visit, query: RawQuery) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let kept = match parameter(&query, "de").parse::<Uuid>() {
        Ok(id) => shelf.find::<Post>(id)?,
        Err(_) => None,
    };
    let Some(kept) = kept else { return Ok(gone(&visit)) };
    let page = PostPage { frame: visit.frame(), form: filled(&kept), kept, is_stale: false };
    Ok(Page::new(page).into_response())
}

/// Keeps what the person corrected, and what they say is to be learned.
pub async fn post_compared(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = find(&writing, &query)? else { return Ok(gone(&visit)) };
    let mut post = kept.content.clone();
    for ask in &mut post.asks {
        if let Some(stand) = Stand::from_word(form.value(&format!("stand-{}", ask.ogr))) {
            ask.stand = stand;
        }
    }
    post.training = form.optional("training", parse::long_text(LONGEST)).unwrap_or_default();
    // What was sent is shown again, whether it is refused or overtaken.
    let again = |form: Form, is_stale| {
        let frame = visit.frame().with_form(&form);
        PostPage { frame, form, kept: Kept { content: post.clone(), ..kept.clone() }, is_stale }
    };
    if form.has_errors() {
        return Ok(Page::invalid(again(form, false)).into_response());
    }
    match writing.update(kept.id, form.version().unwrap_or(0), &post).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            let location = format!("/poste-vise/comparaison?de={}", kept.id);
            Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let page = again(form.moved_to_version(kept.version), true);
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Attaches an opening.
pub async fn post_opening(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope("exploration-opening");
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = find(&writing, &query)? else { return Ok(gone(&visit)) };
    let market = form.required("place", parse::choice(Market::from_word));
    let text = form.required("text", parse::short_text(300));
    let mut post = kept.content.clone();
    if post.openings.len() >= MOST_OPENINGS {
        form.error("text", FieldError::new("exploration-opening-many").with("max", MOST_OPENINGS));
    }
    let (Some(market), Some(text), false) = (market, text, form.has_errors()) else {
        let frame = visit.frame().with_form(&form);
        let page = PostPage { frame, form: filled(&kept), kept, is_stale: false };
        return Ok(Page::invalid(page).into_response());
    };
    post.openings.push(Opening { market, text });
    // The row was read in this transaction: nobody wrote since.
    let _: Written = writing.update(kept.id, kept.version, &post).await?;
    let token = writing.commit().await?;
    let location = format!("/poste-vise/comparaison?de={}#pistes", kept.id);
    Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
}

/// Takes a post away.
pub async fn post_remove(visit: Visit, query: RawQuery, Posted(_): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let Some(kept) = find(&writing, &query)? else { return Ok(gone(&visit)) };
    writing.remove(&kept).await?;
    let token = writing.commit().await?;
    Ok(visit.answer("/poste-vise", Some(Told("exploration-removed")), token))
}

/// A post invented, for samples.
pub fn sample_post() -> Kept<Post> {
    let ask = |ogr: i64, stand, near: &str| Ask {
        ogr,
        label: format!("Encaisser <une vente> & {ogr}"),
        stand,
        near: near.to_owned(),
    };
    let post = Post {
        title: "Vendeur <en magasin>".to_owned(),
        market: Market::External,
        advert: "On cherche…".to_owned(),
        occupation: Some("D1106".to_owned()),
        asks: vec![
            ask(1, Stand::Have, ""),
            ask(2, Stand::Near, "Rendre <la monnaie>"),
            ask(3, Stand::Missing, ""),
        ],
        training: "Anglais <de vente>".to_owned(),
        openings: vec![Opening { market: Market::Public, text: "Concours <d'agent>".to_owned() }],
    };
    Kept::sample(1, "", post)
}

/// Nothing yet, some, refused; a comparison, overtaken.
pub fn samples() -> Vec<Sample> {
    let kept = sample_post;
    let list = |frame: Frame, form: Form, posts| {
        PostsPage { frame: frame.with_form(&form), form, posts }.render().unwrap_or_default()
    };
    let one = move |frame, is_stale| {
        PostPage { frame, form: filled(&kept()), kept: kept(), is_stale }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/posts-empty", move |frame| {
            list(frame, Form::blank().scope(SCOPE), Vec::new())
        }),
        Sample::new("exploration/posts-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE);
            form.required("title", parse::short_text(LONGEST_TITLE));
            form.required("market", parse::choice(Market::from_word));
            form.error("advert", FieldError::new("exploration-post-not-understood"));
            list(frame, form, vec![kept()])
        }),
        Sample::new("exploration/post", move |frame| one(frame, false)),
        Sample::new("exploration/post-stale", move |frame| one(frame, true)),
    ]
}
