//! Withdraws an agreement, from the page of what is kept.

use axum::extract::Path;
use axum::response::Response;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use uuid::Uuid;

use crate::actions::withdraw;

/// Withdraws it, and shows what is kept again.
pub async fn post(visit: Visit, Path(consent): Path<String>, Posted(_): Posted) -> Result<Response, Refusal> {
    let consent = Uuid::try_parse(&consent).map_err(|_| Refusal::NotFound)?;
    withdraw(&visit, consent).await?;
    Ok(visit.answer("/mes-donnees", Some(Told("privacy-agreement-withdrawn")), None))
}
