//! The reference of a request or a registration: short enough to be said on the telephone, with a sign that shows a slip.
//!
//! Thirty-one signs that are not taken for one another; the last is a weighted sum of the others modulo 31, a prime,
//! so that one wrong sign or two neighbours swapped are always noticed. A reference is no secret and opens nothing.

use std::fmt;

use crate::chance::Chance;

const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKLMNPQRSTVWXYZ";
const LENGTH: usize = 6;

/// `JAL-7K3M-2Q`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference([u8; LENGTH]);

/// The text is no reference of ours: too short, too long, or mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference: six letters or figures after JAL, the last of which checks the others")]
pub struct NoReference;

impl Reference {
    /// A new one; the caller makes sure that no request bears it yet.
    pub fn draw(chance: &Chance) -> Self {
        let mut places = [0_u8; LENGTH];
        for place in &mut places[..LENGTH - 1] {
            *place = u8::try_from(chance.below(SIGNS.len() as u64)).unwrap_or(0);
        }
        places[LENGTH - 1] = check(&places[..LENGTH - 1]);
        Self(places)
    }

    /// Reads what someone types or spells: with or without `JAL`, hyphens and spaces, in any case.
    ///
    /// # Errors
    /// [`NoReference`] when a sign is wrong, missing or too many.
    pub fn parse(text: &str) -> Result<Self, NoReference> {
        let bare: String =
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        let bare = if bare.len() > LENGTH { bare.strip_prefix("JAL").unwrap_or(&bare) } else { &bare };
        let places: Option<Vec<u8>> = bare
            .bytes()
            .map(|byte| {
                SIGNS.iter().position(|sign| *sign == byte).and_then(|place| u8::try_from(place).ok())
            })
            .collect();
        let places: [u8; LENGTH] = places.and_then(|places| places.try_into().ok()).ok_or(NoReference)?;
        if check(&places[..LENGTH - 1]) == places[LENGTH - 1] { Ok(Self(places)) } else { Err(NoReference) }
    }
}

fn check(places: &[u8]) -> u8 {
    let sum: usize = places.iter().enumerate().map(|(index, place)| (index + 2) * usize::from(*place)).sum();
    u8::try_from(sum % SIGNS.len()).unwrap_or(0)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JAL-")?;
        for (index, place) in self.0.iter().enumerate() {
            if index == 4 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(SIGNS[usize::from(*place)]))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_2_1_01_a_reference_survives_every_way_of_spelling_it() {
        let chance = Chance::seeded(1);
        for _ in 0..500 {
            let reference = Reference::draw(&chance);
            let text = reference.to_string();
            assert_eq!(text.len(), 11, "{text}");
            let spoken = text.trim_start_matches("JAL-").replace('-', " ").to_lowercase();
            assert_eq!(Reference::parse(&text), Ok(reference));
            assert_eq!(Reference::parse(&spoken), Ok(reference), "{spoken}");
        }
    }

    #[test]
    fn every_single_slip_and_every_swap_of_neighbours_is_noticed() {
        let chance = Chance::seeded(2);
        for _ in 0..50 {
            let Reference(places) = Reference::draw(&chance);
            let text = |places: [u8; LENGTH]| {
                places.iter().map(|place| char::from(SIGNS[usize::from(*place)])).collect::<String>()
            };
            for index in 0..LENGTH {
                for sign in 0..31 {
                    let mut slipped = places;
                    slipped[index] = sign;
                    assert_eq!(Reference::parse(&text(slipped)).is_ok(), sign == places[index]);
                }
                if index + 1 < LENGTH {
                    let mut swapped = places;
                    swapped.swap(index, index + 1);
                    assert_eq!(Reference::parse(&text(swapped)).is_ok(), swapped == places);
                }
            }
        }
    }

    #[test]
    fn nonsense_is_no_reference() {
        for text in ["", "JAL", "JAL-0000-00", "OOOOOO", "7K3M2Q7K3M2Q", "<script>", "\u{1f600}"] {
            assert_eq!(Reference::parse(text), Err(NoReference), "{text}");
        }
    }
}
