//! The schemes, read and ready to answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use publicodes::{Engine, RuleId, Session};

use crate::fact::Fact;
use crate::finding::{Finding, Severity};
use crate::parameter::Parameter;
use crate::read::{self, Case, Region, breakpoints};
use crate::scheme::{Basis, Document, Index, Scheme};

/// Every scheme of `data/schemes`. Cheap to clone and to share between threads.
#[derive(Debug, Clone)]
pub struct Schemes {
    pub(crate) inner: Arc<Inner>,
}

/// A rule that holds when facts cannot be true together.
#[derive(Debug, Clone)]
pub(crate) struct Contradiction {
    pub rule: RuleId,
    pub name: String,
    pub title: String,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub engine: Engine,
    /// By rank, then by name.
    pub schemes: Vec<Scheme>,
    pub facts: Vec<Fact>,
    pub documents: Vec<Document>,
    pub parameters: Vec<Parameter>,
    pub regions: Vec<Region>,
    pub cases: Vec<(Index, Case)>,
    pub contradictions: Vec<Contradiction>,
    pub names: Names,
    /// For each basis, the days on which some parameter changes.
    pub breakpoints: [Vec<Date>; 3],
    idle: Idle,
}

/// Sessions whose work is done: making room for one takes longer than a plan does. What they held is forgotten before
/// they serve again.
#[derive(Default)]
struct Idle(Mutex<Vec<Session>>);

impl std::fmt::Debug for Idle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Idle")
    }
}

/// More idle sessions than this are let go: a machine has few cores.
const MOST_IDLE: usize = 16;

/// What a name stands for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub schemes: HashMap<String, Index>,
    pub facts: HashMap<String, usize>,
    pub parameters: HashMap<String, usize>,
}

impl Inner {
    #[expect(clippy::too_many_arguments, reason = "one place puts together what the reader found")]
    pub fn new(
        engine: Engine,
        schemes: Vec<Scheme>,
        facts: Vec<Fact>,
        documents: Vec<Document>,
        parameters: Vec<Parameter>,
        regions: Vec<Region>,
        cases: Vec<(Index, Case)>,
        contradictions: Vec<Contradiction>,
    ) -> Inner {
        let names = Names {
            schemes: schemes.iter().enumerate().map(|(rank, scheme)| (scheme.id.to_string(), rank)).collect(),
            facts: facts.iter().enumerate().map(|(rank, fact)| (fact.name.clone(), rank)).collect(),
            parameters: parameters
                .iter()
                .enumerate()
                .map(|(rank, known)| (known.name.clone(), rank))
                .collect(),
        };
        let breakpoints =
            [Basis::Start, Basis::Request, Basis::Day].map(|basis| breakpoints(&parameters, basis));
        Inner {
            engine,
            schemes,
            facts,
            documents,
            parameters,
            regions,
            cases,
            contradictions,
            names,
            breakpoints,
            idle: Idle::default(),
        }
    }
}

impl Inner {
    /// A session that knows nothing.
    pub fn session(&self) -> Session {
        let idle = self.idle.0.lock().ok().and_then(|mut idle| idle.pop());
        match idle {
            Some(mut session) => {
                session.clear();
                session
            }
            None => self.engine.session(),
        }
    }

    pub fn give_back(&self, session: Session) {
        if let Ok(mut idle) = self.idle.0.lock()
            && idle.len() < MOST_IDLE
        {
            idle.push(session);
        }
    }
}

impl Schemes {
    /// Reads the files of `data/schemes`: their paths, relative to that folder, and their text. Refused as a whole when
    /// one of them has an error; [`crate::check`] also tells what is only incomplete.
    pub fn read<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Result<Schemes, Vec<Finding>> {
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_ref(), text.as_ref())).collect();
        let (inner, mut findings) = read::read(&files);
        findings.retain(|finding| finding.severity == Severity::Error);
        match inner {
            Some(inner) if findings.is_empty() => Ok(Schemes { inner: Arc::new(inner) }),
            _ => {
                findings.sort();
                Err(findings)
            }
        }
    }

    /// The schemes of every era, by rank.
    pub fn all(&self) -> impl Iterator<Item = &Scheme> {
        self.inner.schemes.iter()
    }

    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.inner.names.schemes.get(id).map(|rank| &self.inner.schemes[*rank])
    }

    /// What can be asked, in the order of the vocabulary.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.inner.facts.iter()
    }

    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.inner.names.facts.get(name).map(|rank| &self.inner.facts[*rank])
    }

    pub fn document(&self, name: &str) -> Option<&Document> {
        self.inner.documents.iter().find(|document| document.name == name)
    }

    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.inner.names.parameters.get(name).map(|rank| &self.inner.parameters[*rank])
    }

    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.inner.parameters.iter()
    }

    /// The regions that have values of their own.
    pub fn regions(&self) -> &[Region] {
        &self.inner.regions
    }
}
