//! Everything kept, as a file another service can read.

use axum::response::Response;
use jalon_kernel::web::{Refusal, Visit};

use super::file;
use crate::actions::take_along;
use crate::model::to_json;

/// The file.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let kept = take_along(&visit, "json").await?;
    let text = to_json(&kept, visit.words(), visit.now());
    file(&format!("mes-donnees-{}.json", visit.today()), "application/json", text.into_bytes())
}
