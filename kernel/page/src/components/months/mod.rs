//! What comes in month by month, against what comes in today: a line a month, so that a telephone can show two years.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "months",
    purpose: "Income month by month during a training. Always beside a table that says where each sum comes from.",
    options: &[("against(text, amount)", "what to compare with: a mark on each line, named above")],
    criteria: &["A list: each line says its month and its sum in words; the bar repeats them and is hidden from readers."],
};

/// The width of a bar, in its own units.
const WIDTH: i64 = 1000;

/// One month.
#[derive(Debug, Clone)]
pub struct Month {
    name: String,
    amount: i64,
    text: String,
}

impl Month {
    /// Which month, how much, and how that is said.
    pub fn new(name: impl ToString, amount: i64, text: impl ToString) -> Self {
        Self { name: name.to_string(), amount: amount.max(0), text: text.to_string() }
    }
}

/// Sums month by month.
#[derive(Debug, Clone, Template)]
#[template(path = "months/template.html")]
pub struct Months {
    label: String,
    months: Vec<Month>,
    against: Option<(String, i64)>,
}
html_safe!(Months);

impl Months {
    /// What is shown, and its months in order.
    pub fn new(label: impl ToString, months: Vec<Month>) -> Self {
        Self { label: label.to_string(), months, against: None }
    }

    /// What to compare each month with.
    pub fn against(mut self, text: impl ToString, amount: i64) -> Self {
        self.against = Some((text.to_string(), amount.max(0)));
        self
    }

    fn most(&self) -> i64 {
        let highest = self.months.iter().map(|month| month.amount).max().unwrap_or(0);
        highest.max(self.against.as_ref().map_or(0, |(_, amount)| *amount)).max(1)
    }

    fn place(&self, amount: i64) -> i64 {
        let place = i128::from(WIDTH) * i128::from(amount) / i128::from(self.most());
        i64::try_from(place).unwrap_or(WIDTH)
    }

    fn width(&self, month: &Month) -> i64 {
        self.place(month.amount)
    }

    fn mark(&self) -> Option<i64> {
        self.against.as_ref().map(|(_, amount)| self.place(*amount).clamp(4, WIDTH - 4))
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    let month = |name: &str, amount: i64, text: &str| Month::new(name, amount, text);
    vec![
        sample("typical", Months::new("Ce que vous touchez chaque mois", vec![
            month("septembre 2026", 121_000, "1 210 €"),
            month("octobre 2026", 152_000, "1 520 €"),
            month("novembre 2026", 76_900, "769 €"),
        ]).against("Aujourd’hui : 1 580 € par mois", 158_000)),
        sample("empty", Months::new("Pas encore su", Vec::new())),
        sample("nothing", Months::new("Rien", vec![month("mai 2026", 0, "0 €")])),
        sample("long", Months::new(LONG, vec![Month::new(LONG, 5, LONG)]).against(LONG, 3)),
        sample("hostile", Months::new(HOSTILE, vec![Month::new(HOSTILE, i64::MAX, HOSTILE)]).against(HOSTILE, i64::MAX)),
    ]
}
