//! The engine: rules read once, then asked as often as one likes, from as many threads as one likes.

use std::sync::Arc;

use crate::answer::Answer;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, RuleErrors};
use crate::error::{EvaluationError, SituationError};
use crate::program::{Program, Reader};
use crate::quick::Plans;
use crate::read::Source;
use crate::read::yaml::{Item, Yaml};
use crate::session::Session;
use crate::situation::Situation;
use crate::tree::{Node, RuleId, Type, Value};

/// What the engine is strict about. The default refuses all that is probably a mistake; [`Options::like_reference`] does
/// what npm `publicodes` does unless told otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// `une possibilité` leaves out the choices that are not applicable, and takes the only one left.
    pub filter_choices: bool,
    /// A fact that is none of the choices is an error.
    pub check_choices: bool,
    /// Values whose units do not convert into each other are an error; otherwise they are used as they are.
    pub reject_incompatible_units: bool,
    /// A rule computed from itself is an error; otherwise it is not known.
    pub reject_cycles: bool,
    /// A rule may stand in a namespace that is not a rule.
    pub allow_orphans: bool,
    /// The day it is, for durations that run until today; without it they are an error.
    pub today: Option<Date>,
    /// Steps one evaluation may take before it is given up.
    pub max_steps: u64,
    /// When rules are compiled for quick answers; answers are the same.
    pub compile: Compile,
}

/// When rules are compiled for situations that state facts of the same kinds and units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compile {
    Never,
    /// Once such situations have been met a few times.
    WhenRepeated,
    /// The first time, for whoever knows that more will come.
    AtOnce,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            filter_choices: true,
            check_choices: true,
            reject_incompatible_units: true,
            reject_cycles: false,
            allow_orphans: false,
            today: None,
            max_steps: 50_000_000,
            compile: Compile::WhenRepeated,
        }
    }
}

impl Options {
    /// What npm `publicodes` 1.10 does when it is given no option.
    pub fn like_reference() -> Self {
        Options {
            filter_choices: false,
            check_choices: false,
            reject_incompatible_units: false,
            ..Options::default()
        }
    }
}

/// A set of rules, ready to answer. Cheap to clone and to share between threads.
#[derive(Debug, Clone)]
pub struct Engine {
    pub(crate) program: Arc<Program>,
    pub(crate) options: Options,
    pub(crate) plans: Arc<Plans>,
}

impl Engine {
    fn new_from(program: Arc<Program>, options: Options) -> Engine {
        let plans = Arc::new(Plans::new(program.clone(), options));
        Engine { program, options, plans }
    }

    /// Reads rule files as one set of rules.
    ///
    /// ```
    /// let engine = publicodes::Engine::new("prix: 10 €\nprix pour deux: 2 * prix")?;
    /// let answer = engine.evaluate("prix pour deux", &publicodes::Situation::new())?;
    /// assert_eq!(answer.number(), Some(20.0));
    /// assert_eq!(answer.unit(), "€");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(rules: &str) -> Result<Engine, RuleErrors> {
        Engine::read(&[Source { name: "règles", text: rules }], Options::default())
    }

    /// Reads several files as one set of rules; every error of every file is told.
    pub fn read(sources: &[Source<'_>], options: Options) -> Result<Engine, RuleErrors> {
        let reader = Reader { filter_choices: options.filter_choices, allow_orphans: options.allow_orphans };
        Ok(Engine::new_from(Arc::new(Program::read(sources, reader)?), options))
    }

    /// The same rules under other options; those that change how rules are read stay as they were.
    pub fn with_options(&self, options: Options) -> Engine {
        let options = Options {
            filter_choices: self.options.filter_choices,
            allow_orphans: self.options.allow_orphans,
            ..options
        };
        Engine::new_from(self.program.clone(), options)
    }

    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What looks like a slip in the rules but does not stop them.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.program.warnings
    }

    /// A place to keep a situation and everything computed from it.
    pub fn session(&self) -> Session {
        Session::new(self)
    }

    /// Answers one question. To ask several of one situation, keep a [`Session`].
    pub fn evaluate(&self, rule: &str, situation: &Situation) -> Result<Answer, EvaluationError> {
        let mut session = self.session();
        session.set_situation(situation)?;
        session.evaluate(rule)
    }

    /// The rules one can ask about, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = Rule<'_>> {
        let program = &*self.program;
        let own = 0..program.own_rules;
        own.map(|index| RuleId(index as u32))
            .filter(|rule| program.data(*rule).public)
            .map(|id| Rule { program, id })
    }

    /// The rule of a full name.
    pub fn rule(&self, name: &str) -> Option<Rule<'_>> {
        let program = &*self.program;
        program.rule(name).map(|id| Rule { program, id })
    }
}

pub(crate) fn find_rule(program: &Program, name: &str) -> Result<RuleId, SituationError> {
    match program.rule(name) {
        Some(rule) if program.data(rule).public => Ok(rule),
        Some(_) => Err(SituationError::PrivateFact { name: name.to_owned() }),
        None => {
            let names =
                program.rules[..program.own_rules].iter().filter(|rule| rule.public).map(|rule| &*rule.name);
            let suggestion = crate::diagnostic::nearest(name, names).map(str::to_owned);
            Err(SituationError::UnknownFact { name: name.to_owned(), suggestion })
        }
    }
}

/// A rule, for those who read it rather than compute it.
#[derive(Debug, Clone, Copy)]
pub struct Rule<'e> {
    program: &'e Program,
    id: RuleId,
}

impl<'e> Rule<'e> {
    pub(crate) fn of(program: &'e Program, id: RuleId) -> Self {
        Rule { program, id }
    }

    pub fn id(&self) -> RuleId {
        self.id
    }

    /// Full name, with its namespace.
    pub fn name(&self) -> &'e str {
        &self.program.data(self.id).name
    }

    pub fn title(&self) -> &'e str {
        &self.program.data(self.id).title
    }

    /// The file, by its rank among the sources, and the line where the rule is written.
    pub fn written_at(&self) -> (usize, u32) {
        let position = self.program.data(self.id).position;
        (position.file as usize, position.line)
    }

    pub fn question(&self) -> Option<&'e str> {
        self.attribute("question")
    }

    pub fn description(&self) -> Option<&'e str> {
        self.attribute("description")
    }

    /// Any attribute that is one text: `note`, `résumé`, `acronyme`…
    pub fn attribute(&self, key: &str) -> Option<&'e str> {
        self.meta(key).and_then(Item::text)
    }

    /// Titles and addresses of the sources the rule rests on.
    pub fn references(&self) -> Vec<(&'e str, &'e str)> {
        match self.meta("références").map(|item| &item.value) {
            Some(Yaml::Map(entries)) => {
                entries.iter().filter_map(|entry| Some((&*entry.key, entry.item.text()?))).collect()
            }
            Some(Yaml::List(items)) => items.iter().filter_map(|item| Some(("", item.text()?))).collect(),
            Some(Yaml::Text { text, .. }) => vec![("", text)],
            _ => Vec::new(),
        }
    }

    /// What kind of value the rule gives, as far as can be told without evaluating it.
    pub fn kind(&self) -> Option<Type> {
        self.program.inferred[self.id.0 as usize].kind
    }

    /// Whether the rule can be not applicable, whatever the situation says.
    pub fn can_be_not_applicable(&self) -> bool {
        self.program.inferred[self.id.0 as usize].nullable == Some(true)
            || self.program.guards[self.id.0 as usize].is_some()
    }

    /// The values the rule can take, as a situation writes them: `'CDI'`, `50 cm`. None when it can take any.
    pub fn choices(&self) -> Option<Vec<String>> {
        let choices = self.program.data(self.id).choices.as_ref()?;
        let written = choices.list.iter().map(|choice| match choice.value {
            Value::Text(text) => format!("'{}'", self.program.arena.texts[text.0 as usize]),
            Value::Number(number) => {
                format!("{number} {}", self.program.arena.units.text(choice.unit)).trim_end().to_owned()
            }
            _ => String::new(),
        });
        Some(written.collect())
    }

    /// The unit the rule asks for, when it declares one.
    pub fn unit(&self) -> Option<&'e str> {
        let mut node = self.program.data(self.id).value;
        loop {
            node = match self.program.arena.get(node) {
                Node::Convert { unit, .. } => return Some(self.program.arena.units.text(unit)),
                Node::Round { value, .. } | Node::Simplify(value) | Node::Context { value, .. } => value,
                Node::Condition { then, otherwise, .. } => match self.program.arena.get(then) {
                    Node::Missing { .. } => otherwise,
                    _ => then,
                },
                _ => return None,
            };
        }
    }

    pub fn parent(&self) -> Option<Rule<'e>> {
        self.program.data(self.id).parent.map(|id| Rule { program: self.program, id })
    }

    fn meta(&self, key: &str) -> Option<&'e Item> {
        self.program.data(self.id).meta.iter().find(|(name, _)| &**name == key).map(|(_, item)| item)
    }
}
