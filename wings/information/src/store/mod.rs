//! Rows to values and back: one function per statement, nothing else.

mod certifications;
mod datasets;
mod market;

use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jalon_reference::rome::Riasec;
use jiff::Timestamp;
use uuid::Uuid;

use crate::import::{ItemRow, LinkRow, MobilityRow, OccupationRow, Rows, TitleRow};
use crate::model::kept::Kept;
use crate::model::sheet::{Answer, Ecology, Item, ItemKind, Kinship, Related, Sheet, Standing, lines};

pub use certifications::{certification, certifications_of};
pub use datasets::{
    current_dataset, datasets, datasets_in_state, delete_dataset, fingerprints, insert_dataset,
    set_dataset_state,
};
pub use market::{MarketFigure, Territory, occupation_market};

/// Everything of a data set.
pub(crate) async fn load_rows(tx: &mut Tx, dataset: Uuid) -> Result<Rows, DbError> {
    Ok(Rows {
        occupations: tx.all(sql!("list_occupations"), params![dataset], occupation).await?,
        origins: tx
            .all(sql!("list_occupation_origins"), params![dataset], |row| {
                Ok((row.get("code")?, row.get("parent_code")?))
            })
            .await?,
        titles: tx.all(sql!("list_titles"), params![dataset], title).await?,
        items: tx.all(sql!("list_items"), params![dataset], item).await?,
        links: tx.all(sql!("list_occupation_items"), params![dataset], link).await?,
        mobilities: tx.all(sql!("list_mobilities"), params![dataset], mobility).await?,
    })
}

/// The sheet of an occupation in a data set.
pub async fn sheet(tx: &mut Tx, dataset: Uuid, code: &str) -> Result<Option<Sheet>, DbError> {
    let Some(own) = tx.optional(sql!("find_occupation"), params![dataset, code], occupation).await? else {
        return Ok(None);
    };
    let titles = tx
        .all(sql!("list_titles_of_occupation"), params![dataset, code], |row| row.get::<String>("label"))
        .await?;
    let items = tx
        .all(sql!("list_items_of_occupation"), params![dataset, code], |row| {
            Ok(Item {
                kind: word(row, "kind", ItemKind::from_word)?,
                label: row.get("label")?,
                category: row.get("category")?,
                standing: word(row, "standing", Standing::from_word)?,
            })
        })
        .await?;
    let related = tx
        .all(sql!("list_mobilities_of_occupation"), params![dataset, code], |row| {
            Ok(Related {
                code: row.get("code")?,
                title: row.get("title")?,
                kinship: word(row, "kind", Kinship::from_word)?,
            })
        })
        .await?;
    let interests = [&own.riasec_major, &own.riasec_minor].into_iter().flatten();
    Ok(Some(Sheet {
        interests: interests.filter_map(|letter| Riasec::parse(letter)).collect(),
        code: own.code,
        title: own.title,
        definition: lines(&own.definition),
        access: lines(&own.access),
        conditions: lines(&own.conditions),
        domain: own.domain,
        regulated: own.regulated,
        executive: own.executive,
        ecology: own.ecology,
        titles,
        items,
        related,
    }))
}

/// What an occupation is called, in the current data or else in the previous ones.
pub async fn occupation_title(tx: &mut Tx, code: &str) -> Result<Option<String>, DbError> {
    tx.optional(sql!("find_occupation_title"), params![code], |row| row.get("title")).await
}

/// What a person keeps, and what they took away not long ago, latest first.
pub async fn kept(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Kept>, SealError> {
    let rows = tx.all(sql!("list_kept_occupations"), params![person], kept_row).await?;
    rows.into_iter().map(|row| opened(key, row)).collect()
}

/// One occupation that a person keeps, or took away not long ago.
pub async fn kept_one(
    tx: &mut Tx,
    person: Uuid,
    key: &PersonKey,
    code: &str,
) -> Result<Option<Kept>, SealError> {
    let row = tx.optional(sql!("find_kept_occupation"), params![person, code], kept_row).await?;
    row.map(|row| opened(key, row)).transpose()
}

/// Titles of what a person keeps, latest first, without their words: what others may see.
pub async fn kept_names(tx: &mut Tx, person: Uuid) -> Result<Vec<(String, String)>, DbError> {
    let rows = tx.all(sql!("list_kept_occupations"), params![person], kept_row).await?;
    let kept = rows.into_iter().map(|(kept, _)| kept).filter(|kept| kept.removed_at.is_none());
    Ok(kept.map(|kept| (kept.code.clone(), kept.name().to_owned())).collect())
}

/// Keeps an occupation, or puts back one that was taken away; kept twice, it stays as it was.
pub async fn keep(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    code: &str,
) -> Result<Uuid, DbError> {
    tx.one(sql!("keep_occupation"), params![chance.id(now), person, code, now], |row| row.get("id")).await
}

/// Takes an occupation away; nothing when it was not kept.
pub async fn remove(tx: &mut Tx, now: Timestamp, person: Uuid, code: &str) -> Result<Option<Uuid>, DbError> {
    tx.optional(sql!("set_kept_removed"), params![person, code, now], |row| row.get("id")).await
}

/// Keeps a note if nobody changed it since `version`; the new version, or nothing when somebody did.
#[expect(clippy::too_many_arguments, reason = "the context and the facts of a note")]
pub async fn set_note(
    tx: &mut Tx,
    chance: &Chance,
    person: Uuid,
    key: &PersonKey,
    kept: &Kept,
    version: i64,
    note: &str,
) -> Result<Option<i64>, DbError> {
    let sealed = key.seal_optional(note_place(kept.id), Some(note), chance);
    tx.optional(sql!("set_kept_note"), params![person, kept.code.as_str(), version, sealed], |row| {
        row.get("version")
    })
    .await
}

/// Gives a person an occupation that was kept without an account.
pub async fn take_over(
    tx: &mut Tx,
    chance: &Chance,
    person: Uuid,
    key: &PersonKey,
    brought: &Kept,
) -> Result<(), DbError> {
    let id = chance.id(brought.kept_at);
    let sealed = key.seal_optional(note_place(id), Some(&brought.note), chance);
    tx.execute(
        sql!("insert_kept_occupation"),
        params![id, person, brought.code.as_str(), sealed, brought.kept_at, brought.removed_at],
    )
    .await
    .map(drop)
}

/// Joins a note to an occupation that a person keeps already.
pub async fn merge(
    tx: &mut Tx,
    chance: &Chance,
    person: Uuid,
    key: &PersonKey,
    own: &Kept,
    note: &str,
    removed_at: Option<Timestamp>,
) -> Result<(), DbError> {
    let sealed = key.seal_optional(note_place(own.id), Some(note), chance);
    tx.execute(sql!("merge_kept_occupation"), params![person, own.code.as_str(), sealed, removed_at])
        .await
        .map(drop)
}

/// Erases all that a person kept.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_kept_occupations"), params![person]).await.map(drop)
}

/// Forgets what was taken away at `before` or earlier.
pub async fn forget_removed(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(sql!("delete_removed_occupations"), params![before]).await
}

fn note_place(id: Uuid) -> Place {
    Place::new("kept_occupation.note_sealed", id)
}

type Sealed = Option<Vec<u8>>;

fn kept_row(row: &Row<'_>) -> Result<(Kept, Sealed), DbError> {
    let kept = Kept {
        id: row.get("id")?,
        code: row.get("code")?,
        title: row.get("title")?,
        note: String::new(),
        kept_at: row.get("kept_at")?,
        removed_at: row.get("removed_at")?,
        version: row.get("version")?,
    };
    Ok((kept, row.get("note_sealed")?))
}

fn opened(key: &PersonKey, (mut kept, sealed): (Kept, Sealed)) -> Result<Kept, SealError> {
    kept.note = key.open_optional(note_place(kept.id), sealed.as_deref())?;
    Ok(kept)
}

fn occupation(row: &Row<'_>) -> Result<OccupationRow, DbError> {
    Ok(OccupationRow {
        code: row.get("code")?,
        title: row.get("title")?,
        definition: row.get("definition")?,
        access: row.get("access")?,
        conditions: row.get("conditions")?,
        domain: row.get("domain")?,
        major_domain: row.get("major_domain")?,
        riasec_major: row.get("riasec_major")?,
        riasec_minor: row.get("riasec_minor")?,
        regulated: word(row, "regulated", Answer::from_word)?,
        executive: word(row, "executive", Answer::from_word)?,
        ecology: word(row, "ecology", Ecology::from_word)?,
    })
}

fn title(row: &Row<'_>) -> Result<TitleRow, DbError> {
    Ok(TitleRow {
        ogr: row.get("ogr")?,
        code: row.get("code")?,
        label: row.get("label")?,
        short_label: row.get("short_label")?,
    })
}

fn item(row: &Row<'_>) -> Result<ItemRow, DbError> {
    Ok(ItemRow {
        ogr: row.get("ogr")?,
        kind: word(row, "kind", ItemKind::from_word)?,
        label: row.get("label")?,
        category: row.get("category")?,
    })
}

fn link(row: &Row<'_>) -> Result<LinkRow, DbError> {
    Ok(LinkRow {
        code: row.get("code")?,
        ogr: row.get("ogr")?,
        standing: word(row, "standing", Standing::from_word)?,
    })
}

fn mobility(row: &Row<'_>) -> Result<MobilityRow, DbError> {
    Ok(MobilityRow {
        code: row.get("code")?,
        target: row.get("target_code")?,
        kinship: word(row, "kind", Kinship::from_word)?,
    })
}

/// A word of a closed list; any other can only come from a newer program.
fn word<T>(row: &Row<'_>, column: &str, read: fn(&str) -> Option<T>) -> Result<T, DbError> {
    let word: String = row.get(column)?;
    read(&word)
        .ok_or_else(|| DbError::Column { column: column.to_owned(), why: format!("`{word}` is unknown") })
}
