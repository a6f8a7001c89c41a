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
    /// A child: looking after children.
    Baby,
    /// A hand under a heart: caring for somebody.
    Care,
    /// A pot on the fire: cooking.
    Pot,
    /// A broom: cleaning.
    Broom,
    /// A plant: gardening.
    Plant,
    /// A hammer: small works.
    Hammer,
    /// A paint roller: painting.
    Roller,
    /// A spanner: mechanics.
    Spanner,
    /// A flash: electricity.
    Bolt,
    /// A steering wheel: driving.
    Wheel,
    /// A box: carrying, storing.
    Box,
    /// A stall: selling.
    Shop,
    /// A till: taking money.
    Till,
    /// A person behind a desk: receiving people.
    Desk,
    /// A screen: computers.
    Screen,
    /// An ear and a word: listening.
    Ear,
    /// A tray: serving at table.
    Tray,
    /// A needle and its thread: sewing.
    Needle,
    /// Scissors: hair.
    Scissors,
    /// A gear: machines.
    Gear,
    /// A shield: keeping safe.
    Shield,
    /// A ball: sport.
    Ball,
}

impl Icon {
    /// Every drawing with its name, for data that name one.
    const NAMES: &[(&str, Self)] = &[
        ("Turn", Self::Turn),
        ("Search", Self::Search),
        ("Learn", Self::Learn),
        ("Signpost", Self::Signpost),
        ("Heart", Self::Heart),
        ("Phone", Self::Phone),
        ("Person", Self::Person),
        ("People", Self::People),
        ("Work", Self::Work),
        ("Calendar", Self::Calendar),
        ("Document", Self::Document),
        ("Letter", Self::Letter),
        ("Video", Self::Video),
        ("Lock", Self::Lock),
        ("Eye", Self::Eye),
        ("Money", Self::Money),
        ("Done", Self::Done),
        ("Aloud", Self::Aloud),
        ("Baby", Self::Baby),
        ("Care", Self::Care),
        ("Pot", Self::Pot),
        ("Broom", Self::Broom),
        ("Plant", Self::Plant),
        ("Hammer", Self::Hammer),
        ("Roller", Self::Roller),
        ("Spanner", Self::Spanner),
        ("Bolt", Self::Bolt),
        ("Wheel", Self::Wheel),
        ("Box", Self::Box),
        ("Shop", Self::Shop),
        ("Till", Self::Till),
        ("Desk", Self::Desk),
        ("Screen", Self::Screen),
        ("Ear", Self::Ear),
        ("Tray", Self::Tray),
        ("Needle", Self::Needle),
        ("Scissors", Self::Scissors),
        ("Gear", Self::Gear),
        ("Shield", Self::Shield),
        ("Ball", Self::Ball),
    ];

    /// The drawing that data name so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, icon)| *icon)
    }

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
            Self::Baby => {
                "M21 9a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM9 29l3-12h8l3 12M12 20l-6-2M20 20l6-2M16 21v4"
            }
            Self::Care => {
                "M3 23l6-3h8l4 2 7-4M3 28h14l11-6M16 15s-6-3-6-7a3 3 0 0 1 6-1 3 3 0 0 1 6 1c0 4-6 7-6 7z"
            }
            Self::Pot => "M6 14h20v12H6zM3 14h26M12 9c-2-2 2-3 0-5M17 9c-2-2 2-3 0-5M22 9c-2-2 2-3 0-5",
            Self::Broom => "M25 4L14 15M9 14l9 9M10 15l-6 9 4 4 9-6M8 28l-1-3M11 26l-2-3",
            Self::Plant => "M16 29V13M16 20c-8 0-9-5-9-9 6 0 9 3 9 9zM16 14c0-6 3-9 9-9 0 6-3 9-9 9zM9 29h14",
            Self::Hammer => "M5 12l7-7 9 3 4 5-4 1-4-3-4 4M13 15L4 25l3 3 10-10",
            Self::Roller => "M5 5h18v7H5zM23 8h5v8H16v4M14 20h4v9h-4z",
            Self::Spanner => "M27 9a7 7 0 0 1-9 9L9 27l-4-4 9-9a7 7 0 0 1 9-9l-5 5 4 4z",
            Self::Bolt => "M18 3L7 18h8l-2 11 12-16h-8z",
            Self::Wheel => {
                "M28 16a12 12 0 1 1-24 0 12 12 0 0 1 24 0zM19 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM4 15l9 1M28 15l-9 1M16 20v8"
            }
            Self::Box => "M4 10l12-6 12 6v13l-12 6-12-6zM4 10l12 6 12-6M16 16v13M10 7l12 6",
            Self::Shop => "M5 14v14h22V14M3 14l3-9h20l3 9zM12 28v-8h8v8",
            Self::Till => "M5 18h22v10H5zM8 18l2-7h12l2 7M12 7h8v4M11 14h1M16 14h1M21 14h1M13 23h6",
            Self::Desk => {
                "M20 9a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM10 19c0-4 2-6 6-6s6 2 6 6M3 19h26v4H3zM6 23v6M26 23v6"
            }
            Self::Screen => "M4 6h24v16H4zM16 22v5M10 27h12M9 11h9M9 16h6",
            Self::Ear => {
                "M10 20c-3-3-4-6-4-9a8 8 0 0 1 16 0c0 6-5 6-5 11a4 4 0 0 1-8 1M11 12a3 3 0 0 1 6 0c0 3-3 3-3 6M25 7c3 3 3 8 0 11"
            }
            Self::Tray => "M4 20h24M7 20a9 9 0 0 1 18 0M16 11V8M13 8h6M9 24c3 3 11 3 14 0",
            Self::Needle => "M27 5L11 21l-2 6 6-2L29 9M24 8l3 3M9 27c-7 1-6-8 1-9 6-1 6-7 1-9",
            Self::Scissors => {
                "M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM12 24a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM11 11l17 13M11 21L28 8"
            }
            Self::Gear => {
                "M20 16a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM16 5v4M16 23v4M5 16h4M23 16h4M8 8l3 3M21 21l3 3M24 8l-3 3M11 21l-3 3M24 16a8 8 0 1 1-16 0 8 8 0 0 1 16 0z"
            }
            Self::Shield => "M16 3l11 4v8c0 7-5 11-11 14C10 26 5 22 5 15V7zM11 15l4 4 7-7",
            Self::Ball => {
                "M28 16a12 12 0 1 1-24 0 12 12 0 0 1 24 0zM16 10l6 4-2 7h-8l-2-7zM16 10V4M22 14l6-2M20 21l4 5M12 21l-4 5M10 14l-6-2"
            }
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
