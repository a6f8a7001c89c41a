//! The number of a certification: `RNCP34762`, `RS5719`.

use std::fmt;

/// The register a certification is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// Répertoire national des certifications professionnelles: it names an occupation and has a level.
    Rncp,
    /// Répertoire spécifique: complementary skills, habilitations.
    Rs,
}

/// A register and a number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificationNumber {
    register: Register,
    number: u32,
}

impl CertificationNumber {
    /// Parses `RNCP34762` or `RS5719`.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        match written.strip_prefix("RNCP") {
            Some(digits) => Self::of(Register::Rncp, digits),
            None => Self::of(Register::Rs, written.strip_prefix("RS")?),
        }
    }

    /// Parses a number whose register is known from elsewhere: `34762`, or with its letters.
    pub fn parse_in(register: Register, written: &str) -> Option<Self> {
        let written = written.trim();
        Self::parse(written).filter(|it| it.register == register).or_else(|| Self::of(register, written))
    }

    fn of(register: Register, digits: &str) -> Option<Self> {
        let is_sound = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = if is_sound { digits.parse().ok()? } else { return None };
        (number > 0).then_some(Self { register, number })
    }

    /// The register.
    pub fn register(self) -> Register {
        self.register
    }

    /// The number in it.
    pub fn number(self) -> u32 {
        self.number
    }
}

impl fmt::Display for CertificationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = if self.register == Register::Rncp { "RNCP" } else { "RS" };
        write!(f, "{letters}{}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_their_register() {
        for sound in ["RNCP34762", "RS5719"] {
            assert_eq!(CertificationNumber::parse(sound).map(|it| it.to_string()), Some(sound.into()));
        }
        for wrong in ["", "RNCP", "RS", "34762", "RNCP0", "RNCP3476A", "rncp34762", "RNCP12345678", "RSé"] {
            assert_eq!(CertificationNumber::parse(wrong), None, "{wrong}");
        }
        let bare = CertificationNumber::parse_in(Register::Rncp, "25730").map(|it| it.to_string());
        assert_eq!(bare, Some("RNCP25730".into()));
        assert_eq!(CertificationNumber::parse_in(Register::Rs, "RNCP25730"), None);
    }
}
