//! Privacy (cahier des charges, 1-16): what is kept about a person, who opened their file, taking all of it along,
//! and erasing it for good.
//!
//! It holds no table of its own: it speaks for the kernel's tables and asks every wing for its part, so that a wing
//! added later is shown, exported and erased without a line here. What happens to each table of the kernel when a
//! person erases themselves is declared in [`KERNEL_TABLES`], and [`unvisited_tables`] names those nobody speaks for.

mod actions;
mod model;
mod pages;
mod store;
mod tables;

use std::sync::Arc;

use async_trait::async_trait;
use jalon_documents::pdf::Renderer;
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

pub use actions::scrub;
pub use model::FORMAT_VERSION;
pub use tables::{AtErasure, KERNEL_TABLES, KernelTable, unvisited_tables};

const WORDS: [&str; 3] = [
    include_str!("../locales/fr.ftl"),
    include_str!("../locales/fr-facile.ftl"),
    include_str!("../locales/en.ftl"),
];

/// The wing.
pub struct Privacy {
    renderer: Arc<Renderer>,
}

impl Privacy {
    /// The wing, with what it shares with the others that make documents.
    pub fn new(renderer: Arc<Renderer>) -> Self {
        Self { renderer }
    }
}

#[async_trait]
impl Wing for Privacy {
    fn name(&self) -> &'static str {
        "privacy"
    }

    fn words(&self) -> [&'static str; 3] {
        WORDS
    }

    fn routes(&self) -> Routes {
        pages::routes().with(Arc::clone(&self.renderer))
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Person => vec![Entry { label: "privacy-nav", href: "/mes-donnees", rank: 80 }],
            // A visitor finds the page from what they kept and from the privacy notice: most have nothing there yet.
            Audience::Visitor | Audience::Professional | Audience::Administrator => Vec::new(),
        }
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
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        _: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        pages::panel(visit, tx, person).await.map(Some)
    }

    async fn export(&self, _: &House, _: &mut Tx, _: Uuid, _: &PersonKey) -> Result<Vec<Held>, SealError> {
        // What the kernel keeps is in the export itself, around the parts of the wings.
        Ok(Vec::new())
    }

    async fn follow(
        &self,
        _: &House,
        _: &mut Tx,
        _: (Uuid, &PersonKey),
        _: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        Ok(())
    }

    async fn erase(&self, _: &mut Tx, _: Timestamp, _: Uuid) -> Result<(), DbError> {
        Ok(())
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &[]
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[scrub::JOB]
    }

    async fn run(&self, house: &House, _: &Job) -> Result<(), JobError> {
        scrub::scrub(&house.db).await.map_err(Into::into)
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}
