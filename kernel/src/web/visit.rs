//! A visit: one request of somebody, with all that deciding and answering need.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts as RequestParts;
use axum::response::{IntoResponse, Response};
use jalon_access::{Act, Actor, AsSubject, Assurance, Authorized, Mode, PersonFacts, authorise};
use jalon_page::components::{Flash, Mood};
use jalon_page::frame::Demo;
use jalon_page::{Frame, Locale, NavEntry, Nonce, Reading, SeeOther, Who, Words};
use jiff::{Timestamp, civil};
use uuid::Uuid;

use super::cookies::{self, Lifetime};
use super::refusal::Refusal;
use crate::db::Tx;
use crate::house::House;
use crate::journal::{self, Author, Entry};
use crate::people::person;
use crate::people::session::{self, For, Holder, Session};
use crate::seal::{self, PersonKey};
use crate::wing::Audience;

/// One request of somebody. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

struct Inner {
    house: House,
    session: Option<Session>,
    actor: Actor,
    words: Words,
    reading: Reading,
    nonce: Nonce,
    path: String,
    flash: Option<String>,
    address: String,
    wants_json: bool,
    now: Timestamp,
}

/// What is said once on the next page: the key of a sentence, never a text somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told(pub &'static str);

impl Visit {
    pub(super) fn new(
        house: House,
        session: Option<Session>,
        headers: &HeaderMap,
        nonce: Nonce,
        path: String,
        address: String,
        now: Timestamp,
    ) -> Self {
        let locale =
            cookies::cookie(headers, cookies::LANGUAGE).and_then(Locale::from_tag).unwrap_or_default();
        let reading =
            cookies::cookie(headers, cookies::READING).map(Reading::from_cookie).unwrap_or_default();
        let flash = cookies::cookie(headers, cookies::FLASH).map(str::to_owned);
        let wants_json = headers
            .get(axum::http::header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.starts_with("application/json"));
        let words = house.words(locale);
        let actor = actor_of(session.as_ref());
        Self(Arc::new(Inner {
            house,
            session,
            actor,
            words,
            reading,
            nonce,
            path,
            flash,
            address,
            wants_json,
            now,
        }))
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.0.house
    }

    /// The moment of this request: one for all that it does.
    pub fn now(&self) -> Timestamp {
        self.0.now
    }

    /// The civil day of this request, in metropolitan France.
    pub fn today(&self) -> civil::Date {
        crate::clock::civil_day(self.0.now)
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }

    /// The session, when there is one.
    pub fn session(&self) -> Option<&Session> {
        self.0.session.as_ref()
    }

    /// The words of the reader's language.
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// The reader's language.
    pub fn locale(&self) -> Locale {
        self.0.words.locale()
    }

    /// The reader's settings.
    pub fn reading(&self) -> Reading {
        self.0.reading
    }

    /// Path and query of this page.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Whether a script of ours asks: it wants a short answer in JSON instead of a page.
    pub fn wants_json(&self) -> bool {
        self.0.wants_json
    }

    /// The network address of who asks, for limits; never logged, never kept.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The person this session belongs to, signed in or not.
    pub fn person(&self) -> Option<Uuid> {
        match &self.0.session.as_ref()?.holder {
            Holder::Person { id, .. } => Some(*id),
            Holder::Professional { .. } => None,
        }
    }

    /// The person who is signed in.
    pub fn signed_in(&self) -> Option<Uuid> {
        match &self.0.session.as_ref()?.holder {
            Holder::Person { id, signed_in: true, .. } => Some(*id),
            _ => None,
        }
    }

    /// The professional or administrator who is signed in.
    pub fn professional(&self) -> Option<Uuid> {
        match &self.0.session.as_ref()?.holder {
            Holder::Professional { id, .. } => Some(*id),
            Holder::Person { .. } => None,
        }
    }

    /// For whom menus are written here.
    pub fn audience(&self) -> Audience {
        match self.actor() {
            Actor::Professional { assurance: Assurance::Two, .. } => Audience::Professional,
            Actor::Administrator { assurance: Assurance::Two, .. } => Audience::Administrator,
            Actor::Person { .. } => Audience::Person,
            _ => Audience::Visitor,
        }
    }

    /// Who acts, as the journal writes it.
    pub fn author(&self) -> Author {
        match self.actor() {
            Actor::Visitor { visitor } => Author { kind: "visitor", id: *visitor },
            Actor::Person { person } => Author { kind: "person", id: Some(*person) },
            Actor::Professional { professional, .. } => {
                Author { kind: "professional", id: Some(*professional) }
            }
            Actor::Administrator { administrator, .. } => {
                Author { kind: "administrator", id: Some(*administrator) }
            }
            Actor::System => Author { kind: "system", id: None },
        }
    }

    /// The journal entry of something this visit did.
    pub fn entry(&self, chain: Uuid, act: &'static str, detail: serde_json::Value) -> Entry {
        Entry { chain, author: self.author(), act, detail }
    }

    /// Appends to the journal what this visit does, in the transaction that does it.
    pub async fn record(
        &self,
        tx: &mut Tx,
        chain: Uuid,
        act: &'static str,
        detail: serde_json::Value,
    ) -> Result<(), Refusal> {
        journal::record(tx, &self.house().secrets, self.now(), self.entry(chain, act, detail)).await?;
        Ok(())
    }

    /// Asks the policies; a refusal looks like something that is not there.
    pub fn authorise<T: AsSubject>(&self, act: Act, subject: T) -> Result<Authorized<T>, Refusal> {
        // What the actor lacks reads the actor alone: saying it tells nothing of any file.
        if let Some(lack) = self.actor().lacks() {
            return Err(Refusal::Lacks(lack));
        }
        Ok(authorise(self.actor(), act, subject)?)
    }

    /// Asks the policies for an act on the house itself.
    pub fn authorise_house(&self, act: Act) -> Result<Authorized<jalon_access::House>, Refusal> {
        self.authorise(act, jalon_access::House { mode: self.house().settings.mode })
    }

    /// The person who is signed in, allowed `act` on what is theirs, with their key; somebody else is led to sign in.
    pub async fn self_and_key(
        &self,
        tx: &mut Tx,
        act: Act,
    ) -> Result<(Authorized<PersonFacts>, PersonKey), Refusal> {
        let id = self.signed_in().ok_or(Refusal::SignIn)?;
        let person = self.authorise(act, PersonFacts { id })?;
        let key = seal::person_key(tx, &self.house().secrets, id).await?;
        Ok((person, key))
    }

    /// The person this session belongs to; someone who has none yet becomes a visitor with a session of their own,
    /// whose token the answer must carry: see [`Visit::answer`].
    pub async fn self_or_visitor(&self, tx: &mut Tx) -> Result<(Uuid, PersonKey, Option<String>), Refusal> {
        let house = self.house();
        if let Some(id) = self.person() {
            return Ok((id, seal::person_key(tx, &house.secrets, id).await?, None));
        }
        if self.session().is_some() {
            return Err(Refusal::NotFound);
        }
        let locale = self.locale().tag();
        let (id, key) = person::create(tx, &house.secrets, &house.chance, self.now(), locale).await?;
        let token = session::open(tx, &house.chance, self.now(), For::Visitor(id)).await?;
        Ok((id, key, Some(token)))
    }

    /// The frame of a page of this visit.
    pub fn frame(&self) -> Frame {
        let inner = &self.0;
        let mut frame = Frame::new(inner.words.clone(), inner.nonce.clone());
        frame.path.clone_from(&inner.path);
        frame.reading = inner.reading;
        frame.who = self.who();
        frame.navigation = self.navigation();
        if let Some(session) = &inner.session {
            frame.csrf = inner.house.secrets.form_token(&session.digest);
        }
        if inner.house.settings.mode == Mode::Demo {
            frame.demo = Some(Demo { messages_href: "/demonstration/messages".to_owned() });
        }
        // The key is looked up, never shown: a cookie somebody wrote says nothing on our page.
        if let Some(text) = inner.flash.as_deref().and_then(|key| inner.words.find(&format!("told-{key}"))) {
            frame.flash.push(Flash::new(Mood::Ok, text));
        }
        frame
    }

    /// A new key for a form that creates something.
    pub fn once(&self) -> Uuid {
        self.house().chance.id(self.now())
    }

    /// Leads elsewhere after a form has done its work, saying once what happened, with a session cookie if one was
    /// opened.
    pub fn answer(&self, path: &str, told: Option<Told>, token: Option<String>) -> Response {
        let mut response = SeeOther::to(path).into_response();
        if let Some(Told(key)) = told {
            cookies::set_cookie(response.headers_mut(), cookies::FLASH, key, Lifetime::Browser);
        }
        if let Some(token) = token {
            let lifetime = Lifetime::For(Duration::from_secs(30 * 24 * 3600));
            cookies::set_cookie(response.headers_mut(), cookies::SESSION, &token, lifetime);
        }
        response
    }

    fn who(&self) -> Who {
        match self.0.session.as_ref().map(|session| &session.holder) {
            None | Some(Holder::Person { signed_in: false, .. }) => Who::Visitor,
            Some(Holder::Person { name, .. }) => {
                Who::Person { name: (!name.is_empty()).then(|| name.clone()) }
            }
            Some(Holder::Professional { name, administrator, site, actor, .. }) => {
                let role = match actor.mandate() {
                    Some(mandate) => format!("role-{}", mandate.role.name()),
                    None if *administrator => "role-administrator".to_owned(),
                    None => "role-professional".to_owned(),
                };
                let site = site.as_ref().map(|(site, operator)| format!("{operator}, {site}"));
                Who::Professional {
                    name: name.clone(),
                    role_label: self.words().t(&role).into_owned(),
                    site_label: site.unwrap_or_else(|| self.words().t("role-no-site").into_owned()),
                }
            }
        }
    }

    fn navigation(&self) -> Vec<NavEntry> {
        let audience = self.audience();
        let mut entries: Vec<_> =
            self.house().wings.iter().flat_map(|wing| wing.navigation(audience)).collect();
        entries.extend(house_entries(audience));
        entries.sort_by_key(|entry| entry.rank);
        let here = self.path().split('?').next().unwrap_or_default();
        entries
            .into_iter()
            .map(|entry| NavEntry {
                label_key: entry.label.into(),
                href: entry.href.to_owned(),
                current: here == entry.href || here.starts_with(&format!("{}/", entry.href)),
            })
            .collect()
    }
}

// The entries that belong to no wing: the space, and signing in.
fn house_entries(audience: Audience) -> Vec<crate::wing::Entry> {
    use crate::wing::Entry;
    match audience {
        Audience::Visitor => vec![Entry { label: "nav-sign-in", href: "/connexion", rank: 90 }],
        Audience::Person => vec![Entry { label: "nav-space", href: "/mon-espace", rank: 50 }],
        Audience::Professional => Vec::new(),
        Audience::Administrator => {
            vec![Entry { label: "nav-administration", href: "/administration", rank: 10 }]
        }
    }
}

fn actor_of(session: Option<&Session>) -> Actor {
    match session.map(|session| &session.holder) {
        None => Actor::Visitor { visitor: None },
        Some(Holder::Person { id, signed_in: false, .. }) => Actor::Visitor { visitor: Some(*id) },
        Some(Holder::Person { id, signed_in: true, .. }) => Actor::Person { person: *id },
        Some(Holder::Professional { actor, .. }) => actor.clone(),
    }
}

impl FromRequestParts<House> for Visit {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut RequestParts, _: &House) -> Result<Self, Refusal> {
        // The layer puts the visit there; without it, no page is served.
        parts.extensions.get::<Self>().cloned().ok_or(Refusal::Internal)
    }
}
