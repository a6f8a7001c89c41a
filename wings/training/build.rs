//! Puts every file of `data/schemes` into the program: what a domain expert edits is what is served.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // Asked when it runs: a script built in one checkout may serve another, which shares its build folder.
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("cargo names no folder"))?;
    let folder = Path::new(&here).join("../../data/schemes").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    walk(&folder, &mut files)?;
    files.sort();
    let mut text = String::from("&[\n");
    for path in files {
        let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string().replace('\\', "/");
        // Names and paths are written as Rust writes texts, so that no name can break out of its quotes.
        writeln!(text, "    ({name:?}, include_str!({:?})),", path.display().to_string())
            .map_err(io::Error::other)?;
    }
    text.push_str("]\n");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no OUT_DIR"))?;
    fs::write(PathBuf::from(out).join("schemes.rs"), text)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
