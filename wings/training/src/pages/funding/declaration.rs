//! What is declared to the account's information system (2.3-13), where each declaration stands, and what is still missing.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Breadcrumb, Button, Mood, Notice, SummaryList, SummaryRow, Tag};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use crate::account::{AccountSystem, Nature};
use crate::actions::Changed;
use crate::actions::declare::declare;
use crate::model::Voice;
use crate::model::declaration::{Agreement, Declaration, Declarations, Missing, Said, State, Trouble};
use crate::model::part::Part;
use crate::pages::direct::signed;
use crate::pages::project::whole;
use crate::pages::{PROJECT, Top, id, may, open};
use crate::store;

/// The system a house declares to, as handlers take it.
#[derive(Clone, Debug)]
pub struct Account(pub Option<AccountSystem>);

/// The system as the page names it.
#[derive(Clone, Debug)]
struct Named {
    url: String,
    nature: Nature,
}

#[derive(Template)]
#[template(path = "declaration.html")]
struct DeclarationPage {
    frame: Frame,
    top: Top,
    can_declare: bool,
    system: Option<Named>,
    said: Result<Said, Vec<Missing>>,
    all: Declarations,
    is_stale: bool,
}

impl DeclarationPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT, ("training-funding-title", "financement")])
    }

    fn stale(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("training-stale"))
    }

    fn system(&self) -> Notice {
        let frame = &self.frame;
        let Some(system) = &self.system else {
            return Notice::new(Mood::Info, frame.t("training-declare-no-system"));
        };
        match system.nature {
            Nature::Simulator => {
                Notice::new(Mood::Warn, frame.t1("training-declare-simulator", "url", &system.url))
            }
            Nature::Real => Notice::new(Mood::Info, frame.t1("training-declare-system", "url", &system.url)),
            Nature::Unknown => {
                Notice::new(Mood::Warn, frame.t1("training-declare-silent", "url", &system.url))
            }
        }
    }

    fn missing(&self) -> Vec<String> {
        let missing = self.said.as_ref().err();
        let say =
            |it: &Missing| self.frame.t(&format!("training-declare-missing-{}", it.word())).into_owned();
        missing.into_iter().flatten().map(say).collect()
    }

    fn ready(&self) -> Option<SummaryList> {
        let said = self.said.as_ref().ok()?;
        self.all.may_add(said).then(|| self.facts(said))
    }

    fn can_send(&self) -> bool {
        self.can_declare && self.system.is_some()
    }

    fn facts(&self, said: &Said) -> SummaryList {
        let (frame, words) = (&self.frame, &self.frame.words);
        let row =
            |key: &str, text: String| SummaryRow::new(frame.t(&format!("training-declare-{key}")), text);
        let mut rows = vec![
            row("file", said.file.clone()),
            row("nature", format!("{} ({})", said.title, said.certification)),
            row("organisation", said.organisation.clone()),
            row(
                "days",
                frame
                    .t2(
                        "training-declare-from-to",
                        "start",
                        frame.date(said.start),
                        "end",
                        frame.date(said.end),
                    )
                    .into_owned(),
            ),
            row("hours", frame.t1("training-hours", "count", i64::from(said.hours)).into_owned()),
            row("cost", words.euros(said.cost)),
        ];
        rows.extend(said.agreements.iter().map(|it| {
            let name = if it.funder.is_empty() {
                frame.t("training-declare-other").into_owned()
            } else {
                it.funder.clone()
            };
            SummaryRow::new(name, words.euros(it.sum))
        }));
        SummaryList::new(frame, rows)
    }

    fn declarations(&self) -> impl Iterator<Item = &Declaration> {
        self.all.list.iter().rev()
    }

    fn tag(&self, it: &Declaration) -> Tag {
        let text = self.frame.t(&format!("training-declare-state-{}", it.state.word()));
        match it.state {
            State::Waiting | State::Sent => Tag::warn(text),
            State::Acknowledged => Tag::ok(text),
            State::Refused => Tag::bad(text),
        }
    }

    fn course(&self, it: &Declaration) -> SummaryList {
        let frame = &self.frame;
        let row =
            |key: &str, text: String| SummaryRow::new(frame.t(&format!("training-declare-{key}")), text);
        let asked =
            frame.t2("training-byline", "who", it.name.as_str(), "when", frame.date_time(it.at)).into_owned();
        let mut rows = vec![row("asked", asked)];
        if let Some(at) = it.tried_at {
            rows.push(row(
                "tries",
                frame
                    .t2("training-declare-tried", "count", i64::from(it.tries), "when", frame.date_time(at))
                    .into_owned(),
            ));
        }
        if let Some(trouble) = it.trouble {
            rows.push(row(
                "trouble",
                frame.t(&format!("training-declare-trouble-{}", trouble.word())).into_owned(),
            ));
        }
        for (key, text) in [("receipt", &it.receipt), ("reason", &it.reason)] {
            if !text.is_empty() {
                rows.push(row(key, text.clone()));
            }
        }
        SummaryList::new(frame, rows)
    }

    fn form(&self) -> Form {
        Form::blank()
    }
}

async fn load(
    tx: &mut Tx,
    file: &Authorized<File>,
) -> Result<(Result<Said, Vec<Missing>>, Declarations), Refusal> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let requests = store::requests::list(tx, &file.key, file.id()).await?;
    let said = Said::of(&whole(&parts), &requests);
    Ok((said, parts.get(Part::Declarations).map(|kept| kept.content).unwrap_or_default()))
}

async fn show(
    visit: &Visit,
    account: &Account,
    parcours: Uuid,
    is_stale: bool,
) -> Result<DeclarationPage, Refusal> {
    let (mut tx, file) = open(visit, parcours).await?;
    let (said, all) = load(&mut tx, &file).await?;
    drop(tx);
    let system = match &account.0 {
        Some(system) => Some(Named { url: system.url().to_owned(), nature: system.look().await }),
        None => None,
    };
    let (frame, top) = (visit.frame(), Top::of(visit, &file));
    let can_declare = may(visit, Act::TrainingDecide, &file);
    Ok(DeclarationPage { frame, top, can_declare, system, said, all, is_stale })
}

/// Shows what is and was declared.
pub async fn get(
    visit: Visit,
    Extension(account): Extension<Account>,
    Path(parcours): Path<String>,
) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, &account, id(&parcours)?, false).await?).into_response())
}

/// Declares.
pub async fn post(
    visit: Visit,
    Extension(account): Extension<Account>,
    Path(parcours): Path<String>,
    Posted(_): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingDecide, parcours).await?;
    let (said, _) = load(&mut tx, &file).await?;
    let done = match (said, &account.0) {
        (Ok(said), Some(_)) => declare(&visit, tx, &file, said, signed(&visit)).await?,
        // What is missing, or that there is nowhere to declare to, stands on the page.
        _ => {
            drop(tx);
            Changed::Stale
        }
    };
    match done {
        Changed::Done => {
            let told = Some(Told("training-declared"));
            Ok(visit.answer(&format!("/parcours/{parcours}/financement/declaration"), told, None))
        }
        Changed::Stale => {
            let page = show(&visit, &account, parcours, true).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

fn sample() -> (Said, Declarations) {
    let agreement = |funder: &str| Agreement {
        funder: funder.into(),
        sum: 241_000,
        on: Some(date(2026, 3, 2)),
        reference: "DOS-17".into(),
    };
    let said = Said {
        file: "DOS-17".into(),
        certification: "RNCP37682".into(),
        title: "Mécanicien <cycles>".into(),
        blocks: Vec::new(),
        organisation: "Institut de l’exemple".into(),
        start: date(2026, 9, 7),
        end: date(2027, 2, 26),
        hours: 780,
        cost: 1_165_000,
        agreements: vec![agreement("Mon compte"), agreement("")],
    };
    let states = [
        (State::Waiting, None),
        (State::Sent, Some(Trouble::Down)),
        (State::Sent, Some(Trouble::Lost)),
        (State::Sent, Some(Trouble::Failing)),
        (State::Sent, Some(Trouble::Stranger)),
        (State::Sent, Some(Trouble::Unreadable)),
        (State::Acknowledged, None),
        (State::Refused, None),
    ];
    let list = states.into_iter().enumerate().map(|(index, (state, trouble))| Declaration {
        id: Uuid::from_u128(60 + index as u128),
        replaces: None,
        said: said.clone(),
        state,
        at: Timestamp::UNIX_EPOCH,
        name: "Claire Moreau".into(),
        tries: 2,
        tried_at: (state != State::Waiting).then_some(Timestamp::UNIX_EPOCH),
        trouble,
        receipt: if state == State::Acknowledged { "SIM-000001".into() } else { String::new() },
        reason: if state == State::Refused {
            "Les accords <dépassent> le coût.".into()
        } else {
            String::new()
        },
    });
    let list = list.collect();
    (said, Declarations { list })
}

/// Ready to declare, with something of each kind declared, and with everything missing.
pub fn samples() -> Vec<Sample> {
    let page = |frame, nature: Option<Nature>, said, all| DeclarationPage {
        frame,
        top: Top::sample(Voice::Counsellor),
        can_declare: true,
        system: nature.map(|nature| Named { url: "http://127.0.0.1:8090".into(), nature }),
        said,
        all,
        is_stale: false,
    };
    vec![
        Sample::new("training/declaration-ready", move |frame| {
            page(frame, Some(Nature::Simulator), Ok(sample().0), Declarations::default()).to_string()
        }),
        Sample::new("training/declaration", move |frame| {
            let (said, all) = sample();
            page(frame, Some(Nature::Real), Ok(said), all).to_string()
        }),
        Sample::new("training/declaration-missing", move |frame| {
            let page = page(frame, None, Err(Missing::ALL.to_vec()), Declarations::default());
            DeclarationPage { is_stale: true, ..page }.to_string()
        }),
        Sample::new("training/declaration-silent", move |frame| {
            page(frame, Some(Nature::Unknown), Ok(sample().0), Declarations::default()).to_string()
        }),
    ]
}
