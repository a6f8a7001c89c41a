//! Mechanisms with a writing of their own: durations, texts with values in them, contexts, inversions, and constants
//! written out.

use crate::date::DurationUnit;
use crate::read::Reading;
use crate::read::yaml::{Entry, Item, Yaml};
use crate::tree::{Constant, Inversion, NULL, Node, NodeId, Part, Run, Type, UNDEFINED, Value};
use crate::unit::Unit;
use crate::unit_table::UnitId;

impl Reading<'_> {
    pub fn duration(&mut self, item: &Item) -> NodeId {
        let from = item.get("depuis").map(|value| self.value(value));
        let to = item.get("jusqu'à").map(|value| self.value(value));
        let name = match item.get("unité") {
            Some(unit) => unit.text().unwrap_or("").trim().to_owned(),
            None => "jour".to_owned(),
        };
        let Some(unit) = DurationUnit::parse(&name) else {
            self.expected(
                item.position,
                format!("une durée ne se compte pas en « {name} »"),
                DurationUnit::NAMES,
            );
            return UNDEFINED;
        };
        let unit_id = Unit::parse(&name).map(|unit| self.arena.units.id(&unit)).unwrap_or(UnitId::NONE);
        let from = from.unwrap_or_else(|| self.arena.push(Node::Today));
        let to = to.unwrap_or_else(|| self.arena.push(Node::Today));
        self.arena.push(Node::Duration { from, to, unit, unit_id })
    }

    pub fn template(&mut self, item: &Item) -> NodeId {
        let text = match &item.value {
            Yaml::Text { text, .. } => text.to_string(),
            Yaml::Number(number) => crate::number::to_text(*number),
            _ => return self.failed(item.position, "« texte » attend un texte"),
        };
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, inside, after)) = interpolation(rest) {
            let words = self.arena.text(before);
            let value = self.expression(inside.trim(), item.position, false);
            parts.push(Part::Text(words));
            parts.push(Part::Value(value));
            rest = after;
        }
        let words = self.arena.text(rest);
        parts.push(Part::Text(words));
        let run = Run { start: self.arena.parts.len() as u32, length: parts.len() as u32 };
        self.arena.parts.extend(parts);
        self.arena.push(Node::Template(run))
    }

    pub fn context(&mut self, value: NodeId, item: &Item) -> NodeId {
        let Yaml::Map(entries) = &item.value else {
            return self.failed(item.position, "« contexte » attend des règles et leurs valeurs");
        };
        let mut pairs: Vec<(&Entry, NodeId, NodeId)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = self.reference(&entry.key, entry.key_position);
            let replaced = self.value(&entry.item);
            pairs.push((entry, key, replaced));
        }
        pairs.sort_by_cached_key(|(entry, ..)| crate::collate::key(&entry.key));
        let pairs: Vec<(NodeId, NodeId)> = pairs.into_iter().map(|(_, key, value)| (key, value)).collect();
        let pairs = self.arena.pair_run(&pairs);
        let known = self.contexts.iter().position(|(scope, written)| *scope == self.scope && written == item);
        let place = known.unwrap_or_else(|| {
            self.contexts.push((self.scope, item.clone()));
            self.contexts.len() - 1
        });
        self.arena.push(Node::Context { value, pairs, place: self.first_context + place as u32 })
    }

    pub fn inversion(&mut self, item: &Item) -> NodeId {
        let Some(rule) = self.current_rule() else {
            return self.failed(item.position, "une inversion ne se calcule que dans une règle");
        };
        let with = item.get("avec").unwrap_or(item);
        let candidates: Vec<NodeId> = match &with.value {
            Yaml::List(items) => items.iter().map(|item| self.value(item)).collect(),
            Yaml::Text { .. } => vec![self.value(with)],
            _ => {
                self.expected(
                    item.position,
                    "l'inversion ne dit pas avec quelles règles",
                    "une liste de règles",
                );
                Vec::new()
            }
        };
        for candidate in &candidates {
            if !matches!(self.arena.get(*candidate), Node::Unresolved(_)) && *candidate != UNDEFINED {
                self.error(item.position, "une inversion se fait avec des règles, pas avec des valeurs");
            }
        }
        let bound = |key: &str, default: f64| match item.get(key).map(|item| &item.value) {
            Some(Yaml::Number(number)) => *number,
            _ => default,
        };
        let inversion = Inversion {
            rule,
            candidates,
            least: bound("min", -1e6),
            most: bound("max", 1e8),
            tolerance: bound("tolérance d'erreur", 0.1),
        };
        self.arena.inversions.push(inversion);
        self.arena.push(Node::Inversion(self.arena.inversions.len() as u32 - 1))
    }

    pub fn plain_constant(&mut self, item: &Item) -> NodeId {
        let (value, kind) = match item.get("nodeValue").map(|item| &item.value) {
            None => return UNDEFINED,
            Some(Yaml::Null) => return NULL,
            Some(Yaml::Bool(value)) => (Value::Bool(*value), Type::Boolean),
            Some(Yaml::Number(value)) => (Value::Number(*value), Type::Number),
            Some(Yaml::Text { text, .. }) => (Value::Text(self.arena.text(text)), Type::Text),
            Some(_) => return self.failed(item.position, "« constant » attend une valeur simple"),
        };
        self.arena.constant(Constant { value, unit: UnitId::ABSENT, kind: Some(kind), nullable: false })
    }
}

/// The first `{{ … }}` of a text: what stands before, inside and after.
fn interpolation(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("{{")?;
    let end = start + 2 + text[start + 2..].find("}}")?;
    Some((&text[..start], &text[start + 2..end], &text[end + 2..]))
}
