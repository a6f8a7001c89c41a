//! From text to rules: YAML with positions, then rules and their mechanisms. Errors are collected, never thrown, so that
//! a rule writer sees all of them at once; what could not be read stands as an undefined value meanwhile.

pub(crate) mod brackets;
pub(crate) mod choices;
pub(crate) mod expression;
pub(crate) mod extremes;
pub(crate) mod mechanism;
pub(crate) mod replacement;
pub(crate) mod rule;
pub(crate) mod special;
pub(crate) mod value;
pub(crate) mod wrapping;
pub(crate) mod yaml;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Position, Severity};
use crate::names::Namespaces;
use crate::read::yaml::Item;
use crate::tree::{Arena, NameId, Node, NodeId, Reference, RuleData, RuleId, Scope, UNDEFINED};

/// One file of rules: its name, for messages, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// Everything being built while files are read.
pub(crate) struct Reading<'a> {
    pub files: Vec<&'a str>,
    pub arena: Arena,
    pub rules: Vec<RuleData>,
    pub spaces: Namespaces,
    pub diagnostics: Vec<Diagnostic>,
    /// Names declared missing that may not be rules; settled once all rules are known.
    pub declared_missing: Vec<Box<str>>,
    /// The rules still waiting for their value, while nested ones are read.
    pub scope: Scope,
    /// Whether `une possibilité` looks at which choices are applicable.
    pub filter_choices: bool,
    pub extremes_in: FxHashMap<RuleId, u32>,
    /// Contexts read so far, to tell those of one rule that say the same.
    pub contexts: Vec<(Scope, Item)>,
    pub first_context: u32,
    /// When, among rules, the place for each rule's value in the situation was made.
    pub situated: Vec<(usize, RuleId)>,
}

impl<'a> Reading<'a> {
    pub fn new(arena: Arena, spaces: Namespaces, rules: Vec<RuleData>, filter_choices: bool) -> Self {
        Reading {
            files: Vec::new(),
            arena,
            rules,
            spaces,
            diagnostics: Vec::new(),
            declared_missing: Vec::new(),
            scope: Scope::Outside,
            filter_choices,
            extremes_in: FxHashMap::default(),
            contexts: Vec::new(),
            first_context: 0,
            situated: Vec::new(),
        }
    }

    pub fn error(&mut self, position: Position, message: impl Into<String>) {
        self.report(Severity::Error, position, message.into(), None, None);
    }

    pub fn expected(&mut self, position: Position, message: impl Into<String>, expected: impl Into<String>) {
        self.report(Severity::Error, position, message.into(), Some(expected.into()), None);
    }

    pub fn report(
        &mut self,
        severity: Severity,
        position: Position,
        message: String,
        expected: Option<String>,
        suggestion: Option<String>,
    ) {
        let rule = match self.scope {
            Scope::Outside => None,
            Scope::Rule(rule) | Scope::Situation(rule) => {
                self.rules.get(rule.0 as usize).map(|rule| shown_name(&rule.name).to_owned())
            }
        };
        let file = self.files.get(position.file as usize).copied().unwrap_or("situation").to_owned();
        self.diagnostics.push(Diagnostic { severity, file, position, rule, message, expected, suggestion });
    }

    /// A reference to a rule by its name, resolved later.
    pub fn reference(&mut self, name: &str, position: Position) -> NodeId {
        let index = self.arena.references.len() as u32;
        self.arena.references.push(Reference {
            scope: self.scope,
            name: name.into(),
            position,
            target: None,
        });
        self.arena.push(Node::Unresolved(index))
    }

    /// A reference to a rule already known.
    pub fn direct_reference(&mut self, rule: RuleId, position: Position) -> NodeId {
        let name = self.rules[rule.0 as usize].name.clone();
        let reference = self.arena.references.len() as u32;
        self.arena.references.push(Reference { scope: self.scope, name, position, target: Some(rule) });
        self.arena.push(Node::Reference { rule, reference })
    }

    /// The rule being read; only asked while one is.
    pub fn current_rule(&self) -> Option<RuleId> {
        match self.scope {
            Scope::Rule(rule) | Scope::Situation(rule) => Some(rule),
            Scope::Outside => None,
        }
    }

    pub fn failed(&mut self, position: Position, message: impl Into<String>) -> NodeId {
        self.error(position, message);
        UNDEFINED
    }

    pub fn name_id(&mut self, name: &str) -> NameId {
        let known = self.declared_missing.iter().position(|declared| &**declared == name);
        let index = known.unwrap_or_else(|| {
            self.declared_missing.push(name.into());
            self.declared_missing.len() - 1
        });
        // Told apart from rules until all rules are known; see `settle_names`.
        NameId(DECLARED | index as u32)
    }
}

/// Marks a name that was declared missing, until it is matched with a rule.
pub(crate) const DECLARED: u32 = 1 << 31;

/// A rule's name without the internal rules that some mechanisms make.
pub(crate) fn shown_name(name: &str) -> &str {
    name.split(" . $").next().unwrap_or(name)
}
