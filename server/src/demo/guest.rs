//! Somebody of the demonstration in front of the pages: opens one, fills a form in, sends it, as anybody would.
//!
//! What the demonstration holds was therefore written by the house itself, with its journal and its messages.

use anyhow::{Context as _, ensure};
use jalon_kernel::House;
use jalon_kernel::page::form::CSRF_FIELD;
use jalon_kernel::testing::Browser;
use uuid::Uuid;

/// Somebody's browser.
pub struct Guest(Browser);

impl Guest {
    /// Someone who has never been here.
    pub fn visitor(house: &House) -> Self {
        Self(Browser::new(house))
    }

    /// Someone signed in to their space.
    pub async fn person(house: &House, person: Uuid) -> Self {
        Self(Browser::of_person(house, person).await)
    }

    /// A professional at work.
    pub async fn professional(house: &House, professional: Uuid, mandate: Uuid) -> Self {
        Self(Browser::of_professional(house, professional, Some(mandate)).await)
    }

    /// Opens `page`, fills in the form that has the field `field` and sends it to `action`; where it leads.
    pub async fn fill(
        &mut self,
        page: &str,
        action: &str,
        field: &str,
        fields: &[(&str, &str)],
    ) -> anyhow::Result<String> {
        let shown = self.0.get(page).await.text();
        let hidden = form(&shown, action, field).map(hidden).unwrap_or_default();
        let mut sent = fields.to_vec();
        sent.extend(hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let answer = self.0.post(action, &sent).await;
        let status = answer.status;
        let led = answer
            .location
            .with_context(|| format!("la page {page} n’a pas accepté {fields:?} ({status})"))?;
        // Whoever is not signed in any more is led to a door, and nothing was written.
        ensure!(!led.contains("/connexion"), "la page {page} mène à {led}");
        Ok(led)
    }

    /// Opens a page and gives back its text.
    pub async fn read(&mut self, page: &str) -> anyhow::Result<String> {
        let answer = self.0.get(page).await;
        ensure!(answer.status.is_success(), "la page {page} répond {}", answer.status);
        Ok(answer.text())
    }
}

/// The identifier that follows `before` in a page or an address.
pub fn identifier(text: &str, before: &str) -> anyhow::Result<Uuid> {
    text.split(before)
        .skip(1)
        .find_map(|rest| rest.get(..36)?.parse().ok())
        .with_context(|| format!("aucun identifiant après {before}"))
}

// The form that goes to `action` and holds `field`; a form without an action goes to its own page.
fn form<'a>(page: &'a str, action: &str, field: &str) -> Option<&'a str> {
    let goes_there = format!("action=\"{action}\"");
    let name = format!("name=\"{field}\"");
    page.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default()).find(|form| {
        let tag = form.split('>').next().unwrap_or_default();
        (tag.contains(&goes_there) || !tag.contains("action=")) && form.contains(&name)
    })
}

fn hidden(form: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| -> Option<String> {
        let value = tag.split(&format!("{name}=\"")).nth(1)?;
        Some(value.split('"').next()?.to_owned())
    };
    form.split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            Some((attribute(tag, " name")?, attribute(tag, " value")?))
        })
        .filter(|(name, _)| name != CSRF_FIELD)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_form_of_a_page_is_found_with_its_hidden_fields() {
        let page = "<form action=\"/langue\"><input type=\"hidden\" name=\"retour\" value=\"/\"></form>\
                    <form method=\"post\"><input type=\"hidden\" name=\"_csrf\" value=\"x\">\
                    <input type=\"hidden\" name=\"_version\" value=\"3\"><textarea name=\"mots\"></textarea></form>";
        let found = form(page, "/demande/mots", "mots").expect("the second form");
        assert_eq!(hidden(found), [("_version".to_owned(), "3".to_owned())]);
        assert_eq!(form(page, "/demande/mots", "lieu"), None);
    }

    #[test]
    fn an_identifier_is_read_from_an_address() {
        let id = Uuid::from_u128(7);
        assert_eq!(identifier(&format!("/parcours/{id}/plan"), "/parcours/").expect("there"), id);
        assert!(identifier("/parcours/abc", "/parcours/").is_err());
    }
}
