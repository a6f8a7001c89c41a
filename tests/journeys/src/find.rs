//! Finding a thing on a page by its words, as people do.

use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use serde_json::json;

use crate::browser::Browser;

const FIND: &str = include_str!("find.js");
/// How long somebody waits for what they expect.
pub(crate) const PATIENCE: Duration = Duration::from_secs(6);
/// Between two looks.
pub(crate) const PAUSE: Duration = Duration::from_millis(40);
/// How WebDriver names an element in its answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What is looked for on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Field,
    Option,
    Action,
    Link,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Option => "option",
            Self::Action => "action",
            Self::Link => "link",
        }
    }
}

/// What was found: the thing itself, and its label where a pointer would click on that.
pub(crate) struct Found {
    pub(crate) element: Element,
    pub(crate) label: Option<Element>,
}

impl Browser {
    pub(crate) async fn find(&self, kind: Kind, words: &str, group: Option<&str>) -> Found {
        let started = Instant::now();
        loop {
            match self.look_for(kind, words, group).await {
                Ok(found) => return found,
                Err(why) if started.elapsed() > PATIENCE => {
                    panic!(
                        "{} at {}: {why}\nthe page says:\n{}",
                        self.name,
                        self.path().await,
                        self.text().await
                    )
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    pub(crate) async fn look_for(
        &self,
        kind: Kind,
        words: &str,
        group: Option<&str>,
    ) -> Result<Found, String> {
        let arguments = vec![json!(kind.word()), json!(words), json!(group)];
        let answer = self.client.execute(FIND, arguments).await.map_err(|error| error.to_string())?;
        let element = |key: &str| {
            let id = answer[key][ELEMENT].as_str()?.to_owned();
            Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
        };
        element("element")
            .map(|found| Found { element: found, label: element("label") })
            .ok_or_else(|| format!("{} is missing; there is {}", answer["missing"], answer["there"]))
    }
}
