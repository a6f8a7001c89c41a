//! One session of an organisation, typed in (2.3-10) with what its pre-training assessment changes (2.3-06).

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Breadcrumb, Button, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::part::as_text;
use super::{PROJECT, Top, id, open_form, typed, typed_number, typed_sum, version};
use crate::actions::Changed;
use crate::actions::write_part::write_part;
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{LONGEST, LONGEST_LINE, MOST_OFFERS, Mode, Offer, Offers, Places, Quote};
use crate::store;

/// Where the words of the fields are.
pub(super) const SCOPE: &str = "training-offer";
/// No training lasts longer, in hours: three years of full days.
const MOST_HOURS: i64 = 5_400;
/// No price is higher, in cents.
const HIGHEST_PRICE: i64 = 20_000_000;
/// No way is longer, in minutes.
const MOST_MINUTES: i64 = 600;
/// A session starts at most so many years from today, either way.
const YEARS: i16 = 5;

#[derive(Template)]
#[template(path = "offer_form.html")]
pub(super) struct OfferPage {
    frame: Frame,
    top: Top,
    offer: Option<Uuid>,
    form: Form,
    stale: Option<StaleEdit>,
}

impl OfferPage {
    fn title(&self) -> String {
        let key = if self.offer.is_some() { "training-offer-edit" } else { "training-offer-new" };
        self.frame.t(key).into_owned()
    }

    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT, ("training-offers-title", "formation/organismes")])
    }

    fn address(&self) -> String {
        match self.offer {
            Some(offer) => self.top.at(&format!("formation/organismes/{offer}")),
            None => self.top.at("formation/organismes"),
        }
    }
}

/// An offer in lines.
pub(super) fn said(frame: &Frame, offer: &Offer) -> Vec<(&'static str, String)> {
    let words = &frame.words;
    let word = |field: &str, value: &str| frame.t(&format!("{SCOPE}-{field}-{value}")).into_owned();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| frame.date(day)).unwrap_or_default();
    let number = |key: &str, number: Option<u32>| {
        number.map(|number| frame.t1(key, "count", i64::from(number)).into_owned()).unwrap_or_default()
    };
    let sum = |sum: Option<i64>| sum.map(|sum| words.euros(sum)).unwrap_or_default();
    vec![
        ("place", offer.place.clone()),
        ("start", day(offer.start)),
        ("end", day(offer.end)),
        ("hours", number("training-hours", offer.hours)),
        ("company_hours", number("training-hours", offer.company_hours)),
        ("price", sum(offer.price)),
        ("exam_price", sum(offer.exam_price)),
        ("minutes_away", number("training-minutes", offer.minutes_away)),
        ("mode", word("mode", offer.mode.word())),
        ("places", word("places", offer.places.word())),
        ("quote", word("quote", offer.quote.word())),
        ("assessment", offer.assessment.clone()),
        ("hours_after", number("training-hours", offer.hours_after)),
        ("notes", offer.notes.clone()),
    ]
}

fn filled(offer: &Offer) -> Form {
    Form::blank()
        .scope(SCOPE)
        .fill("organisation", &offer.organisation)
        .fill("place", &offer.place)
        .fill("start", typed(offer.start))
        .fill("end", typed(offer.end))
        .fill("hours", typed_number(offer.hours))
        .fill("company_hours", typed_number(offer.company_hours))
        .fill("price", typed_sum(offer.price))
        .fill("exam_price", typed_sum(offer.exam_price))
        .fill("minutes_away", typed_number(offer.minutes_away))
        .fill("mode", offer.mode.word())
        .fill("places", offer.places.word())
        .fill("quote", offer.quote.word())
        .fill("assessment", &offer.assessment)
        .fill("hours_after", typed_number(offer.hours_after))
        .fill("notes", &offer.notes)
}

fn whole(form: &mut Form, field: &str, most: i64) -> Option<u32> {
    form.optional(field, parse::whole_number(0..=most)).and_then(|number| u32::try_from(number).ok())
}

/// What a form says of an offer; the refusals stay in the form.
pub(super) fn read(form: &mut Form, id: Uuid, today: jiff::civil::Date) -> Option<Offer> {
    let organisation = form.required("organisation", parse::short_text(LONGEST_LINE));
    let place = form.optional("place", parse::short_text(LONGEST_LINE)).unwrap_or_default();
    let (start, end) = (form.optional("start", parse::date), form.optional("end", parse::date));
    for (field, day) in [("start", start), ("end", end)] {
        if day.is_some_and(|day| (day.year() - today.year()).abs() > YEARS) {
            form.error(field, FieldError::new("training-offer-absurd-date"));
        }
    }
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        form.error("end", FieldError::new("training-offer-end-before"));
    }
    let hours = whole(form, "hours", MOST_HOURS);
    let company_hours = whole(form, "company_hours", MOST_HOURS);
    let price = form.optional("price", parse::euros(0..=HIGHEST_PRICE));
    let exam_price = form.optional("exam_price", parse::euros(0..=HIGHEST_PRICE));
    let minutes_away = whole(form, "minutes_away", MOST_MINUTES);
    let mode = form.optional("mode", parse::choice(Mode::from_word)).unwrap_or(Mode::Place);
    let places = form.optional("places", parse::choice(Places::from_word)).unwrap_or(Places::Unknown);
    let quote = form.optional("quote", parse::choice(Quote::from_word)).unwrap_or(Quote::None);
    let assessment = form.optional("assessment", parse::long_text(LONGEST)).unwrap_or_default();
    let hours_after = whole(form, "hours_after", MOST_HOURS);
    let notes = form.optional("notes", parse::long_text(LONGEST)).unwrap_or_default();
    let (Some(organisation), false) = (organisation, form.has_errors()) else { return None };
    Some(Offer {
        id,
        organisation,
        place,
        start,
        end,
        hours,
        company_hours,
        price,
        exam_price,
        minutes_away,
        mode,
        places,
        quote,
        assessment,
        hours_after,
        notes,
    })
}

/// Shows an empty form.
pub async fn get_new(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    let (mut tx, file) = open_form(&visit, id(&parcours)?).await?;
    let parts = store::parts::load(&mut tx, &file.key, file.id()).await?;
    let form = Form::blank().scope(SCOPE).once(visit.once()).at_version(parts.version(Part::Offers));
    let frame = visit.frame();
    Ok(Page::new(OfferPage { frame, top: Top::of(&visit, &file), offer: None, form, stale: None })
        .into_response())
}

/// Shows an offer to change it.
pub async fn get(visit: Visit, Path((parcours, offer)): Path<(String, String)>) -> Result<Response, Refusal> {
    let offer = id(&offer)?;
    let (mut tx, file) = open_form(&visit, id(&parcours)?).await?;
    let parts = store::parts::load(&mut tx, &file.key, file.id()).await?;
    let kept = parts.get::<Offers>(Part::Offers).ok_or(Refusal::NotFound)?;
    let found = kept.content.list.iter().find(|it| it.id == offer).ok_or(Refusal::NotFound)?;
    let (form, frame) = (filled(found).at_version(kept.version), visit.frame());
    Ok(Page::new(OfferPage { frame, top: Top::of(&visit, &file), offer: Some(offer), form, stale: None })
        .into_response())
}

/// Keeps a new offer.
pub async fn post_new(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    keep(visit, id(&parcours)?, None, form).await
}

/// Keeps an offer as changed.
pub async fn post(
    visit: Visit,
    Path((parcours, offer)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let offer = id(&offer)?;
    keep(visit, id(&parcours)?, Some(offer), form).await
}

async fn keep(visit: Visit, parcours: Uuid, offer: Option<Uuid>, form: Form) -> Result<Response, Refusal> {
    let (mut tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let mut form = form.scope(SCOPE);
    let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
    let mut offers = parts.get::<Offers>(Part::Offers).map(|kept| kept.content).unwrap_or_default();
    // The key of the form is the identifier of what it creates: sent twice, it creates one.
    let target = offer.or(form.idempotency_key()).unwrap_or_else(|| visit.once());
    let place = offers.list.iter().position(|it| it.id == target);
    if offer.is_some() && place.is_none() {
        return Err(Refusal::NotFound);
    }
    if offer.is_none() && place.is_some() {
        return Ok(visit.answer(&format!("/parcours/{parcours}/formation/organismes"), None, None));
    }
    if offer.is_none() && offers.list.len() >= MOST_OFFERS {
        form.error("organisation", FieldError::new("training-offers-many").with("most", MOST_OFFERS));
    }
    let Some(read) = read(&mut form, target, visit.today()) else {
        let (frame, top) = (visit.frame().with_form(&form), Top::of(&visit, &file));
        return Ok(Page::invalid(OfferPage { frame, top, offer, form, stale: None }).into_response());
    };
    match place {
        Some(place) => offers.list[place] = read.clone(),
        None => offers.list.push(read.clone()),
    }
    // A new offer takes nothing away from what others wrote; a change must have read the latest.
    let at = if offer.is_none() { parts.version(Part::Offers) } else { version(&form) };
    match write_part(&visit, tx, &file, (Part::Offers, at), &offers).await? {
        Changed::Done => {
            let told = Some(Told("training-kept"));
            Ok(visit.answer(&format!("/parcours/{parcours}/formation/organismes"), told, None))
        }
        Changed::Stale => {
            let (mut tx, file) = open_form(&visit, parcours).await?;
            let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
            let (frame, top) = (visit.frame(), Top::of(&visit, &file));
            let kept = parts.get::<Offers>(Part::Offers);
            let stale = kept.and_then(|kept| {
                let theirs = kept.content.list.iter().find(|it| it.id == target)?;
                let who = top.you_or_name(&frame, kept.by);
                let when = frame.date_time(kept.at);
                let byline = frame.t2("training-byline", "who", who, "when", when).into_owned();
                let text = |offer: &Offer| as_text(&frame, SCOPE, &said(&frame, offer));
                Some(StaleEdit::new(&frame, byline, text(theirs), text(&read)))
            });
            let form = form.moved_to_version(parts.version(Part::Offers));
            let page = OfferPage { frame, top, offer, form, stale };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Invented, for samples.
pub(super) fn sample_offers() -> Offers {
    let offer = |number: u128, organisation: &str, places, price| Offer {
        id: Uuid::from_u128(number),
        organisation: organisation.to_owned(),
        place: "Rennes".into(),
        start: Some(jiff::civil::date(2026, 9, 7)),
        end: Some(jiff::civil::date(2027, 2, 26)),
        hours: Some(780),
        company_hours: Some(140),
        price,
        exam_price: Some(15_000),
        minutes_away: Some(35),
        mode: Mode::Place,
        places,
        quote: Quote::Received,
        assessment: "Le bloc d’accueil est déjà su.".into(),
        hours_after: Some(700),
        notes: "L’atelier est bien équipé.".into(),
    };
    Offers {
        list: vec![
            offer(1, "Institut de l’exemple", Places::Individual, Some(1_250_000)),
            offer(2, "École inventée <Rennes>", Places::Collective, None),
        ],
        chosen: Some(Uuid::from_u128(1)),
    }
}

/// The form empty, filled and refused.
pub fn samples() -> Vec<Sample> {
    let page = |frame: Frame, offer: Option<Uuid>, form: Form| {
        let frame = frame.with_form(&form);
        OfferPage { frame, top: Top::sample(Voice::Person), offer, form, stale: None }.to_string()
    };
    vec![
        Sample::new("training/offer-new", move |frame| page(frame, None, Form::blank().scope(SCOPE))),
        Sample::new("training/offer", move |frame| {
            let offers = sample_offers();
            page(frame, Some(offers.list[0].id), filled(&offers.list[0]).at_version(2))
        }),
        Sample::new("training/offer-refused", move |frame| {
            let sent = [("start", "07/09/2026"), ("end", "06/09/2026"), ("hours", "-3"), ("price", "cher")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut form = Form::received(sent.to_vec()).scope(SCOPE);
            read(&mut form, Uuid::nil(), jiff::civil::date(2026, 3, 3));
            form.error("start", FieldError::new("training-offer-absurd-date"));
            form.error("organisation", FieldError::new("training-offers-many").with("most", MOST_OFFERS));
            page(frame, None, form)
        }),
    ]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Form {
        let mut all = vec![("organisation".to_owned(), "Un organisme".to_owned())];
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Form::received(all)
    }

    fn refused(fields: &[(&str, &str)]) -> Vec<String> {
        let mut form = sent(fields);
        let _ = read(&mut form, Uuid::nil(), date(2026, 3, 3));
        form.errors().map(|(field, _)| field.to_owned()).collect()
    }

    #[test]
    fn amounts_and_dates_are_read_as_people_write_them() {
        let mut form = sent(&[("price", "9 240,50 €"), ("start", "7/9/2026"), ("hours", "1 200")]);
        let offer = read(&mut form, Uuid::nil(), date(2026, 3, 3)).expect("an offer");
        assert_eq!(offer.price, Some(924_050));
        assert_eq!(offer.start, Some(date(2026, 9, 7)));
        assert_eq!(offer.hours, Some(1200));
    }

    #[test]
    fn absurd_dates_negative_hours_and_ends_before_starts_are_refused_by_their_field() {
        assert_eq!(refused(&[("start", "01/01/2031")]), Vec::<String>::new());
        assert_eq!(refused(&[("start", "01/01/2032")]), ["start"]);
        assert_eq!(refused(&[("start", "01/01/2020")]), ["start"]);
        assert_eq!(refused(&[("start", "07/09/2026"), ("end", "07/09/2026")]), Vec::<String>::new());
        assert_eq!(refused(&[("start", "07/09/2026"), ("end", "06/09/2026")]), ["end"]);
        assert_eq!(refused(&[("hours", "-1")]), ["hours"]);
        assert_eq!(refused(&[("hours", "5400")]), Vec::<String>::new());
        assert_eq!(refused(&[("hours", "5401")]), ["hours"]);
        assert_eq!(refused(&[("price", "200000")]), Vec::<String>::new());
        assert_eq!(refused(&[("price", "200000,01")]), ["price"]);
    }
}
