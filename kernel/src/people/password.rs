//! Passwords of professionals: argon2id with the parameters of the OWASP sheet (19 MiB, two passes, one lane).

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};

use crate::chance::Chance;

/// The shortest password that is accepted: fourteen characters without a rule of composition (CNIL 2022-100).
pub const SHORTEST: usize = 14;
/// The longest one: beyond it, hashing would serve as an attack.
pub const LONGEST: usize = 128;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// It repeats itself, follows the keyboard, or says the name or the address of its owner.
    Guessable,
}

/// Whether `password` may be chosen by somebody known by `context` (name, address, house).
pub fn check(password: &str, context: &[&str]) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weak::TooShort);
    }
    if length > LONGEST {
        return Err(Weak::TooLong);
    }
    let lower = password.to_lowercase();
    let distinct = lower.chars().collect::<std::collections::BTreeSet<_>>().len();
    let says_who = context
        .iter()
        .flat_map(|words| words.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.chars().count() >= 4)
        .any(|word| {
            let rest = lower.replace(&word.to_lowercase(), "");
            rest.chars().count() < SHORTEST - 4
        });
    let known = ["motdepasse", "password", "azerty", "qwerty", "123456", "abcdef", "jalon"];
    let bare = known.iter().fold(lower.clone(), |text, word| text.replace(word, ""));
    if distinct < 6 || says_who || bare.chars().count() < SHORTEST / 2 {
        return Err(Weak::Guessable);
    }
    Ok(())
}

/// The hash to keep.
///
/// # Panics
/// Never with the parameters of this module.
pub fn hash(password: &str, chance: &Chance) -> String {
    let salt = chance.bytes::<16>();
    hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .expect("the parameters are valid")
}

/// Whether `password` is the one that was hashed.
pub fn verify(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| hasher().verify_password(password.as_bytes(), &kept).is_ok())
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_verifies_against_its_own_hash_only() {
        let kept = hash("trois pommes bleues", &Chance::seeded(1));
        assert!(verify("trois pommes bleues", &kept));
        assert!(!verify("trois pommes rouges", &kept));
        assert!(!verify("trois pommes bleues", "not a hash"));
    }

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        let check = |password: &str| check(password, &["Claire Moreau", "claire@exemple.fr"]);
        assert_eq!(check("treize lettre"), Err(Weak::TooShort));
        assert_eq!(check("quatorze lettr"), Ok(()));
        assert_eq!(check(&"ab cd ef gh ".repeat(11)), Err(Weak::TooLong));
        assert_eq!(check("aaaaaaaaaaaaaaaa"), Err(Weak::Guessable));
        assert_eq!(check("clairemoreau12"), Err(Weak::Guessable));
        assert_eq!(check("motdepasse1234"), Err(Weak::Guessable));
        assert_eq!(check("cheval agrafe correct batterie"), Ok(()));
    }
}
