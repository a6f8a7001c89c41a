//! The eight schemes as an engineer would write them for one program alone: a small tree of boxed nodes, plain `f64` without
//! units, a memory of rules, and a vector for the trace. What an engine for any rules is compared with on equal terms.

use crate::by_hand::Person;

/// A value: a scheme that does not concern the person is `Nothing`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    Nothing,
    Bool(bool),
    Number(f64),
    Text(&'static str),
}

/// One evaluated step: which node, and what it gave.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub node: u32,
    pub value: Value,
}

enum Kind {
    Constant(Value),
    Fact(usize),
    Rule(usize),
    Subtract(Box<Node>, Box<Node>),
    Multiply(Box<Node>, Box<Node>),
    Divide(Box<Node>, Box<Node>),
    Less(Box<Node>, Box<Node>),
    LessOrEqual(Box<Node>, Box<Node>),
    Equal(Box<Node>, Box<Node>),
    AllOf(Vec<Node>),
    OneOf(Vec<Node>),
    /// The value where the condition holds, nothing elsewhere.
    ApplicableIf(Box<Node>, Box<Node>),
    If(Box<Node>, Box<Node>, Box<Node>),
    AtMost(Box<Node>, Box<Node>),
    /// What is left of the first once the second is taken off, never below zero.
    Allowance(Box<Node>, Box<Node>),
    Round(Box<Node>),
    Sum(Vec<Node>),
    Grid(Box<Node>, Vec<(f64, f64)>),
    Marginal(Box<Node>, Vec<(f64, f64)>),
}

struct Node {
    id: u32,
    kind: Kind,
}

/// The schemes, with the memory of one person; kept from one person to the next.
pub struct Interpreter {
    rules: Vec<Node>,
    memory: Vec<Option<Value>>,
    pub trace: Vec<Step>,
}

/// How a person is known to the tree.
pub fn facts(person: &Person) -> [Value; 9] {
    [
        Value::Number(person.age),
        Value::Text(person.status),
        Value::Number(person.months),
        Value::Number(person.income),
        Value::Bool(person.disabled),
        Value::Number(person.diploma),
        Value::Number(person.cost),
        Value::Number(person.hours),
        Value::Bool(person.certified),
    ]
}

impl Interpreter {
    pub fn new() -> Interpreter {
        let rules = Builder::default().schemes();
        Interpreter { memory: vec![None; rules.len()], rules, trace: Vec::with_capacity(256) }
    }

    /// The eleven outputs, in the order they are asked; the trace is in `trace` if it is wanted.
    pub fn outputs(&mut self, facts: &[Value; 9], traced: bool) -> [Value; 11] {
        self.memory.fill(None);
        self.trace.clear();
        let mut run = Run { rules: &self.rules, memory: &mut self.memory, trace: &mut self.trace, facts };
        std::array::from_fn(|rule| if traced { run.rule::<true>(rule) } else { run.rule::<false>(rule) })
    }
}

struct Run<'r> {
    rules: &'r [Node],
    memory: &'r mut [Option<Value>],
    trace: &'r mut Vec<Step>,
    facts: &'r [Value; 9],
}

impl Run<'_> {
    fn rule<const TRACED: bool>(&mut self, rule: usize) -> Value {
        if let Some(known) = self.memory[rule] {
            return known;
        }
        let rules = self.rules;
        let value = self.eval::<TRACED>(&rules[rule]);
        self.memory[rule] = Some(value);
        value
    }

    fn eval<const TRACED: bool>(&mut self, node: &Node) -> Value {
        let value = match &node.kind {
            Kind::Constant(value) => *value,
            Kind::Fact(fact) => self.facts[*fact],
            Kind::Rule(rule) => self.rule::<TRACED>(*rule),
            Kind::Subtract(a, b) => Value::Number(self.number::<TRACED>(a) - self.number::<TRACED>(b)),
            Kind::Multiply(a, b) => Value::Number(self.number::<TRACED>(a) * self.number::<TRACED>(b)),
            Kind::Divide(a, b) => Value::Number(self.number::<TRACED>(a) / self.number::<TRACED>(b)),
            Kind::Less(a, b) => Value::Bool(self.number::<TRACED>(a) < self.number::<TRACED>(b)),
            Kind::LessOrEqual(a, b) => Value::Bool(self.number::<TRACED>(a) <= self.number::<TRACED>(b)),
            Kind::Equal(a, b) => Value::Bool(self.eval::<TRACED>(a) == self.eval::<TRACED>(b)),
            Kind::AllOf(list) => Value::Bool(list.iter().all(|item| self.holds::<TRACED>(item))),
            Kind::OneOf(list) => Value::Bool(list.iter().any(|item| self.holds::<TRACED>(item))),
            Kind::ApplicableIf(test, value) => {
                if self.holds::<TRACED>(test) {
                    self.eval::<TRACED>(value)
                } else {
                    Value::Nothing
                }
            }
            Kind::If(test, then, otherwise) => {
                let taken = if self.holds::<TRACED>(test) { then } else { otherwise };
                self.eval::<TRACED>(taken)
            }
            Kind::AtMost(value, ceiling) => match self.eval::<TRACED>(value) {
                Value::Number(number) => Value::Number(number.min(self.number::<TRACED>(ceiling))),
                other => other,
            },
            Kind::Allowance(value, off) => {
                Value::Number((self.number::<TRACED>(value) - self.number::<TRACED>(off)).max(0.0))
            }
            Kind::Round(value) => Value::Number((self.number::<TRACED>(value) + f64::EPSILON + 0.5).floor()),
            Kind::Sum(list) => Value::Number(list.iter().map(|item| self.number::<TRACED>(item)).sum()),
            Kind::Grid(base, slices) => {
                let base = self.number::<TRACED>(base);
                let amount = slices.iter().find(|(ceiling, _)| base < *ceiling);
                amount.map_or(Value::Nothing, |(_, amount)| Value::Number(*amount))
            }
            Kind::Marginal(base, slices) => {
                let base = self.number::<TRACED>(base);
                let (mut floor, mut total) = (0.0, 0.0);
                for (ceiling, rate) in slices {
                    total += (base.min(*ceiling) - floor).max(0.0) * rate;
                    floor = *ceiling;
                }
                Value::Number(total)
            }
        };
        if TRACED {
            self.trace.push(Step { node: node.id, value });
        }
        value
    }

    fn number<const TRACED: bool>(&mut self, node: &Node) -> f64 {
        match self.eval::<TRACED>(node) {
            Value::Number(number) => number,
            _ => 0.0,
        }
    }

    fn holds<const TRACED: bool>(&mut self, node: &Node) -> bool {
        self.eval::<TRACED>(node) == Value::Bool(true)
    }
}

#[derive(Default)]
struct Builder {
    made: u32,
}

const AGE: usize = 0;
const STATUS: usize = 1;
const MONTHS: usize = 2;
const INCOME: usize = 3;
const DISABLED: usize = 4;
const DIPLOMA: usize = 5;
const COST: usize = 6;
const HOURS: usize = 7;
const CERTIFIED: usize = 8;

impl Builder {
    fn node(&mut self, kind: Kind) -> Node {
        self.made += 1;
        Node { id: self.made, kind }
    }

    fn pair(&mut self, kind: fn(Box<Node>, Box<Node>) -> Kind, a: Node, b: Node) -> Node {
        self.node(kind(Box::new(a), Box::new(b)))
    }

    fn number(&mut self, number: f64) -> Node {
        self.node(Kind::Constant(Value::Number(number)))
    }

    fn fact(&mut self, fact: usize) -> Node {
        self.node(Kind::Fact(fact))
    }

    fn rule(&mut self, rule: usize) -> Node {
        self.node(Kind::Rule(rule))
    }

    fn less(&mut self, fact: usize, than: f64) -> Node {
        let (fact, than) = (self.fact(fact), self.number(than));
        self.pair(Kind::Less, fact, than)
    }

    fn status(&mut self, status: &'static str) -> Node {
        let fact = self.fact(STATUS);
        let status = self.node(Kind::Constant(Value::Text(status)));
        self.pair(Kind::Equal, fact, status)
    }

    /// At most so much, where a condition holds.
    fn capped(&mut self, test: Node, value: Node, ceiling: f64) -> Node {
        let ceiling = self.number(ceiling);
        let capped = self.pair(Kind::AtMost, value, ceiling);
        self.pair(Kind::ApplicableIf, test, capped)
    }

    fn by_diploma(&mut self, low: Node, other: Node) -> Node {
        let test = self.less(DIPLOMA, 3.0);
        self.node(Kind::If(Box::new(test), Box::new(low), Box::new(other)))
    }

    fn rights_a_year(&mut self, amount: f64) -> Node {
        let (months, amount, year) = (self.fact(MONTHS), self.number(amount), self.number(12.0));
        let product = self.pair(Kind::Multiply, months, amount);
        self.pair(Kind::Divide, product, year)
    }

    /// The eleven outputs, then the rules they rest on: rights, their ceiling.
    fn schemes(&mut self) -> Vec<Node> {
        let account = {
            let (certified, rights, cost) = (self.fact(CERTIFIED), self.rule(11), self.fact(COST));
            let capped = self.pair(Kind::AtMost, rights, cost);
            self.pair(Kind::ApplicableIf, certified, capped)
        };
        let rest = {
            let (cost, account) = (self.fact(COST), self.rule(0));
            self.pair(Kind::Allowance, cost, account)
        };
        let transition = {
            let (months, two_years) = (self.fact(MONTHS), self.number(24.0));
            let enough = self.pair(Kind::LessOrEqual, two_years, months);
            let list = vec![self.status("salarié"), enough, self.fact(CERTIFIED)];
            let (test, rest) = (self.node(Kind::AllOf(list)), self.rule(1));
            self.capped(test, rest, 18_000.0)
        };
        let individual = {
            let (test, rest) = (self.status("demandeur"), self.rule(1));
            self.capped(test, rest, 8_000.0)
        };
        let region = {
            let list = vec![self.status("demandeur"), self.less(AGE, 26.0)];
            let (test, income) = (self.node(Kind::OneOf(list)), self.fact(INCOME));
            let slices = vec![(900.0, 1500.0), (1800.0, 800.0), (f64::INFINITY, 0.0)];
            let grid = self.node(Kind::Grid(Box::new(income), slices));
            self.pair(Kind::ApplicableIf, test, grid)
        };
        let independent = {
            let (test, hours, rate) = (self.status("indépendant"), self.fact(HOURS), self.number(35.0));
            let product = self.pair(Kind::Multiply, hours, rate);
            self.capped(test, product, 2_000.0)
        };
        let disabled = {
            let (test, half, rest) = (self.fact(DISABLED), self.number(0.5), self.rule(1));
            let product = self.pair(Kind::Multiply, half, rest);
            let rounded = self.node(Kind::Round(Box::new(product)));
            self.pair(Kind::ApplicableIf, test, rounded)
        };
        let young = {
            let (test, rest) = (self.less(AGE, 26.0), self.rule(1));
            let slices = vec![(1000.0, 0.1), (5000.0, 0.05), (f64::INFINITY, 0.0)];
            let scale = self.node(Kind::Marginal(Box::new(rest), slices));
            self.pair(Kind::ApplicableIf, test, scale)
        };
        let meals = {
            let (hours, day, price) = (self.fact(HOURS), self.number(7.0), self.number(5.0));
            let days = self.pair(Kind::Divide, hours, day);
            let product = self.pair(Kind::Multiply, days, price);
            let ceiling = self.number(600.0);
            self.pair(Kind::AtMost, product, ceiling)
        };
        let total = {
            let list = [0, 2, 3, 4, 5, 6, 7, 8].into_iter().map(|rule| self.rule(rule)).collect();
            let (sum, cost) = (self.node(Kind::Sum(list)), self.fact(COST));
            self.pair(Kind::AtMost, sum, cost)
        };
        let left = {
            let (cost, total) = (self.fact(COST), self.rule(9));
            self.pair(Kind::Subtract, cost, total)
        };
        let rights = {
            let (low, other) = (self.rights_a_year(800.0), self.rights_a_year(500.0));
            let (rights, ceiling) = (self.by_diploma(low, other), self.rule(12));
            self.pair(Kind::AtMost, rights, ceiling)
        };
        let ceiling = {
            let (low, other) = (self.number(8_000.0), self.number(5_000.0));
            self.by_diploma(low, other)
        };
        vec![
            account,
            rest,
            transition,
            individual,
            region,
            independent,
            disabled,
            young,
            meals,
            total,
            left,
            rights,
            ceiling,
        ]
    }
}
