//! Somebody's browser. What they do with it is in `acts`, what they see in `sees`.
//!
//! Wherever it arrives it looks around as well: nothing wider than the screen, no words missing, no complaint of the
//! page, and the rules of accessibility when they are given. What it finds is said by [`Browser::leave`].

use std::collections::BTreeSet;

use fantoccini::Client;
use serde_json::{Value, json};

use crate::axe::{Part, Rules};
use crate::chromium::{Scripts, Setting, complaints, tell};
use crate::shots;

/// Looks around on a page; see the file.
pub(crate) const LOOK: &str = include_str!("look.js");

/// Somebody's browser.
pub struct Browser {
    pub(crate) client: Client,
    pub(crate) setting: Setting,
    pub(crate) name: String,
    pub(crate) address: String,
    rules: Option<Rules>,
    seen: BTreeSet<String>,
    faults: Vec<String>,
    pages: usize,
}

impl Browser {
    pub(crate) fn new(client: Client, name: &str, address: &str, setting: Setting) -> Self {
        Self {
            client,
            setting,
            name: name.to_owned(),
            address: address.to_owned(),
            rules: None,
            seen: BTreeSet::new(),
            faults: Vec::new(),
            pages: 0,
        }
    }

    /// The same browser, which also holds every page it meets to the rules of accessibility.
    #[must_use]
    pub fn with_rules(mut self) -> Self {
        // axe-core itself is a script: it cannot look at a page on which none runs.
        if self.setting.scripts == Scripts::On {
            self.rules = Rules::load();
        }
        self
    }

    /// Ends the visit: says everything that was wrong with the pages met.
    ///
    /// # Panics
    /// When anything was.
    pub async fn leave(self) {
        assert!(
            self.faults.is_empty(),
            "{} met {} pages; what is wrong with them:\n{}",
            self.name,
            self.pages,
            self.faults.join("\n")
        );
    }

    /// Looks around on the page that came.
    pub(crate) async fn arrive(&mut self) {
        self.pages += 1;
        self.hear_complaints().await;
        let title = self.title().await;
        let path = self.path().await;
        let place = format!("{path} ({title})");
        let faults = self.client.execute(LOOK, vec![]).await.unwrap_or_default();
        for fault in faults.as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.fault(&place, fault);
        }
        // The same page for another person or request is the same page.
        let kind: String = path.chars().filter(|letter| !letter.is_ascii_digit()).take(24).collect();
        if !self.seen.insert(format!("{kind} {title}")) {
            return;
        }
        if let Some(rules) = self.rules.take() {
            for (theme, part) in [("light", Part::Everything), ("dark", Part::Contrast)] {
                self.theme(theme).await;
                for breach in rules.breaches(&self.client, part).await {
                    self.fault(&place, &format!("{theme}: {breach}"));
                }
            }
            self.theme("light").await;
            self.rules = Some(rules);
        }
        if let Some(folder) = shots::folder() {
            let slug: String = path
                .chars()
                .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
                .take(40)
                .collect();
            let name = format!("{}-{:02}{slug}", self.name, self.pages);
            shots::of_page(&self.client, &folder, &name, self.setting.screen).await;
        }
    }

    // Without motion: a colour on its way to another would be judged as it is at that instant.
    pub(crate) async fn theme(&self, scheme: &str) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        tell(&self.client, "Emulation.setEmulatedMedia", features).await;
    }

    async fn hear_complaints(&mut self) {
        let heard = complaints(&self.client).await.unwrap_or_default();
        for line in heard.as_array().into_iter().flatten() {
            let text = line["message"].as_str().unwrap_or_default();
            // An answer that refuses (422, 409, 404) is part of some journeys; what is said of it is on the page.
            let is_status = text.contains("the server responded with a status of 4");
            if line["level"] == "SEVERE" && !is_status {
                let place = self.path().await;
                self.fault(&place, text);
            }
        }
    }

    fn fault(&mut self, place: &str, what: &str) {
        let fault = format!("{place}: {what}");
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}
