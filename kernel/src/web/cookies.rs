//! Cookies: few, short, never readable by scripts, never sent to or from another site.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookie of the session.
pub const SESSION: &str = "__Host-jalon";
/// The cookie of the language.
pub const LANGUAGE: &str = "__Host-langue";
/// The cookie of the reading settings.
pub const READING: &str = "__Host-lecture";
/// The cookie that says once what just happened: the key of a sentence.
pub const FLASH: &str = "__Host-dit";

/// How long a cookie is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// Until the browser closes.
    Browser,
    /// For so long.
    For(Duration),
}

/// Adds a cookie to an answer. `__Host-` cookies are only taken over TLS, or from this very machine.
///
/// # Panics
/// Never for names and values made of letters, digits, hyphens, dots and underscores, as ours are.
pub fn set_cookie(headers: &mut HeaderMap, name: &str, value: &str, lifetime: Lifetime) {
    let age = match lifetime {
        Lifetime::Browser => String::new(),
        Lifetime::For(time) => format!("; Max-Age={}", time.as_secs()),
    };
    let text = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}");
    headers.append(header::SET_COOKIE, HeaderValue::try_from(text).expect("our cookies are plain text"));
}

/// Takes a cookie back.
pub fn clear_cookie(headers: &mut HeaderMap, name: &str) {
    set_cookie(headers, name, "", Lifetime::For(Duration::ZERO));
}

/// The value of a cookie of a request.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}
