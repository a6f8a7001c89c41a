//! The rules of accessibility of axe-core, run on the page in hand.
//!
//! Scripts given through WebDriver are not held by the policy of the page: nothing of the page is changed for this.

use fantoccini::Client;
use serde_json::{Value, json};

/// What is checked of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Every rule of WCAG 2.2 up to AA, and the good practices of axe.
    Everything,
    /// Contrast only: what changes with the theme.
    Contrast,
}

/// axe-core, read once.
pub struct Rules(String);

impl Rules {
    /// Reads axe-core; nothing when its package is not there, which is said loudly.
    ///
    /// # Panics
    /// When it is missing although `JALON_REQUIRE_TOOLS` is set.
    pub fn load() -> Option<Self> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");
        match std::fs::read_to_string(path) {
            Ok(source) => Some(Self(source)),
            Err(error) => {
                assert!(
                    std::env::var_os("JALON_REQUIRE_TOOLS").is_none(),
                    "axe-core is not there ({error}): cargo xtask setup"
                );
                println!("SKIPPED: axe-core is not there ({error}); cargo xtask setup");
                None
            }
        }
    }

    /// What the page in hand breaks: a line for each element, with the rule and what to mend.
    pub(crate) async fn breaches(&self, client: &Client, part: Part) -> Vec<String> {
        let options = match part {
            Part::Everything => json!({
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                "resultTypes": ["violations"],
            }),
            Part::Contrast => {
                json!({ "runOnly": { "type": "rule", "values": ["color-contrast"] }, "resultTypes": ["violations"] })
            }
        };
        // The source goes along once a page: a second look at the same page finds it there.
        let here = client.execute("return typeof axe === 'object'", vec![]).await.expect("a script runs");
        if here != Value::Bool(true) {
            client.execute(&self.0, vec![]).await.expect("axe-core loads");
        }
        let script = "return axe.run(document, arguments[0]).then((found) => found.violations.flatMap((rule) => \
             rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${node.failureSummary.replace(/\\s+/g, ' ')} \
             — ${node.html.slice(0, 200)}`)))";
        let found = client.execute(script, vec![options]).await.expect("axe-core answers");
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
