//! `/administration/professionnels/{id}`: the mandates of an account, its access, its suspension.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::page::components::{Button, Choice, SummaryList, SummaryRow};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::mandate::{self, Held};
use jalon_kernel::people::operator::{self, Site};
use jalon_kernel::people::professional;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use crate::house::actions::administer::authorise;
use crate::house::actions::{end_mandate, give_mandate, reset_access, set_suspended};
use crate::house::pages::{identifier, rendered};

#[derive(Template)]
#[template(path = "admin_professional.html")]
pub struct Account {
    frame: Frame,
    form: Form,
    id: Uuid,
    name: String,
    email: String,
    lifecycle: Lifecycle,
    kind: Kind,
    mandates: Vec<(Uuid, String, Role)>,
    sites: Vec<Site>,
}

/// Whose account it is, as far as the page differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Professional,
    Administrator,
    Oneself,
}

const SCOPE: &str = "house-mandate";

pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Response, Refusal> {
    authorise(&visit)?;
    let account = load(&visit, identifier(&visit, &id)?, Form::blank()).await?;
    Ok(Page::new(account).into_response())
}

/// Gives a mandate.
pub async fn give(visit: Visit, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let id = identifier(&visit, &id)?;
    let mut form = form.scope(SCOPE);
    let site = form.required("site", parse::uuid);
    let role = form.required("role", parse::choice(role));
    let (Some(site), Some(role)) = (site, role) else {
        let mut account = load(&visit, id, form).await?;
        account.frame = account.frame.with_form(&account.form);
        return Ok(Page::invalid(account).into_response());
    };
    give_mandate(&visit, &allowed, id, site, role).await?;
    Ok(done(&visit, id, "house-mandate-given"))
}

/// Ends a mandate.
pub async fn end(
    visit: Visit,
    Path((id, mandate)): Path<(String, String)>,
    _: Posted,
) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let (id, mandate) = (identifier(&visit, &id)?, identifier(&visit, &mandate)?);
    end_mandate(&visit, &allowed, id, mandate).await?;
    Ok(done(&visit, id, "house-mandate-ended"))
}

/// Takes password and second factor away and invites again.
pub async fn reset(visit: Visit, Path(id): Path<String>, _: Posted) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let id = identifier(&visit, &id)?;
    reset_access(&visit, &allowed, id).await?;
    Ok(done(&visit, id, "house-account-invited"))
}

/// Suspends, or lets in again.
pub async fn suspend(
    visit: Visit,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let id = identifier(&visit, &id)?;
    let (lifecycle, told) = match form.value("etat") {
        "suspendu" => (Lifecycle::Suspended, "house-account-suspended"),
        "actif" => (Lifecycle::Confirmed, "house-account-resumed"),
        _ => return Err(Refusal::Unreadable),
    };
    set_suspended(&visit, &allowed, id, lifecycle).await?;
    Ok(done(&visit, id, told))
}

fn done(visit: &Visit, id: Uuid, told: &'static str) -> Response {
    visit.answer(&format!("/administration/professionnels/{id}"), Some(Told(told)), None)
}

// The roles that open something today; the others wait for their wing.
const ROLES: [Role; 2] = [Role::Counsellor, Role::Desk];

fn role(text: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| role.name() == text)
}

async fn load(visit: &Visit, id: Uuid, form: Form) -> Result<Account, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let account = professional::load(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let mandates = mandate::live(&mut tx, id, visit.now()).await?;
    let kind = match (visit.professional() == Some(id), account.administrator) {
        (true, _) => Kind::Oneself,
        (false, true) => Kind::Administrator,
        (false, false) => Kind::Professional,
    };
    Ok(Account {
        frame: visit.frame(),
        form: form.scope(SCOPE),
        id,
        name: account.name,
        email: account.email,
        lifecycle: account.lifecycle,
        kind,
        mandates: mandates.into_iter().map(shown).collect(),
        sites: operator::sites(&mut tx).await?,
    })
}

fn shown(held: Held) -> (Uuid, String, Role) {
    (held.mandate.id, format!("{}, {}", held.operator_name, held.site_name), held.mandate.role)
}

impl Account {
    fn summary(&self) -> SummaryList {
        let state = self.frame.t(&format!("house-lifecycle-{}", self.lifecycle.name()));
        SummaryList::new(
            &self.frame,
            vec![
                SummaryRow::new(self.frame.t("house-admin-email"), &self.email),
                SummaryRow::new(self.frame.t("house-admin-state"), state),
            ],
        )
    }

    fn sites(&self) -> Vec<Choice> {
        let label = |site: &Site| format!("{}, {}", site.operator_name, site.name);
        self.sites.iter().map(|site| Choice::new(site.id, label(site))).collect()
    }

    fn roles(&self) -> Vec<Choice> {
        ROLES
            .into_iter()
            .map(|role| Choice::new(role.name(), self.frame.t(&format!("role-{}", role.name()))))
            .collect()
    }

    fn role(&self, role: &Role) -> String {
        self.frame.t(&format!("role-{}", role.name())).into_owned()
    }

    fn end(&self, place: &str) -> Button {
        Button::quiet(self.frame.t1("house-mandate-end", "place", place))
    }

    fn holds_mandates(&self) -> bool {
        self.kind == Kind::Professional
    }

    // Another state can only be chosen for a confirmed or suspended account, never for one's own.
    fn other_state(&self) -> Option<(&'static str, &'static str)> {
        match (self.kind, self.lifecycle) {
            (Kind::Oneself, _) => None,
            (_, Lifecycle::Confirmed) => Some(("suspendu", "house-account-suspend")),
            (_, Lifecycle::Suspended) => Some(("actif", "house-account-resume")),
            _ => None,
        }
    }
}

pub fn sample() -> Sample {
    Sample::new("house/admin-professional", |frame| {
        rendered(&Account {
            frame,
            form: Form::blank().scope(SCOPE),
            id: Uuid::nil(),
            name: "Claire Moreau".to_owned(),
            email: "claire@exemple.fr".to_owned(),
            lifecycle: Lifecycle::Confirmed,
            kind: Kind::Professional,
            mandates: vec![(Uuid::nil(), "Cap emploi, Rennes".to_owned(), Role::Counsellor)],
            sites: Vec::new(),
        })
    })
}
