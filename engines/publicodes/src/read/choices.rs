//! `une possibilité`: the closed list of values a rule can take. Choices are constants of one kind, or rules, which may
//! be written in place and may not be applicable.

use crate::read::Reading;
use crate::read::yaml::{Entry, Item, Yaml};
use crate::tree::{Choice, ChoiceKind, Choices, Constant, Node, Type, Value};
use crate::unit_table::UnitId;

impl Reading<'_> {
    pub fn choices(&mut self, item: &Item) -> Option<Choices> {
        let list = item.get("possibilités").unwrap_or(item);
        let items = match &list.value {
            Yaml::List(items) if !items.is_empty() => items,
            _ => {
                self.expected(list.position, "« une possibilité » est vide", "une liste d'au moins un choix");
                return None;
            }
        };
        let mut read: Vec<(ChoiceKind, Choice, &Item)> = Vec::with_capacity(items.len());
        for item in items {
            let Some((kind, choice)) = self.choice(item) else { continue };
            if read.first().is_some_and(|(first, ..)| *first != kind) {
                self.expected(
                    item.position,
                    "les possibilités ne sont pas de même nature",
                    "toutes des nombres, toutes des textes, ou toutes des règles",
                );
                return None;
            }
            read.push((kind, choice, item));
        }
        let (kind, first, _) = read.first()?;
        let (kind, mut unit) = (*kind, first.unit);
        for (_, choice, item) in &read[1..] {
            if kind != ChoiceKind::Number || !unit.is_known() {
                break;
            }
            if choice.unit.is_known() && self.arena.units.convert(choice.unit, unit, 1.0).is_none() {
                let message = format!(
                    "« {} » ne se convertit pas en « {} »",
                    self.arena.units.text(choice.unit),
                    self.arena.units.text(unit)
                );
                self.expected(item.position, message, "des possibilités de même mesure");
            }
            unit = choice.unit;
        }
        self.refuse_duplicates(&read, unit);
        Some(Choices { kind, unit, list: read.into_iter().map(|(_, choice, _)| choice).collect() })
    }

    fn refuse_duplicates(&mut self, read: &[(ChoiceKind, Choice, &Item)], unit: UnitId) {
        let mut seen: Vec<Value> = Vec::with_capacity(read.len());
        for (_, choice, item) in read {
            let value = match choice.value {
                Value::Number(number) if unit.is_known() && choice.unit.is_known() => {
                    Value::Number(self.arena.units.convert(choice.unit, unit, number).unwrap_or(number))
                }
                value => value,
            };
            if seen.contains(&value) {
                self.error(item.position, "cette possibilité est en double");
            }
            seen.push(value);
        }
    }

    fn choice(&mut self, item: &Item) -> Option<(ChoiceKind, Choice)> {
        let node = match &item.value {
            // A choice written with its rule: the rule goes under the current one.
            Yaml::Map(entries) => match entries.as_slice() {
                [Entry { key, key_position, .. }] => {
                    self.rules_of(item);
                    self.expression(key, *key_position, true)
                }
                _ => {
                    self.expected(
                        item.position,
                        "une possibilité ne définit qu'une règle",
                        "« - nom: » puis la règle",
                    );
                    return None;
                }
            },
            _ => self.value(item),
        };
        match self.arena.get(node) {
            Node::Unresolved(reference) => {
                let name = self.arena.references[reference as usize].name.clone();
                let value = Value::Text(self.arena.text(&name));
                let not_applicable = self.filter_choices.then(|| {
                    let position = item.position;
                    let again = self.reference(&name, position);
                    self.arena.push(Node::NotApplicable(again))
                });
                Some((ChoiceKind::Reference, Choice { node, value, unit: UnitId::ABSENT, not_applicable }))
            }
            Node::Constant(index) => {
                let Constant { value, unit, kind, .. } = self.arena.constants[index as usize];
                let kind = match kind {
                    Some(Type::Number) => ChoiceKind::Number,
                    Some(Type::Text) => ChoiceKind::Text,
                    _ => {
                        self.expected(
                            item.position,
                            "cette possibilité n'est ni un nombre ni un texte",
                            "un nombre, un texte ou une règle",
                        );
                        return None;
                    }
                };
                Some((kind, Choice { node, value, unit, not_applicable: None }))
            }
            _ => {
                self.expected(
                    item.position,
                    "une possibilité ne se calcule pas",
                    "une constante ou le nom d'une règle",
                );
                None
            }
        }
    }
}
