//! The Publicodes rule language, native: read rules, check them, compute answers, say what is missing, explain.
//!
//! Nothing here reads files, looks at the clock or keeps a global state: text in, values out.
//!
//! # Tutorial
//!
//! Rules are YAML. Each has a name; its value is a constant, an expression, or a *mechanism* such as `somme` or `plafond`.
//!
//! ```
//! use publicodes::{Answered, Engine, Situation};
//!
//! let engine = Engine::new(
//!     "
//! revenu:
//!   question: Quel est votre revenu mensuel ?
//!   unité: €/mois
//! aide:
//!   applicable si: revenu <= 1800 €/mois
//!   valeur: 200 € - 5% * revenu * 1 mois
//!   plancher: 50 €
//! ",
//! )?;
//!
//! // Three answers: a value, not applicable, or not known yet and here is what to ask.
//! let poor = engine.evaluate("aide", &Situation::new().with("revenu", "1500 €/mois"))?;
//! assert_eq!((poor.number(), poor.unit()), (Some(125.0), "€"));
//! let rich = engine.evaluate("aide", &Situation::new().with("revenu", 2500.0))?;
//! assert_eq!(rich.value(), &Answered::NotApplicable);
//! let unknown = engine.evaluate("aide", &Situation::new())?;
//! assert!(unknown.is_unknown());
//! assert_eq!(engine.rule(&unknown.missing()[0].rule).and_then(|rule| rule.question()), Some("Quel est votre revenu mensuel ?"));
//!
//! // A session keeps a situation; changing a fact forgets only what depends on it.
//! let mut session = engine.session();
//! session.set("revenu", 1000.0)?;
//! let (answer, explanation) = session.explain("aide")?;
//! assert_eq!(answer.to_string(), "150\u{a0}€");
//! assert_eq!(explanation.label, "Aide");
//!
//! // Errors carry a position, and a suggestion for a misspelt name.
//! let errors = Engine::new("prix: 10 €\ndouble: 2 * prx").unwrap_err();
//! assert_eq!(errors.diagnostics()[0].position.line, 2);
//! assert_eq!(errors.diagnostics()[0].suggestion.as_deref(), Some("prix"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The `README` compares this engine with the reference one, npm `publicodes`, and names every class of difference.

mod answer;
mod arena;
mod batch;
mod batch_columns;
mod collate;
mod cycles;
mod date;
mod dependents;
mod diagnostic;
mod engine;
mod error;
mod eval;
mod examples;
mod explain;
mod facts;
mod infer;
mod inline;
mod names;
mod number;
mod program;
mod quick;
mod read;
mod resolve;
mod session;
mod situation;
mod trace;
mod tree;
mod unit;
mod unit_table;

pub use answer::{Answer, Answered, Missing};
pub use batch::BatchValue;
pub use batch_columns::FactColumn;
pub use date::{Date, ImpossibleDate};
pub use diagnostic::{Diagnostic, Position, RuleErrors, Severity};
pub use engine::{Compile, Engine, Options, Rule};
pub use error::{EvaluationError, Oddity, SituationError};
pub use examples::{ExampleFailure, ExampleReport};
pub use explain::{Origin, Step, StepKind};
pub use read::Source;
pub use read::yaml::yaml_to_json;
pub use session::Session;
pub use situation::{FactValue, Situation};
pub use trace::Trace;
pub use tree::{RuleId, Type};
