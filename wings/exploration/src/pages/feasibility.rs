//! `/faisabilite`: whether a project holds, point by point, with what shows it and what lifts a doubt (1-08, 2.2-08).

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Mood, Notice, Select, StaleEdit};
use jalon_kernel::page::components::{Choice, Field, TextArea};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use uuid::Uuid;

use super::mine;
use crate::actions::Writing;
use crate::model::feasibility::{
    Grid, HealthRow, LONGEST, LONGEST_TARGET, Look, Outcome, Point, Rating, Row, Sight,
};
use crate::model::{Kept, ONE};
use crate::store::Written;

const SCOPE: &str = "exploration-grid";

#[derive(Template)]
#[template(path = "feasibility.html")]
struct FeasibilityPage {
    frame: Frame,
    form: Form,
    outcome: Option<Outcome>,
    looks: Vec<Kept<Look>>,
    /// The version of the grid in place, to say whether a look is older.
    version: i64,
    stale: Option<StaleEdit>,
}

impl FeasibilityPage {
    fn points(&self) -> &'static [Point] {
        Point::ALL
    }

    fn title(&self, point: &Point) -> String {
        self.frame.t(&format!("exploration-point-{}", point.word())).into_owned()
    }

    fn more(&self, point: &Point) -> String {
        self.frame.t(&format!("exploration-point-{}.more", point.word())).into_owned()
    }

    // Labels repeat from point to point: each says which one it is for those who hear the page.
    fn labelled(&self, point: &Point, key: &str, name: &str) -> Field {
        let label = format!("{} ({})", self.frame.t(key), self.title(point));
        Field::new(&self.frame, &format!("{name}-{}", point.word()), label)
    }

    fn rating(&self, point: &Point) -> Select {
        let sent = self.form.value(&format!("rating-{}", point.word()));
        let choice = |rating: &Rating| {
            let choice =
                Choice::new(rating.word(), self.frame.t(&format!("exploration-rating-{}", rating.word())));
            if rating.word() == sent { choice.checked() } else { choice }
        };
        let field = self.labelled(point, "exploration-grid-rating", "rating");
        Select::new(field, Rating::ALL.iter().map(choice).collect()).optional()
    }

    fn evidence(&self, point: &Point) -> TextArea {
        let text = self.form.value(&format!("evidence-{}", point.word()));
        TextArea::new(self.labelled(point, "exploration-grid-evidence", "evidence"), text).rows(2).optional()
    }

    fn action(&self, point: &Point) -> TextArea {
        let text = self.form.value(&format!("action-{}", point.word()));
        TextArea::new(self.labelled(point, "exploration-grid-action", "action"), text).rows(2).optional()
    }

    fn outcome(&self) -> Option<Notice> {
        outcome_notice(&self.frame, self.outcome.as_ref()?)
    }

    fn signed(&self, look: &Kept<Look>) -> Vec<String> {
        signed(&self.frame, look, self.version)
    }
}

/// Where a project stands, in a sentence with what is left to do.
pub fn outcome_notice(frame: &Frame, outcome: &Outcome) -> Option<Notice> {
    let names = |points: &[Point]| {
        let names: Vec<_> =
            points.iter().map(|it| frame.t(&format!("exploration-point-{}", it.word()))).collect();
        frame.words.list(&names)
    };
    let (mood, key, points) = match outcome {
        Outcome::Incomplete(points) => (Mood::Info, "exploration-outcome-incomplete", names(points)),
        Outcome::Blocked(points) => (Mood::Warn, "exploration-outcome-blocked", names(points)),
        Outcome::ToLift(points) => (Mood::Info, "exploration-outcome-lift", names(points)),
        Outcome::Underway => (Mood::Info, "exploration-outcome-underway", String::new()),
        Outcome::Holds => (Mood::Ok, "exploration-outcome-holds", String::new()),
    };
    Some(Notice::new(mood, frame.t1(key, "points", points)))
}

/// A signed look, a line each: what was seen, the words, the signature.
pub fn signed(frame: &Frame, look: &Kept<Look>, version: i64) -> Vec<String> {
    let content = &look.content;
    let mut lines = vec![frame.t(&format!("exploration-look-sight-{}", content.sight.word())).into_owned()];
    lines.extend(content.words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    let who = format!("{}, {}", content.name, content.place);
    lines.push(
        frame
            .t2("exploration-look-signed", "who", who, "when", frame.date_time(content.signed_at))
            .into_owned(),
    );
    if content.grid_version != version {
        lines.push(frame.t("exploration-look-older").into_owned());
    }
    lines
}

fn filled(grid: Option<&Kept<Grid>>, health: Option<&Row>) -> Form {
    let form = Form::blank().scope(SCOPE);
    let Some(kept) = grid else { return form.at_version(0) };
    let rows = kept.content.rows.iter().chain(health.map(|row| (&Point::Health, row)));
    let form = rows.fold(form, |form, (point, row)| {
        let name = |part: &str| format!("{part}-{}", point.word());
        form.fill(&name("rating"), row.rating.word())
            .fill(&name("evidence"), &row.evidence)
            .fill(&name("action"), &row.action)
    });
    form.fill("target", &kept.content.target).fill("plan_b", &kept.content.plan_b).at_version(kept.version)
}

/// Shows the grid, with what was signed about it.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let (grid, health, looks) = (shelf.only::<Grid>()?, shelf.only::<HealthRow>()?, shelf.all::<Look>()?);
    let health = health.map(|kept| kept.content.0);
    let page = FeasibilityPage {
        frame: visit.frame(),
        form: filled(grid.as_ref(), health.as_ref()),
        outcome: grid.as_ref().map(|kept| kept.content.outcome(health.as_ref())),
        version: grid.map_or(0, |kept| kept.version),
        looks,
        stale: None,
    };
    Ok(Page::new(page).into_response())
}

fn read(form: &mut Form) -> Option<(Grid, Option<Row>)> {
    let target = form.required("target", parse::short_text(LONGEST_TARGET));
    let plan_b = form.optional("plan_b", parse::long_text(LONGEST)).unwrap_or_default();
    let (mut grid, mut health) = (Grid { plan_b, ..Grid::default() }, None);
    for point in Point::ALL {
        let mut text = |part: &str| {
            form.optional(&format!("{part}-{}", point.word()), parse::long_text(LONGEST)).unwrap_or_default()
        };
        let (evidence, action) = (text("evidence"), text("action"));
        let rating = form.optional(&format!("rating-{}", point.word()), parse::choice(Rating::from_word));
        // Words without a rating are kept: nobody knows yet.
        let rating = rating.or((!evidence.is_empty() || !action.is_empty()).then_some(Rating::Unknown));
        let Some(rating) = rating else { continue };
        let row = Row { rating, evidence, action };
        match point {
            Point::Health => health = Some(row),
            _ => drop(grid.rows.insert(*point, row)),
        }
    }
    let target = target.filter(|_| !form.has_errors())?;
    Some((Grid { target, ..grid }, health))
}

/// Keeps it.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let Some((grid, health)) = read(&mut form) else {
        let frame = visit.frame().with_form(&form);
        let page = FeasibilityPage { frame, form, outcome: None, looks: Vec::new(), version: 0, stale: None };
        return Ok(Page::invalid(page).into_response());
    };
    let version = form.version().unwrap_or(0);
    if writing.put(version, &grid).await? == Written::Stale {
        let kept = writing.shelf.only::<Grid>()?;
        let frame = visit.frame();
        let text = |grid: &Grid| {
            let rows = grid.rows.iter().map(|(point, row)| {
                let name = |key: &str, word: &str| frame.t(&format!("exploration-{key}-{word}")).into_owned();
                let (point, rating) = (name("point", point.word()), name("rating", row.rating.word()));
                format!("{point} : {rating}\n{}\n{}", row.evidence, row.action)
            });
            format!("{}\n{}\n{}", grid.target, rows.collect::<Vec<_>>().join("\n"), grid.plan_b)
        };
        let (theirs, now) = kept.as_ref().map(|kept| (text(&kept.content), kept.version)).unwrap_or_default();
        let stale = StaleEdit::new(&frame, frame.t("exploration-stale"), theirs, text(&grid));
        let form = form.moved_to_version(now);
        let page = FeasibilityPage {
            frame,
            form,
            outcome: None,
            looks: Vec::new(),
            version: now,
            stale: Some(stale),
        };
        return Ok(Page::new(page).status(StatusCode::CONFLICT).into_response());
    }
    match (writing.shelf.only::<HealthRow>()?, health) {
        (None, None) => {}
        (None, Some(row)) => {
            let id = writing.id();
            writing.insert(id, ONE, &HealthRow(row)).await?;
        }
        (Some(kept), None) => writing.remove(&kept).await?,
        // The grid was at the version that was read, and both are written together.
        (Some(kept), Some(row)) => {
            let _: Written = writing.update(kept.id, kept.version, &HealthRow(row)).await?;
        }
    }
    let token = writing.commit().await?;
    Ok(visit.answer("/faisabilite", Some(Told("exploration-kept")), token))
}

/// A grid invented, for samples.
pub fn sample_grid() -> Kept<Grid> {
    let row = |rating, action: &str| Row {
        rating,
        evidence: "Stage <fait> & réussi".into(),
        action: action.into(),
    };
    let rows = [
        (Point::Coherence, row(Rating::Holds, "")),
        (Point::Funding, row(Rating::Doubt, "Appeler <Transitions Pro>")),
        (Point::Law, row(Rating::Unknown, "")),
    ];
    let grid =
        Grid { target: "Devenir <mécanicien> cycles".into(), rows: rows.into(), plan_b: "Vendre".into() };
    Kept::sample(1, ONE, grid)
}

/// A look invented, for samples.
pub fn sample_look() -> Kept<Look> {
    let look = Look {
        sight: Sight::Strengthen,
        words: "Le projet <tient> & peut commencer.\nVoir le financement.".into(),
        name: "Claire Moreau".into(),
        place: "Cap emploi, Rennes".into(),
        parcours: Uuid::nil(),
        grid_version: 3,
        signed_at: Timestamp::UNIX_EPOCH,
    };
    Kept::sample(2, "", look)
}

/// Empty, filled and signed, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, outcome, looks, stale| {
        let frame = frame.with_form(&form);
        FeasibilityPage { frame, form, outcome, looks, version: 1, stale }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/feasibility-empty", move |frame| {
            render(frame, filled(None, None), None, Vec::new(), None)
        }),
        Sample::new("exploration/feasibility", move |frame| {
            let grid = sample_grid();
            let outcome = Some(grid.content.outcome(None));
            render(frame, filled(Some(&grid), None), outcome, vec![sample_look()], None)
        }),
        Sample::new("exploration/feasibility-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE);
            read(&mut form);
            render(frame, form, Some(Outcome::Blocked(vec![Point::Law])), Vec::new(), None)
        }),
        Sample::new("exploration/feasibility-stale", move |frame| {
            let stale = StaleEdit::new(&frame, "10 juin", "a", "b");
            render(frame, filled(Some(&sample_grid()), None), Some(Outcome::Holds), Vec::new(), Some(stale))
        }),
    ]
}
