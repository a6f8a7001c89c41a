//! What people do on pages, each in a verb.

use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::chromium::{Hands, tell};
use crate::find::{Found, Kind, PATIENCE, PAUSE};

/// After this time without another page, what was pressed changed the page in hand.
const SAME_PAGE: Duration = Duration::from_millis(800);

impl Browser {
    /// Opens a page by its path.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn open(&mut self, path: &str) {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.address) };
        self.client.goto(&address).await.unwrap_or_else(|error| panic!("{}: {address}: {error}", self.name));
        self.arrive().await;
    }

    /// Types into the field with this label, in place of what it held.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn type_into(&self, label: &str, text: &str) {
        let field = self.find(Kind::Field, label, None).await;
        match self.setting.hands {
            Hands::Pointer => {
                field.element.clear().await.unwrap_or_else(|error| panic!("« {label} »: {error}"));
                self.insert(&field.element, text).await;
            }
            Hands::Keys => {
                self.tab_to(&field.element, label).await;
                self.select_all().await;
                self.insert(&field.element, text).await;
            }
        }
    }

    /// Chooses the radio button or checks the box with this label.
    ///
    /// # Panics
    /// When there is none.
    pub async fn choose(&self, label: &str) {
        let option = self.find(Kind::Option, label, None).await;
        self.take(option, label).await;
    }

    /// Chooses an answer to the question with this legend.
    ///
    /// # Panics
    /// When there is no such question or answer.
    pub async fn choose_in(&self, question: &str, label: &str) {
        let option = self.find(Kind::Option, label, Some(question)).await;
        self.take(option, label).await;
    }

    async fn take(&self, option: Found, label: &str) {
        let checked = || async { option.element.is_selected().await.unwrap_or(false) };
        match self.setting.hands {
            Hands::Pointer => {
                let spot = option.label.as_ref().unwrap_or(&option.element);
                spot.click().await.unwrap_or_else(|error| panic!("« {label} »: {error}"));
            }
            Hands::Keys => self.check_with_keys(&option.element, label).await,
        }
        assert!(checked().await, "« {label} » is not chosen");
    }

    /// Chooses `choice` in the list with this label.
    ///
    /// # Panics
    /// When there is no such list or choice.
    pub async fn select(&self, label: &str, choice: &str) {
        let list = self.find(Kind::Field, label, None).await;
        if self.setting.hands == Hands::Keys {
            self.tab_to(&list.element, label).await;
            self.keys(choice).await;
        } else {
            list.element
                .select_by_label(choice)
                .await
                .unwrap_or_else(|error| panic!("« {choice} »: {error}"));
        }
    }

    /// Presses what looks like a button with these words (it may be a link), and waits for what comes.
    ///
    /// # Panics
    /// When there is none.
    pub async fn press(&mut self, words: &str) {
        self.activate(Kind::Action, words, None).await;
    }

    /// Presses the button with these words in the part of the page that bears this title.
    ///
    /// # Panics
    /// When there is no such part or button.
    pub async fn press_in(&mut self, title: &str, words: &str) {
        self.activate(Kind::Action, words, Some(title)).await;
    }

    /// Follows the link with these words.
    ///
    /// # Panics
    /// When there is no such link.
    pub async fn follow(&mut self, words: &str) {
        self.activate(Kind::Link, words, None).await;
    }

    async fn activate(&mut self, kind: Kind, words: &str, group: Option<&str>) {
        let found = self.find(kind, words, group).await;
        self.client.execute("window.leftBehind = true", vec![]).await.expect("a script runs");
        self.click(&found.element, words).await;
        self.settle().await;
        self.arrive().await;
    }

    /// Clicks twice, as impatient people do.
    ///
    /// # Panics
    /// When there is no such button.
    pub async fn press_twice(&mut self, words: &str) {
        let found = self.find(Kind::Action, words, None).await;
        let script = "arguments[0].click(); arguments[0].click()";
        let element = serde_json::to_value(&found.element).expect("an element");
        self.client.execute("window.leftBehind = true", vec![]).await.expect("a script runs");
        self.client.execute(script, vec![element]).await.expect("a script runs");
        self.settle().await;
        self.arrive().await;
    }

    async fn click(&self, element: &Element, words: &str) {
        match self.setting.hands {
            Hands::Pointer => element.click().await.unwrap_or_else(|error| panic!("« {words} »: {error}")),
            Hands::Keys => {
                self.tab_to(element, words).await;
                self.keys("\u{e007}").await;
            }
        }
    }

    // The page that follows has no mark; the same page after a script has. Either may be what the click was for.
    pub(crate) async fn settle(&self) {
        let started = Instant::now();
        loop {
            let script = "return [document.readyState === 'complete', window.leftBehind === true]";
            let state = self.client.execute(script, vec![]).await.unwrap_or(Value::Null);
            let (ready, same) = (state[0] == true, state[1] == true);
            if ready && (!same || started.elapsed() > SAME_PAGE) || started.elapsed() > PATIENCE {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    // ChromeDriver types letters of the basic plane only; an emoji comes as it would from a picker or from the clipboard.
    async fn insert(&self, element: &Element, text: &str) {
        if text.chars().all(|letter| letter < '\u{e000}' && letter != '\n') && text.len() < 300 {
            element.send_keys(text).await.unwrap_or_else(|error| panic!("« {text} »: {error}"));
        } else {
            let focus = serde_json::to_value(element).expect("an element");
            self.client.execute("arguments[0].focus()", vec![focus]).await.expect("a script runs");
            tell(&self.client, "Input.insertText", json!({ "text": text })).await;
        }
    }
}
