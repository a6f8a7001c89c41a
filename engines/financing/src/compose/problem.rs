//! The problem of composing: schemes that can pay, lines to be paid, and what binds them. Amounts are cents; lines are
//! numbered; nothing here knows what a scheme is called.

/// How many lines there can be, the fees that schemes bring included.
pub(crate) const LINES: usize = crate::line::Line::COUNT;

/// Schemes are members of 64-bit sets.
pub(crate) const MOST_PAYERS: usize = 64;

/// A ceiling over several lines, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cap {
    pub lines: u16,
    pub most: i64,
}

/// A cost that a payer brings with it, unless one of `waived_by` is in the plan too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Charge {
    pub line: usize,
    pub amount: i64,
    pub waived_by: u64,
}

/// One scheme that could be part of a plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct Payer {
    /// Most it pays on each line.
    pub most: [i64; LINES],
    /// Ceilings; any two are apart or one holds the other.
    pub caps: Vec<Cap>,
    pub rank: i32,
    /// Something the person owns.
    pub own: bool,
    /// What leaves the account if it is used at all; when none, what it pays.
    pub flat_debit: Option<i64>,
    /// Pays beside nobody else who pays one of `lines`.
    pub alone: bool,
    /// Lines it can pay, as bits; those that cost nothing here too.
    pub lines: u16,
    pub excludes: u64,
    /// Payers that pay all they can before this one pays.
    pub after: u64,
    /// One of these must be in the plan; zero when nothing is asked.
    pub needs: u64,
    pub charges: Vec<Charge>,
    /// What others must pay for this one to be allowed.
    pub cofinancing: i64,
    /// It brings an income, or money once.
    pub lives: bool,
    /// The place is already paid for.
    pub collective: bool,
    /// The day, counted from the request, on which its answers are known; none when nobody can say.
    pub certain: Option<i32>,
    /// Some step of it had to be made before the request.
    pub late: bool,
    /// Steps and documents it asks for, as bits of a list the caller keeps.
    pub papers: u128,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Problem {
    pub costs: [i64; LINES],
    pub payers: Vec<Payer>,
}

impl Problem {
    /// Payers that cannot be in a plan with this one, both ways.
    pub fn conflicts(&self) -> Vec<u64> {
        let count = self.payers.len();
        let all = full(count);
        let mut conflicts = vec![0u64; count];
        for (rank, payer) in self.payers.iter().enumerate() {
            for (other, theirs) in self.payers.iter().enumerate() {
                let alone = payer.alone && payer.lines & theirs.lines != 0;
                if alone || payer.excludes & (1 << other) != 0 {
                    conflicts[rank] |= 1 << other;
                    conflicts[other] |= 1 << rank;
                }
            }
        }
        for (rank, against) in conflicts.iter_mut().enumerate() {
            *against &= all & !(1 << rank);
        }
        conflicts
    }
}

pub(crate) fn full(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// The members of a set, lowest first.
pub(crate) fn members(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if set == 0 {
            return None;
        }
        let lowest = set.trailing_zeros() as usize;
        set &= set - 1;
        Some(lowest)
    })
}
