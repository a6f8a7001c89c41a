//! The headers every answer carries, so that a page can only do what it says.
//!
//! A strict content security policy (no inline code or style, one nonce a request), no sniffing, no referrer, no framing, no
//! sharing with other sites. Randomness is handed in. This says nothing of cookies and caching: sessions and pages do.

use std::{fmt, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// The key that lets the scripts of one page run, good for one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce(String);

impl Nonce {
    /// A nonce of 128 bits from random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Letters, digits, hyphens and underscores.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether browsers are told to come back over TLS only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hsts {
    /// The house is served over TLS: for two years, subdomains included.
    OverTls,
    /// A local or test address without TLS.
    Off,
}

/// What [`security_headers`] needs.
#[derive(Clone)]
pub struct HeaderPolicy {
    hsts: Hsts,
    random: Arc<dyn Fn() -> [u8; 16] + Send + Sync>,
}

impl HeaderPolicy {
    /// Nonces come from `random`: `HeaderPolicy::new(Hsts::OverTls, move || chance.bytes())`.
    pub fn new(hsts: Hsts, random: impl Fn() -> [u8; 16] + Send + Sync + 'static) -> Self {
        Self { hsts, random: Arc::new(random) }
    }
}

const FIXED: [(HeaderName, HeaderValue); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), HeaderValue::from_static("none")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
             microphone=(self), midi=(), payment=(), usb=(), browsing-topics=()",
        ),
    ),
];

/// Gives the request its [`Nonce`] (an extension) and the response its headers. A policy a handler has set itself, for a
/// download, is kept.
pub async fn security_headers(
    State(policy): State<HeaderPolicy>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = Nonce::from_bytes((policy.random)());
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(csp) = HeaderValue::try_from(content_security_policy(&nonce))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    if policy.hsts == Hsts::OverTls {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    response
}

fn content_security_policy(nonce: &Nonce) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
