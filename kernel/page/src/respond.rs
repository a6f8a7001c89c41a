//! Pages as answers: status, type and caching are declared, never forgotten.

use std::borrow::Cow;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// How long an answer may be kept, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cache {
    /// By nobody: anything about a person.
    #[default]
    NoStore,
    /// By this browser only, for so many seconds. A page for everyone still carries this reader's language, settings and
    /// token, so that no shared cache may keep it.
    Browser(u32),
    /// By anyone, for so many seconds: answers that are the same for all, without frame or form.
    Anyone(u32),
}

impl Cache {
    fn header(self) -> Cow<'static, str> {
        match self {
            Self::NoStore => Cow::Borrowed("no-store"),
            Self::Browser(seconds) => Cow::Owned(format!("private, max-age={seconds}")),
            Self::Anyone(seconds) => Cow::Owned(format!("public, max-age={seconds}")),
        }
    }
}

/// A page and how it is sent.
#[derive(Debug)]
pub struct Page<T> {
    template: T,
    status: StatusCode,
    cache: Cache,
}

impl<T: Template> Page<T> {
    /// A page kept by nobody, status 200.
    pub fn new(template: T) -> Self {
        Self { template, status: StatusCode::OK, cache: Cache::NoStore }
    }

    /// A page with nothing about anyone: the browser may keep it for a minute.
    pub fn public(template: T) -> Self {
        Self { cache: Cache::Browser(60), ..Self::new(template) }
    }

    /// The page of a form that was refused: status 422.
    pub fn invalid(template: T) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::new(template) }
    }

    /// The same page with another status.
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same page with another caching.
    pub fn cache(self, cache: Cache) -> Self {
        Self { cache, ..self }
    }
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let Ok(body) = self.template.render() else {
            // Our templates only fail when a Display inside them does; there is no page left to show then.
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let cache = HeaderValue::try_from(&*self.cache.header())
            .unwrap_or_else(|_| HeaderValue::from_static("no-store"));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            (header::CACHE_CONTROL, cache),
            (header::VARY, HeaderValue::from_static("Cookie")),
        ];
        (self.status, headers, body).into_response()
    }
}

/// After a form has done its work: go and see the result (303). Only a path of this house is followed; anything else leads to
/// the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeeOther(String);

impl SeeOther {
    /// Leads to `path`, checked with [`local_path`].
    pub fn to(path: impl AsRef<str>) -> Self {
        Self(local_path(path.as_ref()).unwrap_or("/").to_owned())
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let Ok(location) = HeaderValue::try_from(self.0) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let headers =
            [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
        (StatusCode::SEE_OTHER, headers).into_response()
    }
}

/// `text` if it is a path inside this house that every browser reads as one: it starts with a single slash and holds no
/// backslash, control character, space or letter outside ASCII.
pub fn local_path(text: &str) -> Option<&str> {
    let mut bytes = text.bytes();
    let starts_well = bytes.next() == Some(b'/') && bytes.next() != Some(b'/');
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (starts_well && is_plain).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leaves_the_house() {
        assert_eq!(local_path("/metiers?q=v%C3%A9lo#a"), Some("/metiers?q=v%C3%A9lo#a"));
        assert_eq!(local_path("/"), Some("/"));
        for hostile in [
            "//evil.fr",
            "/\\evil.fr",
            "\\\\evil.fr",
            "https://evil.fr",
            "",
            "/\t/evil.fr",
            "/a\r\nSet-Cookie: x",
            "javascript:alert(1)",
            " /",
            "evil",
        ] {
            assert_eq!(local_path(hostile), None, "{hostile:?}");
        }
    }
}
