//! The folder of schemes, as text.

use std::path::{Path, PathBuf};

use jalon_financing::Finding;

/// Every file of `data/schemes`, by its path there.
pub fn files() -> Vec<(String, String)> {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "data", "schemes"].iter().collect();
    let mut files = Vec::new();
    gather(&root, &root, &mut files);
    files.sort();
    files
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("data/schemes is there") {
        let path = entry.expect("a file can be listed").path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path).expect("a scheme file is text")));
        }
    }
}

pub fn lines(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}
