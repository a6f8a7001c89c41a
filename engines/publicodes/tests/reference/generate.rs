//! Rule sets and situations made by chance, over every mechanism of the language.

use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::compare::{Case, Situation};

/// What a value is about; most expressions respect it, a few do not.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Boolean,
    Date,
    Text,
}

struct Made {
    name: String,
    kind: Kind,
}

struct Maker<'c> {
    chance: &'c mut Chance,
    made: Vec<Made>,
    names: Vec<String>,
    /// A rule can hold one extreme only in the reference engine.
    extremes: usize,
}

const UNITS: [&str; 12] =
    ["€", "€/mois", "€/an", "%", "mois", "an", "jour", "k€/an", "kg", "€/jour", "trimestre", ""];

/// A rule set, and `situations` to try it in.
pub fn case(chance: &mut Chance, situations: usize) -> Case {
    let mut names: Vec<String> =
        ["a", "b", "c", "d", "e", "f", "g", "h"].iter().map(|s| (*s).to_owned()).collect();
    names.truncate(3 + chance.below(6));
    for _ in 0..chance.below(5) {
        let parent = chance.pick(&names).clone();
        let leaf = chance.pick(&["x", "y", "z", "a", "b"]).to_string();
        let name = format!("{parent} . {leaf}");
        // A rule named like its parent confuses the reference engine about who replaces whom.
        if !names.contains(&name) && !parent.ends_with(leaf.as_str()) {
            names.push(name);
        }
    }
    let mut maker = Maker { chance, made: Vec::new(), names, extremes: 0 };
    let mut rules = Map::new();
    for name in maker.names.clone() {
        maker.extremes = 0;
        let kind = maker.kind();
        let rule = maker.rule(&name, kind);
        maker.made.push(Made { name: name.clone(), kind });
        rules.insert(name, rule);
    }
    let situations = (0..situations).map(|_| maker.situation(&rules)).collect();
    // The reference engine evaluates choices as soon as they are given, which then shows in what it keeps.
    let choices = rules.values().any(|rule| rule.get("une possibilité").is_some());
    let keep = maker.chance.one_in(3) && !choices;
    Case { rules, situations, keep }
}

impl Maker<'_> {
    fn kind(&mut self) -> Kind {
        match self.chance.below(10) {
            0..5 => Kind::Number,
            5..8 => Kind::Boolean,
            8 => Kind::Date,
            _ => Kind::Text,
        }
    }

    fn rule(&mut self, name: &str, kind: Kind) -> Value {
        let mut rule = match self.chance.below(8) {
            0 => Value::Null,
            1 => json!({"question": "?"}),
            2..5 => return self.constant_or_expression(kind),
            _ => self.mechanism(kind, 3),
        };
        if rule.is_null() && self.chance.one_in(2) {
            return rule;
        }
        if rule.is_null() {
            rule = json!({});
        }
        let Value::Object(map) = &mut rule else { return rule };
        self.decorate(map, name, kind);
        rule
    }

    fn decorate(&mut self, map: &mut Map<String, Value>, name: &str, kind: Kind) {
        if self.chance.one_in(6) && kind == Kind::Number {
            map.entry("unité").or_insert_with(|| json!(self.chance.pick(&UNITS)));
        }
        if self.chance.one_in(6) {
            let default = self.constant(kind);
            map.entry("par défaut").or_insert(default);
        }
        if self.chance.one_in(8) {
            map.insert("possiblement non applicable".into(), json!("oui"));
        }
        if self.chance.one_in(10) {
            let other = self.any_name();
            let target = if self.chance.one_in(3) {
                let somewhere = self.any_name();
                let key = if self.chance.one_in(2) { "dans" } else { "sauf dans" };
                let mut target = json!({"références à": other, "priorité": self.chance.below(3)});
                target[key] = json!(somewhere);
                target
            } else {
                json!(other)
            };
            let key = if self.chance.one_in(3) { "rend non applicable" } else { "remplace" };
            map.insert(key.into(), target);
        }
        if self.chance.one_in(15) && kind == Kind::Text {
            map.insert("une possibilité".into(), json!(["'CDI'", "'CDD'"]));
        }
        if self.chance.one_in(15) && kind == Kind::Number {
            map.insert("une possibilité".into(), json!(["1 m", "50 cm", "3 m"]));
        }
        if self.chance.one_in(15) && !self.made.is_empty() {
            let (one, two) = (self.any_made(), self.any_made());
            if one != two {
                map.insert("une possibilité".into(), json!([one, two]));
            }
        }
        if self.chance.one_in(12) {
            let inner = self.expression(kind);
            let own = if self.chance.one_in(2) { "interne" } else { "[privé] interne" };
            map.insert("avec".into(), json!({own: inner}));
            if !map.contains_key("valeur") && self.chance.one_in(2) && map.keys().all(|k| k == "avec") {
                map.insert("valeur".into(), json!("interne"));
            }
        }
        let _ = name;
    }

    fn any_name(&mut self) -> String {
        self.chance.pick(&self.names).clone()
    }

    fn any_made(&mut self) -> String {
        match self.made.len() {
            0 => self.any_name(),
            count => self.made[self.chance.below(count)].name.clone(),
        }
    }

    /// A rule already made, of the wanted kind if there is one; seldom any rule at all, which makes cycles.
    fn reference(&mut self, kind: Kind) -> Option<String> {
        if self.chance.one_in(60) {
            return Some(self.any_name());
        }
        if self.chance.one_in(40) && !self.made.is_empty() {
            return Some(self.any_made());
        }
        let fitting: Vec<&Made> = self.made.iter().filter(|made| made.kind == kind).collect();
        (!fitting.is_empty()).then(|| fitting[self.chance.below(fitting.len())].name.clone())
    }

    fn constant(&mut self, kind: Kind) -> Value {
        match kind {
            Kind::Number => {
                let number = match self.chance.below(6) {
                    0 => "0".to_owned(),
                    1 => format!("{}.{}", self.chance.below(50), 1 + self.chance.below(9)),
                    2 => format!("{}", self.chance.below(5)),
                    3 => format!("-{}", 1 + self.chance.below(40)),
                    _ => format!("{}", self.chance.below(3000)),
                };
                let unit = if self.chance.one_in(2) { *self.chance.pick(&UNITS) } else { "" };
                json!(format!("{number} {unit}").trim())
            }
            Kind::Boolean => json!(if self.chance.one_in(2) { "oui" } else { "non" }),
            Kind::Date => {
                json!(format!(
                    "{:02}/{:02}/{}",
                    1 + self.chance.below(28),
                    1 + self.chance.below(12),
                    2015 + self.chance.below(10)
                ))
            }
            Kind::Text => json!(*self.chance.pick(&["'CDI'", "'CDD'", "'l''été'", "'x'"])),
        }
    }

    fn constant_or_expression(&mut self, kind: Kind) -> Value {
        if self.chance.one_in(2) { self.constant(kind) } else { self.expression(kind) }
    }

    fn atom(&mut self, kind: Kind) -> String {
        if self.chance.below(10) < 6
            && let Some(name) = self.reference(kind)
        {
            return name;
        }
        let constant = self.constant(kind);
        constant.as_str().unwrap_or("0").to_owned()
    }

    fn expression(&mut self, kind: Kind) -> Value {
        let text = match kind {
            Kind::Number => {
                let (a, b) = (self.atom(kind), self.atom(kind));
                match self.chance.below(12) {
                    0..3 => format!("{a} + {b}"),
                    3..5 => format!("{a} - {b}"),
                    5..8 => format!("{a} * {b}"),
                    8 => format!("{a} / {b}"),
                    9 => format!("({a} + {b}) * 2"),
                    10 => format!("{a} // {b}"),
                    _ => a,
                }
            }
            Kind::Boolean => {
                let of = if self.chance.one_in(4) { Kind::Date } else { Kind::Number };
                let (a, b) = (self.atom(of), self.atom(of));
                match self.chance.below(8) {
                    0 => format!("{a} > {b}"),
                    1 => format!("{a} <= {b}"),
                    2 => format!("{a} < {b}"),
                    3 => format!("{a} = {b}"),
                    4 => format!("{a} != {b}"),
                    5 => format!("{} = non", self.atom(Kind::Boolean)),
                    6 => format!("{} = {}", self.atom(Kind::Text), self.atom(Kind::Boolean)),
                    _ => self.atom(Kind::Boolean),
                }
            }
            Kind::Date | Kind::Text => self.atom(kind),
        };
        // A text runs to the last quote, so that what follows one would be swallowed.
        json!(if text.matches('\'').count() > 2 { "oui".to_owned() } else { text })
    }

    fn value(&mut self, kind: Kind, depth: usize) -> Value {
        if depth > 0 && self.chance.one_in(3) {
            self.mechanism(kind, depth - 1)
        } else {
            self.expression(kind)
        }
    }

    fn values(&mut self, kind: Kind, depth: usize) -> Vec<Value> {
        (0..1 + self.chance.below(3)).map(|_| self.value(kind, depth)).collect()
    }

    fn mechanism(&mut self, kind: Kind, depth: usize) -> Value {
        if self.chance.one_in(3) {
            return self.wrapped(kind, depth);
        }
        match kind {
            Kind::Number => self.number_mechanism(depth),
            Kind::Boolean => self.boolean_mechanism(depth),
            Kind::Date => self.either(kind, depth),
            Kind::Text => {
                if self.chance.one_in(2) {
                    let (a, b) = (self.atom(Kind::Number), self.atom(Kind::Boolean));
                    json!({"texte": format!("vaut {{{{ {a} }}}} et {{{{ {b} }}}}.")})
                } else {
                    self.either(kind, depth)
                }
            }
        }
    }

    fn either(&mut self, kind: Kind, depth: usize) -> Value {
        let test = self.value(Kind::Boolean, depth);
        let (then, otherwise) = (self.value(kind, depth), self.value(kind, depth));
        if self.chance.one_in(2) {
            return json!({"condition": {"si": test, "alors": then, "sinon": otherwise}});
        }
        let mut branches = vec![json!({"si": test, "alors": then})];
        if self.chance.one_in(2) {
            branches.push(json!({"si": self.value(Kind::Boolean, depth), "alors": self.value(kind, depth)}));
        }
        if self.chance.below(3) > 0 {
            branches.push(json!({"sinon": otherwise}));
        }
        json!({"variations": branches})
    }

    fn wrapped(&mut self, kind: Kind, depth: usize) -> Value {
        let mut map = Map::new();
        map.insert("valeur".into(), self.value(kind, depth));
        for _ in 0..1 + self.chance.below(2) {
            let number = kind == Kind::Number;
            let (key, value) = match self.chance.below(if number { 10 } else { 4 }) {
                0 => ("applicable si", self.value(Kind::Boolean, depth)),
                1 => ("non applicable si", self.value(Kind::Boolean, depth)),
                2 => ("par défaut", self.expression(kind)),
                3 => {
                    let Some(rule) = self.reference(kind) else { continue };
                    ("contexte", json!({rule: self.expression(kind)}))
                }
                4 => ("plafond", self.value(kind, depth)),
                5 => ("plancher", self.value(kind, depth)),
                6 => ("abattement", self.value(kind, depth)),
                7 => ("arrondi", json!(*self.chance.pick(&["oui", "non", "2 décimales", "0 décimales"]))),
                8 => ("unité", json!(*self.chance.pick(&UNITS))),
                _ => ("simplifier l'unité", json!("oui")),
            };
            map.insert(key.into(), value);
        }
        Value::Object(map)
    }

    fn number_mechanism(&mut self, depth: usize) -> Value {
        match self.chance.below(16) {
            0 | 1 => json!({"somme": self.values(Kind::Number, depth)}),
            2 => json!({"produit": self.values(Kind::Number, depth)}),
            3 => json!({"moyenne": self.values(Kind::Number, depth)}),
            4 | 5 if self.extremes == 0 => {
                self.extremes += 1;
                let key = if self.chance.one_in(2) { "le maximum de" } else { "le minimum de" };
                json!({key: self.values(Kind::Number, depth)})
            }
            6 => self.brackets("barème", "taux", depth),
            7 => self.brackets("grille", "montant", depth),
            8 => self.brackets("taux progressif", "taux", depth),
            9 => {
                let unit = *self.chance.pick(&[
                    "jour",
                    "mois",
                    "an",
                    "trimestre",
                    "trimestre civil",
                    "année civile",
                ]);
                json!({"durée": {"depuis": self.atom(Kind::Date), "jusqu'à": self.atom(Kind::Date), "unité": unit}})
            }
            10 => json!({"logarithme": self.atom(Kind::Number)}),
            11 => {
                let op = *self.chance.pick(&["+", "-", "*", "/", "//"]);
                json!({op: [self.value(Kind::Number, depth), self.value(Kind::Number, depth)]})
            }
            _ => self.either(Kind::Number, depth),
        }
    }

    fn boolean_mechanism(&mut self, depth: usize) -> Value {
        let kind = self.kind();
        match self.chance.below(10) {
            0 | 1 => json!({"toutes ces conditions": self.values(Kind::Boolean, depth)}),
            2 | 3 => json!({"une de ces conditions": self.values(Kind::Boolean, depth)}),
            4 => json!({"est défini": self.value(kind, depth)}),
            5 => json!({"est non défini": self.value(kind, depth)}),
            6 => json!({"est applicable": self.value(kind, depth)}),
            7 => json!({"est non applicable": self.value(kind, depth)}),
            8 => {
                let op = *self.chance.pick(&["et", "ou", "=", "!="]);
                json!({op: [self.value(Kind::Boolean, depth), self.value(Kind::Boolean, depth)]})
            }
            _ => self.either(Kind::Boolean, depth),
        }
    }

    fn brackets(&mut self, name: &str, yields: &str, depth: usize) -> Value {
        let mut ceiling = 0;
        let count = 1 + self.chance.below(3);
        let mut slices = Vec::new();
        for rank in 0..count {
            ceiling += 1 + self.chance.below(500);
            let mut slice = Map::new();
            let value = match yields {
                // The reference adds what is not known in a slice as if it were not a number, unless it is the last.
                "taux" if rank + 1 < count || self.chance.below(4) > 0 => {
                    json!(format!("{}%", self.chance.below(60)))
                }
                "taux" => json!(self.reference(Kind::Number).unwrap_or_else(|| "5%".into())),
                _ => self.value(Kind::Number, depth),
            };
            slice.insert(yields.into(), value);
            if rank + 1 < count || self.chance.one_in(3) {
                let written = if name != "barème" && self.chance.one_in(6) {
                    self.atom(Kind::Number)
                } else {
                    ceiling.to_string()
                };
                slice.insert("plafond".into(), json!(written));
            }
            slices.push(Value::Object(slice));
        }
        let mut body = json!({"assiette": self.atom(Kind::Number), "tranches": slices});
        if self.chance.one_in(3) {
            body["multiplicateur"] = json!(self.atom(Kind::Number));
        }
        json!({name: body})
    }

    fn situation(&mut self, rules: &Map<String, Value>) -> Situation {
        let mut facts = Map::new();
        let count = self.chance.below(self.made.len().min(5) + 1);
        for _ in 0..count {
            let index = self.chance.below(self.made.len());
            let (name, kind) = (self.made[index].name.clone(), self.made[index].kind);
            let value = match self.chance.below(12) {
                0 => json!({"applicable si": "non"}),
                // The reference computes choices given by an expression before they are facts.
                1 if rules[&name].get("une possibilité").is_none() => self.expression(kind),
                2 => json!("non"),
                _ => self.constant(kind),
            };
            facts.insert(name, value);
        }
        let mut ask = Vec::new();
        for _ in 0..2 + self.chance.below(4) {
            ask.push(self.any_made());
        }
        Situation { facts, ask }
    }
}
