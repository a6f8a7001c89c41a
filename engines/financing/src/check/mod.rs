//! For `jalon check schemes`: what is wrong, and what is only incomplete.

mod cases;
mod coverage;
mod thresholds;

use crate::finding::Finding;
use crate::read;
use crate::yaml;

/// Reads the files of `data/schemes` and says all there is to correct: what cannot be read, what refers to nothing, what
/// has no source, cases that do not hold, cases that are missing.
pub fn check<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Vec<Finding> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
    let (inner, mut findings) = read::read(&files);
    if let Some(inner) = inner {
        cases::run(&inner, &mut findings);
        for index in 0..inner.schemes.len() {
            let id = &inner.schemes[index].id;
            let text = |name: &str| {
                let path = format!("{id}/{name}");
                files.iter().find(|(known, _)| read::clean(known) == path).map_or("", |(_, text)| *text)
            };
            let rules = text("regles.publicodes.yaml");
            let (node, _) = yaml::read(rules);
            coverage::coverage(&inner, index, &node, &mut findings);
            thresholds::figures(&inner.schemes[index], &node, &mut findings);
            let texts = [rules, text("dispositif.yaml")];
            thresholds::idle_parameters(&inner, &inner.schemes[index], &texts, &mut findings);
        }
    }
    findings.sort();
    findings.dedup();
    findings
}
