//! Serves the components, the settings and the error pages on this machine: `cargo run -p jalon-page --example composants`.

use axum::{
    Extension, Router,
    extract::{Path, Query},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use jalon_page::{
    ErrorKind, ErrorPage, Form, Frame, HeaderPolicy, Hsts, Locale, Nonce, Page, Reading, assets,
    gallery::ComponentsPage, security_headers, settings::ReadingPage,
};

type Options = Query<Vec<(String, String)>>;

fn frame(nonce: Nonce, options: Vec<(String, String)>) -> Frame {
    let form = Form::received(options);
    let locale = Locale::from_tag(form.value("langue")).unwrap_or_default();
    Frame { nonce, reading: Reading::from_cookie(form.value("lecture")), ..Frame::sample(locale) }
}

async fn components(Extension(nonce): Extension<Nonce>, Query(options): Options) -> Page<ComponentsPage> {
    Page::new(ComponentsPage::new(frame(nonce, options)))
}

async fn reading(Extension(nonce): Extension<Nonce>, Query(options): Options) -> Page<ReadingPage> {
    Page::new(ReadingPage::new(frame(nonce, options), "/composants"))
}

async fn fault(
    Extension(nonce): Extension<Nonce>,
    Path(status): Path<u16>,
    Query(options): Options,
) -> Response {
    let kind = match status {
        429 => ErrorKind::TooMany { retry_after: 120 },
        500 => ErrorKind::Broken { reference: "4F7K-92QX".to_owned() },
        _ => ErrorKind::NotFound,
    };
    ErrorPage::new(frame(nonce, options), kind).into_response()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A fixed nonce is fine here: nothing on this page comes from anyone.
    let policy = HeaderPolicy::new(Hsts::Off, || [7; 16]);
    let app = Router::new()
        .route("/composants", get(components))
        .route("/lecture", get(reading))
        .route("/erreur/{status}", get(fault))
        .merge(assets::router())
        .layer(middleware::from_fn_with_state(policy, security_headers));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4680").await?;
    println!("http://127.0.0.1:4680/composants");
    axum::serve(listener, app).await?;
    Ok(())
}
