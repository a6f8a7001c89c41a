//! Chance: the only place where randomness enters the house.
//!
//! Secrets, identifiers and nonces come from here, so that a test with a seed can be replayed exactly.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rand::{Rng, SeedableRng, TryRng, rngs::SysRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

/// Where random bytes come from.
#[derive(Clone)]
pub enum Chance {
    /// The operating system's generator, fit for secrets.
    System,
    /// A generator that repeats itself from its seed: for tests and generated data only.
    Seeded(Arc<Mutex<ChaCha20Rng>>),
}

impl Chance {
    /// A generator whose whole sequence follows from `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    /// `N` random bytes.
    ///
    /// # Panics
    /// When the operating system has no randomness to give: nothing safe can be done then.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => {
                SysRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
            }
            Self::Seeded(generator) => {
                generator.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
            }
        }
        bytes
    }

    /// A number below `bound`, each as likely as the others (the bias of 64 bits is below one in 2^40 for our uses).
    pub fn below(&self, bound: u64) -> u64 {
        u64::from_be_bytes(self.bytes()) % bound.max(1)
    }

    /// A version 7 identifier: ordered by `moment`, unguessable in its random part, never a secret.
    pub fn id(&self, moment: Timestamp) -> Uuid {
        let millis = u64::try_from(moment.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        assert_eq!(Chance::seeded(7).bytes::<16>(), Chance::seeded(7).bytes::<16>());
        assert_ne!(Chance::seeded(7).bytes::<16>(), Chance::seeded(8).bytes::<16>());
    }

    #[test]
    fn identifiers_sort_by_the_moment_they_were_made() {
        let chance = Chance::System;
        let early = chance.id("2026-01-01T00:00:00Z".parse().expect("a moment"));
        let late = chance.id("2026-01-01T00:00:01Z".parse().expect("a moment"));
        assert!(early < late);
        assert_eq!(late.get_version_num(), 7);
    }
}
