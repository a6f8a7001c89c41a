//! Offers side by side (2.3-08, 2.3-10): in an order that is said, one of them chosen by the person and the counsellor.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{
    Breadcrumb, Button, Cell, Column, EmptyState, LinkButton, Mood, Notice, SummaryList, Table, Tag,
};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::offer_form::{SCOPE, said, sample_offers};
use super::part::rows;
use super::{PROJECT, Top, id, open, version};
use crate::actions::Changed;
use crate::actions::write_part::write_part;
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{MOST_OFFERS, Offer, Offers, Places};
use crate::store;

#[derive(Template)]
#[template(path = "offers.html")]
struct OffersPage {
    frame: Frame,
    top: Top,
    offers: Offers,
    version: i64,
    is_stale: bool,
}

impl OffersPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT])
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("training-offers-empty"), self.frame.t("training-offers-empty-more"))
    }

    fn stale_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("training-stale"))
    }

    fn is_chosen(&self, offer: &Offer) -> bool {
        self.offers.chosen == Some(offer.id)
    }

    fn tags(&self, offer: &Offer) -> Vec<Tag> {
        let mut tags = Vec::new();
        if self.is_chosen(offer) {
            tags.push(Tag::ok(self.frame.t("training-offer-chosen")));
        }
        if offer.places == Places::Collective {
            tags.push(Tag::ok(self.frame.t("training-offer-places-collective")));
        }
        tags
    }

    fn facts(&self, offer: &Offer) -> SummaryList {
        SummaryList::new(&self.frame, rows(&self.frame, SCOPE, &said(&self.frame, offer)))
    }

    fn address(&self, offer: &Offer) -> String {
        self.top.at(&format!("formation/organismes/{}", offer.id))
    }

    fn form(&self) -> Form {
        Form::blank().at_version(self.version)
    }

    fn add(&self) -> Option<LinkButton> {
        let can_add = self.top.can_write && self.offers.list.len() < MOST_OFFERS;
        let label = self.frame.t("training-offer-add").into_owned();
        can_add.then(|| LinkButton::main(label, self.top.at("formation/organismes/nouveau")))
    }

    // What people compare first, in one table; everything else is below, offer by offer.
    fn table(&self) -> Table {
        let frame = &self.frame;
        let not_known = || frame.t("training-not-known").into_owned();
        let row = |offer: &&Offer| {
            let day = offer.start.map_or_else(not_known, |day| frame.date(day));
            let hours = offer.hours_to_pay().map_or_else(not_known, |hours| {
                frame.t1("training-hours", "count", i64::from(hours)).into_owned()
            });
            let price = match (offer.places, offer.price) {
                (Places::Collective, _) => frame.t("training-offer-paid").into_owned(),
                (_, Some(price)) => frame.words.euros(price + offer.exam_price.unwrap_or(0)),
                (_, None) => not_known(),
            };
            let quote = frame.t(&format!("{SCOPE}-quote-{}", offer.quote.word())).into_owned();
            vec![
                Cell::text(&offer.organisation),
                Cell::text(day),
                Cell::text(hours),
                Cell::text(price),
                Cell::text(quote),
            ]
        };
        let head = |key: &str| frame.t(key).into_owned();
        let columns = vec![
            Column::words(head("training-offer-organisation")),
            Column::words(head("training-offer-start")),
            Column::numbers(head("training-offer-hours")),
            Column::numbers(head("training-offer-price")),
            Column::words(head("training-offer-quote")),
        ];
        let rows = self.offers.ranked().iter().map(row).collect();
        Table::new("comparaison", frame.t("training-offers-table"), columns, rows)
    }
}

/// Shows the offers.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, false).await?).into_response())
}

async fn show(visit: &Visit, parcours: Uuid, is_stale: bool) -> Result<OffersPage, Refusal> {
    let (mut tx, file) = open(visit, parcours).await?;
    let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
    let offers = parts.get::<Offers>(Part::Offers).map(|kept| kept.content).unwrap_or_default();
    let version = parts.version(Part::Offers);
    Ok(OffersPage { frame: visit.frame(), top: Top::of(visit, &file), offers, version, is_stale })
}

/// Chooses an offer, or takes the choice back.
pub async fn post_choice(
    visit: Visit,
    Path((parcours, offer)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let offer = id(&offer)?;
    change(&visit, id(&parcours)?, &form, "training-offer-chosen", |offers| {
        offers.list.iter().any(|it| it.id == offer).then(|| {
            offers.chosen = if offers.chosen == Some(offer) { None } else { Some(offer) };
        })
    })
    .await
}

/// Takes an offer away.
pub async fn post_removal(
    visit: Visit,
    Path((parcours, offer)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let offer = id(&offer)?;
    change(&visit, id(&parcours)?, &form, "training-offer-removed", |offers| {
        let before = offers.list.len();
        offers.list.retain(|it| it.id != offer);
        if offers.chosen == Some(offer) {
            offers.chosen = None;
        }
        (offers.list.len() < before).then_some(())
    })
    .await
}

async fn change(
    visit: &Visit,
    parcours: Uuid,
    form: &Form,
    told: &'static str,
    apply: impl FnOnce(&mut Offers) -> Option<()> + Send,
) -> Result<Response, Refusal> {
    let (mut tx, file) = begin_write(visit, Act::TrainingWrite, parcours).await?;
    let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
    let mut offers = parts.get::<Offers>(Part::Offers).ok_or(Refusal::NotFound)?.content;
    apply(&mut offers).ok_or(Refusal::NotFound)?;
    match write_part(visit, tx, &file, (Part::Offers, version(form)), &offers).await? {
        Changed::Done => {
            let page = format!("/parcours/{parcours}/formation/organismes");
            Ok(visit.answer(&page, Some(Told(told)), None))
        }
        Changed::Stale => {
            let page = show(visit, parcours, true).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// The comparison full and empty.
pub fn samples() -> Vec<Sample> {
    let page = |frame, offers, reader, is_stale| {
        OffersPage { frame, top: Top::sample(reader), offers, version: 3, is_stale }.to_string()
    };
    vec![
        Sample::new("training/offers", move |frame| page(frame, sample_offers(), Voice::Person, true)),
        Sample::new("training/offers-empty", move |frame| {
            page(frame, Offers::default(), Voice::Counsellor, false)
        }),
    ]
}
