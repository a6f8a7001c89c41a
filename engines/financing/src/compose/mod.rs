//! The best combinations of schemes: exact, not greedy.
//!
//! A plan is a set of payers that may stand together. Within a set, who pays before whom follows `after`, then rank; what
//! the person owns pays as late as that allows, since the total is the same in any order and its own share the smaller.
//! Sets are searched by branch and bound over several aims at once; the frontier keeps each plan that no other beats on
//! every aim.

mod flow;
mod problem;
#[cfg(test)]
mod tests;

pub(crate) use flow::{Allocation, Network};
pub(crate) use problem::{Cap, Charge, LINES, MOST_PAYERS, Payer, Problem, full, members};

/// What a plan costs, on each aim; the smaller the better on all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Score {
    /// Something had to be done before the request.
    pub late: bool,
    /// Cents: what is left to pay, plus what the income loses.
    pub burden: i64,
    /// Cents of what the person owns.
    pub own: i64,
    /// Days until every answer is known; `i32::MAX` when nobody can say.
    pub certain: i32,
    pub papers: u32,
}

impl Score {
    /// At least as good on every aim.
    fn covers(&self, other: &Score) -> bool {
        self.late <= other.late
            && self.burden <= other.burden
            && self.own <= other.own
            && self.certain <= other.certain
            && self.papers <= other.papers
    }
}

/// A set of payers and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Solution {
    pub set: u64,
    pub score: Score,
    /// Cents left to pay on the lines.
    pub left: i64,
    pub costs: [i64; LINES],
    pub allocation: Allocation,
}

/// Steps beyond which a search stops and keeps what it found: far more than the schemes of any person ask for.
const MOST_STEPS: u32 = 200_000;

/// More accounts than this are taken in their order, instead of in every order.
const MOST_OWN: usize = 4;

pub(crate) struct Composer<'p, L: FnMut(u64) -> i64> {
    problem: &'p Problem,
    network: Network,
    conflicts: Vec<u64>,
    /// Cents that the income loses with these payers.
    loss: L,
    /// No set of payers loses less.
    least_loss: i64,
    frontier: Vec<Solution>,
    steps: u32,
    complete: bool,
}

impl<'p, L: FnMut(u64) -> i64> Composer<'p, L> {
    pub fn new(problem: &'p Problem, least_loss: i64, loss: L) -> Composer<'p, L> {
        Composer {
            network: Network::new(problem),
            conflicts: problem.conflicts(),
            problem,
            loss,
            least_loss,
            frontier: Vec::new(),
            steps: 0,
            complete: true,
        }
    }

    /// The frontier, from the best score up; false when the search had to stop before its end.
    pub fn solve(mut self) -> (Vec<Solution>, bool) {
        self.branch(0, 0, full(self.problem.payers.len()));
        self.frontier.sort_by_key(|solution| (solution.score, solution.set));
        (self.frontier, self.complete)
    }

    /// `chosen` are in, those of `open` not yet decided may still come in; payers below `next` are decided.
    fn branch(&mut self, next: usize, chosen: u64, open: u64) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.complete = false;
            return;
        }
        let Some(payer) = members(open & !full(next)).next() else {
            self.keep(chosen);
            return;
        };
        if !self.frontier.is_empty() {
            let bound = self.bound(chosen, open);
            // As good on every aim is not enough to cut: an equal plan with fewer payers may come.
            if self.frontier.iter().any(|known| known.score.covers(&bound) && known.score != bound) {
                return;
            }
        }
        if self.conflicts[payer] & chosen == 0 {
            self.branch(payer + 1, chosen | 1 << payer, open & !self.conflicts[payer]);
        }
        self.branch(payer + 1, chosen, open & !(1 << payer));
    }

    /// What no plan from here can beat, on any aim.
    fn bound(&mut self, chosen: u64, open: u64) -> Score {
        self.network.start(&self.problem.costs);
        for payer in members(open) {
            self.network.let_pay(payer);
        }
        let burden = self.network.left() + self.least_loss;
        Score { burden, own: 0, ..self.effort(chosen) }
    }

    /// The aims that only grow when a payer is added.
    fn effort(&self, set: u64) -> Score {
        let mut score = Score { late: false, burden: 0, own: 0, certain: 0, papers: 0 };
        let mut papers = 0u128;
        for payer in members(set) {
            let data = &self.problem.payers[payer];
            score.late |= data.late;
            score.certain = score.certain.max(data.certain.unwrap_or(i32::MAX));
            papers |= data.papers;
        }
        score.papers = papers.count_ones();
        score
    }

    fn keep(&mut self, set: u64) {
        let Some(solution) = self.solution(set) else { return };
        let better = |known: &Solution| {
            known.score.covers(&solution.score)
                && (known.score != solution.score
                    || (known.set.count_ones(), known.set) < (set.count_ones(), set))
        };
        if self.frontier.iter().any(better) {
            return;
        }
        self.frontier.retain(|known| !solution.score.covers(&known.score));
        self.frontier.push(solution);
    }

    /// What a set of payers comes to; none when they may not stand together.
    fn solution(&mut self, set: u64) -> Option<Solution> {
        if !self.stands(set) {
            return None;
        }
        let costs = self.costs(set);
        let mut best: Option<(i64, Vec<usize>)> = None;
        for order in self.orders(set) {
            self.network.start(&costs);
            let mut own = 0;
            let mut others = 0;
            for payer in &order {
                let paid = self.network.let_pay(*payer);
                let data = &self.problem.payers[*payer];
                match data.own {
                    true => own += if paid > 0 { data.flat_debit.unwrap_or(paid) } else { 0 },
                    false => others += paid,
                }
            }
            let cofinanced = members(set).all(|payer| self.problem.payers[payer].cofinancing <= others);
            if cofinanced && best.as_ref().is_none_or(|(least, _)| own < *least) {
                best = Some((own, order));
            }
        }
        let (own, order) = best?;
        self.network.start(&costs);
        for payer in order {
            self.network.let_pay(payer);
        }
        let left = self.network.left();
        let burden = left + (self.loss)(set);
        let score = Score { burden, own, ..self.effort(set) };
        Some(Solution { set, score, left, costs, allocation: self.network.allocation() })
    }

    /// Whether each finds what it needs, and those who pay first are there if they can be.
    fn stands(&self, set: u64) -> bool {
        members(set).all(|payer| {
            let data = &self.problem.payers[payer];
            let first = members(data.after & !set)
                .all(|absent| self.conflicts[absent] & set != 0 || !self.finds_needs(absent, set));
            self.finds_needs(payer, set) && first && self.conflicts[payer] & set == 0
        })
    }

    fn finds_needs(&self, payer: usize, set: u64) -> bool {
        let needs = self.problem.payers[payer].needs;
        needs == 0 || needs & set != 0
    }

    /// What the lines cost with the fees that these payers bring.
    fn costs(&self, set: u64) -> [i64; LINES] {
        let mut costs = self.problem.costs;
        for payer in members(set) {
            for charge in &self.problem.payers[payer].charges {
                if charge.waived_by & set == 0 {
                    costs[charge.line] += charge.amount;
                }
            }
        }
        costs
    }

    /// Orders worth trying: what the person owns pays as late as it may, accounts in any order among themselves.
    fn orders(&self, set: u64) -> Vec<Vec<usize>> {
        let own: Vec<usize> = members(set).filter(|payer| self.problem.payers[*payer].own).collect();
        if own.len() < 2 || own.len() > MOST_OWN {
            return vec![self.order(set, &own)];
        }
        permutations(&own).iter().map(|own| self.order(set, own)).collect()
    }

    fn order(&self, set: u64, own: &[usize]) -> Vec<usize> {
        let mut order = Vec::with_capacity(set.count_ones() as usize);
        let mut waiting = set;
        while waiting != 0 {
            // Only who is in the plan is waited for: a chain through somebody absent binds nobody.
            let after = |payer: &usize| self.problem.payers[*payer].after & !(1 << *payer);
            let ready = |payer: &usize| waiting & (1 << *payer) != 0 && after(payer) & waiting == 0;
            let rank = |payer: &usize| (self.problem.payers[*payer].rank, *payer);
            let next = members(waiting)
                .filter(|payer| !self.problem.payers[*payer].own && ready(payer))
                .min_by_key(rank)
                .or_else(|| own.iter().copied().find(|payer| ready(payer)))
                // A circle of « après » is broken at its smallest rank.
                .or_else(|| members(waiting).min_by_key(rank));
            let Some(next) = next else { break };
            order.push(next);
            waiting &= !(1 << next);
        }
        order
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.len() < 2 {
        return vec![items.to_vec()];
    }
    let mut all = Vec::new();
    for place in 0..items.len() {
        let mut others = items.to_vec();
        let first = others.remove(place);
        for mut rest in permutations(&others) {
            rest.insert(0, first);
            all.push(rest);
        }
    }
    all
}
