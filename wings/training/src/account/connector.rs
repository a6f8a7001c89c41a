//! The connector: puts a declaration where the system wants it, and reads what it answers. It decides nothing and keeps
//! nothing; whoever calls it tries again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use serde_json::Value as Json;

use crate::model::declaration::{Came, Declaration, Trouble};

/// The header by which a system says that it is only a simulator.
pub(super) const SIMULATOR: &str = "x-simulateur";

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long it is waited for when somebody waits for a page.
const GLANCE: Duration = Duration::from_millis(700);
/// The longest answer that is read, in bytes.
const LONGEST: u64 = 64 << 10;
/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 1_000;

/// What a system is, as far as it said so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// It has not answered yet.
    Unknown,
    /// A simulator.
    Simulator,
    /// The system.
    Real,
}

/// The system a house declares to. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AccountSystem {
    url: Arc<str>,
    token: Arc<str>,
    patience: Duration,
    nature: Arc<AtomicU8>,
}

impl AccountSystem {
    /// The system at `url` (`https://…`, or `http://…` for a simulator beside this house), which knows this house by `token`.
    ///
    /// # Errors
    /// The address is none of those.
    pub fn new(url: &str, token: &str) -> Result<Self, &'static str> {
        let url = url.trim_end_matches('/');
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains([' ', '?', '#', '@'])) {
            return Err(
                "an address begins with https:// or http://, and holds no user, question or fragment",
            );
        }
        // A header cannot hold a line break or a control character.
        if token.chars().any(|letter| !letter.is_ascii_graphic()) {
            return Err("a token is made of visible ASCII characters");
        }
        Ok(Self { url: url.into(), token: token.into(), patience: PATIENCE, nature: Arc::default() })
    }

    /// The same, which waits no longer than this for an answer.
    #[must_use]
    pub fn waiting(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it said it is.
    pub fn nature(&self) -> Nature {
        match self.nature.load(Ordering::Relaxed) {
            1 => Nature::Simulator,
            2 => Nature::Real,
            _ => Nature::Unknown,
        }
    }

    /// Asks what it is, unless it said so already.
    pub async fn look(&self) -> Nature {
        if self.nature() == Nature::Unknown {
            let answered = self.ask("/v1/systeme", None, GLANCE).await;
            if let Err(trouble) = answered {
                tracing::debug!(
                    account.trouble = trouble.word(),
                    "the account's system does not say what it is"
                );
            }
        }
        self.nature()
    }

    /// Puts a declaration. Whatever cannot be read as an answer counts as none: it is put again under the same identifier.
    pub async fn send(&self, declaration: &Declaration) -> Came {
        let path = format!("/v1/declarations/{}", declaration.id);
        let body = super::body(declaration).to_string();
        let (status, text) = match self.ask(&path, Some(body), self.patience).await {
            Ok(answer) => answer,
            Err(trouble) => return Came::NotNow(trouble),
        };
        let answer: Json = serde_json::from_str(&text).unwrap_or_default();
        let said = |name: &str| answer.get(name).and_then(Json::as_str).map(str::trim).unwrap_or_default();
        match status.as_u16() {
            200 | 201 => {
                let is_ours = said("declaration") == declaration.id.to_string();
                match said("accuse") {
                    receipt if is_ours && !receipt.is_empty() => {
                        Came::Acknowledged(receipt.chars().take(LONGEST_REASON).collect())
                    }
                    _ => Came::NotNow(Trouble::Unreadable),
                }
            }
            401 | 403 => Came::NotNow(Trouble::Stranger),
            408 | 425 | 429 | 500..=599 => Came::NotNow(Trouble::Failing),
            400..=499 if !said("motif").is_empty() => {
                Came::Refused(said("motif").chars().take(LONGEST_REASON).collect())
            }
            // A refusal that gives no reason is none that was agreed on.
            _ => Came::NotNow(Trouble::Unreadable),
        }
    }

    async fn ask(
        &self,
        path: &str,
        body: Option<String>,
        patience: Duration,
    ) -> Result<(StatusCode, String), Trouble> {
        let address = format!("{}{path}", self.url);
        let bearer = format!("Bearer {}", self.token);
        let asked = tokio::task::spawn_blocking(move || exchange(&address, &bearer, body, patience)).await;
        let (status, headers, text) = asked.map_err(|_| Trouble::Lost)??;
        if status.is_success() {
            let nature = if headers.contains_key(SIMULATOR) { 1 } else { 2 };
            self.nature.store(nature, Ordering::Relaxed);
        }
        Ok((status, text))
    }
}

// Redirects are not followed: a declaration goes where it was told to go, or nowhere.
fn exchange(
    address: &str,
    bearer: &str,
    body: Option<String>,
    patience: Duration,
) -> Result<(StatusCode, HeaderMap, String), Trouble> {
    let answered = match body {
        Some(body) => ureq::put(address)
            .config()
            .timeout_global(Some(patience))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .header("authorization", bearer)
            .header("content-type", "application/json")
            .send(body),
        None => ureq::get(address)
            .config()
            .timeout_global(Some(patience))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .header("authorization", bearer)
            .call(),
    };
    let mut answer = answered.map_err(|error| match error {
        ureq::Error::ConnectionFailed | ureq::Error::HostNotFound => Trouble::Down,
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => Trouble::Down,
        ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::ConnectionRefused => Trouble::Down,
        // From here on it may have arrived.
        _ => Trouble::Lost,
    })?;
    let text =
        answer.body_mut().with_config().limit(LONGEST).read_to_string().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => Trouble::Unreadable,
            _ => Trouble::Lost,
        })?;
    Ok((answer.status(), answer.headers().clone(), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_token_are_refused_when_they_could_mislead() {
        for good in ["https://si.exemple.fr", "http://127.0.0.1:8090/", "https://si.exemple.fr/depot"] {
            assert!(AccountSystem::new(good, "clef").is_ok(), "{good}");
        }
        for bad in
            ["", "ftp://si", "https://", "https://a b", "https://moi@si", "https://si?x=1", "si.exemple.fr"]
        {
            assert!(AccountSystem::new(bad, "clef").is_err(), "{bad}");
        }
        for token in ["a\r\nx: y", "é", "a b"] {
            assert!(AccountSystem::new("https://si", token).is_err(), "{token:?}");
        }
        assert_eq!(AccountSystem::new("https://si", "").expect("a system").nature(), Nature::Unknown);
    }
}
