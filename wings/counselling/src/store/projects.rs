//! The rows of the projects.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::project::{Checks, Content, Kind, Project, State};

/// The projects of a parcours, the retained one first.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<Project>, SealError> {
    let rows = tx
        .all(sql!("list_projects"), params![parcours], |row| {
            let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
            let project = Project {
                id: row.get("id")?,
                content: Content {
                    kind: Kind::from_word(&kind).ok_or_else(|| unknown("kind", &kind))?,
                    target: row.get("target_code")?,
                    summary: String::new(),
                    territory: String::new(),
                    horizon: row.get("horizon")?,
                    to_check: Checks::default(),
                },
                state: State::from_word(&state).ok_or_else(|| unknown("state", &state))?,
                created_at: row.get("created_at")?,
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            let sealed = ["summary_sealed", "territory_sealed", "to_check_sealed"].map(|name| row.get(name));
            let [summary, territory, to_check] = sealed;
            Ok((project, summary?, territory?, to_check?))
        })
        .await?;
    let mut projects = Vec::with_capacity(rows.len());
    for (mut project, summary, territory, to_check) in rows {
        let open = |column, sealed: Option<Vec<u8>>| {
            key.open_optional(Place::new(column, project.id), sealed.as_deref())
        };
        let (summary, territory) = (open(SUMMARY, summary)?, open(TERRITORY, territory)?);
        project.content.to_check = Checks::kept(&open(TO_CHECK, to_check)?);
        project.content.summary = summary;
        project.content.territory = territory;
        projects.push(project);
    }
    Ok(projects)
}

/// Keeps a new project.
pub async fn insert(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    content: &Content,
    state: State,
) -> Result<(), DbError> {
    let [summary, territory, to_check] = sealed(desk, id, content);
    let row = params![
        id,
        desk.parcours,
        desk.person,
        content.kind.word(),
        content.target.clone(),
        summary,
        territory,
        to_check,
        content.horizon,
        state.word(),
        desk.now
    ];
    tx.execute(sql!("insert_project"), row).await.map(drop)
}

/// Writes a project again.
pub async fn update(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    content: &Content,
) -> Result<Written, DbError> {
    let [summary, territory, to_check] = sealed(desk, id, content);
    let row = params![
        id,
        desk.parcours,
        version,
        content.kind.word(),
        content.target.clone(),
        summary,
        territory,
        to_check,
        content.horizon,
        desk.now
    ];
    tx.execute(sql!("update_project"), row).await.map(Written::of)
}

/// Says what becomes of a project; retaining one puts the one retained before into reserve.
pub async fn set_state(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    state: State,
) -> Result<Written, DbError> {
    if state == State::Retained {
        tx.execute(sql!("release_projects"), params![desk.parcours, id, desk.now]).await?;
    }
    let row = params![id, desk.parcours, version, state.word(), desk.now];
    tx.execute(sql!("set_project_state"), row).await.map(Written::of)
}

/// Gives every row to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for project in list(tx, from, to.parcours).await? {
        let [summary, territory, to_check] = sealed(to, project.id, &project.content);
        let row = params![project.id, to.person, summary, territory, to_check];
        tx.execute(sql!("reseal_project"), row).await?;
    }
    Ok(())
}

const SUMMARY: &str = "project.summary_sealed";
const TERRITORY: &str = "project.territory_sealed";
const TO_CHECK: &str = "project.to_check_sealed";

fn sealed(desk: Desk<'_>, id: Uuid, content: &Content) -> [Option<Vec<u8>>; 3] {
    let seal = |column, text: &str| desk.key.seal_optional(Place::new(column, id), Some(text), desk.chance);
    [
        seal(SUMMARY, &content.summary),
        seal(TERRITORY, &content.territory),
        seal(TO_CHECK, &content.to_check.text()),
    ]
}
