//! Who is in front of the page, as far as the page says it.

use crate::i18n::Words;

/// Who is here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Who {
    /// Someone without an account.
    #[default]
    Visitor,
    /// A person with a space of their own.
    Person {
        /// The name they gave, if they gave one.
        name: Option<String>,
    },
    /// Someone at work: for whom, as what and where.
    Professional {
        /// Their name.
        name: String,
        /// What they are here, in words ("conseillère").
        role_label: String,
        /// Where ("Cap emploi Rennes").
        site_label: String,
    },
}

impl Who {
    /// The line that says who is here, for the head of the page.
    pub fn line(&self, words: &Words) -> Option<String> {
        match self {
            Self::Visitor => None,
            Self::Person { name: Some(name) } => Some(name.clone()),
            Self::Person { name: None } => Some(words.t("page-who-person").into_owned()),
            Self::Professional { name, role_label, site_label } => {
                Some(format!("{name}, {role_label}, {site_label}"))
            }
        }
    }
}
