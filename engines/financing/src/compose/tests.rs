//! The search against an exhaustive one that shares nothing with it: every set, every order, and what a beginning of an
//! order pays found by the least cut instead of a flow.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;

use super::*;

const USED_LINES: usize = 3;

fn a_payer(count: usize) -> impl Strategy<Value = Payer> {
    let amounts = proptest::array::uniform3(0i64..6);
    let caps = prop_oneof![
        Just(vec![]),
        (0i64..10).prop_map(|most| vec![Cap { lines: u16::MAX, most }]),
        (0i64..6).prop_map(|most| vec![Cap { lines: 0b011, most }]),
        (0i64..10, 0i64..6)
            .prop_map(|(all, two)| vec![Cap { lines: u16::MAX, most: all }, Cap { lines: 0b011, most: two }]),
        (0i64..6, 0i64..6)
            .prop_map(|(one, two)| vec![Cap { lines: 0b100, most: one }, Cap { lines: 0b011, most: two }]),
    ];
    let sets = (few(count), few(count), few(count), few(count));
    let others = (0i32..4, proptest::bool::weighted(0.3), proptest::bool::weighted(0.1), 0i64..4, 0i64..3);
    let effort = (proptest::option::weighted(0.9, 0i32..5), proptest::bool::weighted(0.1), 0u128..64);
    let flat = proptest::option::weighted(0.1, 1i64..8);
    (amounts, caps, sets, others, effort, flat).prop_map(
        |(
            amounts,
            caps,
            (excludes, after, needs, waived_by),
            (rank, own, alone, charge, cofinancing),
            effort,
            flat,
        )| {
            let mut most = [0; LINES];
            most[..USED_LINES].copy_from_slice(&amounts);
            let charges =
                if own && charge > 0 { vec![Charge { line: 8, amount: charge, waived_by }] } else { vec![] };
            let (certain, late, papers) = effort;
            Payer {
                most,
                caps,
                rank,
                own,
                flat_debit: flat.filter(|_| own),
                alone,
                lines: (0..USED_LINES).filter(|line| amounts[*line] > 0).map(|line| 1 << line).sum(),
                excludes,
                after,
                needs,
                charges,
                cofinancing: if own { cofinancing } else { 0 },
                lives: false,
                collective: false,
                certain,
                late,
                papers,
            }
        },
    )
}

/// Mostly nobody, sometimes one or two.
fn few(count: usize) -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0), 1 => (0..count, 0..count).prop_map(|(one, two)| 1 << one | 1 << two)]
}

fn a_problem() -> impl Strategy<Value = Problem> {
    (1usize..6).prop_flat_map(|count| {
        (proptest::array::uniform3(0i64..9), proptest::collection::vec(a_payer(count), count)).prop_map(
            |(amounts, mut payers)| {
                for (rank, payer) in payers.iter_mut().enumerate() {
                    let others = !(1u64 << rank);
                    payer.excludes &= others;
                    payer.needs &= others;
                    // Only what stands above comes first: data that goes in circles is refused when it is read.
                    payer.after &= (1 << rank) - 1;
                }
                let mut costs = [0; LINES];
                costs[..USED_LINES].copy_from_slice(&amounts);
                Problem { costs, payers }
            },
        )
    })
}

/// What the income loses in these tests: something that depends on the set in no simple way.
fn loss(set: u64) -> i64 {
    (set.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 61) as i64
}

/// The most that these payers can pay together: the least cut over all choices of lines and ceilings.
fn most_paid(problem: &Problem, costs: &[i64; LINES], set: u64) -> i64 {
    let lines: Vec<usize> = vec![0, 1, 2, 8];
    let mut least = i64::MAX;
    for cut in 0u16..1 << lines.len() {
        let cut: u16 = lines
            .iter()
            .enumerate()
            .filter(|(place, _)| cut & 1 << place != 0)
            .map(|(_, line)| 1 << line)
            .sum();
        let mut sum: i64 = lines.iter().filter(|line| cut & 1 << **line != 0).map(|line| costs[*line]).sum();
        for payer in members(set) {
            let payer = &problem.payers[payer];
            let mut cheapest = i64::MAX;
            for taken in 0u32..1 << payer.caps.len() {
                let caps = payer.caps.iter().enumerate().filter(|(place, _)| taken & 1 << place != 0);
                let (mut price, mut held) = (0, 0u16);
                for (_, cap) in caps {
                    price += cap.most;
                    held |= cap.lines;
                }
                let free = lines.iter().filter(|line| (cut | held) & 1 << **line == 0);
                cheapest = cheapest.min(price + free.map(|line| payer.most[*line]).sum::<i64>());
            }
            sum += cheapest;
        }
        least = least.min(sum);
    }
    least
}

/// Every plan there is, each at its best order.
fn everything(problem: &Problem) -> Vec<(u64, Score)> {
    let count = problem.payers.len();
    let clash = |a: usize, b: usize| {
        let (left, right) = (&problem.payers[a], &problem.payers[b]);
        let same_line = left.most.iter().zip(&right.most).any(|(mine, theirs)| *mine > 0 && *theirs > 0);
        (left.alone || right.alone) && same_line
            || left.excludes & 1 << b != 0
            || right.excludes & 1 << a != 0
    };
    let mut all = Vec::new();
    for set in 0..1u64 << count {
        let inside = |payer: usize| set & 1 << payer != 0;
        let needs = |payer: usize| problem.payers[payer].needs == 0 || problem.payers[payer].needs & set != 0;
        let together = members(set).all(|a| members(set).all(|b| a == b || !clash(a, b)));
        let first = members(set).all(|payer| {
            members(problem.payers[payer].after).all(|earlier| {
                inside(earlier)
                    || !needs(earlier)
                    || members(set).any(|other| other != earlier && clash(other, earlier))
            })
        });
        if !together || !first || !members(set).all(needs) {
            continue;
        }
        let mut costs = problem.costs;
        for payer in members(set) {
            for charge in &problem.payers[payer].charges {
                costs[charge.line] += if charge.waived_by & set == 0 { charge.amount } else { 0 };
            }
        }
        let mut known: HashMap<u64, i64> = HashMap::new();
        let mut paid = |set: u64| *known.entry(set).or_insert_with(|| most_paid(problem, &costs, set));
        let mut best: Option<i64> = None;
        let chosen: Vec<usize> = members(set).collect();
        for order in permutations(&chosen) {
            let place = |payer: usize| order.iter().position(|known| *known == payer);
            let lawful = |payer: &usize| {
                members(problem.payers[*payer].after & set).all(|earlier| place(earlier) < place(*payer))
            };
            if !order.iter().all(lawful) {
                continue;
            }
            let (mut before, mut own, mut others) = (0u64, 0, 0);
            for payer in &order {
                let now = before | 1 << payer;
                let share = paid(now) - paid(before);
                let data = &problem.payers[*payer];
                match (data.own, share) {
                    (true, 0) => {}
                    (true, share) => own += data.flat_debit.unwrap_or(share),
                    (false, share) => others += share,
                }
                before = now;
            }
            if members(set).all(|payer| problem.payers[payer].cofinancing <= others) {
                best = Some(best.map_or(own, |least| least.min(own)));
            }
        }
        let Some(own) = best else { continue };
        let papers = members(set).fold(0u128, |papers, payer| papers | problem.payers[payer].papers);
        let score = Score {
            late: members(set).any(|payer| problem.payers[payer].late),
            burden: costs.iter().sum::<i64>() - paid(set) + loss(set),
            own,
            certain: members(set)
                .map(|payer| problem.payers[payer].certain.unwrap_or(i32::MAX))
                .max()
                .unwrap_or(0),
            papers: papers.count_ones(),
        };
        all.push((set, score));
    }
    all
}

fn frontier(all: &[(u64, Score)]) -> BTreeSet<Score> {
    all.iter()
        .map(|(_, score)| *score)
        .filter(|score| !all.iter().any(|(_, other)| other.covers(score) && other != score))
        .collect()
}

fn solve(problem: &Problem) -> Vec<Solution> {
    let (solutions, complete) = Composer::new(problem, 0, loss).solve();
    assert!(complete);
    solutions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_an_exhaustive_one_finds(problem in a_problem()) {
        let found: BTreeSet<Score> = solve(&problem).iter().map(|solution| solution.score).collect();
        prop_assert_eq!(found, frontier(&everything(&problem)));
    }

    #[test]
    fn no_euro_is_paid_twice_and_every_ceiling_holds(problem in a_problem()) {
        for solution in solve(&problem) {
            for line in 0..LINES {
                let paid: i64 = solution.allocation.paid.iter().map(|lines| lines[line]).sum();
                prop_assert!(paid <= solution.costs[line]);
            }
            let total: i64 = solution.allocation.paid.iter().flatten().sum();
            prop_assert_eq!(solution.left, solution.costs.iter().sum::<i64>() - total);
            for (rank, payer) in problem.payers.iter().enumerate() {
                let paid = &solution.allocation.paid[rank];
                prop_assert!(solution.set & 1 << rank != 0 || paid.iter().all(|amount| *amount == 0));
                prop_assert!((0..LINES).all(|line| (0..=payer.most[line]).contains(&paid[line])));
                for cap in &payer.caps {
                    let under: i64 = (0..LINES).filter(|line| cap.lines & 1 << line != 0).map(|line| paid[line]).sum();
                    prop_assert!(under <= cap.most);
                }
            }
        }
    }

    #[test]
    fn more_rights_never_lower_the_plan(problem in a_problem(), gift in (0usize..6, 0usize..USED_LINES, 1i64..5)) {
        // A payer whose debit is flat may be dearer to its account, and one that is late stays so: only money is looked at.
        let least = |problem: &Problem| {
            let (solutions, _) = Composer::new(problem, 0, |_| 0).solve();
            solutions.iter().map(|solution| solution.score.burden).min()
        };
        let mut problem = problem;
        for payer in &mut problem.payers {
            payer.cofinancing = 0;
        }
        let before = least(&problem);
        let (payer, line, amount) = gift;
        let mut richer = problem.clone();
        if let Some(payer) = richer.payers.get_mut(payer) {
            payer.most[line] += amount;
            for cap in &mut payer.caps {
                cap.most += amount;
            }
        } else {
            // One scheme more, that asks nothing of the others.
            let mut most = [0; LINES];
            most[line] = amount;
            richer.payers.push(Payer { most, ..Payer::default() });
        }
        prop_assert!(least(&richer) <= before, "{:?} > {:?}", least(&richer), before);
    }
}

#[test]
fn what_the_person_owns_pays_last_unless_something_must_come_after_it() {
    let full_price = |own: bool, after: u64, rank: i32| {
        let mut most = [0; LINES];
        most[0] = 100;
        Payer { most, own, after, rank, ..Payer::default() }
    };
    let mut costs = [0; LINES];
    costs[0] = 100;
    let account = full_price(true, 0, 0);
    let free = Problem { costs, payers: vec![account.clone(), full_price(false, 0, 45)] };
    let (solutions, _) = Composer::new(&free, 0, |_| 0).solve();
    assert!(solutions.iter().all(|solution| solution.score.burden > 0 || solution.score.own == 0));
    let bound = Problem { costs, payers: vec![account, full_price(false, 0b1, 70)] };
    let (solutions, _) = Composer::new(&bound, 0, |_| 0).solve();
    assert!(solutions.iter().all(|solution| solution.score.burden > 0 || solution.score.own == 100));
}

#[test]
fn a_chain_through_somebody_absent_binds_nobody() {
    let mut most = [0; LINES];
    most[0] = 100;
    let account = Payer { most, own: true, excludes: 0b010, ..Payer::default() };
    let middle = Payer { after: 0b001, ..Payer::default() };
    let last = Payer { most, after: 0b010, ..Payer::default() };
    let mut costs = [0; LINES];
    costs[0] = 150;
    let problem = Problem { costs, payers: vec![account, middle, last] };
    let (solutions, _) = Composer::new(&problem, 0, |_| 0).solve();
    assert_eq!(solutions[0].score.burden, 0);
    assert_eq!(solutions[0].score.own, 50);
}

#[test]
fn who_pays_alone_pays_beside_those_who_pay_something_else() {
    let pays = |line: usize, alone: bool| {
        let mut most = [0; LINES];
        most[line] = 5;
        Payer { most, lines: 1 << line, alone, ..Payer::default() }
    };
    let problem = |payers| Problem { costs: [5; LINES], payers };
    let apart = problem(vec![pays(0, true), pays(3, false)]);
    assert_eq!(apart.conflicts(), [0, 0]);
    let together = problem(vec![pays(0, true), pays(0, false)]);
    assert_eq!(together.conflicts(), [0b10, 0b01]);
    // A fixed sum pays no line: it stands beside everybody.
    let sum = problem(vec![pays(0, true), Payer { lives: true, ..Payer::default() }]);
    assert_eq!(sum.conflicts(), [0, 0]);
}
