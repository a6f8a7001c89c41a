//! What happens around every route: a visit is made of the request, and a refusal is made a page with a way out.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jalon_access::{Lack, Mode};
use jalon_page::headers::{HeaderPolicy, Hsts};
use jalon_page::{ErrorKind, ErrorPage, Nonce, SeeOther};

use tower_http::compression::CompressionLayer;

use super::cookies;
use super::posted::LARGEST_FORM;
use super::refusal::Refusal;
use super::visit::Visit;
use crate::house::{House, Proxy};
use crate::people::session::{self, Session};

/// Every route of every wing, behind the layers of the house: headers outermost, then the visit.
pub fn app(house: House) -> axum::Router {
    let mut router = axum::Router::new();
    for wing in &house.wings {
        router = router.merge(wing.routes().into_parts().1);
    }
    let chance = house.chance.clone();
    let hsts = if house.settings.mode == Mode::Production && house.settings.base_url.starts_with("https:") {
        Hsts::OverTls
    } else {
        Hsts::Off
    };
    router
        .fallback(|| async { Refusal::NotFound })
        .method_not_allowed_fallback(|| async { Refusal::NotFound })
        .layer(axum::middleware::from_fn_with_state(house.clone(), visit_layer))
        // Files only: a page holds a secret of its session beside what a stranger may make it say.
        .merge(jalon_page::assets::router().layer(CompressionLayer::new()))
        .layer(axum::middleware::from_fn_with_state(
            HeaderPolicy::new(hsts, move || chance.bytes()),
            jalon_page::security_headers,
        ))
        .with_state(house)
}

/// The method and path of every route, for the truth table: a route without a row there fails a test.
pub fn all_routes(house: &House) -> Vec<(axum::http::Method, &'static str)> {
    house.wings.iter().flat_map(|wing| wing.routes().into_parts().0).collect()
}

/// Makes the visit, serves the request, and turns what came out into what is shown.
async fn visit_layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let now = house.clock.now();
    let nonce = request
        .extensions()
        .get::<Nonce>()
        .cloned()
        .unwrap_or_else(|| Nonce::from_bytes(house.chance.bytes()));
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
    let (session, trouble) = match find_session(&house, request.headers()).await {
        Ok(session) => (session, None),
        Err(refusal) => (None, Some(refusal)),
    };
    let address = address(&house, &request);
    let visit = Visit::new(house.clone(), session.clone(), request.headers(), nonce, path, address, now);
    let had_flash = cookies::cookie(request.headers(), cookies::FLASH).is_some();
    request.extensions_mut().insert(visit.clone());
    let response = match trouble {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    };
    let refusal = response.extensions().get::<Refusal>().copied();
    let mut response = match refusal {
        Some(refusal) => show(refusal, &visit),
        None => response,
    };
    // What was said is said once: on the first page that could show it.
    if had_flash && is_page(&response) && !sets(&response, cookies::FLASH) {
        cookies::clear_cookie(response.headers_mut(), cookies::FLASH);
    }
    if let Some(session) = session.filter(|session| session::is_due(session, now)) {
        touch(&house, &session).await;
    }
    response
}

async fn find_session(house: &House, headers: &HeaderMap) -> Result<Option<Session>, Refusal> {
    let Some(token) = cookies::cookie(headers, cookies::SESSION).filter(|token| !token.is_empty()) else {
        return Ok(None);
    };
    let mut tx = house.db.read().await?;
    match session::find(&mut tx, &house.secrets, house.clock.now(), token).await {
        Ok(session) => Ok(session),
        Err(error) => match Refusal::from(error) {
            Refusal::NotFound => Ok(None),
            refusal => Err(refusal),
        },
    }
}

async fn touch(house: &House, session: &Session) {
    let touched = async {
        let mut tx = house.db.write().await?;
        session::touch(&mut tx, session.digest, house.clock.now()).await?;
        tx.commit().await
    };
    if let Err(error) = touched.await {
        tracing::warn!(error = &error as &dyn std::error::Error, "a session could not be noted alive");
    }
}

fn show(refusal: Refusal, visit: &Visit) -> Response {
    if visit.wants_json() {
        return refusal.status().into_response();
    }
    let seconds = |wait: Duration| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
    let kind = match refusal {
        Refusal::SignIn => {
            // The way back is a path of ours, percent-encoded: `SeeOther` refuses anything else later.
            let back: String = form_urlencoded::byte_serialize(visit.path().as_bytes()).collect();
            return SeeOther::to(format!("/connexion?retour={back}")).into_response();
        }
        Refusal::Lacks(Lack::LiveMandate) => return SeeOther::to("/pro/mandats").into_response(),
        Refusal::Lacks(_) => return SeeOther::to("/pro/connexion").into_response(),
        Refusal::NotFound => ErrorKind::NotFound,
        Refusal::OldForm => ErrorKind::Expired,
        Refusal::TooLarge => ErrorKind::TooLarge { limit: LARGEST_FORM as u64 },
        Refusal::Unreadable => ErrorKind::Unreadable,
        Refusal::TooMany(wait) => ErrorKind::TooMany { retry_after: seconds(wait) },
        Refusal::Unavailable => ErrorKind::Unavailable { retry_after: 30 },
        Refusal::Internal => {
            let reference = crate::seal::hex(&visit.house().chance.bytes::<6>());
            tracing::error!(request.reference = %reference, "a page broke");
            ErrorKind::Broken { reference }
        }
    };
    ErrorPage::new(visit.frame(), kind).into_response()
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn sets(response: &Response, name: &str) -> bool {
    let cookies = response.headers().get_all(header::SET_COOKIE);
    cookies.iter().any(|cookie| cookie.to_str().is_ok_and(|cookie| cookie.starts_with(name)))
}

fn address(house: &House, request: &Request) -> String {
    let forwarded = || {
        let header = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        Some(header.rsplit(',').next()?.trim().to_owned())
    };
    let direct = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    match house.settings.behind_proxy {
        Proxy::Trusted => forwarded(),
        Proxy::None => direct(),
    }
    .unwrap_or_default()
}
