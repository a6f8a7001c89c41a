//! What somebody kept: an occupation, and in their own words what it means for their project.

use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

/// How long what was taken away can still be put back.
pub const SECOND_THOUGHTS: Duration = Duration::from_secs(24 * 3600);

/// The longest note, in characters: a page of one's own words.
pub const LONGEST_NOTE: usize = 5_000;

/// An occupation that somebody kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its identifier.
    pub id: Uuid,
    /// The code of the occupation.
    pub code: String,
    /// Its title in the current data; none when the classification no longer holds it.
    pub title: Option<String>,
    /// What it means for them; empty when they wrote nothing. Only they read it.
    pub note: String,
    /// When they kept it.
    pub kept_at: Timestamp,
    /// When they took it away, while it can still be put back.
    pub removed_at: Option<Timestamp>,
    /// The version of the note.
    pub version: i64,
}

impl Kept {
    /// How the occupation is called here: its title, or its code when nothing better is known.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.code)
    }
}

/// The note of an occupation kept twice, without and with an account: nothing that was written is lost.
pub fn merged_note(own: &str, brought: &str) -> String {
    match (own.trim(), brought.trim()) {
        (_, "") => own.to_owned(),
        ("", _) => brought.to_owned(),
        (one, other) if one == other => own.to_owned(),
        (one, other) => format!("{one}\n\n{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::merged_note;

    #[test]
    fn two_notes_become_one_without_losing_a_word() {
        assert_eq!(merged_note("", ""), "");
        assert_eq!(merged_note("a", " "), "a");
        assert_eq!(merged_note("", "b"), "b");
        assert_eq!(merged_note("a", "a"), "a");
        assert_eq!(merged_note("a", "b"), "a\n\nb");
    }
}
