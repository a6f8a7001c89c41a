//! What is wrong in a rule file, and where. A diagnostic names the file, the line and the column, says what was
//! expected and, for a misspelt word, what was probably meant. Reading rules never stops at the first one.

use std::fmt;

/// A place in a rule file: lines and columns count from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    pub(crate) file: u32,
    pub line: u32,
    pub column: u32,
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The rules cannot be evaluated.
    Error,
    /// The rules can be evaluated, but probably do not say what their writer meant.
    Warning,
}

/// One thing wrong in the rules. Its `Display` is a sentence in French, for the person who writes rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Name of the file, as it was given.
    pub file: String,
    pub position: Position,
    /// The rule being read, when there is one.
    pub rule: Option<String>,
    pub message: String,
    /// What would have been accepted there.
    pub expected: Option<String>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.severity {
            Severity::Error => "erreur",
            Severity::Warning => "attention",
        };
        write!(f, "{}:{}:{}: {kind} : ", self.file, self.position.line, self.position.column)?;
        if let Some(rule) = &self.rule {
            write!(f, "dans « {rule} », ")?;
        }
        f.write_str(&self.message)?;
        if let Some(expected) = &self.expected {
            write!(f, " (attendu : {expected})")?;
        }
        if let Some(suggestion) = &self.suggestion {
            write!(f, " ; vouliez-vous dire « {suggestion} » ?")?;
        }
        Ok(())
    }
}

/// Everything wrong in a set of rule files; never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} erreur(s) dans les règles :\n{}", diagnostics.len(), lines(diagnostics))]
pub struct RuleErrors {
    diagnostics: Vec<Diagnostic>,
}

impl RuleErrors {
    pub(crate) fn new(diagnostics: Vec<Diagnostic>) -> Self {
        RuleErrors { diagnostics }
    }

    /// The errors, in the order of the files.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

fn lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The candidate nearest to `word`, if near enough to be a slip of the hand.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = word.to_lowercase().chars().collect();
    // A quadratic distance on a hostile name of a megabyte would take for ever.
    if wanted.len() > 200 {
        return None;
    }
    let limit = (wanted.len() / 4).clamp(1, 5);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let given: Vec<char> = candidate.to_lowercase().chars().take(200).collect();
        if given.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let distance = edit_distance(&wanted, &given);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn edit_distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if a == b { diagonal } else { 1 + diagonal.min(above).min(row[j]) };
            diagonal = above;
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_word() {
        let words = ["salaire brut", "salaire net", "plafond"];
        assert_eq!(nearest("salaire brutt", words.into_iter()), Some("salaire brut"));
        assert_eq!(nearest("plafon", words.into_iter()), Some("plafond"));
        assert_eq!(nearest("tout autre chose", words.into_iter()), None);
    }
}
