//! For `jalon check schemes`: what is wrong, and what is only incomplete.

mod cases;

use crate::finding::Finding;
use crate::read;

/// Reads the files of `data/schemes` and says all there is to correct: what cannot be read, what refers to nothing, what
/// has no source, cases that do not hold, cases that are missing.
pub fn check<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Vec<Finding> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
    let (inner, mut findings) = read::read(&files);
    if let Some(inner) = inner {
        cases::run(&inner, &mut findings);
    }
    findings.sort();
    findings.dedup();
    findings
}
