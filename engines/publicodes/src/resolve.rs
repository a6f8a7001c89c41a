//! References to rules, once all rules are known: every name gets its rule, or an error with the nearest name there is.

use crate::diagnostic::{Severity, nearest};
use crate::names::Unresolved;
use crate::read::Reading;
use crate::tree::{Node, Scope};

impl Reading<'_> {
    /// Resolves the references made since `first`.
    pub fn resolve(&mut self, first: usize) {
        for node in first..self.arena.nodes.len() {
            let Node::Unresolved(reference) = self.arena.nodes[node] else { continue };
            let index = reference as usize;
            let (scope, name) =
                (self.arena.references[index].scope, self.arena.references[index].name.clone());
            let found =
                self.spaces.resolve(scope, &name).or_else(|error| match name.strip_prefix("parent . ") {
                    Some(rest) => self.spaces.resolve(scope, &format!("^ . {rest}")).map_err(|_| error),
                    None => Err(error),
                });
            match found {
                Ok(rule) => {
                    self.arena.references[index].target = Some(rule);
                    self.arena.nodes[node] = Node::Reference { rule, reference };
                }
                Err(error) => {
                    self.unresolved(scope, &name, index, error);
                    self.arena.nodes[node] = Node::Constant(1);
                }
            }
        }
        self.scope = Scope::Outside;
    }

    fn unresolved(&mut self, scope: Scope, name: &str, reference: usize, error: Unresolved) {
        self.scope = scope;
        let position = self.arena.references[reference].position;
        match error {
            Unresolved::Unknown => {
                let suggestion = self.nearest_rule(scope, name);
                self.report(
                    Severity::Error,
                    position,
                    format!("la référence « {name} » est introuvable"),
                    Some("le nom d'une règle, dans son espace de noms".into()),
                    suggestion,
                );
            }
            Unresolved::Private(rule) => {
                let private = self.rules[rule.0 as usize].name.clone();
                self.error(
                    position,
                    format!("la règle « {private} » est privée, ou l'un de ses parents l'est"),
                );
            }
        }
    }

    /// The nearest name, written as shortly as the scope allows.
    fn nearest_rule(&self, scope: Scope, name: &str) -> Option<String> {
        let here = match scope {
            Scope::Outside => String::new(),
            Scope::Rule(rule) | Scope::Situation(rule) => format!("{} . ", self.rules[rule.0 as usize].name),
        };
        let mut names: Vec<&str> = Vec::with_capacity(2 * self.rules.len());
        for rule in self.rules.iter().filter(|rule| !rule.name.contains('$')) {
            names.push(&rule.name);
            let prefixes = here.match_indices(" . ").map(|(at, _)| &here[..at + 3]);
            if let Some(short) = prefixes.filter_map(|prefix| rule.name.strip_prefix(prefix)).last() {
                names.push(short);
            }
        }
        let whole = nearest(name, names.iter().copied()).map(str::to_owned);
        // A right name in the wrong namespace is the other usual slip.
        whole.or_else(|| {
            let ending = format!(" . {name}");
            names
                .iter()
                .filter(|known| known.ends_with(&ending))
                .min_by_key(|known| known.len())
                .map(|n| (*n).to_owned())
        })
    }
}
