//! The second factor of professionals: a code of six digits that changes every thirty seconds (TOTP, RFC 6238).
//!
//! A step that served is never accepted again, so that a code read over a shoulder is worth nothing.

use jiff::Timestamp;
use subtle::ConstantTimeEq as _;
use totp_rs::{Builder, Secret};

use crate::chance::Chance;

const STEP: u64 = 30;

/// The secret shared with the professional's telephone.
#[derive(Clone)]
pub struct Factor([u8; 20]);

impl Factor {
    /// A new secret of 160 bits.
    pub fn generate(chance: &Chance) -> Self {
        Self(chance.bytes::<20>())
    }

    /// Reads the secret as kept: base32.
    pub fn from_base32(text: &str) -> Option<Self> {
        Secret::try_from_base32(text).ok()?.as_ref().try_into().ok().map(Self)
    }

    /// The secret as a telephone wants it typed: base32.
    pub fn to_base32(&self) -> String {
        Secret::from(self.0).to_base32()
    }

    /// The address that a telephone reads from a link: `otpauth://totp/…`.
    pub fn otpauth(&self, account: &str) -> String {
        let account: String = account
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect();
        format!("otpauth://totp/Jalon:{account}?secret={}&issuer=Jalon", self.to_base32())
    }

    /// The code at `now`: for tests and for the demonstration, which has no telephone.
    pub fn code(&self, now: Timestamp) -> String {
        self.at(step(now))
    }

    /// The step that `typed` proves, if it is right now or one step off, and later than `last`.
    pub fn verify(&self, typed: &str, now: Timestamp, last: i64) -> Option<i64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let present = step(now);
        [present, present.saturating_sub(1), present + 1].into_iter().find_map(|step| {
            let fresh = i64::try_from(step).is_ok_and(|step| step > last);
            (fresh && bool::from(self.at(step).as_bytes().ct_eq(digits.as_bytes())))
                .then(|| i64::try_from(step).unwrap_or(i64::MAX))
        })
    }

    fn at(&self, step: u64) -> String {
        Builder::new()
            .with_secret(self.0)
            .build()
            .map(|totp| totp.generate(step * STEP).to_string())
            .expect("twenty bytes make a valid secret")
    }
}

fn step(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or(0) / STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    #[test]
    fn the_published_vector_holds() {
        // RFC 6238, appendix B: SHA-1, secret "12345678901234567890", second 59, last six digits of 94287082.
        let factor = Factor(*b"12345678901234567890");
        assert_eq!(factor.code(at(59)), "287082");
    }

    #[test]
    fn a_code_serves_once_and_only_near_its_time() {
        let factor = Factor::generate(&Chance::seeded(4));
        let code = factor.code(at(3_000));
        let step = factor.verify(&code, at(3_010), 0).expect("right");
        assert_eq!(factor.verify(&code, at(3_010), step), None);
        assert!(factor.verify(&code, at(3_059), 0).is_some());
        assert_eq!(factor.verify(&code, at(3_060), 0), None);
        assert_eq!(factor.verify("", at(3_000), 0), None);
    }

    #[test]
    fn the_secret_survives_base32() {
        let factor = Factor::generate(&Chance::seeded(5));
        let again = Factor::from_base32(&factor.to_base32()).expect("base32");
        assert_eq!(factor.code(at(90)), again.code(at(90)));
    }
}
