//! What reception hands over: the person's demand in their words, and the appointments that were services received.

use jalon_kernel::access::{Authorized, FieldClass};
use jalon_kernel::casefile::File;
use jalon_kernel::clock;
use jalon_kernel::db::Tx;
use jalon_kernel::web::Refusal;
use jalon_reception::{AppointmentState, appointments_of, demand_of};
use jiff::Timestamp;

use crate::model::synthesis::Service;

/// What the person asked at reception, in their words; `None` when they wrote none, or when they tell of health and this
/// reader was not given that.
pub async fn demand(tx: &mut Tx, file: &Authorized<File>) -> Result<Option<String>, Refusal> {
    let Some(request) = file.parcours.request else { return Ok(None) };
    let Some(demand) = demand_of(tx, &file.key, request).await? else { return Ok(None) };
    if demand.answers.tells_health() && !file.shows(FieldClass::Health) {
        return Ok(None);
    }
    Ok(Some(demand.answers.words).filter(|words| !words.trim().is_empty()))
}

/// The appointments that the person accepted and that are over, the first one first.
pub async fn services(tx: &mut Tx, file: &Authorized<File>, now: Timestamp) -> Result<Vec<Service>, Refusal> {
    let mut appointments = appointments_of(tx, &file.key, file.id()).await?;
    appointments.retain(|it| it.state == AppointmentState::Accepted && it.slot.ends_at <= now);
    appointments.sort_by_key(|it| it.slot.starts_at);
    let each = appointments.into_iter().map(|it| {
        let seconds = it.slot.ends_at.as_second() - it.slot.starts_at.as_second();
        Service {
            date: clock::civil_day(it.slot.starts_at),
            mode: it.mode.word().to_owned(),
            minutes: u32::try_from(seconds / 60).unwrap_or(0),
        }
    });
    Ok(each.collect())
}
