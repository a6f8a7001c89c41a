//! Cost lines: what a training costs, each line payable by some schemes and not by others.

/// One line of what a training costs. The French name is the one rule files use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// `formation`: the price of the training organisation.
    Tuition,
    /// `certification`: registration and examination, when they are apart.
    Certification,
    /// `matériel`: books, clothes, tools.
    Equipment,
    Transport,
    /// `hébergement`.
    Lodging,
    /// `repas`.
    Meals,
    /// `garde d'enfants`.
    Childcare,
    /// `handicap`: arrangements a disability calls for.
    Disability,
    /// `participation`: what using a scheme costs, such as the flat fee of the personal account.
    Participation,
}

impl Line {
    pub const COUNT: usize = 9;

    pub const ALL: [Line; Line::COUNT] = [
        Line::Tuition,
        Line::Certification,
        Line::Equipment,
        Line::Transport,
        Line::Lodging,
        Line::Meals,
        Line::Childcare,
        Line::Disability,
        Line::Participation,
    ];

    /// The name rule files give it.
    pub fn name(self) -> &'static str {
        match self {
            Line::Tuition => "formation",
            Line::Certification => "certification",
            Line::Equipment => "matériel",
            Line::Transport => "transport",
            Line::Lodging => "hébergement",
            Line::Meals => "repas",
            Line::Childcare => "garde d'enfants",
            Line::Disability => "handicap",
            Line::Participation => "participation",
        }
    }

    pub fn named(name: &str) -> Option<Line> {
        Line::ALL.into_iter().find(|line| line.name() == name)
    }

    /// The fact that says how much it costs; none for what only the use of a scheme brings about.
    pub fn cost_fact(self) -> Option<&'static str> {
        match self {
            Line::Tuition => Some("formation . coût . formation"),
            Line::Certification => Some("formation . coût . certification"),
            Line::Equipment => Some("formation . coût . matériel"),
            Line::Transport => Some("formation . coût . transport"),
            Line::Lodging => Some("formation . coût . hébergement"),
            Line::Meals => Some("formation . coût . repas"),
            Line::Childcare => Some("formation . coût . garde d'enfants"),
            Line::Disability => Some("formation . coût . handicap"),
            Line::Participation => None,
        }
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }

    pub(crate) fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The names of the lines, for messages.
pub(crate) fn line_names() -> String {
    Line::ALL.map(Line::name).join(", ")
}
