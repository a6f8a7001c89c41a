//! Mechanisms: each is read here and turned into the few primitives of [`Node`]. Some wrap the value they stand beside
//! (`plafond`, `unité`, `applicable si`…), always in the same order whatever the order in the file; the others make a
//! value by themselves, and there can be only one of them in a mapping.

use crate::date::DurationUnit;
use crate::diagnostic::{Position, nearest};
use crate::read::Reading;
use crate::read::yaml::{Entry, Item, Yaml};
use crate::tree::{
    BracketKind, Constant, Inversion, NO, NULL, NameId, Node, NodeId, ONE, Op, Part, RuleId, Run, Type, UNDEFINED, Value,
    YES, ZERO,
};
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
const WRAPPING: [&str; 14] = [
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
    WRAPPING.contains(&key)
        || MAKING[..24].contains(&key)
        || OPERATORS.iter().any(|(sign, _)| *sign == key)
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

    fn wrapped<'i>(&mut self, name: &str, item: &Item, raw: Vec<(&'i str, Raw<'i>)>, position: Position) -> NodeId {
        match name {
            "avec" => {
                // Rules can only be nested in a rule, which is where their names go.
                self.rules_of(item);
                self.chained(raw, position)
            }
            "contexte" => {
                let value = self.chained(raw, position);
                self.context(value, item)
            }
            "variable manquante" => {
                let value = self.chained(raw, position);
                match item.text() {
                    Some(text) => {
                        let name = self.name_id(text);
                        self.arena.push(Node::Missing { value, name })
                    }
                    None => self.failed(item.position, "« variable manquante » attend un nom"),
                }
            }
            "unité" => {
                let value = self.chained(raw, position);
                match self.unit(item) {
                    Some(unit) => self.arena.push(Node::Convert { value, unit }),
                    None => value,
                }
            }
            "simplifier l'unité" => {
                let value = self.chained(raw, position);
                self.arena.push(Node::Simplify(value))
            }
            "résoudre la référence circulaire" => {
                let value = self.chained(raw, position);
                match self.current_rule() {
                    Some(rule) => self.arena.push(Node::FixedPoint { rule, value }),
                    None => self.failed(position, "une référence circulaire ne se résout que dans une règle"),
                }
            }
            _ => {
                let value = self.chained(raw, position);
                let argument = self.value(item);
                let adjusted = self.adjusted(name, value, argument);
                if let Some(label) = WRAPPING.iter().find(|label| **label == name) {
                    self.arena.labels.insert(adjusted, label);
                }
                adjusted
            }
        }
    }

    fn adjusted(&mut self, name: &str, value: NodeId, argument: NodeId) -> NodeId {
        match name {
            "applicable si" => {
                let test = self.operation(Op::Ne, argument, NO);
                self.condition(test, value, NULL)
            }
            "non applicable si" => {
                let test = self.operation(Op::Eq, argument, NO);
                self.condition(test, value, NULL)
            }
            "arrondi" => self.arena.push(Node::Round { value, precision: argument }),
            "plancher" => self.bounded(Op::Lt, value, argument),
            "plafond" => self.bounded(Op::Gt, value, argument),
            "par défaut" => self.defaulted(value, argument),
            "dans la situation" => {
                let test = self.arena.push(Node::NotDefined(argument));
                self.condition(test, value, argument)
            }
            _ => {
                // `abattement`: what is left, never below zero. The rest is worked out twice, as the reference does.
                let compared = self.operation(Op::Sub, value, argument);
                let rest = self.operation(Op::Sub, value, argument);
                let exists = self.operation(Op::Ne, ZERO, NO);
                let below = self.operation(Op::Lt, compared, ZERO);
                let test = self.operation(Op::And, exists, below);
                self.condition(test, ZERO, rest)
            }
        }
    }

    /// `bound` when there is one and the value is beyond it, the value otherwise.
    fn bounded(&mut self, beyond: Op, value: NodeId, bound: NodeId) -> NodeId {
        let exists = self.operation(Op::Ne, bound, NO);
        let exceeds = self.operation(beyond, value, bound);
        let test = self.operation(Op::And, exists, exceeds);
        self.condition(test, bound, value)
    }

    fn defaulted(&mut self, value: NodeId, default: NodeId) -> NodeId {
        let test = self.arena.push(Node::NotDefined(value));
        self.condition(test, default, value)
    }

    fn making(&mut self, raw: &[(&str, Raw<'_>)], position: Position) -> NodeId {
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
                self.expected(item.position, format!("« {name} » n'a pas ses deux termes"), "une liste de deux valeurs");
                UNDEFINED
            }
        }
    }

    pub fn items(&mut self, item: &Item, name: &str) -> Vec<NodeId> {
        match &item.value {
            Yaml::List(items) => items.iter().map(|item| self.value(item)).collect(),
            _ => {
                self.expected(item.position, format!("« {name} » attend une liste"), "une ligne « - valeur » par élément");
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
                self.expected(item.position, format!("il manque « {key} » dans « {mechanism} »"), format!("{key}: valeur"));
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
            self.expected(item.position, "« variations » attend une liste", "des lignes « - si: … alors: … »");
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

    fn duration(&mut self, item: &Item) -> NodeId {
        let from = item.get("depuis").map(|value| self.value(value));
        let to = item.get("jusqu'à").map(|value| self.value(value));
        let name = match item.get("unité") {
            Some(unit) => unit.text().unwrap_or("").trim().to_owned(),
            None => "jour".to_owned(),
        };
        let Some(unit) = DurationUnit::parse(&name) else {
            self.expected(item.position, format!("une durée ne se compte pas en « {name} »"), DurationUnit::NAMES);
            return UNDEFINED;
        };
        let unit_id = Unit::parse(&name).map(|unit| self.arena.units.id(&unit)).unwrap_or(UnitId::NONE);
        let from = from.unwrap_or_else(|| self.arena.push(Node::Today));
        let to = to.unwrap_or_else(|| self.arena.push(Node::Today));
        self.arena.push(Node::Duration { from, to, unit, unit_id })
    }

    fn template(&mut self, item: &Item) -> NodeId {
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

    fn context(&mut self, value: NodeId, item: &Item) -> NodeId {
        let Yaml::Map(entries) = &item.value else {
            return self.failed(item.position, "« contexte » attend des règles et leurs valeurs");
        };
        let mut pairs: Vec<(&Entry, NodeId, NodeId)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = self.reference(&entry.key, entry.key_position);
            let replaced = self.value(&entry.item);
            pairs.push((entry, key, replaced));
        }
        pairs.sort_by(|a, b| crate::collate::compare(&a.0.key, &b.0.key));
        let pairs: Vec<(NodeId, NodeId)> = pairs.into_iter().map(|(_, key, value)| (key, value)).collect();
        let pairs = self.arena.pair_run(&pairs);
        let known = self.contexts.iter().position(|(scope, written)| *scope == self.scope && written == item);
        let place = known.unwrap_or_else(|| {
            self.contexts.push((self.scope, item.clone()));
            self.contexts.len() - 1
        });
        self.arena.push(Node::Context { value, pairs, place: self.first_context + place as u32 })
    }

    fn inversion(&mut self, item: &Item) -> NodeId {
        let Some(rule) = self.current_rule() else {
            return self.failed(item.position, "une inversion ne se calcule que dans une règle");
        };
        let with = item.get("avec").unwrap_or(item);
        let candidates: Vec<NodeId> = match &with.value {
            Yaml::List(items) => items.iter().map(|item| self.value(item)).collect(),
            Yaml::Text { .. } => vec![self.value(with)],
            _ => {
                self.expected(item.position, "l'inversion ne dit pas avec quelles règles", "une liste de règles");
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

    fn plain_constant(&mut self, item: &Item) -> NodeId {
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

/// The first `{{ … }}` of a text: what stands before, inside and after.
fn interpolation(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("{{")?;
    let end = start + 2 + text[start + 2..].find("}}")?;
    Some((&text[..start], &text[start + 2..end], &text[end + 2..]))
}
