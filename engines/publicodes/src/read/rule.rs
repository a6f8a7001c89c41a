//! Rules: their name, their attributes, the rules nested in them with `avec`, and everything kept about them for those
//! who read rather than compute (question, description, references).

use crate::diagnostic::{Position, Severity, nearest};
use crate::names::SEPARATOR;
use crate::read::mechanism::{Raw, is_mechanism};
use crate::read::yaml::{Entry, Item, Yaml};
use crate::read::{DECLARED, Reading};
use crate::tree::{NameId, Node, NodeId, RuleData, RuleId, Scope, Type, UNDEFINED};

const PRIVATE_PREFIX: &str = "[privé] ";

/// Attributes that are kept but compute nothing; others are kept as well, but may be slips.
const KNOWN_ATTRIBUTES: [&str; 34] = [
    "API",
    "acronyme",
    "description",
    "exemples",
    "experimental",
    "formule",
    "icônes",
    "identifiant court",
    "meta",
    "note",
    "possiblement non applicable",
    "privé",
    "question",
    "remplace",
    "rend non applicable",
    "résumé",
    "références",
    "suggestions",
    "sévérité",
    "titre",
    "type",
    "une possibilité",
    "nom",
    "alias",
    "sources",
    "source",
    "plancher affichage",
    "déprécié",
    "synonymes",
    "titre global",
    "question associée",
    "mosaique",
    "valeur attendue",
    "unité attendue",
];

impl Reading<'_> {
    /// Reads a mapping of rules, at the root of a file or under `avec`.
    pub fn rules_of(&mut self, item: &Item) {
        match &item.value {
            Yaml::Map(entries) => {
                for entry in entries {
                    self.rule(entry);
                }
            }
            Yaml::Null => {}
            _ => self.expected(
                item.position,
                "des règles étaient attendues ici",
                "une règle par ligne, « nom: valeur »",
            ),
        }
    }

    fn rule(&mut self, entry: &Entry) {
        let Some(rule) = self.declare(&entry.key, entry.key_position, private_attribute(&entry.item)) else {
            return;
        };
        let outer = self.enter(rule);
        match &entry.item.value {
            Yaml::Null => self.rule_attributes(rule, &[], entry.key_position),
            Yaml::Map(entries) => self.rule_attributes(rule, entries, entry.key_position),
            Yaml::Text { .. } | Yaml::Number(_) => {
                let value =
                    self.rule_value(rule, vec![("valeur", Raw::Item(&entry.item))], entry.key_position, None);
                self.rules[rule.0 as usize].value = value;
            }
            Yaml::Bool(_) => {
                self.expected(
                    entry.item.position,
                    "true et false ne sont pas des valeurs du langage",
                    "oui ou non",
                );
            }
            Yaml::List(_) => self.expected(
                entry.item.position,
                "une règle ne peut pas être une liste",
                "une valeur, ou un mécanisme tel que « somme »",
            ),
        }
        self.scope = outer;
    }

    pub fn enter(&mut self, rule: RuleId) -> Scope {
        std::mem::replace(&mut self.scope, Scope::Rule(rule))
    }

    /// Gives a rule its place among names; none when another already stands there.
    pub fn declare(&mut self, name: &str, position: Position, private: bool) -> Option<RuleId> {
        let (name, private) = match name.strip_prefix(PRIVATE_PREFIX) {
            Some(name) => (name, true),
            None => (name, private),
        };
        if name.split(SEPARATOR).any(|word| word.trim().is_empty() || word.contains(['\n', '\t'])) {
            self.expected(
                position,
                format!("« {name} » n'est pas un nom de règle"),
                "des mots séparés par « . »",
            );
            return None;
        }
        let rule = RuleId(self.rules.len() as u32);
        let above = self.current_rule();
        if self.spaces.define(above, name, rule, private).is_err() {
            self.error(position, format!("la règle « {name} » est déjà définie"));
            return None;
        }
        let full: Box<str> = match above {
            Some(above) => format!("{}{SEPARATOR}{name}", self.rules[above.0 as usize].name).into(),
            None => name.into(),
        };
        let leaf = name.rsplit(SEPARATOR).next().unwrap_or(name);
        if !private && !can_be_referred_to(&full) {
            self.expected(
                position,
                format!("« {full} » ne peut pas être un nom de règle"),
                "des lettres, des chiffres et des tirets, chaque nom commençant par une lettre",
            );
        }
        self.rules.push(RuleData {
            title: capitalised(leaf).into(),
            name: full,
            position,
            parent: None,
            private,
            public: false,
            possibly_null: false,
            value: UNDEFINED,
            parents: Vec::new(),
            choices: None,
            suggestions: Vec::new(),
            replacements: Vec::new(),
            declared: None,
            question: false,
            meta: Vec::new(),
        });
        Some(rule)
    }

    fn rule_attributes(&mut self, rule: RuleId, entries: &[Entry], position: Position) {
        let find = |key: &str| entries.iter().find(|entry| &*entry.key == key).map(|entry| &entry.item);
        let data = &mut self.rules[rule.0 as usize];
        if let Some(title) = find("titre").and_then(Item::text) {
            data.title = capitalised(title).into();
        }
        data.possibly_null = find("possiblement non applicable").and_then(Item::text) == Some("oui");
        data.question = find("question").is_some_and(|item| item.value != Yaml::Null);
        data.declared = find("type").and_then(Item::text).and_then(|name| match name {
            "nombre" => Some(Type::Number),
            "texte" => Some(Type::Text),
            "date" => Some(Type::Date),
            "booléen" => Some(Type::Boolean),
            _ => None,
        });
        let mut raw: Vec<(&str, Raw<'_>)> = Vec::new();
        let mut choices_inside = None;
        for entry in entries {
            match &*entry.key {
                "formule" | "valeur" if entry.item.get("une possibilité").is_some() => {
                    choices_inside = entry.item.get("une possibilité");
                    raw.push(("valeur", Raw::Without(&entry.item, "une possibilité")));
                }
                "formule" => raw.push(("valeur", Raw::Item(&entry.item))),
                "valeur" if find("formule").is_some() => {}
                key if is_mechanism(key) => raw.push((key, Raw::Item(&entry.item))),
                key => {
                    self.check_attribute(key, entry.key_position);
                    self.rules[rule.0 as usize].meta.push((entry.key.clone(), entry.item.clone()));
                }
            }
        }
        let own = find("une possibilité");
        if own.is_some_and(|item| item.value == Yaml::Null) {
            self.error(position, "« une possibilité » ne peut pas être vide");
        }
        // Choices written in place define rules, which must exist before the value is read.
        let choices = own.or(choices_inside).and_then(|item| self.choices(item));
        self.rules[rule.0 as usize].choices = choices;
        if let Some(nested) = find("avec") {
            self.rules_of(nested);
            raw.retain(|(key, _)| *key != "avec");
        }
        let value = self.rule_value(rule, raw, position, find("par défaut"));
        self.rules[rule.0 as usize].value = value;
        self.read_suggestions(rule, find("suggestions"));
        let mut replacements = self.replacements(rule, find("rend non applicable"), true);
        replacements.extend(self.replacements(rule, find("remplace"), false));
        self.rules[rule.0 as usize].replacements = replacements;
    }

    fn rule_value<'i>(
        &mut self,
        rule: RuleId,
        mut raw: Vec<(&'i str, Raw<'i>)>,
        position: Position,
        default: Option<&'i Item>,
    ) -> NodeId {
        if !self.rules[rule.0 as usize].private {
            self.situated.push((self.rules.len(), rule));
            raw.retain(|(key, _)| *key != "dans la situation");
            raw.push(("dans la situation", Raw::Situation(rule)));
            if default.is_some_and(|item| item.value != Yaml::Null)
                && let Some(slot) = raw.iter_mut().find(|(key, _)| *key == "par défaut")
                && let Raw::Item(item) = slot.1
            {
                // A rule that lives on its default is still worth asking about.
                slot.1 = Raw::Default(item, NameId(rule.0));
            }
        }
        self.chained(raw, position)
    }

    fn read_suggestions(&mut self, rule: RuleId, item: Option<&Item>) {
        let Some(Item { value: Yaml::Map(entries), .. }) = item else { return };
        for entry in entries {
            let node = self.value(&entry.item);
            self.rules[rule.0 as usize].suggestions.push((entry.key.clone(), node));
        }
    }

    /// A word close to that of a mechanism, but not it, is most likely a slip.
    fn check_attribute(&mut self, key: &str, position: Position) {
        if KNOWN_ATTRIBUTES.contains(&key) {
            return;
        }
        if key.ends_with('!') {
            let message = format!("« {key} » demande d'importer des règles, ce que ce moteur ne fait pas");
            self.report(Severity::Warning, position, message, None, None);
            return;
        }
        let words = KNOWN_ATTRIBUTES.into_iter().chain(crate::read::mechanism::names());
        if key.chars().count() > 4
            && let Some(word) = nearest(key, words)
        {
            let message = format!("« {key} » n'est ni un mécanisme ni un attribut connu, et sera ignoré");
            self.report(Severity::Warning, position, message, None, Some(word.to_owned()));
        }
    }

    /// Links each rule to its namespaces, and gives names declared missing their rank after those of the rules.
    pub fn settle(&mut self, first_new_rule: usize, allow_orphans: bool) {
        for index in first_new_rule..self.rules.len() {
            let rule = RuleId(index as u32);
            self.scope = Scope::Rule(rule);
            let above: Vec<Option<RuleId>> = self.spaces.parents(rule).collect();
            let position = self.rules[index].position;
            if above.iter().any(Option::is_none) && !allow_orphans {
                let name = self.rules[index].name.clone();
                let missing = missing_parent(&name, &above);
                self.expected(
                    position,
                    format!("la règle parente « {missing} » n'existe pas"),
                    format!("une règle « {missing}: », même vide"),
                );
            }
            self.rules[index].parent = above.iter().flatten().next().copied();
            let parents =
                above.into_iter().flatten().map(|parent| self.direct_reference(parent, position)).collect();
            self.rules[index].parents = parents;
            let data = &self.rules[index];
            self.rules[index].public = !data.private && self.spaces.is_accessible(Scope::Outside, rule);
        }
        self.scope = Scope::Outside;
        if self.arena.names.is_empty() {
            self.arena.names = self.rules.iter().map(|rule| rule.name.clone()).collect();
        }
        let ranks: Vec<NameId> = self
            .declared_missing
            .iter()
            .map(|name| match self.arena.names.iter().position(|known| known == name) {
                Some(rank) => NameId(rank as u32),
                None => {
                    self.arena.names.push(name.clone());
                    NameId(self.arena.names.len() as u32 - 1)
                }
            })
            .collect();
        for node in &mut self.arena.nodes {
            if let Node::Missing { name, .. } = node
                && name.0 & DECLARED != 0
            {
                *name = ranks[(name.0 & !DECLARED) as usize];
            }
        }
    }
}

fn missing_parent(name: &str, above: &[Option<RuleId>]) -> String {
    let words: Vec<&str> = name.split(SEPARATOR).collect();
    let steps = above.iter().position(Option::is_none).unwrap_or(0);
    words[..words.len().saturating_sub(steps + 1)].join(SEPARATOR)
}

fn private_attribute(item: &Item) -> bool {
    item.get("privé").and_then(Item::text) == Some("oui")
}

/// Whether an expression can name this rule, which is how situations reach it.
fn can_be_referred_to(name: &str) -> bool {
    match crate::read::expression::parse(name) {
        Ok(crate::read::expression::Expression::Name(read, _)) => &*read == name,
        _ => false,
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
