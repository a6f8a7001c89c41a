//! The files of the house, without what is built, fetched or kept while it runs.

use std::path::{Path, PathBuf};

/// A file, by its place from the root and by its text.
#[derive(Clone, Debug)]
pub struct File {
    /// From the root, with slashes: `kernel/src/lib.rs`.
    pub place: String,
    /// Its content; empty when it is not text.
    pub text: String,
}

/// Folders that hold nothing written by hand.
const NOT_OURS: [&str; 5] = [".git", "target", "node_modules", "jalon-data", "starter"];

/// The root of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// One file, by its place from the root.
///
/// # Panics
/// When it cannot be read: a rule that reads nothing would hold for ever.
pub fn read(place: &str) -> String {
    let path = root().join(place);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{place} cannot be read: {error}"))
}

/// Every file whose name ends in one of `endings`, sorted by place; every file when there is none.
///
/// # Panics
/// When a folder cannot be read.
pub fn files(endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root(), &root(), endings, &mut found);
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}

fn walk(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry of a folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) && !name.starts_with("target-") {
                walk(root, &path, endings, found);
            }
        } else if endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)) {
            let place = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            // A file that is not text (an icon, an archive) has no words to read.
            let text = std::fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            found.push(File { place, text: text.unwrap_or_default() });
        }
    }
}

/// Whether a Rust file holds nothing but tests.
pub fn is_test_code(place: &str) -> bool {
    let name = place.rsplit('/').next().unwrap_or(place);
    name == "tests.rs"
        || place.contains("/src/testing")
        || place.contains("/src/tests/")
        || place.split('/').skip(1).any(|folder| folder == "tests") && !place.starts_with("tests/")
        || place.starts_with("tests/") && place.split('/').nth(2) == Some("tests")
}

/// A Rust text without its `#[cfg(test)]` modules.
pub fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let opens = line == "#[cfg(test)]"
            && lines.peek().is_some_and(|next| next.starts_with("mod ") && next.ends_with('{'));
        if opens {
            for inside in lines.by_ref() {
                if inside == "}" {
                    break;
                }
            }
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_modules_are_left_out_and_the_rest_stays() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";
        assert_eq!(without_tests(text), "fn a() {}\nfn c() {}\n");
    }

    #[test]
    fn test_code_is_known_by_its_place() {
        assert!(is_test_code("kernel/tests/stores.rs"));
        assert!(is_test_code("engines/documents/src/pdf/tests.rs"));
        assert!(is_test_code("tests/tidy/tests/rules/main.rs"));
        assert!(!is_test_code("tests/tidy/src/tree.rs"));
        assert!(!is_test_code("kernel/src/db/mod.rs"));
    }
}
