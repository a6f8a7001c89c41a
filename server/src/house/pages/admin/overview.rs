//! `/administration`: operators, sites and accounts on one page.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Cell, Column, EmptyState, LinkButton, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::people::operator::{self, Operator, Site};
use jalon_kernel::people::professional::{self, Professional};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use crate::house::actions::administer::authorise;
use crate::house::pages::rendered;

#[derive(Template)]
#[template(path = "admin_overview.html")]
pub struct Overview {
    frame: Frame,
    operators: Vec<Operator>,
    sites: Vec<Site>,
    accounts: Vec<Professional>,
}

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    authorise(&visit)?;
    let mut tx = visit.house().db.read().await?;
    let operators = operator::all(&mut tx).await?;
    let sites = operator::sites(&mut tx).await?;
    let accounts = professional::all(&mut tx).await?;
    Ok(Page::new(Overview { frame: visit.frame(), operators, sites, accounts }).into_response())
}

impl Overview {
    fn columns(&self, names: &[&str]) -> Vec<Column> {
        names.iter().map(|name| Column::words(self.frame.t(&format!("house-admin-{name}")))).collect()
    }

    fn operators(&self) -> Table {
        let rows = self
            .operators
            .iter()
            .map(|operator| {
                let network = self.frame.t(&format!("house-network-{}", operator.network)).into_owned();
                let sites = self.sites.iter().filter(|site| site.operator == operator.id).count();
                vec![Cell::text(&operator.name), Cell::text(network), Cell::text(self.frame.number(sites))]
            })
            .collect();
        let columns = self.columns(&["name", "network", "sites"]);
        Table::new("operateurs-table", self.frame.t("house-admin-operators"), columns, rows)
    }

    fn sites(&self) -> Table {
        let rows = self
            .sites
            .iter()
            .map(|site| {
                vec![Cell::text(&site.name), Cell::text(&site.operator_name), Cell::text(&site.address)]
            })
            .collect();
        let columns = self.columns(&["name", "operator", "address"]);
        Table::new("sites-table", self.frame.t("house-admin-sites"), columns, rows)
    }

    fn accounts(&self) -> Table {
        let rows = self
            .accounts
            .iter()
            .map(|account| {
                let href = format!("/administration/professionnels/{}", account.id);
                let state = self.frame.t(&format!("house-lifecycle-{}", account.lifecycle.name()));
                vec![Cell::link(&account.name, href), Cell::text(&account.email), Cell::text(state)]
            })
            .collect();
        let columns = self.columns(&["name", "email", "state"]);
        Table::new("comptes-table", self.frame.t("house-admin-accounts"), columns, rows)
    }

    fn nothing(&self) -> EmptyState {
        let action =
            LinkButton::main(self.frame.t("house-operator-title"), "/administration/operateurs/nouveau");
        EmptyState::new(self.frame.t("house-admin-nothing"), self.frame.t("house-admin-nothing-text"))
            .action(action)
    }
}

pub fn sample() -> Sample {
    Sample::new("house/admin-overview", |frame| {
        let operator = Operator {
            id: uuid::Uuid::nil(),
            network: "cap-emploi".to_owned(),
            name: "Cap emploi Ille-et-Vilaine".to_owned(),
        };
        rendered(&Overview { frame, operators: vec![operator], sites: Vec::new(), accounts: Vec::new() })
    })
}
