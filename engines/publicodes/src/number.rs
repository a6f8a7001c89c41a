//! Numbers as the language writes, rounds and shows them: double precision throughout, with the roundings of the
//! reference engine, digit for digit.

/// The shortest decimal writing that reads back as the same number.
pub(crate) fn to_text(number: f64) -> String {
    if number == 0.0 { "0".into() } else { format!("{number}") }
}

/// Sixteen decimals, a tie going away from zero: what every unit conversion ends with.
pub(crate) fn round_16(number: f64) -> f64 {
    const SCALE: f64 = 1e16;
    let magnitude = number.abs();
    // From a half upwards, doubles are spaced wider than what sixteen decimals can tell apart.
    if magnitude >= 0.5 || magnitude == 0.0 || !magnitude.is_finite() {
        return number;
    }
    let scaled = magnitude * SCALE;
    let lost = magnitude.mul_add(SCALE, -scaled);
    let nearest = scaled.round();
    let distance = (scaled - nearest) + lost;
    let chosen = if distance >= 0.5 {
        nearest + 1.0
    } else if distance < -0.5 {
        nearest - 1.0
    } else {
        nearest
    };
    (chosen / SCALE).copysign(number)
}

/// Nearest integer, a tie going up: `-2.5` gives `-2`.
pub(crate) fn round_half_up(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 { floor + 1.0 } else { floor }
}

/// A number as a French reader expects it: `1 234,5`, at most `decimals` decimals.
pub(crate) fn to_french(number: f64, least: usize, most: usize) -> String {
    grouped(&decimal_digits(number.abs()), 0, number.is_sign_negative() && number != 0.0, least, most)
}

/// Hundredths shown as they are, the way a percentage is: `12.5` gives `12,5`.
pub(crate) fn percentage_to_french(number: f64, most: usize) -> String {
    let ratio = number / 100.0;
    grouped(&decimal_digits(ratio.abs()), 2, ratio.is_sign_negative() && ratio != 0.0, 0, most)
}

struct Decimal {
    digits: Vec<u8>,
    /// Number of digits before the decimal point; may be negative.
    point: i32,
}

fn decimal_digits(magnitude: f64) -> Decimal {
    let text = format!("{magnitude:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
    Decimal { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
}

fn grouped(decimal: &Decimal, shift: i32, negative: bool, least: usize, most: usize) -> String {
    let point = decimal.point + shift;
    let digit = |place: i32| -> u8 {
        usize::try_from(place).ok().and_then(|place| decimal.digits.get(place).copied()).unwrap_or(0)
    };
    let last = point + most as i32;
    let first = point.min(0);
    let mut digits: Vec<u8> = (first..last.max(first)).map(digit).collect();
    if last >= first && digit(last) >= 5 {
        let mut place = digits.len();
        loop {
            if place == 0 {
                digits.insert(0, 1);
                break;
            }
            place -= 1;
            if digits[place] == 9 {
                digits[place] = 0;
            } else {
                digits[place] += 1;
                break;
            }
        }
    }
    let whole_length = digits.len().saturating_sub(most);
    let (whole, decimals) = digits.split_at(whole_length);
    let whole: Vec<u8> = whole.iter().copied().skip_while(|d| *d == 0).collect();
    let mut decimals = decimals.to_vec();
    while decimals.len() < most {
        decimals.insert(0, 0);
    }
    while decimals.len() > least && decimals.last() == Some(&0) {
        decimals.pop();
    }
    let mut text = String::new();
    if negative {
        text.push('-');
    }
    if whole.is_empty() {
        text.push('0');
    }
    for (place, d) in whole.iter().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(char::from(b'0' + d));
    }
    if !decimals.is_empty() {
        text.push(',');
        text.extend(decimals.iter().map(|d| char::from(b'0' + d)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_decimals_round_half_away() {
        assert_eq!(round_16(7.62939453125e-6), 0.0000076293945313);
        assert_eq!(round_16(-7.62939453125e-6), -0.0000076293945313);
        assert_eq!(round_16(0.1 + 0.2), 0.3);
        assert_eq!(round_16(1e-17), 0.0);
        assert_eq!(round_16(123456.789), 123456.789);
    }

    #[test]
    fn ties_go_up() {
        assert_eq!(round_half_up(-2.5), -2.0);
        assert_eq!(round_half_up(2.5), 3.0);
        assert_eq!(round_half_up(0.49999999999999994), 0.0);
    }

    #[test]
    fn french_numbers() {
        assert_eq!(to_french(1234567.895, 2, 2), "1\u{202f}234\u{202f}567,90");
        assert_eq!(to_french(1.005, 0, 2), "1,01");
        assert_eq!(to_french(0.125, 0, 2), "0,13");
        assert_eq!(to_french(0.001, 0, 2), "0");
        assert_eq!(to_french(-1500.5, 2, 2), "-1\u{202f}500,50");
        assert_eq!(to_french(999.999, 0, 2), "1\u{202f}000");
        assert_eq!(to_french(0.05, 0, 2), "0,05");
        assert_eq!(to_french(9.996, 0, 2), "10");
        assert_eq!(percentage_to_french(12.5, 2), "12,5");
        assert_eq!(percentage_to_french(12345.678, 2), "12\u{202f}345,68");
        assert_eq!(percentage_to_french(0.7, 2), "0,7");
    }
}
