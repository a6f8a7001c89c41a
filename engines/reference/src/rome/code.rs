//! The identifiers and closed lists of ROME, true by construction.
//!
//! Each type has one parser that refuses what the publisher never writes; none guesses.

use std::fmt;

/// The code of an occupation sheet: a letter A to N, then four digits (`D1102`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RomeCode([u8; 5]);

impl RomeCode {
    /// Parses exactly five characters.
    pub fn parse(written: &str) -> Option<Self> {
        let bytes: [u8; 5] = written.as_bytes().try_into().ok()?;
        let [letter, digits @ ..] = bytes;
        let sound = matches!(letter, b'A'..=b'N') && digits.iter().all(u8::is_ascii_digit);
        sound.then_some(Self(bytes))
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The letter of the major domain.
    pub fn major_domain(&self) -> char {
        char::from(self.0[0])
    }

    /// The three characters of the professional domain.
    pub fn domain(&self) -> &str {
        &self.as_str()[..3]
    }
}

impl fmt::Display for RomeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RomeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The publisher's number for one item, unique across titles, skills, knowledge, contexts and occupations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ogr(u32);

impl Ogr {
    /// Parses decimal digits without sign or leading zero.
    pub fn parse(written: &str) -> Option<Self> {
        number(written).filter(|value| *value > 0).map(Self)
    }

    /// The number.
    pub fn value(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Ogr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A decimal number without sign or leading zero.
pub(super) fn number(written: &str) -> Option<u32> {
    let plain =
        written.bytes().all(|byte| byte.is_ascii_digit()) && (written == "0" || !written.starts_with('0'));
    if plain { written.parse().ok() } else { None }
}

/// A short code of a group: sector, interest, theme, domain. Letters and digits, one to ten of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupCode(String);

impl GroupCode {
    /// Parses one to ten ASCII letters or digits.
    pub fn parse(written: &str) -> Option<Self> {
        let sound =
            (1..=10).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_alphanumeric());
        sound.then(|| Self(written.to_owned()))
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for GroupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One of Holland's six interest types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Riasec {
    Realistic,
    Investigative,
    Artistic,
    Social,
    Enterprising,
    Conventional,
}

impl Riasec {
    /// Parses one letter of RIASEC.
    pub fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "R" => Self::Realistic,
            "I" => Self::Investigative,
            "A" => Self::Artistic,
            "S" => Self::Social,
            "E" => Self::Enterprising,
            "C" => Self::Conventional,
            _ => return None,
        })
    }

    /// The letter.
    pub fn letter(self) -> char {
        match self {
            Self::Realistic => 'R',
            Self::Investigative => 'I',
            Self::Artistic => 'A',
            Self::Social => 'S',
            Self::Enterprising => 'E',
            Self::Conventional => 'C',
        }
    }
}

/// A yes/no that the publisher may leave blank, which is not a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Flag {
    Yes,
    No,
    #[default]
    Unstated,
}

impl Flag {
    /// Parses `O`, `N` or nothing.
    pub fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "O" => Self::Yes,
            "N" => Self::No,
            "" => Self::Unstated,
            _ => return None,
        })
    }
}

/// What the ecological transition makes of an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EcologicalRole {
    /// Its purpose is to protect the environment (`Emploi Vert`).
    Green,
    /// The transition needs it (`Emploi stratégique pour la Transition écologique`).
    Strategic,
    /// Neither (`Emploi Blanc`).
    Neutral,
    /// The transition threatens it (`Emploi Brun`).
    Brown,
    #[default]
    Unstated,
}

impl EcologicalRole {
    /// Parses the publisher's wording.
    pub fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "Emploi Vert" => Self::Green,
            "Emploi stratégique pour la Transition écologique" => Self::Strategic,
            "Emploi Blanc" => Self::Neutral,
            "Emploi Brun" => Self::Brown,
            "" => Self::Unstated,
            _ => return None,
        })
    }
}

/// Edition and revision: `v460` is edition 4, revision 60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    edition: u32,
    revision: u32,
}

impl Version {
    /// Parses the digits of a file name: the first is the edition, the others the revision.
    pub fn parse(digits: &str) -> Option<Self> {
        let (edition, revision) = digits.split_at_checked(1)?;
        let all_digits = digits.len() <= 6 && revision.bytes().all(|byte| byte.is_ascii_digit());
        let (edition, revision) = (number(edition)?, revision.parse().ok()?);
        all_digits.then_some(Self { edition, revision })
    }

    /// 3 or 4 for what this crate reads.
    pub fn edition(self) -> u32 {
        self.edition
    }

    /// The revision within the edition.
    pub fn revision(self) -> u32 {
        self.revision
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.edition, self.revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_the_publisher_writes_and_nothing_else() {
        assert_eq!(RomeCode::parse("D1102").map(|code| code.domain().to_owned()), Some("D11".into()));
        for wrong in ["", "D110", "D11022", "O1102", "d1102", "D11O2", "é102", "D1102 "] {
            assert_eq!(RomeCode::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Ogr::parse("11987").map(Ogr::value), Some(11987));
        for wrong in ["", "0", "012", "-1", "+1", "1a", "99999999999"] {
            assert_eq!(Ogr::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_version_is_an_edition_and_a_revision() {
        assert_eq!(Version::parse("460").map(|version| version.to_string()), Some("4.60".into()));
        assert_eq!(Version::parse("4100").map(Version::revision), Some(100));
        for wrong in ["", "4", "v460", "46x", "é60"] {
            assert_eq!(Version::parse(wrong), None, "{wrong}");
        }
    }
}
