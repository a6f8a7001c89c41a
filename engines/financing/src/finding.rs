//! What is wrong, or looks wrong, in scheme files, and where.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// These files cannot be used: the previous version stays.
    Error,
    /// They can be used, but are not complete.
    Warning,
}

/// One thing to correct. Its `Display` is a sentence in French for the person who writes schemes:
/// `ptp/cas.yaml:12: erreur : …`, `ptp/regles.publicodes.yaml:12:8: erreur : …`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Path relative to `data/schemes`.
    pub file: String,
    /// From one; zero when the file itself is missing.
    pub line: u32,
    /// From one, in characters; zero when the whole line is meant.
    pub column: u32,
    pub severity: Severity,
    pub message: String,
}

impl Finding {
    /// A fault of a whole file, found by who uses the schemes.
    pub fn of_file(file: &str, message: impl Into<String>) -> Finding {
        Finding::error(file, 0, message)
    }

    pub(crate) fn error(file: &str, line: u32, message: impl Into<String>) -> Finding {
        Finding { file: file.to_owned(), line, column: 0, severity: Severity::Error, message: message.into() }
    }

    pub(crate) fn at_column(self, column: u32) -> Finding {
        Finding { column, ..self }
    }

    pub(crate) fn warning(file: &str, line: u32, message: impl Into<String>) -> Finding {
        Finding {
            file: file.to_owned(),
            line,
            column: 0,
            severity: Severity::Warning,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "erreur",
            Severity::Warning => "attention",
        };
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {severity} : {}", self.message)
    }
}
