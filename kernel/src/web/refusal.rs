//! Why a request is not served, as a value; the layer around every route makes it a page with a way out.

use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_access::{Denied, Lack};

use crate::db::DbError;
use crate::seal::SealError;

/// Why a request is not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing there, or nothing for this actor: the two look the same.
    NotFound,
    /// One must sign in first.
    SignIn,
    /// The professional lacks something whatever they ask for: a second factor, a mandate.
    Lacks(Lack),
    /// The form does not come from a page of this session, or that page is too old.
    OldForm,
    /// The form is larger than anything a person types.
    TooLarge,
    /// The form cannot be read.
    Unreadable,
    /// Too many tries: how long to wait.
    TooMany(Duration),
    /// The database or another part cannot answer now; nothing was lost.
    Unavailable,
    /// Something broke here.
    Internal,
}

impl Refusal {
    /// The status of the page.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn | Self::Lacks(_) => StatusCode::SEE_OTHER,
            Self::OldForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        tracing::info!(access.reason = %denied.reason_for_log().key(), "an act was refused");
        Self::NotFound
    }
}

impl From<DbError> for Refusal {
    fn from(error: DbError) -> Self {
        if error.is_unavailable() {
            tracing::error!(error = &error as &dyn std::error::Error, "the database cannot answer");
            Self::Unavailable
        } else {
            tracing::error!(error = &error as &dyn std::error::Error, "the database refused");
            Self::Internal
        }
    }
}

impl From<SealError> for Refusal {
    fn from(error: SealError) -> Self {
        match error {
            SealError::KeyErased => Self::NotFound,
            SealError::Db(error) => error.into(),
            other => {
                tracing::error!(error = &other as &dyn std::error::Error, "a sealed text did not open");
                Self::Internal
            }
        }
    }
}
