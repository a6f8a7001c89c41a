//! `/parcours/{id}/exploration`: what the person told and where it leads, as whoever accompanies them reads it, and what a
//! counsellor adds in their own voice: a signed look at feasibility (P-05), a view of assets (2.0-02).
//!
//! What the body allows, and the point on health, are shown only to a reader to whom the person opened health.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, AsSubject as _, Authorized, FieldClass, decide};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Breadcrumb, Button, Notice, SummaryList, SummaryRow};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::session::Holder;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use serde_json::json;
use uuid::Uuid;

use super::feasibility::{outcome_notice, sample_grid, sample_look, signed};
use super::{immersion, interview, review};
use crate::model::Kept;
use crate::model::assets::{COUNSELLOR, PERSON, Review};
use crate::model::environment::Wish;
use crate::model::feasibility::{Grid, HealthRow, LONGEST_LOOK, Look, Point, Row, Sight};
use crate::model::immersion::Immersion;
use crate::model::interview::Interview;
use crate::model::portrait::Portrait;
use crate::store::{self, Desk, Shelf, Written};

const LOOK: &str = "exploration-look";

#[derive(Template)]
#[template(path = "file.html")]
struct FilePage {
    frame: Frame,
    parcours: Uuid,
    person: String,
    portrait: Portrait,
    grid: Option<Kept<Grid>>,
    /// The point on health, when this reader may see it.
    health: Option<Row>,
    looks: Vec<Kept<Look>>,
    interviews: Vec<Kept<Interview>>,
    immersions: Vec<Kept<Immersion>>,
    own: Option<Kept<Review>>,
    counsellor: Option<Kept<Review>>,
    /// The forms of a counsellor who may write here.
    forms: Option<(Form, Form)>,
}

impl FilePage {
    fn crumbs(&self) -> Breadcrumb {
        let label = self.frame.t1("exploration-file-of", "name", &self.person).into_owned();
        Breadcrumb::new(&self.frame, vec![(label, format!("/parcours/{}", self.parcours))])
    }

    fn skills(&self) -> Vec<String> {
        let skill = |kept: &Kept<crate::model::skill::Skill>| {
            let content = &kept.content;
            let mut parts = vec![self.frame.t(&format!("exploration-skill-level-{}", content.level.word()))];
            parts.extend(
                content.liking.map(|it| self.frame.t(&format!("exploration-skill-liking-{}", it.word()))),
            );
            parts.push(self.frame.t(&format!("exploration-skill-standing-{}", content.standing.word())));
            format!("{} ({})", content.label, parts.join(" · "))
        };
        self.portrait.skills.iter().map(skill).collect()
    }

    fn wishes(&self) -> Option<SummaryList> {
        let wishes = self.portrait.wishes();
        let rows: Vec<SummaryRow> = Wish::ALL
            .iter()
            .filter_map(|wish| {
                let names: Vec<_> = wishes
                    .wishes
                    .iter()
                    .filter(|(_, it)| *it == wish)
                    .map(|(name, _)| self.frame.t(&format!("exploration-condition-{name}")))
                    .collect();
                let label = self.frame.t(&format!("exploration-wish-{}", wish.word()));
                (!names.is_empty()).then(|| SummaryRow::new(label, self.frame.words.list(&names)))
            })
            .collect();
        (!rows.is_empty()).then(|| SummaryList::new(&self.frame, rows))
    }

    fn body(&self) -> Vec<String> {
        let conditions = self.portrait.body_conditions().iter();
        let names =
            conditions.map(|name| self.frame.t(&format!("exploration-condition-{name}")).into_owned());
        let words = self.portrait.body.as_ref().map(|kept| kept.content.words.clone());
        names.chain(words.filter(|words| !words.is_empty())).collect()
    }

    fn outcome(&self) -> Option<Notice> {
        outcome_notice(&self.frame, &self.grid.as_ref()?.content.outcome(self.health.as_ref()))
    }

    fn rows(&self) -> Vec<(String, Vec<String>)> {
        let Some(grid) = &self.grid else { return Vec::new() };
        let rows = grid.content.rows.iter().chain(self.health.as_ref().map(|row| (&Point::Health, row)));
        rows.map(|(point, row)| {
            let title = self.frame.t(&format!("exploration-point-{}", point.word())).into_owned();
            let rating = self.frame.t(&format!("exploration-rating-{}", row.rating.word())).into_owned();
            let texts = [rating, row.evidence.clone(), row.action.clone()];
            (title, texts.into_iter().filter(|text| !text.is_empty()).collect())
        })
        .collect()
    }

    /// Talks and immersions: what each is about, and what it says.
    fn met(&self) -> Vec<(&str, Vec<String>)> {
        let interviews = self
            .interviews
            .iter()
            .map(|kept| (kept.content.occupation.as_str(), interview::told(&self.frame, &kept.content)));
        let immersions = self
            .immersions
            .iter()
            .map(|kept| (kept.content.occupation.as_str(), immersion::told(&self.frame, &kept.content)));
        interviews.chain(immersions).collect()
    }

    fn signed(&self, look: &Kept<Look>) -> Vec<String> {
        signed(&self.frame, look, self.grid.as_ref().map_or(0, |kept| kept.version))
    }

    fn voice(&self, review: &Option<Kept<Review>>) -> Vec<String> {
        review.as_ref().map(|kept| review::told(&self.frame, &kept.content)).unwrap_or_default()
    }

    fn questions(&self, form: &Form) -> Vec<jalon_kernel::page::components::Select> {
        review::questions(&self.frame, form)
    }

    fn sights(&self) -> Vec<&'static str> {
        Sight::ALL.iter().map(|sight| sight.word()).collect()
    }
}

fn id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn page(visit: &Visit, parcours: Uuid, forms: Option<(Form, Form)>) -> Result<FilePage, Refusal> {
    let purpose = if visit.signed_in().is_some() { "own" } else { "follow-up" };
    let (mut tx, file) = casefile::open_to_read(visit, Act::ParcoursRead, parcours, purpose).await?;
    if !file.shows(FieldClass::Project) {
        return Err(Refusal::NotFound);
    }
    let shelf = Shelf::open(&mut tx, file.person(), &file.key).await?;
    let shows_health = file.shows(FieldClass::Health);
    let portrait = shelf.portrait()?;
    let may_write = decide(visit.actor(), Act::ExplorationWriteCounsellor, file.as_subject()).allow;
    let counsellor = shelf.about::<Review>(COUNSELLOR)?;
    let forms = forms.or_else(|| {
        let look = Form::blank().scope(LOOK).once(visit.once());
        may_write.then(|| (look, review::filled(counsellor.as_ref())))
    });
    let frame = match &forms {
        Some((look, review)) => visit.frame().with_form(look).with_form(review),
        None => visit.frame(),
    };
    Ok(FilePage {
        frame,
        parcours,
        person: file.field(FieldClass::Identity, |file| &file.person_name).cloned().unwrap_or_default(),
        portrait: if shows_health { portrait } else { portrait.without_health() },
        grid: shelf.only()?,
        health: shelf.only::<HealthRow>()?.filter(|_| shows_health).map(|kept| kept.content.0),
        looks: shelf.all()?,
        interviews: shelf.all()?,
        immersions: shelf.all()?,
        own: shelf.about(PERSON)?,
        counsellor,
        forms,
    })
}

/// Shows it.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(page(&visit, id(&parcours)?, None).await?).into_response())
}

async fn begin(visit: &Visit, parcours: &str) -> Result<(Tx, Authorized<File>, Shelf), Refusal> {
    let (mut tx, file) = casefile::begin_write(visit, Act::ExplorationWriteCounsellor, id(parcours)?).await?;
    let shelf = Shelf::open(&mut tx, file.person(), &file.key).await?;
    Ok((tx, file, shelf))
}

fn desk<'a>(visit: &'a Visit, file: &'a Authorized<File>) -> Desk<'a> {
    Desk {
        chance: &visit.house().chance,
        now: visit.now(),
        person: file.person(),
        key: &file.key,
        author: visit.professional(),
    }
}

/// Signs a look at the project: with the name, the operator and the site under which one works now.
pub async fn post_look(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let mut form = form.scope(LOOK);
    let (mut tx, file, shelf) = begin(&visit, &parcours).await?;
    let sight = form.required("sight", parse::choice(Sight::from_word));
    let words = form.required("said", parse::long_text(LONGEST_LOOK));
    let (Some(sight), Some(words)) = (sight, words) else {
        drop(tx);
        let review = review::filled(shelf.about::<Review>(COUNSELLOR)?.as_ref());
        return Ok(Page::invalid(page(&visit, id(&parcours)?, Some((form, review))).await?).into_response());
    };
    let (name, place) = match visit.session().map(|session| &session.holder) {
        Some(Holder::Professional { name, site, .. }) => {
            let place = site.as_ref().map(|(site, operator)| format!("{operator}, {site}"));
            (name.clone(), place.unwrap_or_default())
        }
        _ => return Err(Refusal::NotFound),
    };
    let grid_version = shelf.only::<Grid>()?.map_or(0, |kept| kept.version);
    let look = Look { sight, words, name, place, parcours: file.id(), grid_version, signed_at: visit.now() };
    // The key of the form is the identifier of the look: sent twice, it is signed once.
    let look_id = form.idempotency_key().unwrap_or_else(|| visit.once());
    if store::insert(&mut tx, desk(&visit, &file), look_id, &look_id.to_string(), &look).await?
        == Written::Yes
    {
        let detail = json!({ "look": look_id, "grid_version": grid_version });
        visit.record(&mut tx, file.id(), Act::ExplorationWriteCounsellor.name(), detail).await?;
        tx.commit().await?;
    }
    Ok(visit.answer(
        &format!("/parcours/{}/exploration", file.id()),
        Some(Told("exploration-look-kept")),
        None,
    ))
}

/// Keeps a counsellor's view of the person's assets.
pub async fn post_review(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let mut form = form.scope(review::SCOPE);
    let (mut tx, file, shelf) = begin(&visit, &parcours).await?;
    let known = shelf.about::<Review>(COUNSELLOR)?;
    let read = review::read(&mut form);
    let is_stale = known.as_ref().map_or(0, |kept| kept.version) != form.version().unwrap_or(0);
    let Some(review) = read.filter(|_| !is_stale) else {
        drop(tx);
        let form = form.moved_to_version(known.map_or(0, |kept| kept.version));
        let look = Form::blank().scope(LOOK).once(visit.once());
        let page = page(&visit, id(&parcours)?, Some((look, form))).await?;
        let status = if is_stale {
            axum::http::StatusCode::CONFLICT
        } else {
            axum::http::StatusCode::UNPROCESSABLE_ENTITY
        };
        return Ok(Page::new(page).status(status).into_response());
    };
    let desk = desk(&visit, &file);
    let written = match known {
        None => store::insert(&mut tx, desk, visit.once(), COUNSELLOR, &review).await?,
        Some(kept) => store::update(&mut tx, desk, kept.id, kept.version, &review).await?,
    };
    if written == Written::Yes {
        let detail = json!({ "review": true });
        visit.record(&mut tx, file.id(), Act::ExplorationWriteCounsellor.name(), detail).await?;
        tx.commit().await?;
    }
    Ok(visit.answer(&format!("/parcours/{}/exploration", file.id()), Some(Told("exploration-kept")), None))
}

/// Read by the person, by a counsellor with and without health, with nothing told yet.
pub fn samples() -> Vec<Sample> {
    let whole = |frame, forms: Option<(Form, Form)>| FilePage {
        frame,
        parcours: Uuid::from_u128(7),
        person: "Samira".to_owned(),
        portrait: Portrait {
            experiences: vec![super::experience::sample_experience(1)],
            skills: super::skill::sample_skills(),
            ..Portrait::default()
        },
        grid: Some(sample_grid()),
        health: None,
        looks: vec![sample_look()],
        interviews: vec![interview::sample_interview()],
        immersions: vec![immersion::sample_immersion()],
        own: Some(review::sample_review()),
        counsellor: Some(review::sample_review()),
        forms,
    };
    let forms = || Some((Form::blank().scope(LOOK), review::filled(None)));
    vec![
        Sample::new("exploration/file-person", move |frame| whole(frame, None).render().unwrap_or_default()),
        Sample::new("exploration/file-counsellor", move |frame| {
            whole(frame, forms()).render().unwrap_or_default()
        }),
        Sample::new("exploration/file-empty", move |frame| {
            let page = FilePage {
                portrait: Portrait::default(),
                grid: None,
                looks: Vec::new(),
                interviews: Vec::new(),
                immersions: Vec::new(),
                own: None,
                counsellor: None,
                ..whole(frame, forms())
            };
            page.render().unwrap_or_default()
        }),
    ]
}
