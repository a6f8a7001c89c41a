//! Mechanisms: each is read here and turned into the few primitives of [`Node`]. Some wrap the value they stand beside
//! (`plafond`, `unité`, `applicable si`…), always in the same order whatever the order in the file; the others make a
//! value by themselves, and there can be only one of them in a mapping.

use crate::diagnostic::{Position, nearest};
use crate::read::Reading;
use crate::read::yaml::{Item, Yaml};
use crate::tree::{BracketKind, NO, NULL, NameId, Node, NodeId, ONE, Op, RuleId, UNDEFINED, YES};
use crate::unit::Unit;
use crate::unit_table::UnitId;

/// What stands beside a key: usually what the file says, sometimes what the reading of rules adds.
#[derive(Clone, Copy)]
pub(crate) enum Raw<'i> {
    Item(&'i Item),
    /// A mapping, one of its keys left out.
    Without(&'i Item, &'static str),
    /// The value a situation may give to a rule.
    Situation(RuleId),
    /// The default of a rule, reported missing under this name while it is used.
    Default(&'i Item, NameId),
}

/// Mechanisms that wrap the value beside them, outermost first.
pub(crate) const WRAPPING: [&str; 14] = [
    "contexte",
    "variable manquante",
    "avec",
    "applicable si",
    "non applicable si",
    "arrondi",
    "unité",
    "simplifier l'unité",
    "plancher",
    "plafond",
    "par défaut",
    "dans la situation",
    "résoudre la référence circulaire",
    "abattement",
];

const OPERATORS: [(&str, Op); 14] = [
    ("*", Op::Mul),
    ("/", Op::Div),
    ("//", Op::IntDiv),
    ("**", Op::Pow),
    ("+", Op::Add),
    ("-", Op::Sub),
    ("<", Op::Lt),
    ("<=", Op::Le),
    (">", Op::Gt),
    (">=", Op::Ge),
    ("=", Op::Eq),
    ("!=", Op::Ne),
    ("et", Op::And),
    ("ou", Op::Or),
];

const MAKING: [&str; 26] = [
    "logarithme",
    "inversion numérique",
    "le maximum de",
    "le minimum de",
    "taux progressif",
    "toutes ces conditions",
    "est non défini",
    "est non applicable",
    "est applicable",
    "est défini",
    "une de ces conditions",
    "condition",
    "barème",
    "durée",
    "grille",
    "multiplication",
    "produit",
    "somme",
    "moyenne",
    "texte",
    "valeur",
    "variable",
    "variations",
    "constant",
    "une possibilité",
    "rend non applicable",
];

pub(crate) fn is_mechanism(key: &str) -> bool {
    WRAPPING.contains(&key) || MAKING[..24].contains(&key) || OPERATORS.iter().any(|(sign, _)| *sign == key)
}

/// Every word that means a mechanism, for suggestions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    WRAPPING.into_iter().chain(MAKING)
}

impl Reading<'_> {
    /// A mapping of mechanisms: the wrapping ones around the one that makes a value.
    pub fn chained<'i>(&mut self, mut raw: Vec<(&'i str, Raw<'i>)>, position: Position) -> NodeId {
        let wrapping = WRAPPING.iter().find_map(|name| {
            let at = raw.iter().position(|(key, _)| key == name)?;
            Some((*name, raw.remove(at).1))
        });
        let Some((name, argument)) = wrapping else { return self.making(&raw, position) };
        match (name, argument) {
            ("dans la situation", Raw::Situation(rule)) => {
                let value = self.chained(raw, position);
                self.arena.push(Node::Situated { rule, value })
            }
            ("par défaut", Raw::Default(item, name)) => {
                let value = self.chained(raw, position);
                let default = self.value(item);
                let default = self.arena.push(Node::Missing { value: default, name });
                let defaulted = self.defaulted(value, default);
                self.arena.labels.insert(defaulted, "par défaut");
                defaulted
            }
            (_, Raw::Item(item)) => self.wrapped(name, item, raw, position),
            _ => UNDEFINED,
        }
    }

    pub fn making(&mut self, raw: &[(&str, Raw<'_>)], position: Position) -> NodeId {
        let (name, argument) = match raw {
            [] => return self.arena.undefined(),
            [one] => *one,
            several => {
                let names: Vec<String> = several.iter().map(|(name, _)| format!("« {name} »")).collect();
                let message = format!("ces mécanismes sont au même niveau : {}", names.join(", "));
                self.expected(position, message, "un seul mécanisme par valeur ; vérifiez l'indentation");
                return UNDEFINED;
            }
        };
        let item = match argument {
            Raw::Item(item) => item,
            Raw::Without(item, left_out) => {
                let Yaml::Map(entries) = &item.value else { return UNDEFINED };
                let kept: Vec<(&str, Raw<'_>)> = entries
                    .iter()
                    .filter(|entry| &*entry.key != left_out)
                    .map(|entry| (&*entry.key, Raw::Item(&entry.item)))
                    .collect();
                return self.chained(kept, item.position);
            }
            Raw::Situation(_) | Raw::Default(..) => return UNDEFINED,
        };
        if let Some((_, op)) = OPERATORS.iter().find(|(sign, _)| *sign == name) {
            return self.operator(*op, name, item);
        }
        match name {
            "valeur" => self.value(item),
            "variable" => match item.text() {
                Some(text) => self.reference(text, item.position),
                None => self.failed(item.position, "« variable » attend le nom d'une règle"),
            },
            "somme" => {
                let items = self.items(item, name);
                self.sum(&items)
            }
            "moyenne" => self.mean(item),
            "produit" | "multiplication" => {
                let items = self.items(item, name);
                let run = self.arena.list(&items);
                let product = if items.is_empty() { ONE } else { self.arena.push(Node::Product(run)) };
                self.arena.push(Node::Simplify(product))
            }
            "toutes ces conditions" => {
                let items = self.items(item, name);
                let run = self.arena.list(&items);
                if items.is_empty() { YES } else { self.arena.push(Node::AllOf(run)) }
            }
            "une de ces conditions" => {
                let items = self.items(item, name);
                let run = self.arena.list(&items);
                if items.is_empty() { NO } else { self.arena.push(Node::OneOf(run)) }
            }
            "le maximum de" => self.extreme(item, Op::Gt),
            "le minimum de" => self.extreme(item, Op::Lt),
            "condition" => self.condition_of(item),
            "variations" => self.variations(item),
            "barème" => self.brackets(item, BracketKind::Marginal),
            "grille" => self.brackets(item, BracketKind::Grid),
            "taux progressif" => self.brackets(item, BracketKind::Progressive),
            "durée" => self.duration(item),
            "texte" => self.template(item),
            "logarithme" => {
                let value = self.value(item);
                self.arena.push(Node::Logarithm(value))
            }
            "est non défini" => {
                let value = self.value(item);
                self.arena.push(Node::NotDefined(value))
            }
            "est défini" => {
                let value = self.value(item);
                let not = self.arena.push(Node::NotDefined(value));
                self.operation(Op::Eq, not, NO)
            }
            "est non applicable" => {
                let value = self.value(item);
                self.arena.push(Node::NotApplicable(value))
            }
            "est applicable" => {
                let value = self.value(item);
                self.is_applicable(value)
            }
            "inversion numérique" => self.inversion(item),
            "constant" => self.plain_constant(item),
            unknown => {
                let suggestion = nearest(unknown, names()).map(str::to_owned);
                self.report(
                    crate::diagnostic::Severity::Error,
                    position,
                    format!("le mécanisme « {unknown} » est inconnu"),
                    Some("un mécanisme du langage".into()),
                    suggestion,
                );
                UNDEFINED
            }
        }
    }

    pub fn is_applicable(&mut self, value: NodeId) -> NodeId {
        let not = self.arena.push(Node::NotApplicable(value));
        self.operation(Op::Eq, not, NO)
    }

    fn operator(&mut self, op: Op, name: &str, item: &Item) -> NodeId {
        match self.items(item, name).as_slice() {
            [left, right] => self.operation(op, *left, *right),
            _ => {
                self.expected(
                    item.position,
                    format!("« {name} » n'a pas ses deux termes"),
                    "une liste de deux valeurs",
                );
                UNDEFINED
            }
        }
    }

    pub fn items(&mut self, item: &Item, name: &str) -> Vec<NodeId> {
        match &item.value {
            Yaml::List(items) => items.iter().map(|item| self.value(item)).collect(),
            _ => {
                self.expected(
                    item.position,
                    format!("« {name} » attend une liste"),
                    "une ligne « - valeur » par élément",
                );
                Vec::new()
            }
        }
    }

    fn sum(&mut self, items: &[NodeId]) -> NodeId {
        if items.is_empty() {
            return NULL;
        }
        let run = self.arena.list(items);
        self.arena.push(Node::Sum(run))
    }

    fn mean(&mut self, item: &Item) -> NodeId {
        let items = self.items(item, "moyenne");
        let mut counted = Vec::with_capacity(items.len());
        for value in items.iter().rev() {
            let applicable = self.is_applicable(*value);
            let test = self.operation(Op::Ne, applicable, NO);
            counted.push(self.condition(test, ONE, NULL));
        }
        let (total, count) = (self.sum(&items), self.sum(&counted));
        self.operation(Op::Div, total, count)
    }

    fn field(&mut self, item: &Item, mechanism: &str, key: &str) -> NodeId {
        match item.get(key) {
            Some(value) => self.value(value),
            None => {
                self.expected(
                    item.position,
                    format!("il manque « {key} » dans « {mechanism} »"),
                    format!("{key}: valeur"),
                );
                UNDEFINED
            }
        }
    }

    fn condition_of(&mut self, item: &Item) -> NodeId {
        let test = self.field(item, "condition", "si");
        let then = self.field(item, "condition", "alors");
        let otherwise = self.field(item, "condition", "sinon");
        self.condition(test, then, otherwise)
    }

    fn variations(&mut self, item: &Item) -> NodeId {
        let Yaml::List(items) = &item.value else {
            self.expected(
                item.position,
                "« variations » attend une liste",
                "des lignes « - si: … alors: … »",
            );
            return UNDEFINED;
        };
        let mut pairs = Vec::with_capacity(items.len());
        for branch in items {
            let pair = match branch.get("sinon") {
                Some(otherwise) => (YES, self.value(otherwise)),
                None => {
                    let consequence = self.field(branch, "variations", "alors");
                    (self.field(branch, "variations", "si"), consequence)
                }
            };
            pairs.push(pair);
        }
        let run = self.arena.pair_run(&pairs);
        self.arena.push(Node::Variations(run))
    }

    pub fn unit(&mut self, item: &Item) -> Option<UnitId> {
        let text = match &item.value {
            Yaml::Text { text, .. } => text.to_string(),
            Yaml::Number(number) => crate::number::to_text(*number),
            _ => {
                self.expected(item.position, "cette unité ne se lit pas", "une unité telle que €/mois");
                return None;
            }
        };
        match Unit::parse(&text) {
            Ok(unit) => Some(self.arena.units.id(&unit)),
            Err(message) => {
                self.error(item.position, message);
                None
            }
        }
    }
}
