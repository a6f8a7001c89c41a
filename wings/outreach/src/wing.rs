//! What the house asks of the wing.

use std::sync::Arc;

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

use crate::{Outreach, pages};

#[async_trait]
impl Wing for Outreach {
    fn name(&self) -> &'static str {
        "outreach"
    }

    fn words(&self) -> [&'static str; 3] {
        [
            include_str!("../locales/fr.ftl"),
            include_str!("../locales/fr-facile.ftl"),
            include_str!("../locales/en.ftl"),
        ]
    }

    fn routes(&self) -> Routes {
        Routes::new()
            .get("/faire-connaitre", pages::kit)
            .get("/faire-connaitre/affiche", pages::notice)
            .get("/faire-connaitre/affiche.pdf", pages::paper)
            .with(Arc::clone(&self.renderer))
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Visitor | Audience::Professional => {
                vec![Entry { label: "outreach-nav", href: "/faire-connaitre", rank: 80 }]
            }
            Audience::Person | Audience::Administrator => Vec::new(),
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
        &[]
    }

    async fn run(&self, _: &House, job: &Job) -> Result<(), JobError> {
        Err(format!("outreach does no jobs of kind {}", job.kind).into())
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}
