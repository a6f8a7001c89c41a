//! The files pages use, compiled in, each at an address made from its content so that browsers keep them for ever.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use sha2::{Digest, Sha256};

use crate::components::STYLES;

/// One file of ours.
struct Asset {
    name: &'static str,
    kind: &'static str,
    body: String,
    hash: String,
}

const SCRIPTS: &[&str] = &[
    include_str!("../assets/busy.js"),
    include_str!("../assets/autosave.js"),
    include_str!("../assets/aloud.js"),
    include_str!("../assets/suggest.js"),
    include_str!("../assets/counter.js"),
    include_str!("../assets/dictate.js"),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let style = [include_str!("../assets/tokens.css"), include_str!("../assets/anatomy.css")]
        .into_iter()
        .chain(STYLES.iter().copied())
        // Print comes last: it takes away what the rest has put.
        .chain([include_str!("../assets/print.css")]);
    vec![
        asset("style.css", "text/css; charset=utf-8", style.collect()),
        asset("jalon.js", "text/javascript; charset=utf-8", script()),
        asset("icon.svg", "image/svg+xml", include_str!("../assets/icon.svg").to_owned()),
    ]
});

/// All modules in one file, each in a block of its own so that their names do not meet.
fn script() -> String {
    SCRIPTS.iter().map(|module| format!("{{\n{module}}}\n")).collect()
}

fn asset(name: &'static str, kind: &'static str, body: String) -> Asset {
    let digest = Sha256::digest(body.as_bytes());
    let hash = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Asset { name, kind, body, hash }
}

/// The address of a file: `/assets/<hash>/style.css`. A name we do not have gives an address that answers 404.
pub fn href(name: &str) -> String {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => format!("/assets/{}/{name}", asset.hash),
        None => format!("/assets/0/{name}"),
    }
}

/// The route that serves the files.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{hash}/{name}", get(serve))
}

async fn serve(Path((hash, name)): Path<(String, String)>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // A page from before an update asks for the old address: it gets the new file, but must not keep it under that name.
    let keep = if asset.hash == hash { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, keep)], asset.body.as_str()).into_response()
}

/// The weight of all scripts together, in bytes: it has a limit, and a test holds it.
pub fn script_weight() -> usize {
    script().len()
}
