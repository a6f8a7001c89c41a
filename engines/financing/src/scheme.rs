//! What a scheme is once read: who it is for, when it is in force, which rules say who has a right to it and how much it
//! pays, how it stands beside others, and what has to be sent to whom.

use std::sync::Arc;

use jiff::civil::Date;
use publicodes::RuleId;

use crate::line::Line;

/// Rank of a scheme among those read; only meaningful with the [`crate::Schemes`] it comes from.
pub(crate) type Index = usize;

/// The same text twice: in full, and easy to read. The easy one falls back on the full one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    pub plain: String,
    pub easy: String,
}

impl Wording {
    pub(crate) fn new(plain: impl Into<String>, easy: Option<&str>) -> Wording {
        let plain = plain.into();
        let easy = easy.map_or_else(|| plain.clone(), str::to_owned);
        Wording { plain, easy }
    }
}

/// How surely something is known; `domain.md` calls it the evidence tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// `V`: read in the official text.
    Official,
    /// `C`: read in the rules of a public body.
    PublicBody,
    /// `S`: read in a secondary source.
    Secondary,
    /// `M`: from memory.
    Memory,
    /// `?`: sources conflict or are silent.
    Open,
}

impl Evidence {
    pub(crate) fn parse(text: &str) -> Option<Evidence> {
        match text {
            "V" => Some(Evidence::Official),
            "C" => Some(Evidence::PublicBody),
            "S" => Some(Evidence::Secondary),
            "M" => Some(Evidence::Memory),
            "?" => Some(Evidence::Open),
            _ => None,
        }
    }

    /// Whether a page must say « à vérifier » beside it.
    pub fn to_verify(self) -> bool {
        matches!(self, Evidence::Memory | Evidence::Open)
    }
}

/// Where a value, a condition or a delay comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The article or document, in French.
    pub title: String,
    pub address: Option<String>,
    pub evidence: Evidence,
}

/// Which date chooses a dated value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// `début`: the first day of the training.
    Start,
    /// `demande`: the day of the request.
    Request,
    /// `jour`: the day an income is paid for.
    Day,
}

/// A time during which a scheme is in force; both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Option<Date>,
    pub basis: Basis,
    pub source: Source,
    pub(crate) line: u32,
}

impl Period {
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// What a scheme is to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// `droit propre`: something the person owns and alone decides to spend.
    OwnRight,
    /// `aide`: somebody else decides to pay.
    Aid,
    /// `place collective`: the place is already paid for.
    CollectivePlace,
    /// `revenu`: something to live on during the training; pays nothing of the training itself.
    Income,
}

/// What no answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Silence {
    Agreement,
    Refusal,
    /// Nothing can be concluded from it.
    Nothing,
}

/// Who decides, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub who: String,
    pub(crate) delay: Option<RuleId>,
    pub silence: Silence,
    /// What can be done against a refusal.
    pub appeal: Option<String>,
}

/// How a scheme stands beside others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cumulation {
    /// Pays beside no other payer.
    pub alone: bool,
    pub excludes: Vec<Index>,
    /// Pays only once these have paid all they can.
    pub after: Vec<Index>,
    /// Paid only if one of these is part of the plan; empty when nothing is asked.
    pub needs: Vec<Index>,
}

/// One condition of entitlement: all must hold.
#[derive(Debug, Clone)]
pub struct Condition {
    pub(crate) rule: RuleId,
    /// Short name: `ancienneté`.
    pub name: String,
    pub title: String,
    /// Why it is no.
    pub reason: Wording,
    /// What would change the answer.
    pub change: Option<Wording>,
    pub sources: Vec<Source>,
    pub(crate) line: u32,
}

/// The most a scheme pays over several lines.
#[derive(Debug, Clone)]
pub(crate) struct Ceiling {
    pub rule: RuleId,
    pub name: String,
    pub title: String,
    /// Bits of [`Line::bit`].
    pub lines: u16,
}

/// What using the scheme costs.
#[derive(Debug, Clone)]
pub(crate) struct Fee {
    pub rule: RuleId,
    pub line: Line,
    pub waived_by: Vec<Index>,
}

/// Something to send, and the answer to wait for.
#[derive(Debug, Clone)]
pub struct Step {
    pub name: String,
    pub title: Wording,
    /// Who does it.
    pub who: String,
    /// Who receives it.
    pub to: Option<String>,
    pub silence: Silence,
    /// The letter Jalon can write for it.
    pub letter: Option<String>,
    /// Names of [`Document`]s.
    pub documents: Vec<String>,
    pub source: Option<Source>,
    pub(crate) only_if: Option<RuleId>,
    /// Steps, by rank in the scheme, whose answer is needed first.
    pub(crate) after: Vec<usize>,
    /// Days before the training starts.
    pub(crate) before_start: Option<RuleId>,
    /// Days after the training starts.
    pub(crate) after_start: Option<RuleId>,
    pub(crate) answer_within: Option<RuleId>,
    pub(crate) deferral: Option<RuleId>,
}

/// A document that files ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    pub title: Wording,
    /// Days it usually takes to get.
    pub days_to_get: i32,
    /// Days it stays valid; none when it does not expire.
    pub valid_days: Option<i32>,
}

/// A scheme, read and checked.
#[derive(Debug, Clone)]
pub struct Scheme {
    pub id: Arc<str>,
    pub title: Wording,
    pub nature: Nature,
    pub audience: Wording,
    /// The smaller, the sooner it pays and is shown.
    pub rank: i32,
    pub periods: Vec<Period>,
    pub decision: Option<Decision>,
    /// An aid that is only named: nothing is known of who has a right to it.
    pub mentioned: bool,
    /// Lines paid without a scale: the amount comes out of the study of the file.
    pub case_by_case: Vec<Line>,
    /// An income that adds to another instead of taking its place.
    pub adds_up: bool,
    pub conditions: Vec<Condition>,
    pub steps: Vec<Step>,
    /// Markdown of `fiche.fr.md` and `fiche.fr-facile.md`.
    pub sheet: Wording,
    pub(crate) cumulation: Cumulation,
    pub(crate) pays: Vec<(Line, RuleId)>,
    pub(crate) ceilings: Vec<Ceiling>,
    pub(crate) fees: Vec<Fee>,
    pub(crate) cofinancing: Option<RuleId>,
    pub(crate) income: Option<RuleId>,
    pub(crate) lump_sum: Option<RuleId>,
    pub(crate) debit: Option<RuleId>,
}

impl Scheme {
    /// The lines it can pay, by a scale or case by case, as bits of [`Line::bit`].
    pub(crate) fn lines(&self) -> u16 {
        let scaled = self.pays.iter().map(|(line, _)| *line);
        scaled.chain(self.case_by_case.iter().copied()).fold(0, |lines, line| lines | line.bit())
    }
}
