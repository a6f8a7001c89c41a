//! What only the demonstration shows: the messages it would have sent, its accounts with their codes, the components.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Mode};
use jalon_kernel::page::components::{Cell, Column, EmptyState, Table};
use jalon_kernel::page::gallery::ComponentsPage;
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::post;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use crate::{demo, letters};

#[derive(Template)]
#[template(path = "demo_messages.html")]
pub struct Messages {
    frame: Frame,
    messages: Vec<Shown>,
}

/// A message as it reads.
struct Shown {
    number: usize,
    address: String,
    when: String,
    subject: String,
    text: String,
    link: Option<String>,
}

/// `/demonstration/messages`
pub async fn messages(visit: Visit) -> Result<Response, Refusal> {
    visit.authorise_house(Act::OutboxRead)?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let latest = post::latest(&mut tx, 100).await?;
    let count = latest.len();
    let messages = latest
        .iter()
        .enumerate()
        .filter_map(|(place, message)| {
            let opened = message.open(&house.secrets)?;
            let (subject, text) = letters::written(house, message, &opened);
            Some(Shown {
                number: count - place,
                address: opened.address.clone(),
                when: visit.words().date_time(message.created_at),
                subject,
                text,
                link: opened.link.clone(),
            })
        })
        .collect();
    Ok(Page::new(Messages { frame: visit.frame(), messages }).into_response())
}

#[derive(Template)]
#[template(path = "demo_accounts.html")]
pub struct Accounts {
    frame: Frame,
    password: &'static str,
    code: String,
    rows: Vec<[String; 3]>,
}

/// `/demonstration/comptes`
pub async fn accounts(visit: Visit) -> Result<Response, Refusal> {
    visit.authorise_house(Act::OutboxRead)?;
    let rows = demo::ACCOUNTS
        .iter()
        .map(|account| [account.name.to_owned(), account.email.to_owned(), account.place.to_owned()])
        .collect();
    let page = Accounts {
        frame: visit.frame(),
        password: demo::PASSWORD,
        code: demo::factor().code(visit.now()),
        rows,
    };
    Ok(Page::new(page).into_response())
}

/// `/composants`
pub async fn components(visit: Visit) -> Result<Response, Refusal> {
    if visit.house().settings.mode != Mode::Demo {
        return Err(Refusal::NotFound);
    }
    Ok(Page::new(ComponentsPage::new(visit.frame())).into_response())
}

impl Messages {
    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("house-demo-none"), self.frame.t("house-demo-none-text"))
    }
}

impl Accounts {
    fn table(&self) -> Table {
        let columns = ["house-demo-name", "house-demo-email", "house-demo-place"]
            .map(|key| Column::words(self.frame.t(key)))
            .to_vec();
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
        Table::new("comptes", self.frame.t("house-demo-accounts-caption"), columns, rows)
    }
}

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("house/demo-messages", |frame| {
            let shown = Shown {
                number: 1,
                address: "samira@exemple.fr".to_owned(),
                when: "12 juin 2026 à 14 h 02".to_owned(),
                subject: "Votre demande est bien arrivée".to_owned(),
                text: "Bonjour,\n\nVotre demande est bien arrivée.".to_owned(),
                link: Some("/mon-espace".to_owned()),
            };
            super::rendered(&Messages { frame, messages: vec![shown] })
        }),
        Sample::new("house/demo-accounts", |frame| {
            let row = ["Claire Moreau", "claire@exemple.fr", "Cap emploi, Rennes"].map(str::to_owned);
            super::rendered(&Accounts {
                frame,
                password: demo::PASSWORD,
                code: "123456".to_owned(),
                rows: vec![row],
            })
        }),
    ]
}
