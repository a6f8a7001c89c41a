//! `/deconnexion`: ends the session, here and on the server.

use axum::response::Response;
use jalon_kernel::people::session;
use jalon_kernel::web::{Posted, Refusal, SESSION, Told, Visit, clear_cookie};

pub async fn post(visit: Visit, _: Posted) -> Result<Response, Refusal> {
    if let Some(session) = visit.session() {
        let mut tx = visit.house().db.write().await?;
        session::close(&mut tx, session.digest).await?;
        tx.commit().await?;
    }
    let mut response = visit.answer("/", Some(Told("house-signed-out")), None);
    clear_cookie(response.headers_mut(), SESSION);
    Ok(response)
}
