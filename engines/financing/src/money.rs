//! Money, in cents of euro. Rules compute with decimals; what leaves them is rounded to the cent once, at the door.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of euros, exact to the cent. May be negative: a gap, a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money {
    cents: i64,
}

/// Above this, an amount of this field is a slip: ten billion euros. Sums of a few hundred such stay far from overflow.
const MOST_CENTS: f64 = 1e12;

impl Money {
    pub const ZERO: Money = Money { cents: 0 };

    pub const fn from_cents(cents: i64) -> Money {
        Money { cents }
    }

    pub const fn from_euros(euros: i32) -> Money {
        Money { cents: euros as i64 * 100 }
    }

    /// The nearest cent, a tie going away from zero; none for what is not a number or beyond ten billion euros.
    pub fn rounded(euros: f64) -> Option<Money> {
        let cents = (euros * 100.0).round();
        // A computed 2,5 cents may stand a hair below its tie.
        let cents = if (euros * 100.0 - cents).abs() > 0.499_999 {
            (euros * 100.0 + 1e-6_f64.copysign(euros)).round()
        } else {
            cents
        };
        (cents.abs() <= MOST_CENTS).then_some(Money { cents: cents as i64 })
    }

    pub const fn cents(self) -> i64 {
        self.cents
    }

    pub fn euros(self) -> f64 {
        self.cents as f64 / 100.0
    }

    pub fn is_zero(self) -> bool {
        self.cents == 0
    }

    /// The part of a month that `days` out of `month_days` is, to the nearest cent.
    pub(crate) fn share(self, days: i64, month_days: i64) -> Money {
        let exact = i128::from(self.cents) * i128::from(days);
        let whole = i128::from(month_days.max(1));
        let half = if exact < 0 { -whole / 2 } else { whole / 2 };
        Money { cents: ((exact + half) / whole) as i64 }
    }

    pub(crate) fn times(self, days: i64) -> Money {
        Money { cents: self.cents.saturating_mul(days) }
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money { cents: self.cents.saturating_add(other.cents) }
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money { cents: self.cents.saturating_sub(other.cents) }
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money { cents: self.cents.saturating_neg() }
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, |sum, amount| sum + amount)
    }
}

/// As a French reader expects it, with no-break spaces: `1 234,50 €`, `900 €`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.cents.unsigned_abs();
        let (euros, cents) = (magnitude / 100, magnitude % 100);
        if self.cents < 0 {
            f.write_str("−")?;
        }
        let digits = euros.to_string();
        for (rank, digit) in digits.chars().enumerate() {
            if rank > 0 && (digits.len() - rank).is_multiple_of(3) {
                f.write_str("\u{202f}")?;
            }
            write!(f, "{digit}")?;
        }
        if cents > 0 {
            write!(f, ",{cents:02}")?;
        }
        f.write_str("\u{a0}€")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_shown_as_a_french_reader_expects() {
        assert_eq!(Money::from_cents(123_450).to_string(), "1\u{202f}234,50\u{a0}€");
        assert_eq!(Money::from_euros(900).to_string(), "900\u{a0}€");
        assert_eq!(Money::from_cents(-5).to_string(), "−0,05\u{a0}€");
        assert_eq!(Money::from_euros(1_000_000).to_string(), "1\u{202f}000\u{202f}000\u{a0}€");
    }

    #[test]
    fn amounts_are_rounded_to_the_cent_once() {
        assert_eq!(Money::rounded(102.23), Some(Money::from_cents(10_223)));
        assert_eq!(Money::rounded(1.005), Some(Money::from_cents(101)));
        assert_eq!(Money::rounded(-1.005), Some(Money::from_cents(-101)));
        assert_eq!(Money::rounded(1.0049), Some(Money::from_cents(100)));
        assert_eq!(Money::rounded(f64::NAN), None);
        assert_eq!(Money::rounded(1e300), None);
    }

    #[test]
    fn a_share_of_a_month_is_rounded_to_the_cent() {
        assert_eq!(Money::from_euros(1000).share(15, 31), Money::from_cents(48_387));
        assert_eq!(Money::from_euros(1000).share(31, 31), Money::from_euros(1000));
    }
}
