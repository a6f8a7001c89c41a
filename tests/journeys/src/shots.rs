//! Pictures: of every page met when `JALON_SCREENSHOTS` names a folder, and of what was shown when a journey failed.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use serde_json::json;

use crate::chromium::{Screen, show_at, tell};

/// The folder for pictures of every page, when they are wanted.
pub(crate) fn folder() -> Option<PathBuf> {
    std::env::var_os("JALON_SCREENSHOTS").map(PathBuf::from)
}

/// Takes the whole page at both widths, then shows it at `screen` again.
pub(crate) async fn of_page(client: &Client, folder: &Path, name: &str, screen: Screen) {
    for (width, other) in [("360", Screen::Phone), ("1280", Screen::Desk)] {
        show_at(client, other).await;
        save(client, &folder.join(format!("{name}-{width}.png"))).await;
    }
    show_at(client, screen).await;
}

/// Takes what a browser showed when its journey failed.
pub(crate) async fn of_failure(name: &str, client: &Client) {
    let folder = folder().unwrap_or_else(|| std::env::temp_dir().join("jalon-journeys"));
    let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    let path = folder.join(format!("failed-{test}-{name}.png"));
    save(client, &path).await;
    println!("what {name} saw: {}", path.display());
}

async fn save(client: &Client, path: &Path) {
    let shot =
        tell(client, "Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true }))
            .await;
    let bytes = STANDARD.decode(shot["data"].as_str().unwrap_or_default()).expect("a picture in base64");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("a folder for pictures");
    }
    std::fs::write(path, bytes).expect("a picture is written");
}
