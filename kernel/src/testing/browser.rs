//! A browser without a window: it keeps cookies, proves that its forms are ours, and follows where it is led.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jalon_access::{Assurance, Mode};
use jalon_page::form::CSRF_FIELD;
use tower::ServiceExt as _;
use uuid::Uuid;

use super::World;
use crate::house::{House, Proxy, Settings};
use crate::people::session::{self, For};
use crate::post::{Carrier, Parcel};
use crate::web::{self, SESSION};
use crate::wing::Wing;

/// Somebody's browser.
pub struct Browser {
    app: Router,
    house: House,
    cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads, for a redirection.
    pub location: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The page as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Asserts that the page says `words`, as HTML writes them.
    ///
    /// # Panics
    /// With the whole page when it does not.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(text.contains(words), "« {words} » is not on this page ({}):\n{text}", self.status);
        self
    }

    /// Asserts that the page does not say `words`.
    ///
    /// # Panics
    /// When it does.
    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "« {words} » is on this page ({})", self.status);
        self
    }
}

impl World {
    /// A demonstration house with these wings, and what its messages become.
    ///
    /// # Panics
    /// With every fault of the words when there is one.
    pub fn house(&self, wings: Vec<Arc<dyn Wing>>) -> (House, Arc<Mutex<Vec<Parcel>>>) {
        let (carrier, kept) = Carrier::memory();
        let settings = Settings {
            base_url: "http://jalon.test".to_owned(),
            mode: Mode::Demo,
            folder: self.folder().to_owned(),
            behind_proxy: Proxy::None,
        };
        let house = House::build(
            self.db.clone(),
            self.clock.clone(),
            self.chance.clone(),
            self.secrets.clone(),
            carrier,
            settings,
            wings,
        )
        .unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
        (house, kept)
    }
}

impl Browser {
    /// A browser that has never been here.
    pub fn new(house: &House) -> Self {
        Self { app: web::app(house.clone()), house: house.clone(), cookies: BTreeMap::new() }
    }

    /// A browser in which a person is signed in.
    pub async fn of_person(house: &House, person: Uuid) -> Self {
        Self::new(house).signed_in(For::Person(person)).await
    }

    /// A browser in which a professional is signed in with two factors, under this mandate.
    pub async fn of_professional(house: &House, professional: Uuid, mandate: Option<Uuid>) -> Self {
        Self::new(house).signed_in(For::Professional(professional, Assurance::Two, mandate)).await
    }

    /// The same browser with a session opened for `whom`.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn signed_in(mut self, whom: For) -> Self {
        let mut tx = self.house.db.write().await.expect("write");
        let token =
            session::open(&mut tx, &self.house.chance, self.house.clock.now(), whom).await.expect("open");
        tx.commit().await.expect("commit");
        self.cookies.insert(SESSION.to_owned(), token);
        self
    }

    /// Sets a cookie, as a former answer would have.
    pub fn cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie_value(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    /// Opens a page as a script of ours does.
    pub async fn get_json(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[("accept", "application/json")], Body::empty()).await
    }

    /// Sends a form from a page of this session.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let proof = self.proof();
        self.post_with(path, fields, &[], proof.as_deref()).await
    }

    /// Sends a form as the autosave script does.
    pub async fn post_json(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let proof = self.proof();
        self.post_with(path, fields, &[("accept", "application/json")], proof.as_deref()).await
    }

    /// Sends a form with these headers and this proof of origin, for tests of refusals.
    pub async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
        proof: Option<&str>,
    ) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            body.append_pair(name, value);
        }
        if let Some(proof) = proof {
            body.append_pair(CSRF_FIELD, proof);
        }
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        self.send(Method::POST, path, &headers, Body::from(body.finish())).await
    }

    /// Opens a page and follows where it leads, at most ten times.
    pub async fn follow(&mut self, answer: Answer) -> Answer {
        let mut answer = answer;
        for _ in 0..10 {
            match answer.location.clone() {
                Some(location) => answer = self.get(&location).await,
                None => break,
            }
        }
        answer
    }

    /// Sends any request.
    ///
    /// # Panics
    /// When the request cannot be built or the answer not read.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !self.cookies.is_empty() {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("the router does not fail");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("our cookies are plain text");
            let (name, rest) = text.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location =
            parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bytes = to_bytes(body, usize::MAX).await.expect("the answer is read").to_vec();
        Answer { status: parts.status, location, headers: parts.headers, bytes }
    }

    fn proof(&self) -> Option<String> {
        let token = self.cookies.get(SESSION)?;
        Some(self.house.secrets.form_token(&session::digest(token)))
    }
}
