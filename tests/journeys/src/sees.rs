//! What people see on pages, and what they take away from them.

use std::time::Instant;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::browser::Browser;
use crate::find::{Kind, PATIENCE, PAUSE};

const REFUSED: &str = include_str!("refused.js");

impl Browser {
    /// Waits until the page shows these words.
    ///
    /// # Panics
    /// When it does not in time, with what it shows.
    pub async fn sees(&self, words: &str) {
        let started = Instant::now();
        while !self.shows(words).await {
            if started.elapsed() > PATIENCE {
                panic!(
                    "{} does not see « {words} » at {}:\n{}",
                    self.name,
                    self.path().await,
                    self.text().await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Says that the page does not show these words.
    ///
    /// # Panics
    /// When it does.
    pub async fn does_not_see(&self, words: &str) {
        assert!(
            !self.shows(words).await,
            "{} sees « {words} » at {}:\n{}",
            self.name,
            self.path().await,
            self.text().await
        );
    }

    async fn shows(&self, words: &str) -> bool {
        plain(&self.text().await).contains(&plain(words))
    }

    /// The words of the page as they show, and what its fields hold is not among them.
    pub async fn text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await.unwrap_or_default();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What the field with this label holds.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn value_of(&self, label: &str) -> String {
        let field = self.find(Kind::Field, label, None).await;
        field.element.prop("value").await.ok().flatten().unwrap_or_default()
    }

    /// The questions of the page that are answered by choosing.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn questions(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('main legend')].map((one) => one.firstChild.textContent.trim())";
        let found = self.client.execute(script, vec![]).await.expect("a script runs");
        found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }

    /// How many words there are to read from the title of the page to its part number `parts`, or to its end: what stands
    /// around every page is not read again on each.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn words_to_read(&self, parts: usize) -> usize {
        let script = "const main = document.querySelector('main'), last = main.querySelectorAll('h2')[arguments[0]]; \
                      const range = document.createRange(); range.selectNodeContents(main); \
                      if (last) range.setEndBefore(last); \
                      const hidden = (node) => node.parentElement.closest('details:not([open]) > :not(summary),.unseen,script'); \
                      const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT); let count = 0; \
                      while (walk.nextNode()) if (range.intersectsNode(walk.currentNode) && !hidden(walk.currentNode)) \
                      count += walk.currentNode.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\d]/u.test(word)).length; \
                      return count";
        let found = self.client.execute(script, vec![parts.into()]).await.expect("a script runs");
        usize::try_from(found.as_u64().expect("a number of words")).unwrap_or(usize::MAX)
    }

    /// The titles of the parts of the page.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn parts(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('main h2')].map((one) => one.textContent.trim())";
        let found = self.client.execute(script, vec![]).await.expect("a script runs");
        found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }

    /// Whether the page has a button, link, field or answer with these words.
    pub async fn finds(&self, words: &str) -> bool {
        for kind in [Kind::Action, Kind::Field, Kind::Option] {
            if self.look_for(kind, words, None).await.is_ok() {
                return true;
            }
        }
        false
    }

    /// Path and query of the page.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("the page has an address");
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// The title of the page.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("the page has a title")
    }

    /// The words of the first link in the table with this caption.
    ///
    /// # Panics
    /// When there is no such table.
    pub async fn first_link_in(&self, caption: &str) -> String {
        self.sees(caption).await;
        let script = "return document.querySelector('main table a[href]')?.textContent";
        let words = self.client.execute(script, vec![]).await.expect("a script runs");
        words.as_str().unwrap_or_else(|| panic!("no link in « {caption} »")).to_owned()
    }

    /// What is wrong with the way refusals are said: each line of the summary leads to a field that is marked as wrong
    /// and that says the same by itself.
    ///
    /// # Panics
    /// When Chromium does not answer.
    pub async fn refused_fields(&self) -> Vec<String> {
        let found = self.client.execute(REFUSED, vec![]).await.expect("a script runs");
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Takes a file of this house with this browser's session, as a click on its link would: its head, then its bytes.
    ///
    /// # Panics
    /// When the house does not answer.
    pub async fn download(&self, path: &str) -> (String, Vec<u8>) {
        let cookies = self.client.get_all_cookies().await.expect("the browser has cookies");
        let cookies: Vec<String> =
            cookies.iter().map(|one| format!("{}={}", one.name(), one.value())).collect();
        let host = self.address.trim_start_matches("http://");
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncookie: {}\r\n\r\n",
            cookies.join("; ")
        );
        let mut stream = TcpStream::connect(host).await.expect("the house listens");
        stream.write_all(request.as_bytes()).await.expect("the house takes the request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.expect("the house answers");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer.split_off(end + 4))
    }

    /// The address that a link leads to.
    ///
    /// # Panics
    /// When there is no such link.
    pub async fn target_of(&self, words: &str) -> String {
        let link = self.find(Kind::Link, words, None).await;
        link.element.attr("href").await.ok().flatten().unwrap_or_default()
    }
}

/// Words as they are compared: the typography of French makes no difference.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| match letter {
            '\u{a0}' | '\u{202f}' => ' ',
            '’' => '\'',
            other => other,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
