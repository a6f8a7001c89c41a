//! A post that one aims at (2.2-13): an advertisement pasted, what it asks for held against what one can do, corrected by
//! the person; on which market it stands (2.2-12); what is to be learned for it (2.2-10).

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// On which market a post or an opening stands.
    Market {
        /// With one's own employer.
        Internal = "internal",
        /// With another employer.
        External = "external",
        /// In public employment.
        Public = "public",
    }
}

words! {
    /// Where one stands on something a post asks for.
    Stand {
        /// One has it.
        Have = "have",
        /// One nearly has it.
        Near = "near",
        /// One lacks it.
        Missing = "missing",
        /// The post does not really ask for it.
        Off = "off",
    }
}

/// The longest name of a post, in characters.
pub const LONGEST_TITLE: usize = 150;
/// The longest advertisement, in characters.
pub const LONGEST_ADVERT: usize = 20_000;
/// The longest text about it, in characters.
pub const LONGEST: usize = 2_000;
/// The most openings that are attached.
pub const MOST_OPENINGS: usize = 30;

/// Something a post asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Its number in the classification.
    pub ogr: i64,
    /// Its label then.
    pub label: String,
    /// Where one stands on it.
    pub stand: Stand,
    /// What one can do that comes close to it; may be empty.
    #[serde(default)]
    pub near: String,
}

/// A concrete opening: a post, an employer to see, a competition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// On which market.
    pub market: Market,
    /// What it is.
    pub text: String,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// What it is called.
    pub title: String,
    /// On which market.
    pub market: Market,
    /// The advertisement, as pasted.
    pub advert: String,
    /// The code of the occupation it names, when one was understood.
    #[serde(default)]
    pub occupation: Option<String>,
    /// What it asks for.
    pub asks: Vec<Ask>,
    /// What is to be learned for it, in the person's words.
    #[serde(default)]
    pub training: String,
    /// Concrete openings.
    #[serde(default)]
    pub openings: Vec<Opening>,
}

impl Thing for Post {
    const KIND: &'static str = "post";
}

impl Post {
    /// The labels of what stands so.
    pub fn standing(&self, stand: Stand) -> Vec<&Ask> {
        self.asks.iter().filter(|ask| ask.stand == stand).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_2_2_12_there_are_three_markets() {
        let words: Vec<&str> = Market::ALL.iter().map(|market| market.word()).collect();
        assert_eq!(words, ["internal", "external", "public"]);
    }
}
