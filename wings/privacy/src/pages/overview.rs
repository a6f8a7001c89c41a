//! Everything kept about whoever asks, in plain words, and what they can do with it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{
    Button, ChoiceLink, Choices, Icon, Mood, Notice, SummaryList, SummaryRow,
};
use jalon_kernel::page::{Frame, Locale, Page};
use jalon_kernel::people::contact::Kind;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;

use crate::actions::{gather, open_own};
use crate::model::{Agreement, Kept, count};

mod sample;

pub use sample::{empty as sample_empty, kept as sample_kept, seen as sample_seen};

/// Whose data these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of an account.
    Account,
    /// Those someone left from this browser, without an account.
    Browser,
}

impl Whose {
    /// Whose data this visit reads.
    pub fn of(visit: &Visit) -> Self {
        if visit.signed_in().is_some() { Self::Account } else { Self::Browser }
    }
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    frame: Frame,
    whose: Whose,
    kept: Kept,
    now: Timestamp,
}

impl OverviewPage {
    fn whose_notice(&self) -> Option<Notice> {
        let without = Notice::new(Mood::Info, self.frame.t("privacy-without-account"));
        (self.whose == Whose::Browser).then_some(without)
    }

    fn who(&self) -> SummaryList {
        let (frame, person) = (&self.frame, &self.kept.person);
        let changeable = |row: SummaryRow| row.change("/mes-donnees/identite");
        let mode = person.contact_mode.as_deref().and_then(|mode| frame.words.find(&format!("mode-{mode}")));
        let language = Locale::from_tag(&person.locale).map_or("", Locale::name);
        SummaryList::new(
            frame,
            vec![
                changeable(SummaryRow::new(frame.t("privacy-field-nom"), &person.name)),
                changeable(SummaryRow::new(
                    frame.t("privacy-field-mode_de_contact"),
                    mode.unwrap_or_default(),
                )),
                SummaryRow::new(frame.t("privacy-field-langue"), language),
                SummaryRow::new(frame.t("privacy-field-depuis"), frame.words.date_of(person.created_at)),
            ],
        )
    }

    fn contacts(&self) -> SummaryList {
        let rows = self.kept.contacts.iter().map(|contact| {
            let kind = match contact.kind {
                Kind::Email => "privacy-channel-email",
                Kind::Phone => "privacy-channel-phone",
            };
            SummaryRow::new(self.frame.t(kind), &contact.address)
        });
        SummaryList::new(&self.frame, rows.collect())
    }

    fn folders(&self) -> SummaryList {
        let rows = self.kept.folders.iter().map(|folder| {
            let since = self.frame.words.date_of(folder.opened_at);
            let text = self.frame.t2("privacy-folder-line", "counsellor", &folder.counsellor, "day", since);
            SummaryRow::new(format!("{}, {}", folder.operator, folder.site), text)
        });
        SummaryList::new(&self.frame, rows.collect())
    }

    fn parts(&self) -> SummaryList {
        let rows = self.kept.parts.iter().map(|part| {
            SummaryRow::new(self.frame.t(part.held.title), counted(&self.frame, count(&part.held.content)))
        });
        let number = |count: usize| counted(&self.frame, count);
        let own = [
            SummaryRow::new(self.frame.t("privacy-messages"), number(self.kept.sent.len())),
            SummaryRow::new(self.frame.t("privacy-connections"), number(self.kept.connections.len())),
        ];
        SummaryList::new(&self.frame, rows.chain(own).collect())
    }

    fn agreements(&self) -> Vec<&Agreement> {
        self.kept.agreements.iter().filter(|agreement| agreement.stands(self.now)).collect()
    }

    fn agreement_line(&self, agreement: &Agreement) -> String {
        let words = &self.frame.words;
        let classes: Vec<_> =
            agreement.scope.iter().map(|class| words.t(&format!("privacy-class-{}", class.name()))).collect();
        let until = words.date_of(agreement.expires_at);
        self.frame.t2("privacy-agreement-line", "what", words.list(&classes), "day", until).into_owned()
    }

    fn withdraw_button(&self, agreement: &Agreement) -> Button {
        Button::quiet(self.frame.t1("privacy-agreement-withdraw", "operator", &agreement.operator))
    }

    fn choices(&self) -> Choices {
        let link = |href: &str, key: &str, icon| {
            ChoiceLink::new(href, self.frame.t(key), icon).hint(self.frame.t(&format!("{key}.hint")))
        };
        let mut links = vec![link("/mes-donnees/acces", "privacy-openings", Icon::Eye)];
        links.extend(files(&self.frame));
        links.push(link("/mes-donnees/effacer", "privacy-erase", Icon::Lock));
        Choices::new(links)
    }
}

/// The two ways to take everything along.
pub fn files(frame: &Frame) -> Vec<ChoiceLink> {
    [("/mes-donnees/document", "privacy-document"), ("/mes-donnees/telecharger", "privacy-download")]
        .into_iter()
        .map(|(href, key)| {
            ChoiceLink::new(href, frame.t(key), Icon::Document).hint(frame.t(&format!("{key}.hint")))
        })
        .collect()
}

/// « 3 éléments ».
pub fn counted(frame: &Frame, count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    frame.t1("privacy-count", "count", count).into_owned()
}

/// The page.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let (mut tx, person, key) = open_own(&visit, Act::PrivacyExport, "own").await?;
    let kept = gather(visit.house(), &mut tx, &person, &key, visit.now()).await?;
    let page = OverviewPage { frame: visit.frame(), whose: Whose::of(&visit), kept, now: visit.now() };
    Ok(Page::new(page).into_response())
}

pub(super) fn samples() -> Vec<Sample> {
    let page = |frame, whose, kept| super::show(&OverviewPage { frame, whose, kept, now: sample::now() });
    vec![
        Sample::new("privacy/overview", move |frame| page(frame, Whose::Account, sample_kept())),
        Sample::new("privacy/overview-empty", move |frame| page(frame, Whose::Browser, sample_empty())),
        Sample::new("privacy/overview-hostile", move |frame| page(frame, Whose::Account, sample::hostile())),
    ]
}
