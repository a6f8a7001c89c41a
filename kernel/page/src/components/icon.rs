//! The few drawings that say again what words have said. They are decoration: hidden from those who listen.

use std::fmt;

/// A line drawing of 32 by 32, in the colour of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A path that turns: change.
    Turn,
    /// A magnifying glass: search.
    Search,
    /// A mortarboard: learn.
    Learn,
    /// A signpost: not sure.
    Signpost,
    /// A heart: health.
    Heart,
    /// A telephone.
    Phone,
    /// A person.
    Person,
    /// Two people.
    People,
    /// A bag: work.
    Work,
    /// A calendar.
    Calendar,
    /// A sheet of paper.
    Document,
    /// An envelope.
    Letter,
    /// A camera: video call.
    Video,
    /// A padlock.
    Lock,
    /// An eye: who reads.
    Eye,
    /// Coins.
    Money,
    /// A check mark.
    Done,
    /// A loudspeaker.
    Aloud,
}

impl Icon {
    fn drawing(self) -> &'static str {
        match self {
            Self::Turn => "M4 22h9c7 0 6-12 13-12h2M23 5l5 5-5 5",
            Self::Search => "M23 14a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM21 21l8 8",
            Self::Learn => "M3 12l13-6 13 6-13 6zM8 15v7c5 4 11 4 16 0v-7",
            Self::Signpost => "M16 4v24M6 9h10l3 3-3 3H6zM26 18H16l-3 3 3 3h10z",
            Self::Heart => "M16 27S4 20 4 12a6 6 0 0 1 12-2 6 6 0 0 1 12 2c0 8-12 15-12 15z",
            Self::Phone => "M6 5h6l2 6-3 3c2 4 4 6 8 8l3-3 6 2v6c-14 3-25-10-22-22z",
            Self::Person => "M21 10a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM6 28c0-7 4-10 10-10s10 3 10 10",
            Self::People => {
                "M15 11a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM3 27c0-6 3-9 8-9s8 3 8 9M20 7a4 4 0 0 1 0 8M23 18c4 1 6 4 6 9"
            }
            Self::Work => "M4 11h24v15H4zM11 11V6h10v5M4 17h24",
            Self::Calendar => "M5 7h22v20H5zM5 13h22M11 4v6M21 4v6",
            Self::Document => "M8 4h11l6 6v18H8zM18 4v7h7M12 17h9M12 22h9",
            Self::Letter => "M4 8h24v17H4zM4 9l12 9 12-9",
            Self::Video => "M4 9h16v14H4zM20 14l8-4v12l-8-4z",
            Self::Lock => "M7 14h18v14H7zM11 14v-4a5 5 0 0 1 10 0v4",
            Self::Eye => {
                "M3 16c4-6 8-9 13-9s9 3 13 9c-4 6-8 9-13 9s-9-3-13-9zM20 16a4 4 0 1 1-8 0 4 4 0 0 1 8 0z"
            }
            Self::Money => {
                "M27 16a11 11 0 1 1-22 0 11 11 0 0 1 22 0zM20 11c-5-3-9 1-9 5s4 8 9 5M9 15h7M9 18h6"
            }
            Self::Done => "M6 17l7 7L27 9",
            Self::Aloud => "M4 12h6l7-6v20l-7-6H4zM21 11c3 3 3 7 0 10M25 7c5 5 5 13 0 18",
        }
    }
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            r#"<svg class="icon" width="32" height="32" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>"#,
            self.drawing()
        )
    }
}

html_safe!(Icon);
