//! What machines ask: whether the house is well, what may be indexed, whom to tell of a weakness (RFC 9116).

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jalon_kernel::web::Visit;
use jalon_kernel::{params, sql};

/// `/sante`: 200 when the database answers, 503 when it does not.
pub async fn health(visit: Visit) -> Response {
    let asked = async {
        let mut tx = visit.house().db.read().await?;
        tx.one(sql!("say_one"), params![], |row| row.get::<i64>("one")).await
    };
    match asked.await {
        Ok(_) => text(StatusCode::OK, "bien\n".to_owned()),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the database does not answer");
            text(StatusCode::SERVICE_UNAVAILABLE, "la base de données ne répond pas\n".to_owned())
        }
    }
}

/// `/robots.txt`: what is for everyone may be indexed, nothing else.
pub async fn robots() -> Response {
    let closed = [
        "/administration",
        "/connexion",
        "/demande",
        "/demonstration",
        "/etre-rappele",
        "/file",
        "/invitation",
        "/mes-donnees",
        "/mon-carnet",
        "/mon-espace",
        "/parcours",
        "/pro",
        "/rendez-vous",
        "/suivis",
    ];
    let lines: String = closed.iter().map(|path| format!("Disallow: {path}\n")).collect();
    text(StatusCode::OK, format!("User-agent: *\n{lines}"))
}

/// `/.well-known/security.txt`: where to tell of a weakness; the file says itself until when it holds.
pub async fn security(visit: Visit) -> Response {
    let base = &visit.house().settings.base_url;
    let ninety_days = Duration::from_secs(90 * 24 * 3600);
    let expires = visit.now().checked_add(ninety_days).unwrap_or(visit.now());
    let expires = expires.strftime("%Y-%m-%dT%H:%M:%SZ");
    text(
        StatusCode::OK,
        format!(
            "Contact: {base}/aide\nExpires: {expires}\nPreferred-Languages: fr, en\n\
             Canonical: {base}/.well-known/security.txt\n"
        ),
    )
}

fn text(status: StatusCode, text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}
