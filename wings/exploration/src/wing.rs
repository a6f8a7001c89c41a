//! What the house asks of exploration, in one place.

use async_trait::async_trait;
use jalon_kernel::access::{Authorized, PersonFacts};
use jalon_kernel::casefile::File;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::jobs::Job;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Entry, Held, JobError, Panel, Routes, Sample, Wing};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Exploration, pages, personal, store};

#[async_trait]
impl Wing for Exploration {
    fn name(&self) -> &'static str {
        "exploration"
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
        match audience {
            Audience::Visitor | Audience::Person => {
                vec![Entry { label: "exploration-nav", href: "/competences", rank: 25 }]
            }
            Audience::Professional | Audience::Administrator => Vec::new(),
        }
    }

    async fn parcours_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        file: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        pages::panel::of_parcours(visit, tx, file).await
    }

    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        key: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        pages::panel::of_space(visit, tx, person.id, key).await.map(Some)
    }

    async fn export(
        &self,
        _: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError> {
        personal::export(tx, person, key).await
    }

    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        personal::follow(&house.chance, house.clock.now(), tx, from, to).await
    }

    async fn erase(&self, tx: &mut Tx, _: Timestamp, person: Uuid) -> Result<(), DbError> {
        store::forget(tx, person).await
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        store::TABLES
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[]
    }

    async fn run(&self, _: &House, _: &Job) -> Result<(), JobError> {
        Ok(())
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}
