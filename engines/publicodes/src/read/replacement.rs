//! `remplace` and `rend non applicable`: which rule takes the place of which, where, and with what priority.

use crate::read::Reading;
use crate::read::yaml::{Item, Yaml};
use crate::tree::{Node, NodeId, Replacement, RuleId};

impl Reading<'_> {
    pub fn replacements(&mut self, rule: RuleId, item: Option<&Item>, by_nothing: bool) -> Vec<Replacement> {
        let Some(item) = item else { return Vec::new() };
        match &item.value {
            Yaml::Null => Vec::new(),
            Yaml::List(items) => {
                items.iter().filter_map(|item| self.replacement(rule, item, by_nothing)).collect()
            }
            _ => self.replacement(rule, item, by_nothing).into_iter().collect(),
        }
    }

    fn replacement(&mut self, rule: RuleId, item: &Item, by_nothing: bool) -> Option<Replacement> {
        let target = if item.text().is_some() { Some(item) } else { item.get("références à") };
        let Some(target) = target else {
            self.expected(
                item.position,
                "ce remplacement ne dit pas ce qu'il remplace",
                "références à: nom d'une règle",
            );
            return None;
        };
        let replaced = self.named_rule(target)?;
        let only_in = self.named_rules(item.get("dans"));
        let except_in = self.named_rules(item.get("sauf dans"));
        let priority = match item.get("priorité").map(|item| (&item.value, item.position)) {
            None | Some((Yaml::Null, _)) => 0.0,
            Some((Yaml::Number(priority), _)) if *priority >= 0.0 => *priority,
            Some((_, position)) => {
                self.expected(position, "cette priorité ne se lit pas", "un nombre positif");
                0.0
            }
        };
        let definition = self.direct_reference(rule, item.position);
        Some(Replacement { definition, replaced, by_nothing, priority, only_in, except_in })
    }

    fn named_rules(&mut self, item: Option<&Item>) -> Vec<NodeId> {
        match item.map(|item| (&item.value, item)) {
            None | Some((Yaml::Null, _)) => Vec::new(),
            Some((Yaml::List(items), _)) => items.iter().filter_map(|item| self.named_rule(item)).collect(),
            Some((_, item)) => self.named_rule(item).into_iter().collect(),
        }
    }

    fn named_rule(&mut self, item: &Item) -> Option<NodeId> {
        let node = self.value(item);
        if matches!(self.arena.get(node), Node::Unresolved(_)) {
            return Some(node);
        }
        self.expected(item.position, "un remplacement porte sur une règle", "le nom d'une règle");
        None
    }
}
