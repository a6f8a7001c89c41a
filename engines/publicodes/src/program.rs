//! A set of rules ready to run: read, resolved, replacements worked in, types inferred. Never changed once made, except
//! to add the expressions that a situation or a question brings, on a copy.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Position, RuleErrors, Severity};
use crate::eval::rule::Guard;
use crate::infer::Inference;
use crate::inline::Replacements;
use crate::names::Namespaces;
use crate::read::yaml::Item;
use crate::read::{Reading, Source};
use crate::tree::{Arena, Inferred, Node, NodeId, Reference, RuleData, RuleId, Scope};

#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub arena: Arena,
    pub rules: Vec<RuleData>,
    pub spaces: Namespaces,
    /// Rules of the files by full name.
    by_name: FxHashMap<Box<str>, RuleId>,
    replacements: Replacements,
    pub inferred: Vec<Inferred>,
    pub guards: Vec<Option<Guard>>,
    /// Where a question about a rule starts: the rule, or the choice between its replacements.
    pub entries: Vec<Option<NodeId>>,
    /// Rules of the files; later ones come from expressions.
    pub own_rules: usize,
    pub warnings: Vec<Diagnostic>,
}

/// What reading rules takes into account.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    pub filter_choices: bool,
    pub allow_orphans: bool,
}

impl Program {
    pub fn read(sources: &[Source<'_>], reader: Reader) -> Result<Program, RuleErrors> {
        let mut reading = Reading::new(Arena::new(), Namespaces::new(), Vec::new(), reader.filter_choices);
        reading.files = sources.iter().map(|source| source.name).collect();
        for (file, source) in sources.iter().enumerate() {
            let (documents, errors) = crate::read::yaml::read_yaml(file as u32, source.text);
            for error in errors {
                reading.error(error.position, error.message);
            }
            for document in documents {
                reading.rules_of(&document);
            }
        }
        reading.settle(0, reader.allow_orphans);
        reading.resolve(0);
        let Reading { mut arena, mut rules, spaces, diagnostics, situated, .. } = reading;
        let mut diagnostics = diagnostics;
        diagnostics.sort_by_key(|diagnostic| diagnostic.position);
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            return Err(RuleErrors::new(diagnostics));
        }
        let mut replacements = Replacements::collect(&arena, &rules);
        replacements.apply(&mut arena, &mut rules);
        let mut entries = vec![None; rules.len()];
        for (index, entry) in entries.iter_mut().enumerate() {
            let rule = RuleId(index as u32);
            if replacements.has(rule) {
                let reference = reference_from(&mut arena, &rules, Scope::Outside, rule);
                *entry = Some(replacements.inlined(&mut arena, &rules, reference));
            }
        }
        let mut seen_from_situation = Vec::with_capacity(situated.len());
        for (at, rule) in situated {
            let above = spaces.parents(rule).flatten();
            let replaced: Vec<RuleId> =
                std::iter::once(rule).chain(above).filter(|target| replacements.has(*target)).collect();
            let nodes = replaced.into_iter().map(|target| {
                let reference = reference_from(&mut arena, &rules, Scope::Situation(rule), target);
                replacements.inlined(&mut arena, &rules, reference)
            });
            let nodes: Vec<NodeId> = nodes.collect();
            if !nodes.is_empty() {
                seen_from_situation.push((at, nodes));
            }
        }
        let inferred = Inference::new(&mut arena, &rules, Vec::new()).run(&seen_from_situation);
        let guards = rules.iter().map(|rule| Guard::of(&arena, &rule.parents)).collect();
        let own_rules = rules.len();
        let by_name = rules.iter().enumerate().map(|(rank, rule)| (rule.name.clone(), RuleId(rank as u32)));
        let by_name = by_name.collect();
        Ok(Program {
            arena,
            rules,
            spaces,
            by_name,
            replacements,
            inferred,
            guards,
            entries,
            own_rules,
            warnings: diagnostics,
        })
    }

    pub fn rule(&self, name: &str) -> Option<RuleId> {
        self.by_name.get(name).copied().or_else(|| self.spaces.rule(name))
    }

    pub fn data(&self, rule: RuleId) -> &RuleData {
        &self.rules[rule.0 as usize]
    }

    /// Adds an expression, or a mapping of mechanisms written in YAML, to be evaluated in `scope`.
    pub fn add(&mut self, scope: Scope, added: Added<'_>, filter_choices: bool) -> Result<NodeId, String> {
        let (first_node, first_rule) = (self.arena.nodes.len(), self.rules.len());
        let first_reference = self.arena.references.len();
        let before = self.clone_small();
        let arena = std::mem::replace(&mut self.arena, Arena::new());
        let spaces = std::mem::replace(&mut self.spaces, Namespaces::new());
        let rules = std::mem::take(&mut self.rules);
        let mut reading = Reading::new(arena, spaces, rules, filter_choices);
        reading.scope = scope;
        reading.first_context = first_node as u32;
        // Internal rules of a value come under its rule, beside those the rule already has.
        if let Scope::Situation(rule) = scope {
            reading.extremes_in.insert(rule, 1_000_000 + first_rule as u32);
        }
        let root = match added {
            Added::Item(item) => reading.value(item),
            Added::Text(text) if is_mapping(text) => {
                let (documents, errors) = crate::read::yaml::read_yaml(0, text);
                for error in errors {
                    reading.error(error.position, error.message);
                }
                match documents.as_slice() {
                    [item] => reading.value(item),
                    _ => reading.failed(Position::default(), "une seule valeur est attendue"),
                }
            }
            Added::Text(text) => reading.expression(text, Position { file: 0, line: 1, column: 1 }, true),
        };
        reading.settle(first_rule, true);
        reading.resolve(first_node);
        let Reading { arena, rules, spaces, diagnostics, .. } = reading;
        self.arena = arena;
        self.rules = rules;
        self.spaces = spaces;
        if let Some(error) = diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
            let message = match &error.suggestion {
                Some(suggestion) => format!("{} ; vouliez-vous dire « {suggestion} » ?", error.message),
                None => error.message.clone(),
            };
            self.restore(before);
            return Err(message);
        }
        let concerned =
            self.arena.references[first_reference..].iter().any(|r| self.replacements.concerns(r));
        let root =
            if concerned { self.replacements.inlined(&mut self.arena, &self.rules, root) } else { root };
        let inferred = std::mem::take(&mut self.inferred);
        let mut inference = Inference::new(&mut self.arena, &self.rules, inferred);
        inference.node(root);
        self.inferred = inference.run(&[]);
        for rule in first_rule..self.rules.len() {
            self.guards.push(Guard::of(&self.arena, &self.rules[rule].parents));
            self.entries.push(None);
        }
        Ok(root)
    }

    fn clone_small(&self) -> (usize, usize) {
        (self.arena.nodes.len(), self.rules.len())
    }

    /// Takes back what a refused expression added.
    fn restore(&mut self, (nodes, rules): (usize, usize)) {
        self.arena.nodes.truncate(nodes);
        // A name stays taken by a rule that is gone only if rules were made, which expressions seldom do.
        for rule in rules..self.rules.len() {
            self.guards.push(None);
            self.entries.push(None);
            self.rules[rule].value = crate::tree::UNDEFINED;
            self.rules[rule].parents.clear();
            self.rules[rule].choices = None;
            self.inferred.push(Inferred::default());
        }
    }
}

/// What a situation or a question brings.
#[derive(Clone, Copy)]
pub(crate) enum Added<'a> {
    Text(&'a str),
    Item(&'a Item),
}

fn is_mapping(text: &str) -> bool {
    text.trim_start().starts_with('{') || text.contains(": ") || text.contains(":\n")
}

fn reference_from(arena: &mut Arena, rules: &[RuleData], scope: Scope, rule: RuleId) -> NodeId {
    let reference = arena.references.len() as u32;
    let data = &rules[rule.0 as usize];
    arena.references.push(Reference {
        scope,
        name: data.name.clone(),
        position: data.position,
        target: Some(rule),
    });
    arena.push(Node::Reference { rule, reference })
}
