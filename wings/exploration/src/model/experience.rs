//! An experience: something done at work or elsewhere, in one's own words, with its dates (2.2-06).

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// Where an experience was had: what is learned outside of work counts as much.
    Nature {
        /// In a job, whatever the contract.
        Work = "work",
        /// An internship or an apprenticeship.
        Training = "training",
        /// In an association.
        Volunteering = "volunteering",
        /// For somebody of one's family or a neighbour.
        Caring = "caring",
        /// At home: repairing, cooking, gardening, keeping accounts.
        Home = "home",
        /// A passion, a sport, a game.
        Hobby = "hobby",
    }
}

impl Nature {
    /// Whether it was had at work; the others are personal.
    pub const fn is_professional(self) -> bool {
        matches!(self, Self::Work | Self::Training)
    }
}

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest account, in characters.
pub const LONGEST: usize = 5_000;
/// The first year an experience may have begun: nobody alive worked before.
const FIRST_YEAR: i16 = 1930;

/// A moment of one's life as one remembers it: a year, perhaps a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// The year.
    pub year: i16,
    /// The month, from 1, when it is remembered.
    pub month: Option<i8>,
}

/// Why a moment cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentRefused {
    /// It is neither `2019` nor `03/2019`.
    Unreadable,
    /// Its year is before 1930 or after this year.
    OutOfLife,
}

impl Moment {
    /// Reads `2019`, `03/2019`, `3-2019` or `mars 2019`; nothing after `this_year`.
    pub fn parse(text: &str, this_year: i16) -> Result<Self, MomentRefused> {
        const MONTHS: [&str; 12] =
            ["janv", "févr", "mars", "avri", "mai", "juin", "juil", "août", "sept", "octo", "nove", "déce"];
        let text = text.trim().to_lowercase();
        let parts: Vec<&str> =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let (month, year) = match parts.as_slice() {
            [year] => (None, year),
            [month, year] => (Some(*month), year),
            _ => return Err(MomentRefused::Unreadable),
        };
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year: i16 = year.parse().ok().filter(|_| is_year).ok_or(MomentRefused::Unreadable)?;
        let month = match month {
            None => None,
            Some(written) => {
                let by_name = MONTHS.iter().position(|name| {
                    let plain = |text: &str| text.replace(['é', 'è'], "e").replace('û', "u");
                    plain(written).starts_with(&plain(name))
                });
                let number = match by_name {
                    Some(index) => i8::try_from(index + 1).ok(),
                    None => written.parse().ok(),
                };
                Some(number.filter(|number| (1..=12).contains(number)).ok_or(MomentRefused::Unreadable)?)
            }
        };
        if !(FIRST_YEAR..=this_year).contains(&year) {
            return Err(MomentRefused::OutOfLife);
        }
        Ok(Self { year, month })
    }
}

/// As it is typed and shown: `03/2019`, or `2019`.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.month {
            Some(month) => write!(f, "{month:02}/{}", self.year),
            None => write!(f, "{}", self.year),
        }
    }
}

/// An experience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experience {
    /// Where it was had.
    pub nature: Nature,
    /// What one calls it: "Caissière au supermarché".
    pub title: String,
    /// What one did, in one's own words; may be empty.
    #[serde(default)]
    pub words: String,
    /// When it began.
    #[serde(default)]
    pub from: Option<Moment>,
    /// When it ended; none while it lasts, or when one does not remember.
    #[serde(default)]
    pub to: Option<Moment>,
    /// Skills proposed from it that the person said are not theirs: they are not proposed again.
    #[serde(default)]
    pub declined: Vec<i64>,
}

impl Thing for Experience {
    const KIND: &'static str = "experience";
}

impl Experience {
    /// All that it tells, for skills to be drawn from.
    pub fn told(&self) -> String {
        format!("{}.\n{}", self.title, self.words)
    }

    /// The year it was last lived, as far as it says: an experience without an end goes on, one without dates says nothing.
    pub fn last_year(&self, this_year: i16) -> Option<i16> {
        match (self.from, self.to) {
            (_, Some(to)) => Some(to.year),
            (Some(_), None) => Some(this_year),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_people_write_them() {
        let at = |year, month| Ok(Moment { year, month });
        for (text, read) in [
            ("2019", at(2019, None)),
            (" 03/2019 ", at(2019, Some(3))),
            ("3-2019", at(2019, Some(3))),
            ("Mars 2019", at(2019, Some(3))),
            ("fevrier 2019", at(2019, Some(2))),
            ("Août 2019", at(2019, Some(8))),
            ("aout 2019", at(2019, Some(8))),
            ("12/2026", at(2026, Some(12))),
            ("1930", at(1930, None)),
            ("1929", Err(MomentRefused::OutOfLife)),
            ("2027", Err(MomentRefused::OutOfLife)),
            ("13/2019", Err(MomentRefused::Unreadable)),
            ("0/2019", Err(MomentRefused::Unreadable)),
            ("19", Err(MomentRefused::Unreadable)),
            ("02019", Err(MomentRefused::Unreadable)),
            ("", Err(MomentRefused::Unreadable)),
            ("01/02/2019", Err(MomentRefused::Unreadable)),
            ("😀", Err(MomentRefused::Unreadable)),
            ("il y a longtemps", Err(MomentRefused::Unreadable)),
        ] {
            assert_eq!(Moment::parse(text, 2026), read, "{text}");
        }
        assert_eq!(Moment { year: 2019, month: Some(3) }.to_string(), "03/2019");
    }

    #[test]
    fn an_experience_that_goes_on_was_lived_this_year() {
        let lived = |from: Option<i16>, to: Option<i16>| {
            let moment = |year| Moment { year, month: None };
            let experience = Experience {
                nature: Nature::Work,
                title: String::new(),
                words: String::new(),
                from: from.map(moment),
                to: to.map(moment),
                declined: Vec::new(),
            };
            experience.last_year(2026)
        };
        assert_eq!(lived(Some(2010), Some(2015)), Some(2015));
        assert_eq!(lived(Some(2010), None), Some(2026));
        assert_eq!(lived(None, Some(2015)), Some(2015));
        assert_eq!(lived(None, None), None);
    }

    #[test]
    fn clause_2_2_06_experiences_are_professional_or_personal() {
        let professional: Vec<_> = Nature::ALL.iter().filter(|it| it.is_professional()).collect();
        assert_eq!(professional, [&Nature::Work, &Nature::Training]);
        assert_eq!(Nature::ALL.len(), 6);
    }
}
