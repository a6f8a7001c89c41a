//! Numbers and sums as each locale writes them.

use fluent_bundle::FluentValue;

use super::{Locale, Words};

impl Words {
    /// A whole number: `12 345` or `12,345`.
    pub fn number(&self, number: impl Into<i64>) -> String {
        group(number.into(), self.locale())
    }

    /// A sum given in cents: `1 234,50 €` or `€1,234.50`; the cents are left out when there are none.
    pub fn euros(&self, cents: i64) -> String {
        let whole = group(cents.abs() / 100, self.locale());
        let rest = cents.abs() % 100;
        let sign = if cents < 0 { "−" } else { "" };
        match (self.locale(), rest) {
            (Locale::En, 0) => format!("{sign}€{whole}"),
            (Locale::En, rest) => format!("{sign}€{whole}.{rest:02}"),
            (_, 0) => format!("{sign}{whole}\u{a0}€"),
            (_, rest) => format!("{sign}{whole},{rest:02}\u{a0}€"),
        }
    }

    /// The size of a file in words: `12 Ko`, `1,4 Mo`, `12 kB`, `1.4 MB`.
    pub fn size(&self, bytes: u64) -> String {
        let (kilo, mega, comma) = match self.locale() {
            Locale::En => ("kB", "MB", "."),
            _ => ("Ko", "Mo", ","),
        };
        if bytes < 1_000_000 {
            format!("{}\u{a0}{kilo}", bytes.div_ceil(1000).max(1))
        } else {
            let tenths = bytes / 100_000;
            let whole = group(i64::try_from(tenths / 10).unwrap_or(i64::MAX), self.locale());
            format!("{whole}{comma}{}\u{a0}{mega}", tenths % 10)
        }
    }
}

/// The formatter Fluent uses for `{ $count }` in French.
pub(super) fn fluent_french<M>(value: &FluentValue, _: &M) -> Option<String> {
    whole(value).map(|number| group(number, Locale::Fr))
}

/// The formatter Fluent uses for `{ $count }` in English.
pub(super) fn fluent_english<M>(value: &FluentValue, _: &M) -> Option<String> {
    whole(value).map(|number| group(number, Locale::En))
}

fn whole(value: &FluentValue) -> Option<i64> {
    match value {
        // Every number we hand to Fluent is a whole one (see `Value`), and f64 holds whole numbers up to 2^53 exactly.
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(number.value as i64),
        _ => None,
    }
}

fn group(number: i64, locale: Locale) -> String {
    let separator = if locale == Locale::En { ',' } else { '\u{202f}' };
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + 8);
    if number < 0 {
        written.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}
