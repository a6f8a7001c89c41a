//! What the house asks of counselling, in one place.

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

use crate::actions::remind_step;
use crate::pages::{
    diagnosis, followed, objective, panel, plan, project, project_form, step_form, synthesis, synthesis_file,
};
use crate::{Counselling, personal, store};

#[async_trait]
impl Wing for Counselling {
    fn name(&self) -> &'static str {
        "counselling"
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
            .get("/suivis", followed::get)
            .get("/parcours/{id}/diagnostic", diagnosis::get)
            .post("/parcours/{id}/diagnostic", diagnosis::post)
            .post("/parcours/{id}/diagnostic/accord", diagnosis::post_answer)
            .get("/parcours/{id}/projet", project::get)
            .post("/parcours/{id}/projet", project_form::post_new)
            .get("/parcours/{id}/projet/nouveau", project_form::get_new)
            .get("/parcours/{id}/projet/{project}", project_form::get)
            .post("/parcours/{id}/projet/{project}", project_form::post)
            .post("/parcours/{id}/projet/{project}/etat", project::post_state)
            .post("/parcours/{id}/objectifs", project::post_objective)
            .get("/parcours/{id}/objectifs/{objective}", objective::get)
            .post("/parcours/{id}/objectifs/{objective}", objective::post)
            .post("/parcours/{id}/objectifs/{objective}/atteint", project::post_reached)
            .get("/parcours/{id}/plan", plan::get)
            .post("/parcours/{id}/plan", plan::post)
            .get("/parcours/{id}/plan/{step}", step_form::get)
            .post("/parcours/{id}/plan/{step}", step_form::post)
            .post("/parcours/{id}/plan/{step}/etat", plan::post_state)
            .get("/parcours/{id}/synthese", synthesis::get)
            .post("/parcours/{id}/synthese", synthesis::post)
            .post("/parcours/{id}/synthese/accord", synthesis::post_answer)
            .get("/parcours/{id}/synthese/{number}", synthesis_file::get)
            .with(Arc::clone(&self.information))
            .with(Arc::clone(&self.renderer))
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Professional => {
                vec![Entry { label: "counselling-nav-followed", href: "/suivis", rank: 20 }]
            }
            Audience::Visitor | Audience::Person | Audience::Administrator => Vec::new(),
        }
    }

    async fn parcours_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        file: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        panel::of_parcours(visit, tx, file).await
    }

    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        key: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        panel::of_space(visit, tx, person, key).await
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
        personal::follow(house, tx, from, to).await
    }

    async fn erase(&self, tx: &mut Tx, _: Timestamp, person: Uuid) -> Result<(), DbError> {
        personal::erase(tx, person).await
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        store::personal::TABLES
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[remind_step::JOB]
    }

    async fn run(&self, house: &House, job: &Job) -> Result<(), JobError> {
        remind_step::remind(house, job).await
    }

    fn samples(&self) -> Vec<Sample> {
        let pages = [
            diagnosis::samples(),
            project::samples(),
            project_form::samples(),
            objective::samples(),
            plan::samples(),
            step_form::samples(),
            synthesis::samples(),
            followed::samples(),
            panel::samples(),
        ];
        pages.into_iter().flatten().collect()
    }
}
