//! Who pays what, as one bar cut in parts: the picture beside the table that says the same.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "shares",
    purpose: "Parts of a whole: who pays a training. Always beside a table with the same figures.",
    options: &[("Share::rest(...)", "the part nobody pays yet: hatched, and last")],
    criteria: &["One image with one text alternative that says every part.", "Parts stand apart by a gap, and the legend names each in the order of the bar: colour alone says nothing."],
};

/// How many colours there are; more parts than that begin again.
const COLOURS: usize = 6;
/// The width of the drawing, in its own units.
const WIDTH: i64 = 1000;
/// The gap between two parts.
const GAP: i64 = 4;
/// The narrowest part that can still be seen.
const NARROWEST: i64 = 8;

/// One part.
#[derive(Debug, Clone)]
pub struct Share {
    name: String,
    amount: i64,
    text: String,
    is_rest: bool,
}

impl Share {
    /// Who, how much, and how that is said.
    pub fn new(name: impl ToString, amount: i64, text: impl ToString) -> Self {
        Self { name: name.to_string(), amount: amount.max(0), text: text.to_string(), is_rest: false }
    }

    /// What nobody pays.
    pub fn rest(name: impl ToString, amount: i64, text: impl ToString) -> Self {
        Self { is_rest: true, ..Self::new(name, amount, text) }
    }
}

/// A part as it is drawn.
struct Drawn<'s> {
    share: &'s Share,
    class: String,
    x: i64,
    width: i64,
}

/// Parts of a whole.
#[derive(Debug, Clone, Template)]
#[template(path = "shares/template.html")]
pub struct Shares {
    label: String,
    shares: Vec<Share>,
}
html_safe!(Shares);

impl Shares {
    /// What the whole is, and its parts in order; parts of nothing are left out.
    pub fn new(label: impl ToString, shares: Vec<Share>) -> Self {
        let shares = shares.into_iter().filter(|share| share.amount > 0).collect();
        Self { label: label.to_string(), shares }
    }

    fn alternative(&self) -> String {
        let parts: Vec<String> =
            self.shares.iter().map(|share| format!("{} {}", share.name, share.text)).collect();
        format!("{} : {}", self.label, parts.join(", "))
    }

    /// Each part with its place; widths add up to the whole, gaps included.
    fn drawn(&self) -> Vec<Drawn<'_>> {
        let count = i64::try_from(self.shares.len()).unwrap_or(1);
        let whole: i128 = self.shares.iter().map(|share| i128::from(share.amount)).sum();
        let room = WIDTH - GAP * (count - 1) - NARROWEST * count;
        let mut x = 0;
        let mut drawn = Vec::new();
        for (index, share) in self.shares.iter().enumerate() {
            let of_room = i128::from(room.max(0)) * i128::from(share.amount) / whole.max(1);
            let width = NARROWEST + i64::try_from(of_room).unwrap_or(0);
            let class = if share.is_rest { "rest".to_owned() } else { format!("part-{}", index % COLOURS + 1) };
            drawn.push(Drawn { share, class, x, width });
            x += width + GAP;
        }
        drawn
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Shares::new("12 500 € en tout", vec![
            Share::new("Transitions Pro", 924_000, "9 240 €"),
            Share::new("CPF", 241_000, "2 410 €"),
            Share::rest("Vous", 85_000, "850 €"),
        ])),
        sample("empty", Shares::new("Rien à payer", Vec::new())),
        sample("uneven", Shares::new("10 000 € en tout", vec![
            Share::new("Région", 999_999, "9 999,99 €"),
            Share::rest("Vous", 1, "0,01 €"),
        ])),
        sample("long", Shares::new(LONG, vec![Share::new(LONG, 1, LONG)])),
        sample("hostile", Shares::new(HOSTILE, vec![Share::new(HOSTILE, i64::MAX, HOSTILE), Share::rest(HOSTILE, i64::MAX, HOSTILE)])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stay_in_the_bar_in_order_and_none_disappears() {
        for amounts in [vec![1, i64::MAX], vec![924_000, 241_000, 85_000], vec![5; 12], vec![-3, 7]] {
            let shares = amounts.iter().map(|amount| Share::new("x", *amount, "x")).collect();
            let shares = Shares::new("all", shares);
            let drawn = shares.drawn();
            assert!(drawn.iter().all(|part| part.width >= NARROWEST));
            assert!(drawn.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
            assert!(drawn.last().is_none_or(|part| part.x + part.width <= WIDTH));
        }
    }
}
