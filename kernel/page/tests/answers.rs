//! Answers carry the status, the caching and the headers they declare.

use axum::{
    Extension, Router,
    body::Body,
    http::{Request, Response, StatusCode},
    middleware,
    response::IntoResponse,
    routing::get,
};
use jalon_page::{
    Cache, ErrorKind, ErrorPage, Frame, HeaderPolicy, Hsts, Locale, Nonce, Page, SeeOther, assets,
    security_headers, settings::ReadingPage,
};
use tower::ServiceExt;

fn header<'r>(response: &'r Response<Body>, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("a plain header"))
}

async fn ask(app: Router, path: &str) -> Response<Body> {
    app.oneshot(Request::get(path).body(Body::empty()).expect("a request")).await.expect("an answer")
}

fn page() -> ReadingPage {
    ReadingPage::new(Frame::sample(Locale::Fr), "/")
}

#[test]
fn a_page_says_its_type_its_status_and_who_may_keep_it() {
    let plain = Page::new(page()).into_response();
    assert_eq!(plain.status(), StatusCode::OK);
    assert_eq!(header(&plain, "content-type"), "text/html; charset=utf-8");
    assert_eq!(header(&plain, "cache-control"), "no-store");
    assert_eq!(header(&Page::public(page()).into_response(), "cache-control"), "private, max-age=60");
    assert_eq!(
        header(&Page::new(page()).cache(Cache::Anyone(9)).into_response(), "cache-control"),
        "public, max-age=9"
    );
    assert_eq!(Page::invalid(page()).into_response().status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn after_a_form_one_stays_in_the_house() {
    let there = SeeOther::to("/demande/envoyee").into_response();
    assert_eq!((there.status(), header(&there, "location")), (StatusCode::SEE_OTHER, "/demande/envoyee"));
    assert_eq!(header(&SeeOther::to("//evil.example").into_response(), "location"), "/");
}

#[test]
fn faults_have_their_status_and_their_delay() {
    let answer = |kind| ErrorPage::new(Frame::sample(Locale::Fr), kind).into_response();
    assert_eq!(answer(ErrorKind::NotFound).status(), 404);
    assert_eq!(answer(ErrorKind::TooLarge { limit: 1 }).status(), 413);
    assert_eq!(answer(ErrorKind::Unreadable).status(), 422);
    let busy = answer(ErrorKind::TooMany { retry_after: 90 });
    assert_eq!((busy.status().as_u16(), header(&busy, "retry-after")), (429, "90"));
    assert_eq!(answer(ErrorKind::Broken { reference: "x".to_owned() }).status(), 500);
    assert_eq!(header(&answer(ErrorKind::Unavailable { retry_after: 5 }), "retry-after"), "5");
}

#[tokio::test]
async fn every_answer_carries_the_headers_and_its_own_nonce() {
    async fn nonce(Extension(nonce): Extension<Nonce>) -> String {
        nonce.to_string()
    }
    let turn = std::sync::atomic::AtomicU8::new(0);
    let policy = HeaderPolicy::new(Hsts::OverTls, move || {
        [turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed); 16]
    });
    let app =
        Router::new().route("/", get(nonce)).layer(middleware::from_fn_with_state(policy, security_headers));
    let first = ask(app.clone(), "/").await;
    let second = ask(app.clone(), "/").await;
    let missing = ask(app, "/nowhere").await;
    let csp = header(&first, "content-security-policy");
    for part in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "script-src 'nonce-AAAA",
    ] {
        assert!(csp.contains(part), "{part} in {csp}");
    }
    assert!(!csp.contains("unsafe"));
    assert_ne!(csp, header(&second, "content-security-policy"));
    assert_eq!(missing.status(), 404);
    for response in [&first, &missing] {
        assert_eq!(header(response, "x-content-type-options"), "nosniff");
        assert_eq!(header(response, "referrer-policy"), "no-referrer");
        assert_eq!(header(response, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(header(response, "cross-origin-resource-policy"), "same-origin");
        assert_eq!(header(response, "strict-transport-security"), "max-age=63072000; includeSubDomains");
    }
}

#[tokio::test]
async fn files_are_kept_for_ever_under_their_content_only() {
    let app = || assets::router::<()>();
    let kept = ask(app(), &assets::href("style.css")).await;
    assert_eq!((kept.status().as_u16(), header(&kept, "content-type")), (200, "text/css; charset=utf-8"));
    assert!(header(&kept, "cache-control").ends_with("immutable"));
    assert_eq!(header(&ask(app(), "/assets/old/jalon.js").await, "cache-control"), "no-cache");
    assert_eq!(ask(app(), &assets::href("secrets.txt")).await.status(), 404);
}
