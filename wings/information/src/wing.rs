//! What the house asks of the wing.

use async_trait::async_trait;
use jalon_kernel::access::{Authorized, FieldClass, PersonFacts};
use jalon_kernel::casefile::File;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::jobs::Job;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Entry, Held, JobError, Panel, Routes, Sample, Wing};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::model::kept::{SECOND_THOUGHTS, merged_note};
use crate::{Information, pages, store};

/// The job that forgets what was taken away a day ago.
pub(crate) const FORGET_REMOVED: &str = "information.forget-removed";

#[async_trait]
impl Wing for Information {
    fn name(&self) -> &'static str {
        "information"
    }

    fn words(&self) -> [&'static str; 3] {
        [
            include_str!("../locales/fr.ftl"),
            include_str!("../locales/fr-facile.ftl"),
            include_str!("../locales/en.ftl"),
        ]
    }

    fn routes(&self) -> Routes {
        pages::routes(self.clone())
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        let occupations = Entry { label: "information-nav-occupations", href: "/metiers", rank: 20 };
        let notebook = Entry { label: "information-nav-notebook", href: "/mon-carnet", rank: 30 };
        match audience {
            Audience::Visitor | Audience::Person => vec![occupations, notebook],
            Audience::Professional => vec![Entry { rank: 60, ..occupations }],
            Audience::Administrator => vec![],
        }
    }

    async fn parcours_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        file: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        if !file.shows(FieldClass::Project) {
            return Ok(None);
        }
        pages::parcours_panel(visit, tx, file.person()).await
    }

    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        _: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        pages::space_panel(visit, tx, person.id).await.map(Some)
    }

    async fn export(
        &self,
        _: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError> {
        let kept = store::kept(tx, person, key).await?;
        let content = kept
            .iter()
            .map(|kept| {
                json!({
                    "code_rome": kept.code,
                    "intitule": kept.title,
                    "note": kept.note,
                    "garde_le": kept.kept_at.to_string(),
                    "retire_le": kept.removed_at.map(|moment| moment.to_string()),
                })
            })
            .collect();
        Ok(vec![Held { name: "metiers_gardes", title: "information-export-kept", content }])
    }

    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        for brought in store::kept(tx, from.0, from.1).await? {
            match store::kept_one(tx, to.0, to.1, &brought.code).await? {
                None => store::take_over(tx, &house.chance, to.0, to.1, &brought).await?,
                Some(own) => {
                    let note = merged_note(&own.note, &brought.note);
                    // Kept on one side is kept: only what both took away stays away.
                    let removed_at = own.removed_at.and(brought.removed_at);
                    store::merge(tx, &house.chance, to.0, to.1, &own, &note, removed_at).await?;
                }
            }
        }
        store::erase(tx, from.0).await?;
        Ok(())
    }

    async fn erase(&self, tx: &mut Tx, _: Timestamp, person: Uuid) -> Result<(), DbError> {
        store::erase(tx, person).await
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &["kept_occupation"]
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[FORGET_REMOVED]
    }

    async fn run(&self, house: &House, _: &Job) -> Result<(), JobError> {
        let now = house.clock.now();
        let before = now.checked_sub(SECOND_THOUGHTS)?;
        let mut tx = house.db.write().await?;
        let forgotten = store::forget_removed(&mut tx, before).await?;
        tx.commit().await?;
        tracing::info!(kept_occupations.forgotten = forgotten, "what was taken away a day ago is forgotten");
        Ok(())
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}
