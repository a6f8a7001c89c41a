//! What the house asks of the wing.

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
use serde_json::json;
use uuid::Uuid;

use crate::Events;
use crate::actions::remind::{self, REMIND};
use crate::pages;
use crate::store::{events, seats};

#[async_trait]
impl Wing for Events {
    fn name(&self) -> &'static str {
        "events"
    }

    fn words(&self) -> [&'static str; 3] {
        [
            include_str!("../locales/fr.ftl"),
            include_str!("../locales/fr-facile.ftl"),
            include_str!("../locales/en.ftl"),
        ]
    }

    fn routes(&self) -> Routes {
        pages::routes()
    }

    fn navigation(&self, audience: Audience) -> Vec<Entry> {
        match audience {
            Audience::Visitor | Audience::Person => {
                vec![Entry { label: "events-nav", href: "/rencontres", rank: 35 }]
            }
            Audience::Professional => vec![Entry { label: "events-nav", href: "/pro/rencontres", rank: 40 }],
            Audience::Administrator => Vec::new(),
        }
    }

    async fn parcours_panel(
        &self,
        _: &Visit,
        _: &mut Tx,
        _: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal> {
        // Where somebody goes beside their parcours is theirs to tell.
        Ok(None)
    }

    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        key: &PersonKey,
    ) -> Result<Option<Panel>, Refusal> {
        pages::space_panel(visit, tx, person.id, key).await
    }

    async fn export(
        &self,
        _: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError> {
        let mut content = Vec::new();
        for seat in seats::of_person(tx, key, person).await? {
            let event = events::find(tx, seat.event).await?;
            content.push(json!({
                "rencontre": event.map(|event| event.details.title),
                "reference": seat.reference,
                "etat": seat.state.word(),
                "prenom": seat.holder.name,
                "courriel": seat.holder.email,
                "telephone": seat.holder.phone,
                "demande_le": seat.asked_at.to_string(),
            }));
        }
        Ok(vec![Held { name: "inscriptions", title: "events-export", content: content.into() }])
    }

    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError> {
        seats::follow(tx, &house.chance, from, to).await
    }

    async fn erase(&self, tx: &mut Tx, _: Timestamp, person: Uuid) -> Result<(), DbError> {
        // The place goes to whoever waits at the next thing that happens to the event, its reminder at the latest.
        seats::erase(tx, person).await
    }

    fn personal_tables(&self) -> &'static [&'static str] {
        &["event_seat"]
    }

    fn jobs(&self) -> &'static [&'static str] {
        &[REMIND]
    }

    async fn run(&self, house: &House, job: &Job) -> Result<(), JobError> {
        remind::remind(house, job).await
    }

    fn samples(&self) -> Vec<Sample> {
        pages::samples()
    }
}
