//! What the house asks of the wing.

use async_trait::async_trait;
use jalon_kernel::access::{Actor, Authorized, PersonFacts, Role};
use jalon_kernel::casefile::File;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::jobs::Job;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Audience, Entry, Held, JobError, Panel, Routes, Sample, Wing};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Studies, pages};

#[async_trait]
impl Wing for Studies {
    fn name(&self) -> &'static str {
        "studies"
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
            Audience::Visitor | Audience::Person | Audience::Professional => {
                vec![Entry { label: "studies-nav", href: "/etudes", rank: 70 }]
            }
            Audience::Administrator => Vec::new(),
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
        Err(format!("studies do no jobs of kind {}", job.kind).into())
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}

/// Whether a link to the editors' page is of use to whoever reads: the policies decide when it is followed.
pub fn is_editor(actor: &Actor) -> bool {
    actor.mandate().is_some_and(|mandate| {
        matches!(mandate.role, Role::Region | Role::NetworkHead | Role::OperatorManager)
    })
}
