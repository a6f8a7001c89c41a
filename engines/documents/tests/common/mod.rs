//! What the tests of this crate share.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::PathBuf;
use std::sync::LazyLock;

use jalon_documents::pdf::Renderer;
use jalon_documents::{Language, Options, TextSize};

pub fn renderer() -> &'static Renderer {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);
    &RENDERER
}

pub fn options(language: Language) -> Options {
    let created_at = "2026-11-24T08:00:00Z".parse().expect("a moment");
    Options { language, text_size: TextSize::Normal, created_at }
}

/// Keeps a file where a person can look at it afterwards, and says where it is.
pub fn keep(name: &str, file: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents");
    std::fs::create_dir_all(&folder).expect("the folder for test files can be made");
    let path = folder.join(name);
    std::fs::write(&path, file).expect("the file can be written");
    path
}
