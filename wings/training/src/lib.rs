//! Training and its money (2.3, 1-04): what one is entitled to, the training project, its funding, what is asked of funders.
//!
//! Anybody asks what they are entitled to, without an account; a person and their counsellor work on the training project
//! of a parcours together. Rules are data (`data/schemes`), reckoned by the engine; no amount, rate or delay stands here.
//! Every text is sealed with the person's key; what tells of health is opened by consent alone.

pub mod account;
mod actions;
pub mod import;
mod known;
pub mod model;
mod pages;
mod personal;
mod reckon;
mod rules;
mod store;
mod wing;

use std::sync::Arc;

use jalon_documents::pdf::Renderer;

use crate::account::AccountSystem;
/// The files of the schemes in this program, for `jalon check schemes`.
pub use rules::FILES as SCHEME_FILES;
use rules::{RuleBook, Rules};

/// The wing.
pub struct Training {
    renderer: Arc<Renderer>,
    rules: Rules,
    account: Option<AccountSystem>,
    book: RuleBook,
}

impl Training {
    /// The wing, which sets its papers with `renderer`.
    ///
    /// # Errors
    /// Every fault of the rules in the program: a test of this crate holds that there is none.
    pub fn new(renderer: Arc<Renderer>) -> Result<Self, Vec<jalon_financing::Finding>> {
        let rules = Rules::built_in()?;
        Ok(Self { renderer, book: RuleBook::new(rules.clone()), rules, account: None })
    }

    /// The same, which declares to this account's information system (2.3-13).
    #[must_use]
    pub fn declaring_to(self, account: Option<AccountSystem>) -> Self {
        Self { account, ..self }
    }
}

/// Whether this is the official code of a region: `53`.
pub fn is_region(code: &str) -> bool {
    pages::fact::region_name(code).is_some()
}
