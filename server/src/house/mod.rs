//! The house's own pages: the start page, signing in, one's space, the page of a parcours, the administration.
//!
//! It is a wing like the others, so that its routes, words and samples are declared the same way. It has no
//! table of its own: what the kernel keeps of a person (name, addresses, messages) is exported and erased by privacy.

mod actions;
pub mod pages;
mod store;

use async_trait::async_trait;
use jalon_kernel::House;
use jalon_kernel::access::{Authorized, PersonFacts};
use jalon_kernel::casefile::File;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::jobs::Job;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Entry, Held, JobError, Panel, Routes, Sample, Wing};
use jiff::Timestamp;
use uuid::Uuid;

/// The wing of the house's own pages.
pub struct HousePages;

#[async_trait]
impl Wing for HousePages {
    fn name(&self) -> &'static str {
        "house"
    }

    fn words(&self) -> [&'static str; 3] {
        [
            include_str!("locales/fr.ftl"),
            include_str!("locales/fr-facile.ftl"),
            include_str!("locales/en.ftl"),
        ]
    }

    fn routes(&self) -> Routes {
        pages::routes()
    }

    fn navigation(&self, _: Audience) -> Vec<Entry> {
        // The kernel's own entries already lead to the space, to signing in and to the administration.
        Vec::new()
    }

    async fn parcours_panel(
        &self,
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        Ok(None)
    }

    async fn space_panel(
        &self,
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<PersonFacts>,
        _: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        Ok(None)
    }

    async fn export(&self, _: &House, _: &mut Tx, _: Uuid, _: &PersonKey) -> Result<Vec<Held>, SealError> {
        Ok(Vec::new())
    }

    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        store::follow(house, tx, from, to).await
    }

    async fn erase(&self, _: &mut Tx, _: Timestamp, _: Uuid) -> Result<(), DbError> {
        Ok(())
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &[]
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
