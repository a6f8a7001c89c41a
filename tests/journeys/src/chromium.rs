//! Chromium under chromedriver: one driver a test, one fresh browser for each person in it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::Method;
use fantoccini::error::CmdError;
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// The size of a screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A small telephone: 360 by 740.
    Phone,
    /// A desk: 1280 by 900.
    Desk,
}

impl Screen {
    /// Its width.
    pub fn width(self) -> u32 {
        match self {
            Self::Phone => 360,
            Self::Desk => 1280,
        }
    }

    fn height(self) -> u32 {
        match self {
            Self::Phone => 740,
            Self::Desk => 900,
        }
    }
}

/// Whether scripts of pages run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// As most have it.
    On,
    /// As with an old device, a filter, a bad line: everything must work all the same.
    Off,
}

/// With what somebody acts on pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// A pointer and a keyboard.
    Pointer,
    /// The keys alone: Tab, Enter, Space, arrows inside a group of choices.
    Keys,
}

/// How somebody comes: screen, scripts, hands.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The screen.
    pub screen: Screen,
    /// The scripts.
    pub scripts: Scripts,
    /// The hands.
    pub hands: Hands,
}

impl Setting {
    /// A telephone, scripts running.
    pub const PHONE: Self = Self { screen: Screen::Phone, scripts: Scripts::On, hands: Hands::Pointer };
    /// A desk, no scripts.
    pub const DESK_WITHOUT_SCRIPTS: Self =
        Self { screen: Screen::Desk, scripts: Scripts::Off, hands: Hands::Pointer };
    /// A desk, scripts running, no pointer.
    pub const KEYS: Self = Self { screen: Screen::Desk, scripts: Scripts::On, hands: Hands::Keys };
}

const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=fr-FR",
];

/// A chromedriver on a port of its own; it goes with its browsers when it is dropped.
pub struct Chromium {
    driver: Child,
    address: String,
}

impl Chromium {
    /// Starts the driver; nothing when Chromium is not installed, which is said loudly.
    ///
    /// # Panics
    /// When it is missing although `JALON_REQUIRE_TOOLS` is set, or when it does not start.
    pub fn start() -> Option<Self> {
        let started =
            Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = match started {
            Ok(driver) => driver,
            Err(error) => {
                assert!(
                    std::env::var_os("JALON_REQUIRE_TOOLS").is_none(),
                    "chromedriver does not start ({error}): cargo xtask setup"
                );
                println!("SKIPPED: chromedriver is not installed ({error}); cargo xtask setup");
                return None;
            }
        };
        let said = driver.stdout.take().expect("the driver's words are read here");
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| {
                let (_, port) = line.rsplit_once(" on port ")?;
                // Newer drivers first repeat what they were asked: port 0, any.
                Some(port.trim_end_matches('.').to_owned()).filter(|port| port != "0")
            })
            .expect("the driver says on which port it listens");
        // Whatever else it says must be read, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { driver, address: format!("http://127.0.0.1:{port}") })
    }

    /// A browser that has never been anywhere.
    pub(crate) async fn browser(&self, setting: Setting) -> Client {
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": FLAGS,
                "prefs": {
                    "intl.accept_languages": "fr-FR,fr",
                    "profile.managed_default_content_settings.javascript":
                        if setting.scripts == Scripts::Off { 2 } else { 1 },
                }
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object above") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .expect("Chromium starts");
        let patience = TimeoutConfiguration::new(
            Some(Duration::from_secs(60)),
            Some(Duration::from_secs(60)),
            Some(Duration::ZERO),
        );
        client.update_timeouts(patience).await.expect("the driver takes timeouts");
        show_at(&client, setting.screen).await;
        client
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left to wait for.
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// Gives the page exactly the width and height of `screen`.
pub(crate) async fn show_at(client: &Client, screen: Screen) {
    let size = json!({
        "width": screen.width(), "height": screen.height(), "deviceScaleFactor": 1, "mobile": false
    });
    tell(client, "Emulation.setDeviceMetricsOverride", size).await;
}

/// Tells Chromium something that WebDriver has no word for.
pub(crate) async fn tell(client: &Client, command: &str, parameters: Value) -> Value {
    let told = Told { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
    client.issue_cmd(told).await.unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// What the page and the network complained of since the last time.
pub(crate) async fn complaints(client: &Client) -> Result<Value, CmdError> {
    client.issue_cmd(Told { path: "se/log", body: json!({ "type": "browser" }) }).await
}

#[derive(Debug)]
struct Told {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Told {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
