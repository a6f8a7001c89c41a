//! What a name means. Rules live in a tree of namespaces, `salarié . contrat . durée`; a short name is looked for in the
//! rule that uses it, then in each of its parents, then at the root. Private rules are only seen by their neighbours.

use rustc_hash::FxHashMap;

use crate::tree::{RuleId, Scope};

pub(crate) const SEPARATOR: &str = " . ";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SpaceId(u32);

const ROOT: SpaceId = SpaceId(0);

#[derive(Debug, Clone)]
struct Space {
    parent: SpaceId,
    depth: u32,
    rule: Option<RuleId>,
    private: bool,
}

/// Every namespace, and the rule it holds if any.
#[derive(Debug, Clone)]
pub(crate) struct Namespaces {
    spaces: Vec<Space>,
    words: FxHashMap<Box<str>, u32>,
    children: FxHashMap<(SpaceId, u32), SpaceId>,
    of_rule: Vec<SpaceId>,
}

/// Why a name means nothing.
pub(crate) enum Unresolved {
    Unknown,
    /// A rule has this name, but it is private.
    Private(RuleId),
}

impl Namespaces {
    pub fn new() -> Self {
        Namespaces {
            spaces: vec![Space { parent: ROOT, depth: 0, rule: None, private: false }],
            words: FxHashMap::default(),
            children: FxHashMap::default(),
            of_rule: Vec::new(),
        }
    }

    /// Puts a rule in its namespace; `Err` gives the rule that already stands there.
    pub fn define(
        &mut self,
        under: Option<RuleId>,
        name: &str,
        rule: RuleId,
        private: bool,
    ) -> Result<(), RuleId> {
        let mut space = under.map_or(ROOT, |rule| self.of_rule[rule.0 as usize]);
        for word in name.split(SEPARATOR) {
            space = self.enter(space, word);
        }
        let held = &mut self.spaces[space.0 as usize];
        if let Some(previous) = held.rule {
            return Err(previous);
        }
        held.rule = Some(rule);
        held.private = private;
        debug_assert_eq!(self.of_rule.len(), rule.0 as usize);
        self.of_rule.push(space);
        Ok(())
    }

    fn enter(&mut self, space: SpaceId, word: &str) -> SpaceId {
        let count = self.words.len() as u32;
        let word = match self.words.get(word) {
            Some(id) => *id,
            None => {
                self.words.insert(word.into(), count);
                count
            }
        };
        if let Some(child) = self.children.get(&(space, word)) {
            return *child;
        }
        let child = SpaceId(self.spaces.len() as u32);
        let depth = self.spaces[space.0 as usize].depth + 1;
        self.spaces.push(Space { parent: space, depth, rule: None, private: false });
        self.children.insert((space, word), child);
        child
    }

    /// The rule that stands exactly at a full name.
    pub fn rule(&self, name: &str) -> Option<RuleId> {
        self.below(ROOT, name).and_then(|space| self.spaces[space.0 as usize].rule)
    }

    fn below(&self, space: SpaceId, name: &str) -> Option<SpaceId> {
        let mut space = space;
        for word in name.split(SEPARATOR) {
            let word = *self.words.get(word)?;
            space = *self.children.get(&(space, word))?;
        }
        Some(space)
    }

    /// Namespaces above a rule, nearest first; holds the rule of each, if any.
    pub fn parents(&self, rule: RuleId) -> impl Iterator<Item = Option<RuleId>> + '_ {
        let mut space = self.spaces[self.of_rule[rule.0 as usize].0 as usize].parent;
        std::iter::from_fn(move || {
            if space == ROOT {
                return None;
            }
            let held = &self.spaces[space.0 as usize];
            space = held.parent;
            Some(held.rule)
        })
    }

    /// Whether `rule` can be named from `scope`: no private rule stands between the two, immediate neighbours apart.
    pub fn is_accessible(&self, scope: Scope, rule: RuleId) -> bool {
        let from = match scope {
            Scope::Outside => ROOT,
            Scope::Rule(rule) | Scope::Situation(rule) => self.of_rule[rule.0 as usize],
        };
        let common = self.common(from, self.of_rule[rule.0 as usize]);
        let mut space = self.of_rule[rule.0 as usize];
        // What stands right under the common ancestor is a neighbour, private or not.
        while space != ROOT && self.spaces[space.0 as usize].parent != common && space != common {
            if self.spaces[space.0 as usize].private {
                return false;
            }
            space = self.spaces[space.0 as usize].parent;
        }
        true
    }

    fn common(&self, left: SpaceId, right: SpaceId) -> SpaceId {
        let (mut a, mut b) = (left, right);
        while a != b {
            let (depth_a, depth_b) = (self.spaces[a.0 as usize].depth, self.spaces[b.0 as usize].depth);
            if depth_a >= depth_b {
                a = self.spaces[a.0 as usize].parent;
            }
            if depth_b >= depth_a {
                b = self.spaces[b.0 as usize].parent;
            }
        }
        a
    }

    /// The rule a name means where it is written.
    pub fn resolve(&self, scope: Scope, name: &str) -> Result<RuleId, Unresolved> {
        let own = match scope {
            Scope::Outside => None,
            Scope::Rule(rule) | Scope::Situation(rule) => Some(self.of_rule[rule.0 as usize]),
        };
        // Nearest parent first, the rule itself last, as the reference engine lists them before it picks an order.
        let mut contexts: Vec<SpaceId> = Vec::new();
        if let Some(own) = own {
            if matches!(scope, Scope::Situation(_)) {
                contexts.push(own);
            }
            let mut space = self.spaces[own.0 as usize].parent;
            while space != ROOT {
                contexts.push(space);
                space = self.spaces[space.0 as usize].parent;
            }
        }
        let itself = if matches!(scope, Scope::Rule(_)) { own } else { None };
        let mut carets = 0;
        let mut name = name;
        while let Some(rest) = name.strip_prefix("^ . ") {
            name = rest;
            carets += 1;
        }
        let first = if carets == 0 {
            itself
        } else {
            // The rule itself counts for one step up.
            contexts.truncate(contexts.len().saturating_sub(carets - 1));
            contexts.pop()
        };
        let self_rule = match scope {
            Scope::Rule(rule) => Some(rule),
            _ => None,
        };
        let mut hidden = None;
        for space in first.into_iter().chain(contexts).chain([ROOT]) {
            let Some(rule) = self.below(space, name).and_then(|found| self.spaces[found.0 as usize].rule)
            else {
                continue;
            };
            if Some(rule) == self_rule {
                continue;
            }
            if self.is_accessible(scope, rule) {
                return Ok(rule);
            }
            hidden.get_or_insert(rule);
        }
        if let Some(rule) = self_rule
            && self.ends_with(rule, name)
        {
            return Ok(rule);
        }
        Err(hidden.map_or(Unresolved::Unknown, Unresolved::Private))
    }

    /// Whether the last words of a rule's name are this name.
    fn ends_with(&self, rule: RuleId, name: &str) -> bool {
        let mut space = self.of_rule[rule.0 as usize];
        let words: Vec<&str> = name.split(SEPARATOR).collect();
        for word in words.iter().rev() {
            let held = &self.spaces[space.0 as usize];
            let Some(id) = self.words.get(*word) else { return false };
            if space == ROOT || self.children.get(&(held.parent, *id)) != Some(&space) {
                return false;
            }
            space = held.parent;
        }
        true
    }
}
