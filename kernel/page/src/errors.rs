//! Pages for when something is not there, not allowed, too much or broken: plain words, and always a way out.
//!
//! What does not exist and what this person may not see are the same page, to the byte.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{components::LinkButton, frame::Frame, respond::Page};

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing at this address, or nothing this person may see: 404 both.
    NotFound,
    /// The form came from a page too old or not from ours: 403.
    Expired,
    /// Someone else changed it first and there is nothing to compare: 409.
    Stale,
    /// The request cannot be read: 422.
    Unreadable,
    /// More was sent than is taken, in bytes: 413.
    TooLarge {
        /// How much is taken.
        limit: u64,
    },
    /// Too many tries: 429, with the seconds to wait.
    TooMany {
        /// How long to wait, in seconds.
        retry_after: u32,
    },
    /// Our fault: 500, with the number that finds it in our logs.
    Broken {
        /// The number.
        reference: String,
    },
    /// Not now: 503, with the seconds to wait.
    Unavailable {
        /// How long to wait, in seconds.
        retry_after: u32,
    },
}

/// A page that says what went wrong.
#[derive(Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    frame: Frame,
    kind: ErrorKind,
}

impl ErrorPage {
    /// The page for `kind`. A form's refusals are no part of it.
    pub fn new(frame: Frame, kind: ErrorKind) -> Self {
        Self { frame: Frame { errors: Vec::new(), ..frame }, kind }
    }

    /// The page of what is not there or may not be seen.
    pub fn not_found(frame: Frame) -> Self {
        Self::new(frame, ErrorKind::NotFound)
    }

    /// The status it is sent with.
    pub fn status(&self) -> StatusCode {
        match self.kind {
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::Expired => StatusCode::FORBIDDEN,
            ErrorKind::Stale => StatusCode::CONFLICT,
            ErrorKind::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorKind::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorKind::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            ErrorKind::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            ErrorKind::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn key(&self) -> &'static str {
        match self.kind {
            ErrorKind::NotFound => "page-fault-not-found",
            ErrorKind::Expired => "page-fault-expired",
            ErrorKind::Stale => "page-fault-stale",
            ErrorKind::Unreadable => "page-fault-unreadable",
            ErrorKind::TooLarge { .. } => "page-fault-too-large",
            ErrorKind::TooMany { .. } => "page-fault-too-many",
            ErrorKind::Broken { .. } => "page-fault-broken",
            ErrorKind::Unavailable { .. } => "page-fault-unavailable",
        }
    }

    fn title(&self) -> String {
        self.frame.t(self.key()).into_owned()
    }

    fn text(&self) -> String {
        let key = format!("{}.text", self.key());
        match &self.kind {
            ErrorKind::TooLarge { limit } => self.frame.t1(&key, "limit", self.frame.words.size(*limit)),
            ErrorKind::TooMany { retry_after } | ErrorKind::Unavailable { retry_after } => {
                self.frame.t1(&key, "minutes", retry_after.div_ceil(60).max(1))
            }
            _ => self.frame.t(&key),
        }
        .into_owned()
    }

    fn reference(&self) -> Option<&str> {
        match &self.kind {
            ErrorKind::Broken { reference } => Some(reference),
            _ => None,
        }
    }

    fn has_retry(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Expired | ErrorKind::Stale | ErrorKind::Broken { .. } | ErrorKind::Unavailable { .. }
        )
    }

    fn retry(&self) -> LinkButton {
        LinkButton::main(self.frame.t("page-fault-retry"), &self.frame.path)
    }

    fn way_out(&self) -> LinkButton {
        let label = self.frame.t("page-fault-home");
        if self.has_retry() { LinkButton::quiet(label, "/") } else { LinkButton::main(label, "/") }
    }
}

impl IntoResponse for ErrorPage {
    fn into_response(self) -> Response {
        let status = self.status();
        let wait = match self.kind {
            ErrorKind::TooMany { retry_after } | ErrorKind::Unavailable { retry_after } => Some(retry_after),
            _ => None,
        };
        let mut response = Page::new(self).status(status).into_response();
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
