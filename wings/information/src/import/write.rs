//! Putting a data set in place: every row, then the swap, in one transaction.

use jalon_kernel::db::{CopyInto, Db, Tx, Value};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::report::{ImportError, Progress};
use super::rows::{ItemRow, LinkRow, MobilityRow, OccupationRow, Rows, TitleRow};
use crate::model::dataset::{Dataset, State};
use crate::store;

const OCCUPATIONS: CopyInto = CopyInto {
    table: "occupation",
    columns: &[
        "dataset_id",
        "code",
        "title",
        "definition",
        "access",
        "conditions",
        "domain",
        "major_domain",
        "riasec_major",
        "riasec_minor",
        "regulated",
        "executive",
        "ecology",
    ],
};
const ORIGINS: CopyInto =
    CopyInto { table: "occupation_origin", columns: &["dataset_id", "code", "parent_code"] };
const TITLES: CopyInto =
    CopyInto { table: "occupation_title", columns: &["dataset_id", "ogr", "code", "label", "short_label"] };
const ITEMS: CopyInto =
    CopyInto { table: "reference_item", columns: &["dataset_id", "ogr", "kind", "label", "category"] };
const LINKS: CopyInto =
    CopyInto { table: "occupation_item", columns: &["dataset_id", "code", "ogr", "standing", "rank"] };
const MOBILITIES: CopyInto = CopyInto {
    table: "occupation_mobility",
    columns: &["dataset_id", "code", "target_code", "kind", "rank"],
};

/// Writes the data set and makes it the current one; `previous` is the one it was compared with.
pub(super) async fn put_in_place(
    db: &Db,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    rows: &Rows,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<(), ImportError> {
    let mut tx = db.write().await?;
    let current = store::current_dataset(&mut tx, &dataset.source).await?;
    if current.map(|current| current.id) != previous.map(|previous| previous.id) {
        return Err(ImportError::Overtaken);
    }
    remove_older(&mut tx, &dataset.source, progress).await?;
    tx.execute(
        sql!("set_current_previous"),
        params![dataset.source.as_str(), State::Previous.word(), State::Current.word()],
    )
    .await?;
    // Nobody sees the new rows before the commit, so that the data set can be current from its first row on.
    store::insert_dataset(&mut tx, dataset).await?;
    copy_rows(&mut tx, dataset.id, rows, progress).await?;
    tx.commit().await?;
    Ok(())
}

async fn remove_older(
    tx: &mut Tx,
    source: &str,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<(), ImportError> {
    let older = tx
        .all(sql!("list_datasets_in_state"), params![source, State::Previous.word()], |row| {
            row.get::<Uuid>("id")
        })
        .await?;
    for id in older {
        progress(Progress::Tidying);
        tx.execute(sql!("delete_mobilities"), params![id]).await?;
        tx.execute(sql!("delete_occupation_items"), params![id]).await?;
        tx.execute(sql!("delete_items"), params![id]).await?;
        tx.execute(sql!("delete_titles"), params![id]).await?;
        tx.execute(sql!("delete_occupations"), params![id]).await?;
        tx.execute(sql!("delete_dataset"), params![id]).await?;
    }
    Ok(())
}

async fn copy_rows(
    tx: &mut Tx,
    id: Uuid,
    rows: &Rows,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<(), ImportError> {
    let mut say = |into: &CopyInto, rows: usize| progress(Progress::Writing { table: into.table, rows });
    say(&OCCUPATIONS, rows.occupations.len());
    tx.copy(&OCCUPATIONS, rows.occupations.iter().map(|row| occupation(id, row))).await?;
    say(&ORIGINS, rows.origins.len());
    tx.copy(&ORIGINS, rows.origins.iter().map(|row| origin(id, row))).await?;
    say(&TITLES, rows.titles.len());
    tx.copy(&TITLES, rows.titles.iter().map(|row| title(id, row))).await?;
    say(&ITEMS, rows.items.len());
    tx.copy(&ITEMS, rows.items.iter().map(|row| item(id, row))).await?;
    say(&LINKS, rows.links.len());
    tx.copy(&LINKS, rows.links.iter().enumerate().map(|(rank, row)| link(id, rank, row))).await?;
    say(&MOBILITIES, rows.mobilities.len());
    tx.copy(&MOBILITIES, rows.mobilities.iter().enumerate().map(|(rank, row)| mobility(id, rank, row)))
        .await?;
    Ok(())
}

fn origin(id: Uuid, (code, parent): &(String, String)) -> Vec<Value> {
    vec![id.into(), code.as_str().into(), parent.as_str().into()]
}

fn occupation(id: Uuid, row: &OccupationRow) -> Vec<Value> {
    vec![
        id.into(),
        row.code.as_str().into(),
        row.title.as_str().into(),
        row.definition.as_str().into(),
        row.access.as_str().into(),
        row.conditions.as_str().into(),
        row.domain.as_str().into(),
        row.major_domain.as_str().into(),
        row.riasec_major.clone().into(),
        row.riasec_minor.clone().into(),
        row.regulated.word().into(),
        row.executive.word().into(),
        row.ecology.word().into(),
    ]
}

fn title(id: Uuid, row: &TitleRow) -> Vec<Value> {
    vec![
        id.into(),
        row.ogr.into(),
        row.code.as_str().into(),
        row.label.as_str().into(),
        row.short_label.as_str().into(),
    ]
}

fn item(id: Uuid, row: &ItemRow) -> Vec<Value> {
    vec![
        id.into(),
        row.ogr.into(),
        row.kind.word().into(),
        row.label.as_str().into(),
        row.category.as_str().into(),
    ]
}

fn link(id: Uuid, rank: usize, row: &LinkRow) -> Vec<Value> {
    vec![id.into(), row.code.as_str().into(), row.ogr.into(), row.standing.word().into(), place(rank)]
}

fn mobility(id: Uuid, rank: usize, row: &MobilityRow) -> Vec<Value> {
    vec![
        id.into(),
        row.code.as_str().into(),
        row.target.as_str().into(),
        row.kinship.word().into(),
        place(rank),
    ]
}

fn place(rank: usize) -> Value {
    i64::try_from(rank).unwrap_or(i64::MAX).into()
}
