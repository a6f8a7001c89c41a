//! Keys alone: how somebody without a pointer reaches a thing and acts on it, and that they see where they are.

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::browser::Browser;

/// Tab stops that somebody may be asked to pass; the longest pages of occupations have many links.
const MOST_TABS: usize = 150;
const TAB: &str = "\u{e004}";
const SPACE: &str = " ";
const DOWN: &str = "\u{e015}";

impl Browser {
    /// Walks with Tab until `element` has the focus, and says that the focus shows.
    pub(crate) async fn tab_to(&self, element: &Element, words: &str) {
        for _ in 0..MOST_TABS {
            if self.has_focus(element).await {
                self.shows_focus(words).await;
                return;
            }
            self.keys(TAB).await;
        }
        panic!("{} cannot reach « {words} » with {MOST_TABS} tabs at {}", self.name, self.path().await);
    }

    /// Checks a box, or chooses among radio buttons, of which Tab reaches only one.
    pub(crate) async fn check_with_keys(&self, option: &Element, words: &str) {
        for _ in 0..MOST_TABS {
            if self.is_in_group_of(option).await {
                self.shows_focus(words).await;
                break;
            }
            self.keys(TAB).await;
        }
        for _ in 0..20 {
            if self.has_focus(option).await {
                if !option.is_selected().await.unwrap_or(false) {
                    self.keys(SPACE).await;
                }
                return;
            }
            self.keys(DOWN).await;
        }
        panic!("{} cannot choose « {words} » with the keys", self.name);
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    /// Selects what the field in focus holds, so that typing replaces it.
    pub(crate) async fn select_all(&self) {
        let control = '\u{e009}';
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: control });
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    async fn has_focus(&self, element: &Element) -> bool {
        let element = serde_json::to_value(element).expect("an element");
        self.client.execute("return document.activeElement === arguments[0]", vec![element]).await.ok()
            == Some(Value::Bool(true))
    }

    // Tab goes to one radio button of a group; the arrows go on from there.
    async fn is_in_group_of(&self, option: &Element) -> bool {
        let option = serde_json::to_value(option).expect("an element");
        let script = "const [one, at] = [arguments[0], document.activeElement]; \
                      return at === one || (one.type === 'radio' && at.type === 'radio' && at.name === one.name && at.form === one.form)";
        self.client.execute(script, vec![option]).await.ok() == Some(Value::Bool(true))
    }

    async fn shows_focus(&self, words: &str) {
        let script = "const at = document.activeElement; \
                      const marks = [at, ...(at.labels ?? []), at.parentElement].filter(Boolean).map((one) => getComputedStyle(one)); \
                      const box = at.getBoundingClientRect(); \
                      return [marks.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) \
                      || style.boxShadow !== 'none'), box.bottom > 0 && box.top < innerHeight]";
        let shown = self.client.execute(script, vec![]).await.expect("a script runs");
        assert_eq!(
            shown,
            json!([true, true]),
            "[focus is drawn, focus is on the screen] at « {words} », {}",
            self.path().await
        );
    }
}
