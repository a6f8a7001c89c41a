//! The house: what every request, job and command stands on, made once at the start and cheap to clone.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use jalon_access::Mode;
use jalon_page::{Catalogue, Locale, Words};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::db::Db;
use crate::post::Carrier;
use crate::seal::Secrets;
use crate::wing::Wing;

/// How this house is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach it, without a slash at the end: `https://cep.exemple.fr`.
    pub base_url: String,
    /// Whether nothing here is real.
    pub mode: Mode,
    /// Where it keeps its files.
    pub folder: PathBuf,
    /// Whether a proxy in front tells who asks, in `x-forwarded-for`.
    pub behind_proxy: Proxy,
}

/// Whether the network address of who asks comes from the connection or from a proxy in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proxy {
    /// People connect here directly: a forwarded address would be anybody's word.
    None,
    /// A proxy in front sets `x-forwarded-for`; its last entry is the one it saw itself.
    Trusted,
}

/// Everything a house is made of.
pub struct Parts {
    /// The database, migrated.
    pub db: Db,
    /// Where the present moment comes from.
    pub clock: Clock,
    /// Where chance comes from.
    pub chance: Chance,
    /// The secrets, kept outside the database.
    pub secrets: Secrets,
    /// What carries messages out.
    pub carrier: Carrier,
    /// How it is set up.
    pub settings: Settings,
    /// The wings, in the order of the menu.
    pub wings: Vec<Arc<dyn Wing>>,
    /// The words of the kernel and of every wing.
    pub catalogue: Arc<Catalogue>,
}

/// The house.
#[derive(Clone)]
pub struct House(Arc<Parts>);

impl Deref for House {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl House {
    /// Puts the parts together; the catalogue is built from the words of the kernel and of the wings.
    ///
    /// # Errors
    /// Every fault of the words at once: a missing key, a broken file.
    pub fn build(
        db: Db,
        clock: Clock,
        chance: Chance,
        secrets: Secrets,
        carrier: Carrier,
        settings: Settings,
        wings: Vec<Arc<dyn Wing>>,
    ) -> Result<Self, Vec<String>> {
        let sources: Vec<_> = std::iter::once(KERNEL_WORDS)
            .chain(wings.iter().map(|wing| (wing.name(), wing.words())))
            .collect();
        let catalogue = Arc::new(Catalogue::build(&sources)?);
        Ok(Self(Arc::new(Parts { db, clock, chance, secrets, carrier, settings, wings, catalogue })))
    }

    /// The words of a language.
    pub fn words(&self, locale: Locale) -> Words {
        self.catalogue.words(locale)
    }

    /// The words of a language tag kept with a person; French when it is none of ours.
    pub fn words_of(&self, tag: &str) -> Words {
        self.words(Locale::from_tag(tag).unwrap_or_default())
    }
}

/// The kernel's own words beside those of its pages: messages, roles, acts, purposes.
pub const KERNEL_WORDS: (&str, [&str; 3]) = (
    "kernel",
    [
        include_str!("../locales/fr.ftl"),
        include_str!("../locales/fr-facile.ftl"),
        include_str!("../locales/en.ftl"),
    ],
);
