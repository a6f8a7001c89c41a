//! Units of measure: `€/mois`, `kg.m2/s`. A unit is any words; a few are known to convert into each other (years, months,
//! quarters and days; euros and thousands; metric lengths and weights), and `%` counts for a hundredth.

use std::fmt::Write as _;

/// A unit of more symbols than this, powers unfolded, is refused.
const MAX_SYMBOLS: usize = 32;

/// A unit, as the symbols multiplied and the symbols divided by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Unit {
    pub(crate) numerators: Vec<Box<str>>,
    pub(crate) denominators: Vec<Box<str>>,
}

/// How many of the first make one of the second.
const CONVERSIONS: [(&str, &str, f64); 16] = [
    ("mois", "an", 12.0),
    ("jour", "an", 365.0),
    ("jour", "mois", 365.0 / 12.0),
    ("trimestre", "an", 4.0),
    ("mois", "trimestre", 3.0),
    ("jour", "trimestre", (365.0 / 12.0) * 3.0),
    ("€", "k€", 1e3),
    ("g", "kg", 1e3),
    ("mg", "g", 1e3),
    ("mg", "kg", 1e6),
    ("m", "km", 1e3),
    ("cm", "m", 1e2),
    ("mm", "cm", 1e1),
    ("mm", "m", 1e3),
    ("cm", "km", 1e5),
    ("mm", "km", 1e6),
];

/// Symbols of one family convert into each other.
const FAMILIES: [&[&str]; 4] =
    [&["mois", "an", "jour", "trimestre"], &["€", "k€"], &["g", "kg", "mg"], &["m", "km", "cm", "mm"]];

/// Pairs of writings that stand for the same unit.
const EQUIVALENTS: [(&str, &str); 2] = [("kW.h", "kWh"), ("mn/h", "noeud")];

impl Unit {
    /// Reads a unit such as `€/mois`; `Err` says what is wrong.
    pub(crate) fn parse(text: &str) -> Result<Unit, String> {
        if text.contains("/ ") {
            return Err(format!("l'unité « {text} » ne doit pas contenir d'espace après « / »"));
        }
        let mut parts = text.split('/');
        let numerators = symbols(parts.next().unwrap_or(""))?;
        let mut denominators = Vec::new();
        for part in parts {
            denominators.extend(symbols(part)?);
        }
        if numerators.len() + denominators.len() > MAX_SYMBOLS {
            return Err(format!("l'unité « {text} » a plus de {MAX_SYMBOLS} facteurs"));
        }
        Ok(Unit { numerators, denominators })
    }

    pub(crate) fn percent() -> Unit {
        Unit { numerators: vec!["%".into()], denominators: Vec::new() }
    }

    pub(crate) fn inverse(&self) -> Unit {
        Unit { numerators: self.denominators.clone(), denominators: self.numerators.clone() }
    }

    /// Product, what cancels out taken away.
    pub(crate) fn times(&self, other: &Unit) -> Unit {
        let mut product = self.clone();
        product.numerators.extend(other.numerators.iter().cloned());
        product.denominators.extend(other.denominators.iter().cloned());
        product.cancelled(|a, b| a == b)
    }

    /// Convertible symbols cancelled out, percentages dropped unless the unit is nothing else.
    pub(crate) fn simplified(&self) -> Unit {
        let Unit { numerators, denominators } = self.cancelled(same_family);
        if !numerators.is_empty() && numerators.iter().all(|symbol| &**symbol == "%") {
            return Unit { numerators: vec!["%".into()], denominators };
        }
        Unit { numerators, denominators }.without_percent()
    }

    /// The unit as a person writes it; empty for a bare number.
    pub fn text(&self) -> String {
        let unit = self.cancelled(|a, b| a == b);
        let mut text = powers(&unit.numerators);
        if !unit.denominators.is_empty() {
            text.push('/');
            text.push_str(&powers(&unit.denominators));
        }
        text
    }

    fn without_percent(&self) -> Unit {
        let kept = |symbols: &[Box<str>]| symbols.iter().filter(|s| &***s != "%").cloned().collect();
        Unit { numerators: kept(&self.numerators), denominators: kept(&self.denominators) }
    }

    fn cancelled(&self, same: fn(&str, &str) -> bool) -> Unit {
        let Unit { mut numerators, mut denominators } = self.clone();
        for symbol in self.numerators.iter().chain(&self.denominators) {
            let above = numerators.iter().position(|s| same(symbol, s));
            let below = denominators.iter().position(|s| same(symbol, s));
            if let (Some(above), Some(below)) = (above, below) {
                numerators.remove(above);
                denominators.remove(below);
            }
        }
        Unit { numerators, denominators }
    }
}

/// The steps of a conversion, applied in this order so that rounding errors are those of the reference engine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Conversion {
    scale: f64,
    divide: f64,
    above: f64,
    below: f64,
}

impl Conversion {
    /// How to turn a value in `from` into a value in `to`; none when the two units do not measure the same thing.
    pub fn between(from: &Unit, to: &Unit) -> Option<Conversion> {
        let (from_text, to_text) = (from.text(), to.text());
        let equivalent = !from_text.is_empty() && !to_text.is_empty() && {
            let pair =
                |a: &str, b: &str| (a == from_text && b == to_text) || (b == from_text && a == to_text);
            from_text == to_text || EQUIVALENTS.iter().any(|(a, b)| pair(a, b))
        };
        (equivalent || convertible(from, to)).then(|| Conversion::forced(from, to))
    }

    /// The same, whether or not the two units measure the same thing: what is alike in them converts.
    pub fn forced(from: &Unit, to: &Unit) -> Conversion {
        let (from_simple, scale) = simplified_with_scale(from);
        let (to_simple, divide) = simplified_with_scale(to);
        Conversion {
            scale,
            divide,
            above: factor(&from_simple.numerators, &to_simple.numerators),
            below: factor(&to_simple.denominators, &from_simple.denominators),
        }
    }

    /// Whether it changes nothing but the last decimals.
    pub fn is_idle(&self) -> bool {
        [self.scale, self.divide, self.above, self.below] == [1.0; 4]
    }

    /// Before the last decimals are rounded, which concerns numbers below a half only.
    pub fn unrounded(&self, value: f64) -> f64 {
        ((value * self.scale) / self.divide) * self.above * self.below
    }

    /// Whether it divides by something; otherwise [`Conversion::undivided`] is the same as [`Conversion::unrounded`].
    pub fn divides(&self) -> bool {
        self.divide != 1.0
    }

    pub fn undivided(&self, value: f64) -> f64 {
        (value * self.scale) * self.above * self.below
    }

    pub fn apply(&self, value: f64) -> f64 {
        if value == 0.0 {
            return value;
        }
        crate::number::round_16(self.unrounded(value))
    }
}

fn convertible(from: &Unit, to: &Unit) -> bool {
    let family = |symbol: &str| -> String {
        match FAMILIES.iter().position(|family| family.contains(&symbol)) {
            Some(rank) => rank.to_string(),
            None => symbol.to_owned(),
        }
    };
    let mut balance: Vec<(String, i64)> = Vec::new();
    let sides =
        [(&from.numerators, 1), (&from.denominators, -1), (&to.numerators, -1), (&to.denominators, 1)];
    for (symbols, sign) in sides {
        for symbol in symbols {
            let family = family(symbol);
            match balance.iter_mut().find(|(known, _)| *known == family) {
                Some((_, count)) => *count += sign,
                None => balance.push((family, sign)),
            }
        }
    }
    balance.iter().all(|(family, count)| *count == 0 || family == "%")
}

fn simplified_with_scale(unit: &Unit) -> (Unit, f64) {
    let scale = crate::number::round_16(factor(&unit.numerators, &unit.denominators));
    (unit.without_percent().cancelled(same_family), scale)
}

fn factor(from: &[Box<str>], to: &[Box<str>]) -> f64 {
    let percents = |symbols: &[Box<str>]| symbols.iter().filter(|s| &***s == "%").count() as i32;
    let mut factor = 100f64.powi(percents(to) - percents(from));
    for symbol in from {
        factor *= to.iter().find_map(|other| single_factor(symbol, other)).unwrap_or(1.0);
    }
    factor
}

fn single_factor(from: &str, to: &str) -> Option<f64> {
    let ratio =
        |small: &str, big: &str| CONVERSIONS.iter().find(|(s, b, _)| *s == small && *b == big).map(|c| c.2);
    ratio(to, from).or_else(|| ratio(from, to).map(|ratio| 1.0 / ratio))
}

fn same_family(a: &str, b: &str) -> bool {
    a == b || FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}

/// The symbols of `m2.kg`, powers unfolded and equal symbols brought together.
fn symbols(text: &str) -> Result<Vec<Box<str>>, String> {
    let mut unfolded = Vec::new();
    for (symbol, power) in counts(text.trim().split('.').filter(|symbol| !symbol.is_empty())) {
        if power > MAX_SYMBOLS || unfolded.len() + power > MAX_SYMBOLS {
            return Err(format!("l'unité « {text} » a une puissance trop grande"));
        }
        unfolded.extend(std::iter::repeat_n(Box::from(symbol), power));
    }
    Ok(unfolded)
}

fn powers(symbols: &[Box<str>]) -> String {
    let mut text = String::new();
    for (symbol, power) in counts(symbols.iter().map(|symbol| &**symbol)) {
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(symbol);
        if power > 1 {
            let _ = write!(text, "{power}");
        }
    }
    text
}

fn counts<'a>(symbols: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for symbol in symbols {
        let (base, power) = split_power(symbol);
        match counts.iter_mut().find(|(known, _)| *known == base) {
            Some((_, count)) => *count = count.saturating_add(power),
            None => counts.push((base, power)),
        }
    }
    counts
}

/// `m2` is `m` to the power 2; digits followed by a letter, as in `CO2e`, are part of the name.
fn split_power(symbol: &str) -> (&str, usize) {
    let last_letter = symbol.rfind(|c: char| c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let tail = &symbol[last_letter..];
    let Some(start) = tail.find(|c: char| c.is_ascii_digit()) else { return (symbol, 1) };
    let digits = tail[start..].find(|c: char| !c.is_ascii_digit()).map_or(tail.len(), |end| start + end);
    let power = tail[start..digits].parse().unwrap_or(usize::MAX);
    (&symbol[..last_letter + start], power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn convert(value: f64, from: &str, to: &str) -> Option<f64> {
        Conversion::between(&unit(from), &unit(to)).map(|conversion| conversion.apply(value))
    }

    #[test]
    fn units_are_read_and_written() {
        assert_eq!(unit("m2.kg/s").text(), "m2.kg/s");
        assert_eq!(unit("kgCO2e/an").text(), "kgCO2e/an");
        assert_eq!(unit("/€").text(), "/€");
        assert_eq!(unit("").text(), "");
        assert_eq!(unit("€/mois").times(&unit("mois")).text(), "€");
        assert!(Unit::parse("€/ mois").is_err());
        assert!(Unit::parse("m999999999").is_err());
    }

    #[test]
    fn conversions() {
        assert_eq!(convert(12.5, "€/mois", "€/an"), Some(150.0));
        assert_eq!(convert(1000.0, "€/mois", "k€/an"), Some(12.0));
        assert_eq!(convert(38.1, "%", ""), Some(0.381));
        assert_eq!(convert(50.0, "cm", "m"), Some(0.5));
        assert_eq!(convert(3.0, "€", "kg"), None);
        assert_eq!(convert(3.0, "kW.h", "kWh"), Some(3.0));
    }

    #[test]
    fn simplification() {
        assert_eq!(unit("€.mois/an").simplified().text(), "€");
        assert_eq!(unit("%.%").simplified().text(), "%");
        assert_eq!(unit("%.€").simplified().text(), "€");
    }
}
