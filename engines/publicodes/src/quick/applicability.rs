//! Rules, and the question whether a value is not applicable. The full evaluator answers that question from what it
//! remembers of the value or, failing that, from conditions alone; the two can differ. Both are worked out here, and the
//! answer is left where they do.

use crate::quick::cases::{Case, Cases, Gather, Kind, is_null, left};
use crate::quick::columns::{Test, sure};
use crate::quick::compile::{Compiler, Doubt, Known, Parent, left_at};
use crate::tree::{ChoiceKind, Node, NodeId, Op, RuleId};
use crate::unit_table::UnitId;

/// Rules that may be taken as not switched off while their parent is looked at.
const MAX_UNGUARDED: usize = 2;

impl Compiler<'_> {
    pub fn rule(&mut self, rule: RuleId) -> Cases {
        match self.memory.rules.get(&rule) {
            Some(Known::Done(cases)) => return cases.clone(),
            Some(Known::Open) => return left(),
            None => {}
        }
        self.memory.rules.insert(rule, Known::Open);
        let cases = self.deeper(left(), |compiler| compiler.rule_anew(rule));
        self.memory.rules.insert(rule, Known::Done(cases.clone()));
        cases
    }

    fn rule_anew(&mut self, rule: RuleId) -> Cases {
        let data = &self.program.rules[rule.0 as usize];
        let parents = self.parents(rule);
        let mut gather = Gather::new();
        gather.put(&mut self.columns, left_at(parents.left));
        let decided = self.columns.or(parents.left, parents.holds);
        gather.put(&mut self.columns, Case::of(Kind::Null).when(parents.holds));
        let open = self.columns.not(decided);
        if open == Test::No {
            return gather.done();
        }
        let mut choices_unit = UnitId::ABSENT;
        if let Some(choices) = &data.choices {
            choices_unit = choices.unit;
            if choices.kind == ChoiceKind::Reference {
                let mut applicable = Vec::new();
                for choice in &choices.list {
                    let off = match choice.not_applicable {
                        Some(node) => self.eval(node),
                        None => Cases::from([Case::truth(Test::No)]),
                    };
                    match off[..] {
                        [Case { kind: Kind::Bool, truth: Test::Yes, .. }] => {}
                        [Case { kind: Kind::Bool, truth: Test::No, .. }] => applicable.push(choice.value),
                        // Which choices there are depends on the situation: not worth following here.
                        _ => return left(),
                    }
                }
                let only = match applicable.as_slice() {
                    [] => Some(Case::of(Kind::Null)),
                    [only] => Some(self.constant(*only, UnitId::ABSENT)),
                    _ => None,
                };
                if let Some(only) = only {
                    let unit = choices_unit.or_absent();
                    gather.put(&mut self.columns, Case { unit, when: open, ..only });
                    return gather.done();
                }
            }
        }
        if self.running.contains(&rule) {
            return left();
        }
        self.running.push(rule);
        let own = self.eval(data.value);
        self.running.pop();
        for case in own.iter() {
            self.tainted |= case.kind == Kind::Undefined && data.public;
            let unit = if choices_unit.is_known() { choices_unit } else { case.unit };
            let when = self.columns.and(open, case.when);
            gather.put(&mut self.columns, Case { unit, when, ..*case });
        }
        gather.done()
    }

    /// Whether a rule is switched off by its namespace.
    fn parents(&mut self, rule: RuleId) -> Doubt {
        let Some(guard) = self.program.guards[rule.0 as usize] else { return Doubt::NO };
        let parent = match self.program.arena.get(guard.parent) {
            Node::Reference { rule, .. } => Parent::Rule(rule),
            _ => Parent::Node(guard.parent),
        };
        if let Some((_, assumed)) = self.assumed.iter().find(|(known, _)| *known == parent) {
            if guard.boolean {
                return Doubt::LEFT;
            }
            if !self.unguarded.contains(&rule) {
                self.unguarded.push(rule);
            }
            return *assumed;
        }
        let key = (parent, guard.nullable, guard.boolean);
        match self.memory.parents.get(&key) {
            Some(Known::Done(doubt)) => return *doubt,
            Some(Known::Open) => return Doubt::LEFT,
            None => {}
        }
        self.memory.parents.insert(key, Known::Open);
        let mut doubt = if guard.nullable { self.guarded(parent, guard.parent) } else { Doubt::NO };
        if guard.boolean {
            let decided = self.columns.or(doubt.holds, doubt.left);
            let open = self.columns.not(decided);
            if open != Test::No {
                for case in self.eval(guard.parent).iter() {
                    let when = self.columns.and(open, case.when);
                    match case.kind {
                        Kind::Null => doubt.holds = self.columns.or(doubt.holds, when),
                        Kind::Bool => {
                            let no = self.columns.not(case.truth);
                            let no = self.columns.and(when, no);
                            doubt.holds = self.columns.or(doubt.holds, no);
                        }
                        Kind::Left => doubt.left = self.columns.or(doubt.left, when),
                        _ => {}
                    }
                }
            }
        }
        let doubt = self.apart(doubt);
        self.memory.parents.insert(key, Known::Done(doubt));
        doubt
    }

    /// Whether a parent is not applicable. It may be made of the rules it switches off: the full evaluator then takes them
    /// as not switched off for a while. The answer is followed where it does not depend on them, or says the same of
    /// them; with more than two of them, it would meet one of them for the third time and notice a cycle.
    fn guarded(&mut self, parent: Parent, node: NodeId) -> Doubt {
        let without = self.assuming(parent, Doubt::LEFT, node);
        if without.left == Test::No || !self.assumed.is_empty() {
            return without;
        }
        self.unguarded.clear();
        let with = self.assuming(parent, Doubt::NO, node);
        if self.unguarded.len() > MAX_UNGUARDED {
            return without;
        }
        let switched_off = self.columns.or(with.holds, with.left);
        let open = self.columns.not(without.left);
        let holds = self.columns.and(without.holds, open);
        Doubt { holds, left: self.columns.and(without.left, switched_off) }
    }

    fn assuming(&mut self, parent: Parent, assumed: Doubt, node: NodeId) -> Doubt {
        let memory = std::mem::take(&mut self.memory);
        self.assumed.push((parent, assumed));
        let doubt = self.deeper(Doubt::LEFT, |compiler| compiler.not_applicable(node));
        self.assumed.pop();
        self.memory = memory;
        doubt
    }

    /// Whether a value is not applicable, left wherever that depends on what was computed before.
    pub fn not_applicable(&mut self, id: NodeId) -> Doubt {
        match self.memory.switched_off.get(&id) {
            Some(Known::Done(doubt)) => return *doubt,
            Some(Known::Open) => return Doubt::LEFT,
            None => {}
        }
        self.memory.switched_off.insert(id, Known::Open);
        let doubt = self.deeper(Doubt::LEFT, |compiler| {
            let fresh = compiler.not_applicable_anew(id);
            let remembered = compiler.null(id);
            compiler.agreed(fresh, remembered)
        });
        self.memory.switched_off.insert(id, Known::Done(doubt));
        doubt
    }

    fn agreed(&mut self, one: Doubt, other: Doubt) -> Doubt {
        let left = self.columns.or(one.left, other.left);
        if one.holds == other.holds {
            return self.apart(Doubt { left, holds: one.holds });
        }
        let not_one = self.columns.not(one.holds);
        let differs = self.columns.choose(other.holds, not_one, one.holds);
        let left = self.columns.or(left, differs);
        self.apart(Doubt { holds: one.holds, left })
    }

    /// What is left does not hold as well.
    fn apart(&mut self, doubt: Doubt) -> Doubt {
        let sound = self.columns.not(doubt.left);
        Doubt { holds: self.columns.and(doubt.holds, sound), left: doubt.left }
    }

    /// As the full evaluator answers when it remembers nothing.
    fn not_applicable_anew(&mut self, id: NodeId) -> Doubt {
        let node = self.program.arena.get(id);
        if let Node::Reference { rule, .. } = node {
            return self.rule_not_applicable(rule);
        }
        if self.program.arena.inferred(id).nullable == Some(false) {
            return Doubt::NO;
        }
        match node {
            Node::Condition { test, then, otherwise } => {
                let test = self.eval(test);
                self.by_test(&test, Doubt::LEFT, |compiler, yes| {
                    compiler.not_applicable(if yes { then } else { otherwise })
                })
            }
            Node::Situated { rule, value } => match self.facts.get(&rule) {
                Some(fact) => Doubt { holds: is_null(fact), left: Test::No },
                None => self.not_applicable(value),
            },
            _ => {
                let mut doubt = self.null_of_value(id);
                for case in self.eval(id).iter().filter(|case| case.kind == Kind::Undefined) {
                    doubt.left = self.columns.or(doubt.left, case.when);
                }
                doubt
            }
        }
    }

    fn rule_not_applicable(&mut self, rule: RuleId) -> Doubt {
        let data = &self.program.rules[rule.0 as usize];
        // The rule is then reported missing, since a situation could still switch it off.
        let possibly = self.nullable.get(&rule).copied().unwrap_or(data.possibly_null);
        self.tainted |= !data.private && possibly;
        let parents = self.parents(rule);
        let own = self.not_applicable(data.value);
        self.under(parents, own)
    }

    /// What a rule says where its namespace does not already switch it off.
    fn under(&mut self, parents: Doubt, own: Doubt) -> Doubt {
        let open = self.columns.not(parents.holds);
        let own_left = self.columns.and(open, own.left);
        Doubt {
            holds: self.columns.or(parents.holds, own.holds),
            left: self.columns.or(parents.left, own_left),
        }
    }

    /// Follows a test: one answer where it holds, another where it does not.
    fn by_test(
        &mut self,
        test: &[Case],
        of_null: Doubt,
        mut answer: impl FnMut(&mut Self, bool) -> Doubt,
    ) -> Doubt {
        let mut doubt = Doubt::NO;
        for case in test {
            match case.kind {
                Kind::Bool if case.unit == UnitId::ABSENT => {
                    let no = self.columns.not(case.truth);
                    for (truth, yes) in [(case.truth, true), (no, false)] {
                        let when = self.columns.and(case.when, truth);
                        if when != Test::No {
                            let taken = answer(self, yes);
                            self.add(&mut doubt, when, taken);
                        }
                    }
                }
                Kind::Null if case.unit == UnitId::ABSENT => self.add(&mut doubt, case.when, of_null),
                _ => self.add(&mut doubt, case.when, Doubt::LEFT),
            }
        }
        doubt
    }

    fn add(&mut self, doubt: &mut Doubt, when: Test, taken: Doubt) {
        let holds = self.columns.and(when, taken.holds);
        doubt.holds = self.columns.or(doubt.holds, holds);
        let left = self.columns.and(when, taken.left);
        doubt.left = self.columns.or(doubt.left, left);
    }

    /// Whether the value is not applicable once computed, told from conditions alone as far as possible: a parent is
    /// often made of the very rules it switches off.
    fn null(&mut self, id: NodeId) -> Doubt {
        match self.memory.nulls.get(&id) {
            Some(Known::Done(doubt)) => return *doubt,
            Some(Known::Open) => return Doubt::LEFT,
            None => {}
        }
        self.memory.nulls.insert(id, Known::Open);
        let doubt = self.deeper(Doubt::LEFT, |compiler| compiler.null_anew(id));
        self.memory.nulls.insert(id, Known::Done(doubt));
        doubt
    }

    fn null_anew(&mut self, id: NodeId) -> Doubt {
        match self.program.arena.get(id) {
            Node::Reference { rule, .. } => {
                let data = &self.program.rules[rule.0 as usize];
                if data.choices.is_some() {
                    return self.null_of_value(id);
                }
                let parents = self.parents(rule);
                let own = self.null(data.value);
                self.under(parents, own)
            }
            Node::Situated { rule, value } => match self.facts.get(&rule) {
                Some(fact) => Doubt { holds: is_null(fact), left: Test::No },
                None => self.null(value),
            },
            Node::Condition { test, then, otherwise } => {
                let test = self.eval(test);
                let of_null = Doubt { holds: Test::Yes, left: Test::No };
                self.by_test(&test, of_null, |compiler, yes| {
                    compiler.null(if yes { then } else { otherwise })
                })
            }
            Node::Round { value, .. }
            | Node::Logarithm(value)
            | Node::Convert { value, .. }
            | Node::Simplify(value) => self.null(value),
            // These give a number or nothing known, or a yes or no, whatever they are made of.
            Node::Sum(_)
            | Node::AllOf(_)
            | Node::OneOf(_)
            | Node::NotDefined(_)
            | Node::Template(_)
            | Node::Today
            | Node::Operation { op: Op::Add | Op::Eq | Op::Ne | Op::And | Op::Or, .. } => Doubt::NO,
            _ => self.null_of_value(id),
        }
    }

    fn null_of_value(&mut self, id: NodeId) -> Doubt {
        let mut doubt = Doubt::NO;
        for case in self.eval(id).iter() {
            match case.kind {
                Kind::Left => doubt.left = self.columns.or(doubt.left, case.when),
                _ if is_null(case) == sure(true) => {
                    doubt.holds = self.columns.or(doubt.holds, case.when);
                }
                _ => {}
            }
        }
        doubt
    }
}
