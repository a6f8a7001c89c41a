//! Values: a constant, an expression, or a mapping of mechanisms. This is where an expression's positions in its own text
//! become positions in the file.

use crate::diagnostic::Position;
use crate::read::Reading;
use crate::read::expression::{self, Expression};
use crate::read::mechanism::Raw;
use crate::read::yaml::{Item, Yaml};
use crate::tree::{Constant, Node, NodeId, Op, Type, UNDEFINED, Value};
use crate::unit::Unit;
use crate::unit_table::UnitId;

impl Reading<'_> {
    /// Any value, wherever the language expects one.
    pub fn value(&mut self, item: &Item) -> NodeId {
        match &item.value {
            Yaml::Null => {
                self.expected(item.position, "cette valeur est vide", "une valeur après les deux points");
                UNDEFINED
            }
            Yaml::Bool(_) => {
                self.expected(
                    item.position,
                    "true et false ne sont pas des valeurs du langage",
                    "oui ou non",
                );
                UNDEFINED
            }
            Yaml::Number(number) => self.number(*number, UnitId::ABSENT),
            Yaml::Text { text, inline } => self.expression(text, item.position, *inline),
            Yaml::List(_) => {
                self.expected(
                    item.position,
                    "il manque le nom d'un mécanisme devant cette liste",
                    "somme, produit, le maximum de, toutes ces conditions…",
                );
                UNDEFINED
            }
            Yaml::Map(entries) => {
                let raw = entries.iter().map(|entry| (&*entry.key, Raw::Item(&entry.item))).collect();
                self.chained(raw, item.position)
            }
        }
    }

    pub fn expression(&mut self, text: &str, position: Position, inline: bool) -> NodeId {
        match expression::parse(text) {
            Ok(expression) => self.expression_node(&expression, text, position, inline),
            Err(error) => {
                let shift = if inline { error.offset as u32 } else { 0 };
                let position = Position { column: position.column + shift, ..position };
                let message =
                    format!("l'expression « {} » ne se lit pas : {}", shortened(text), error.message);
                self.expected(position, message, error.expected);
                UNDEFINED
            }
        }
    }

    fn expression_node(
        &mut self,
        expression: &Expression,
        text: &str,
        position: Position,
        inline: bool,
    ) -> NodeId {
        match expression {
            Expression::Number { value, unit } => {
                let unit = match unit.as_deref().map(Unit::parse) {
                    None => UnitId::ABSENT,
                    Some(Ok(unit)) => self.arena.units.id(&unit),
                    Some(Err(message)) => {
                        self.error(position, message);
                        UnitId::ABSENT
                    }
                };
                self.number(*value, unit)
            }
            Expression::Bool(value) => self.arena.boolean(*value),
            Expression::Text(text) => {
                let value = Value::Text(self.arena.text(text));
                self.arena.constant(Constant {
                    value,
                    unit: UnitId::ABSENT,
                    kind: Some(Type::Text),
                    nullable: false,
                })
            }
            Expression::Date(date) => self.arena.constant(Constant {
                value: Value::Date(*date),
                unit: UnitId::ABSENT,
                kind: Some(Type::Date),
                nullable: false,
            }),
            Expression::Name(name, at) => {
                let before = text.get(..*at as usize).filter(|_| inline);
                let shift = before.map_or(0, |before| before.chars().count() as u32);
                self.reference(name, Position { column: position.column + shift, ..position })
            }
            Expression::Binary(op, left, right) => {
                let left = self.expression_node(left, text, position, inline);
                let right = self.expression_node(right, text, position, inline);
                self.operation(*op, left, right)
            }
        }
    }

    pub fn operation(&mut self, op: Op, left: NodeId, right: NodeId) -> NodeId {
        self.arena.push(Node::Operation { op, left, right })
    }

    pub fn condition(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        self.arena.push(Node::Condition { test, then, otherwise })
    }

    pub fn number(&mut self, value: f64, unit: UnitId) -> NodeId {
        let value = Value::Number(value);
        self.arena.constant(Constant { value, unit, kind: Some(Type::Number), nullable: false })
    }
}

/// Enough of a text to recognise it in a message.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= MOST && line.len() == text.trim_end().len() {
        return line.to_owned();
    }
    line.chars().take(MOST).chain(['…']).collect()
}
