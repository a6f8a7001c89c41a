//! Who pays what in a given order of payers: each pays all it still can, given that those before it keep all they pay.
//! A maximum flow from payers, through their ceilings, to lines, augmented payer by payer. An earlier payer may be moved
//! from one line to another, never lowered: its total is final, and the total of any beginning of the order is the most
//! that these payers can pay together.

use crate::compose::problem::{LINES, Problem};

/// What each payer pays on each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allocation {
    /// By rank of payer.
    pub paid: Vec<[i64; LINES]>,
}

impl Allocation {
    pub fn by_payer(&self, payer: usize) -> i64 {
        self.paid[payer].iter().sum()
    }
}

/// The network of a problem, built once; what flows in it is forgotten between two orders.
pub(crate) struct Network {
    /// Edges that leave each node: lines first, then payers, then ceilings.
    leaving: Vec<Vec<u16>>,
    /// Where each edge leads; its way back is the edge numbered one more or one less.
    to: Vec<u16>,
    capacity: Vec<i64>,
    residual: Vec<i64>,
    seen: Vec<u32>,
    search: u32,
    unpaid: [i64; LINES],
    payers: usize,
    /// For each payer, its edges into lines: (edge, line).
    paying: Vec<Vec<(u16, usize)>>,
}

impl Network {
    pub fn new(problem: &Problem) -> Network {
        let payers = problem.payers.len();
        let mut network = Network {
            leaving: vec![Vec::new(); LINES + payers],
            to: Vec::new(),
            capacity: Vec::new(),
            residual: Vec::new(),
            seen: Vec::new(),
            search: 0,
            unpaid: [0; LINES],
            payers,
            paying: vec![Vec::new(); payers],
        };
        for (rank, payer) in problem.payers.iter().enumerate() {
            // Wide ceilings first, so that each finds the one that holds it.
            let mut caps = payer.caps.clone();
            caps.sort_by_key(|cap| (std::cmp::Reverse(cap.lines.count_ones()), cap.lines, cap.most));
            let mut nodes: Vec<(u16, usize)> = Vec::new();
            let holder = |nodes: &[(u16, usize)], lines: u16| {
                nodes
                    .iter()
                    .rev()
                    .find(|(held, _)| held & lines == lines)
                    .map_or(LINES + rank, |(_, node)| *node)
            };
            for cap in caps {
                let above = holder(&nodes, cap.lines);
                let node = network.leaving.len();
                network.leaving.push(Vec::new());
                network.join(above, node, cap.most.max(0));
                nodes.push((cap.lines, node));
            }
            for line in (0..LINES).filter(|line| payer.most[*line] > 0) {
                let above = holder(&nodes, 1 << line);
                let edge = network.join(above, line, payer.most[line]);
                network.paying[rank].push((edge, line));
            }
        }
        network.residual = network.capacity.clone();
        network.seen = vec![0; network.leaving.len()];
        network
    }

    fn join(&mut self, from: usize, to: usize, capacity: i64) -> u16 {
        let edge = self.to.len() as u16;
        self.leaving[from].push(edge);
        self.leaving[to].push(edge + 1);
        self.to.extend([to as u16, from as u16]);
        self.capacity.extend([capacity, 0]);
        edge
    }

    /// Forgets what was paid and sets what each line costs.
    pub fn start(&mut self, costs: &[i64; LINES]) {
        self.residual.copy_from_slice(&self.capacity);
        self.unpaid = *costs;
    }

    /// Lets one more payer pay all it still can; returns how much that is.
    pub fn let_pay(&mut self, payer: usize) -> i64 {
        let mut paid = 0;
        loop {
            self.search += 1;
            let carried = self.push(LINES + payer, i64::MAX);
            if carried == 0 {
                return paid;
            }
            paid += carried;
        }
    }

    /// Carries up to `most` from this node to a line that is not fully paid.
    fn push(&mut self, node: usize, most: i64) -> i64 {
        self.seen[node] = self.search;
        if node < LINES && self.unpaid[node] > 0 {
            let carried = most.min(self.unpaid[node]);
            self.unpaid[node] -= carried;
            return carried;
        }
        for place in 0..self.leaving[node].len() {
            let edge = self.leaving[node][place] as usize;
            let next = self.to[edge] as usize;
            if self.residual[edge] > 0 && self.seen[next] != self.search {
                let carried = self.push(next, most.min(self.residual[edge]));
                if carried > 0 {
                    self.residual[edge] -= carried;
                    self.residual[edge ^ 1] += carried;
                    return carried;
                }
            }
        }
        0
    }

    /// What is still to pay on all lines.
    pub fn left(&self) -> i64 {
        self.unpaid.iter().sum()
    }

    pub fn allocation(&self) -> Allocation {
        let mut paid = vec![[0; LINES]; self.payers];
        for (payer, edges) in self.paying.iter().enumerate() {
            for (edge, line) in edges {
                paid[payer][*line] = self.residual[*edge as usize + 1];
            }
        }
        Allocation { paid }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::problem::{Cap, Payer};

    fn payer(most: &[(usize, i64)], caps: &[(u16, i64)]) -> Payer {
        let mut payer = Payer::default();
        for (line, amount) in most {
            payer.most[*line] = *amount;
        }
        payer.caps = caps.iter().map(|(lines, most)| Cap { lines: *lines, most: *most }).collect();
        payer
    }

    #[test]
    fn an_earlier_payer_moves_to_another_line_rather_than_leave_one_unpaid() {
        let first = payer(&[(0, 100), (1, 100)], &[(0b11, 100)]);
        let second = payer(&[(0, 100)], &[]);
        let problem = Problem { payers: vec![first, second], ..Problem::default() };
        let mut network = Network::new(&problem);
        let mut costs = [0; LINES];
        (costs[0], costs[1]) = (100, 100);
        network.start(&costs);
        assert_eq!((network.let_pay(0), network.let_pay(1), network.left()), (100, 100, 0));
        assert_eq!(network.allocation().paid[0][1], 100);
    }

    #[test]
    fn nested_ceilings_all_hold() {
        let one = payer(&[(0, 100), (1, 100), (2, 100)], &[(0b111, 150), (0b11, 80)]);
        let problem = Problem { payers: vec![one], ..Problem::default() };
        let mut network = Network::new(&problem);
        let mut costs = [0; LINES];
        costs[..3].copy_from_slice(&[100, 100, 100]);
        network.start(&costs);
        assert_eq!(network.let_pay(0), 150);
        let paid = network.allocation().paid[0];
        assert!(paid[0] + paid[1] <= 80 && paid[2] <= 100);
    }
}
