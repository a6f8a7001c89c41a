//! Reception: what someone asks, the site that receives it, the counsellor who takes it, and when they meet (2.1).
//!
//! A request is stated without an account, in a few questions, and can be anonymous to the end. Between the wings only
//! what is re-exported here passes: what was asked, and the appointments.

mod actions;
mod export;
mod model;
mod pages;
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

pub use model::answers::{Answers, CallSlot, ContactMode, Deadline, DeadlineKind, Motive, Reach, Situation};
pub use model::appointment::{Appointment, AppointmentState, Slot};
/// What is wrong with the data of the networks (`data/networks`): for `jalon check`.
pub use model::networks::faults as faults_of_networks;
use pages::{
    appointment_link, appointments, call_back, panels, question, queue, recap, request, sent, start,
};

/// The wing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reception;

/// What someone asked, readable. What [`Answers::tells_health`] says is of the class *health*.
#[derive(Clone, Debug)]
pub struct Demand {
    /// The request.
    pub request: Uuid,
    /// Its reference, once sent.
    pub reference: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// The answers.
    pub answers: Answers,
}

/// What a request asks; `None` when there is none. The caller has decided that its reader may see it.
pub async fn demand_of(tx: &mut Tx, key: &PersonKey, request: Uuid) -> Result<Option<Demand>, SealError> {
    let found = store::requests::find_with(tx, key, request).await?;
    Ok(found.map(|found| Demand {
        request,
        reference: found.reference,
        sent_at: found.sent_at,
        answers: found.answers,
    }))
}

/// The appointments of a parcours, the latest date first. The caller has decided that its reader may see them.
pub async fn appointments_of(
    tx: &mut Tx,
    key: &PersonKey,
    parcours: Uuid,
) -> Result<Vec<Appointment>, SealError> {
    store::appointments::of_parcours(tx, key, parcours).await
}

#[async_trait]
impl Wing for Reception {
    fn name(&self) -> &'static str {
        "reception"
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
            .get("/demande", start::get)
            .get("/demande/recapitulatif", recap::get)
            .post("/demande/envoyer", recap::post)
            .get("/demande/envoyee", sent::get)
            .post("/demande/retirer", sent::withdraw)
            .get("/demande/{question}", question::get)
            .post("/demande/{question}", question::post)
            .get("/etre-rappele", call_back::get)
            .post("/etre-rappele", call_back::post)
            .get("/file", queue::get)
            .get("/file/{request}", request::get)
            .post("/file/{request}/prendre", request::take)
            .get("/parcours/{id}/rendez-vous", appointments::get)
            .post("/parcours/{id}/rendez-vous", appointments::post)
            .post("/parcours/{id}/rendez-vous/{appointment}", appointments::answer)
            .get("/rendez-vous/{token}", appointment_link::get)
            .post("/rendez-vous/{token}", appointment_link::post)
            .get("/rendez-vous/{token}/calendrier.ics", appointment_link::ics)
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Visitor | Audience::Person => {
                vec![Entry { label: "reception-nav-request", href: "/demande", rank: 20 }]
            }
            Audience::Professional => vec![Entry { label: "reception-nav-queue", href: "/file", rank: 10 }],
            Audience::Administrator => Vec::new(),
        }
    }

    async fn parcours_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        file: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        panels::parcours(visit, tx, file).await
    }

    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        key: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        panels::space(visit, tx, person, key).await
    }

    async fn export(
        &self,
        _: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError> {
        export::held(tx, person, key).await
    }

    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        store::requests::follow(tx, &house.chance, from, to).await?;
        store::appointments::follow(tx, &house.chance, from, to).await
    }

    async fn erase(&self, tx: &mut Tx, now: Timestamp, person: Uuid) -> Result<(), DbError> {
        store::requests::erase(tx, now, person).await?;
        store::appointments::erase(tx, now, person).await
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &["request", "appointment"]
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[actions::remind::REMIND]
    }

    async fn run(&self, house: &House, job: &Job) -> Result<(), JobError> {
        actions::remind::remind(house, job).await
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples::all()
    }
}
