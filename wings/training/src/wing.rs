//! What the house asks of training, in one place.

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

use crate::actions::{declare, remind};
use crate::model::project::{Certification, Need, Recognition, WorkingTime};
use crate::pages::funding::declaration::Account;
use crate::pages::rights::{question, result, start, training, what_if};
use crate::pages::{
    certification, direct, direct_queue, editions, follow_up, follow_up_form, funding, letter, need,
    offer_form, offers, panel, part, project, recognition, region, sheets, working_time,
};
use crate::{Training, personal, store};

#[async_trait]
impl Wing for Training {
    fn name(&self) -> &'static str {
        "training"
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
            .get("/parcours/{id}/formation", project::get)
            .get("/parcours/{id}/formation/besoin", part::get::<Need>)
            .post("/parcours/{id}/formation/besoin", part::post::<Need>)
            .get("/parcours/{id}/formation/vae", part::get::<Recognition>)
            .post("/parcours/{id}/formation/vae", part::post::<Recognition>)
            .post("/parcours/{id}/formation/vae/souhait", recognition::post_wish)
            .get("/parcours/{id}/formation/certification", part::get::<Certification>)
            .post("/parcours/{id}/formation/certification", part::post::<Certification>)
            .get("/parcours/{id}/formation/organismes", offers::get)
            .post("/parcours/{id}/formation/organismes", offer_form::post_new)
            .get("/parcours/{id}/formation/organismes/nouveau", offer_form::get_new)
            .get("/parcours/{id}/formation/organismes/{offer}", offer_form::get)
            .post("/parcours/{id}/formation/organismes/{offer}", offer_form::post)
            .post("/parcours/{id}/formation/organismes/{offer}/choisir", offers::post_choice)
            .post("/parcours/{id}/formation/organismes/{offer}/retirer", offers::post_removal)
            .get("/parcours/{id}/formation/temps-de-travail", part::get::<WorkingTime>)
            .post("/parcours/{id}/formation/temps-de-travail", part::post::<WorkingTime>)
            .get("/parcours/{id}/formation/lettre", letter::get)
            .get("/validations", direct_queue::get)
            .get("/parcours/{id}/formation/validation", direct::get)
            .post("/parcours/{id}/formation/validation", direct::post)
            .post("/parcours/{id}/formation/validation/decision", direct::post_decision)
            .get("/parcours/{id}/formation/suivi", follow_up::get)
            .get("/parcours/{id}/formation/suivi/{kind}", follow_up_form::get)
            .post("/parcours/{id}/formation/suivi/{kind}", follow_up_form::post)
            .post("/parcours/{id}/formation/suivi/contact/{contact}", follow_up::post_contact)
            .get("/parcours/{id}/financement/declaration", funding::declaration::get)
            .post("/parcours/{id}/financement/declaration", funding::declaration::post)
            .get("/dispositifs", sheets::list)
            .get("/dispositifs/{scheme}", sheets::get)
            .get("/administration/dispositifs", editions::get)
            .get("/region", region::get)
            .get("/region/{parameter}", region::get_value)
            .post("/region/{parameter}", region::post)
            .get("/mes-droits", start::get)
            .post("/mes-droits/effacer", start::post_erase)
            .get("/mes-droits/formation", training::get)
            .post("/mes-droits/formation", training::post)
            .get("/mes-droits/question", question::next)
            .get("/mes-droits/question/{fact}", question::get)
            .post("/mes-droits/question/{fact}", question::post)
            .get("/mes-droits/resultat", result::get)
            .post("/mes-droits/et-si", what_if::post)
            .get("/parcours/{id}/financement", funding::page::get)
            .post("/parcours/{id}/financement/apporter", funding::page::post_bring)
            .post("/parcours/{id}/financement/plans", funding::page::post_plan)
            .get("/parcours/{id}/financement/avis", funding::notice::get)
            .get("/parcours/{id}/financement/avis/calendrier.ics", funding::notice::ics)
            .get("/parcours/{id}/financement/question", funding::question::next)
            .get("/parcours/{id}/financement/question/{fact}", funding::question::get)
            .post("/parcours/{id}/financement/question/{fact}", funding::question::post)
            .get("/parcours/{id}/financement/demandes/{demand}", funding::request::get)
            .post("/parcours/{id}/financement/demandes/{demand}", funding::request::post)
            .with(Arc::clone(&self.renderer))
            .with(self.book.clone())
            .with(Account(self.account.clone()))
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Visitor | Audience::Person => {
                vec![Entry { label: "training-rights-nav", href: "/mes-droits", rank: 25 }]
            }
            Audience::Professional => {
                vec![
                    Entry { label: "training-queue-nav", href: "/validations", rank: 30 },
                    Entry { label: "training-sheets-nav", href: "/dispositifs", rank: 65 },
                ]
            }
            Audience::Administrator => {
                vec![Entry { label: "training-editions-nav", href: "/administration/dispositifs", rank: 70 }]
            }
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
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<PersonFacts>,
        _: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        Ok(None)
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
        &[remind::JOB, declare::JOB]
    }

    async fn run(&self, house: &House, job: &Job) -> Result<(), JobError> {
        match job.kind.as_str() {
            declare::JOB => declare::send(house, self.account.as_ref(), job).await,
            _ => remind::remind(house, job).await,
        }
    }

    fn samples(&self) -> Vec<Sample> {
        let pages = [
            project::samples(),
            need::samples(),
            recognition::samples(),
            certification::samples(),
            offers::samples(),
            offer_form::samples(),
            working_time::samples(),
            panel::samples(),
            sheets::samples(&self.rules),
            editions::samples(),
            region::samples(&self.rules),
            start::samples(&self.rules),
            training::samples(&self.rules),
            question::samples(&self.rules),
            result::samples(&self.rules),
            funding::page::samples(&self.rules),
            funding::request::samples(),
            funding::declaration::samples(),
            direct::samples(),
            direct_queue::samples(),
            follow_up::samples(),
            follow_up_form::samples(),
        ];
        pages.into_iter().flatten().collect()
    }
}
