//! The rows of the routes: which act stands behind each address the server answers.
//!
//! The server's test reads them, fails on a route without a row and on a row without a route, and executes every
//! route for every principal.

use std::path::Path;

use serde::Deserialize;

use crate::act::Act;
use crate::subject::SubjectKind;

use super::table::BadTable;

/// One route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET`, `POST` ...
    pub method: String,
    /// As the router writes it: `/parcours/{id}`.
    pub path: String,
    pub access: Access,
}

/// What opens a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Nothing of a person is behind it; the reason says so.
    Public { reason: String },
    /// This act, decided on a subject of this kind.
    Act(Act, SubjectKind),
}

/// All the rows.
#[derive(Debug)]
pub struct Routes {
    routes: Vec<Route>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    route: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    method: String,
    path: String,
    act: Option<String>,
    subject: Option<String>,
    public: Option<String>,
}

impl Routes {
    /// Reads `routes.toml`.
    ///
    /// # Errors
    /// A file that cannot be read or understood, an act or subject that does not exist or do not go together, two
    /// rows for one route.
    pub fn load(path: &Path) -> Result<Self, BadTable> {
        let text =
            std::fs::read_to_string(path).map_err(|source| BadTable::Read { path: path.into(), source })?;
        Self::parse(&text).map_err(|error| match error {
            BadTable::Parse { source, .. } => BadTable::Parse { path: path.into(), source },
            other => other,
        })
    }

    /// The same from a text.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn parse(text: &str) -> Result<Self, BadTable> {
        let file: File =
            toml::from_str(text).map_err(|source| BadTable::Parse { path: "routes.toml".into(), source })?;
        let mut problems = Vec::new();
        let mut routes: Vec<Route> = Vec::new();
        for row in file.route {
            let name = format!("{} {}", row.method, row.path);
            if routes.iter().any(|route| route.method == row.method && route.path == row.path) {
                problems.push(format!("{name}: two rows"));
            }
            match access(&row) {
                Ok(access) => routes.push(Route { method: row.method, path: row.path, access }),
                Err(problem) => problems.push(format!("{name}: {problem}")),
            }
        }
        if problems.is_empty() { Ok(Self { routes }) } else { Err(BadTable::Wrong { problems }) }
    }

    pub fn all(&self) -> &[Route] {
        &self.routes
    }

    /// The row of a route.
    pub fn row(&self, method: &str, path: &str) -> Option<&Route> {
        self.routes.iter().find(|route| route.method == method && route.path == path)
    }

    /// What differs between the rows and the routes a server answers: one sentence each, empty when they agree.
    pub fn differences(&self, served: &[(&str, &str)]) -> Vec<String> {
        let missing = served
            .iter()
            .filter(|(method, path)| self.row(method, path).is_none())
            .map(|(method, path)| format!("{method} {path} is served and has no row in routes.toml"));
        let stale = self
            .routes
            .iter()
            .filter(|route| !served.contains(&(route.method.as_str(), route.path.as_str())))
            .map(|route| format!("{} {} has a row and is not served", route.method, route.path));
        missing.chain(stale).collect()
    }
}

fn access(row: &Row) -> Result<Access, String> {
    match (&row.act, &row.subject, &row.public) {
        (None, None, Some(reason)) if !reason.trim().is_empty() => {
            Ok(Access::Public { reason: reason.clone() })
        }
        (Some(act), Some(subject), None) => {
            let act = Act::parse(act).ok_or_else(|| format!("there is no act `{act}`"))?;
            let kind =
                SubjectKind::parse(subject).ok_or_else(|| format!("there is no subject `{subject}`"))?;
            if act.applies_to(kind) {
                Ok(Access::Act(act, kind))
            } else {
                Err(format!("`{}` makes no sense on `{subject}`", act.name()))
            }
        }
        _ => Err("a row has either `act` and `subject`, or `public` with its reason".to_owned()),
    }
}
