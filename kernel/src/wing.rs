//! A wing: one section of the cahier des charges, and all that the house asks of it, in one place.
//!
//! A wing that forgets how it is exported, how it follows a person into an account, or how it is erased does not
//! compile.

use async_trait::async_trait;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use jalon_access::{Authorized, PersonFacts};
use jalon_page::Frame;
use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::casefile::File;
use crate::db::{DbError, Tx};
use crate::house::House;
use crate::jobs::Job;
use crate::seal::{PersonKey, SealError};
use crate::web::{Refusal, Visit};

/// The pages and actions of a wing, each known by its method and path: the truth table must have a row for each.
#[derive(Default)]
pub struct Routes {
    router: axum::Router<House>,
    list: Vec<(Method, &'static str)>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page: read only.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add(Method::GET, path, get(handler))
    }

    /// An action: what a form asks.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add(Method::POST, path, post(handler))
    }

    /// Lets every handler of this wing take `Extension<T>`: what the wing itself holds, such as an index.
    #[must_use]
    pub fn with<T: Clone + Send + Sync + 'static>(mut self, held: T) -> Self {
        self.router = self.router.layer(axum::Extension(held));
        self
    }

    /// The list of routes and the router that serves them.
    pub fn into_parts(self) -> (Vec<(Method, &'static str)>, axum::Router<House>) {
        (self.list, self.router)
    }

    fn add(mut self, method: Method, path: &'static str, handler: MethodRouter<House>) -> Self {
        self.router = self.router.route(path, handler);
        self.list.push((method, path));
        self
    }
}

/// For whom a menu is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Someone without an account.
    Visitor,
    /// Someone signed in to their own space.
    Person,
    /// A professional under a mandate.
    Professional,
    /// Whoever runs the platform.
    Administrator,
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key of its words.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Its place: smaller comes first.
    pub rank: u8,
}

/// The next thing to do, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be done, in the words of the page.
    pub title: String,
    /// Whose it is and until when, in words.
    pub text: String,
    /// What the button says.
    pub action: String,
    /// Where it leads.
    pub href: String,
    /// Smaller comes first: the page shows one.
    pub rank: u8,
}

/// What a wing shows on the page of a parcours or in a person's space.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// Its place: smaller comes first.
    pub rank: u8,
    /// Its content, rendered by the wing from kernel components.
    pub html: String,
    /// The next step this wing would put forward.
    pub next: Option<NextStep>,
}

/// One part of what is held about a person, readable by them: the parts of every wing make the export.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// A stable name in the file: `demandes`.
    pub name: &'static str,
    /// The key of its title.
    pub title: &'static str,
    /// The content.
    pub content: Json,
}

/// A page, mail or panel with invented content: every one is rendered in every language by a test.
pub struct Sample {
    /// Its name: `reception/request-status`.
    pub name: &'static str,
    /// Renders it in a frame; a panel or a mail stands alone.
    pub render: Box<dyn Fn(Frame) -> String + Send + Sync>,
}

impl Sample {
    /// A sample of that name.
    pub fn new(name: &'static str, render: impl Fn(Frame) -> String + Send + Sync + 'static) -> Self {
        Self { name, render: Box::new(render) }
    }
}

/// Why a job could not be done; it is tried again later.
pub type JobError = Box<dyn std::error::Error + Send + Sync>;

/// A wing of the house.
#[async_trait]
pub trait Wing: Send + Sync {
    /// Its name, as its folder's: `reception`.
    fn name(&self) -> &'static str;

    /// Its words in `fr`, `fr-facile` and `en`.
    fn words(&self) -> [&'static str; 3];

    /// Its pages and actions.
    fn routes(&self) -> Routes;

    /// Its entries of the menu.
    fn navigation(&self, audience: Audience) -> Vec<Entry>;

    /// What it shows on the page of a parcours, to whoever may see it.
    async fn parcours_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        file: &Authorized<File>,
    ) -> Result<Option<Panel>, Refusal>;

    /// What it shows a person in their own space.
    async fn space_panel(
        &self,
        visit: &Visit,
        tx: &mut Tx,
        person: &Authorized<PersonFacts>,
        key: &PersonKey,
    ) -> Result<Option<Panel>, Refusal>;

    /// Everything it holds about a person, for them to read and take along.
    async fn export(
        &self,
        house: &House,
        tx: &mut Tx,
        person: Uuid,
        key: &PersonKey,
    ) -> Result<Vec<Held>, SealError>;

    /// Moves what `from` kept without an account into the account of `to`, sealed anew; what both have is `to`'s.
    async fn follow(
        &self,
        house: &House,
        tx: &mut Tx,
        from: (Uuid, &PersonKey),
        to: (Uuid, &PersonKey),
    ) -> Result<(), SealError>;

    /// Erases what it holds about a person; their key is erased with it, in the same transaction.
    async fn erase(&self, tx: &mut Tx, now: Timestamp, person: Uuid) -> Result<(), DbError>;

    /// The tables of this wing that refer to a person: each is visited by `export`, `follow` and `erase`.
    fn personal_tables(&self) -> &'static [&'static str];

    /// The kinds of jobs it does.
    fn jobs(&self) -> &'static [&'static str];

    /// Does a job of one of its kinds; doing it twice must change nothing.
    async fn run(&self, house: &House, job: &Job) -> Result<(), JobError>;

    /// A sample of each of its pages.
    fn samples(&self) -> Vec<Sample>;
}
