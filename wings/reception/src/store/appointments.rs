//! Appointments in the database: the place is sealed with the key of the person, the link of the mail is a digest.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError, Secrets, hex};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::requests::Change;
use crate::model::answers::ContactMode;
use crate::model::appointment::{Appointment, AppointmentState, Slot};

/// What is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// How.
    pub mode: ContactMode,
    /// Where; may be empty.
    pub place: String,
    /// From when to when.
    pub slot: Slot,
    /// By whom.
    pub professional: Uuid,
}

/// The token of the link in the mail of an appointment. It follows from the house's secret, so that it can be written
/// again in a reminder without being kept, and changes whenever another time is proposed.
pub fn link_token(secrets: &Secrets, id: Uuid, sequence: i64) -> String {
    hex(&secrets.digest("appointment-link", &format!("{id}/{sequence}"))[..24])
}

fn link_digest(secrets: &Secrets, token: &str) -> [u8; 32] {
    secrets.digest("appointment-answer", token)
}

fn place(id: Uuid) -> Place {
    Place::new("appointment.place_sealed", id)
}

type Stored = (Appointment, Option<Vec<u8>>);

fn read(row: &Row<'_>) -> Result<Stored, DbError> {
    let wrong =
        |column: &str| DbError::Column { column: column.to_owned(), why: "not a word of ours".to_owned() };
    let (mode, state): (String, String) = (row.get("mode")?, row.get("state")?);
    let appointment = Appointment {
        id: row.get("id")?,
        parcours: row.get("parcours_id")?,
        person: row.get("person_id")?,
        professional: row.get("professional_id")?,
        professional_name: row.get("professional_name")?,
        mode: ContactMode::from_word(&mode).ok_or_else(|| wrong("mode"))?,
        place: String::new(),
        slot: Slot { starts_at: row.get("starts_at")?, ends_at: row.get("ends_at")? },
        state: AppointmentState::from_word(&state).ok_or_else(|| wrong("state"))?,
        sequence: row.get("sequence")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    };
    Ok((appointment, row.get("place_sealed")?))
}

fn open((mut appointment, sealed): Stored, key: &PersonKey) -> Result<Appointment, SealError> {
    appointment.place = key.open_optional(place(appointment.id), sealed.as_deref())?;
    Ok(appointment)
}

/// One appointment, without its place.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Appointment>, DbError> {
    Ok(tx.optional(sql!("find_appointment"), params![id], read).await?.map(|(appointment, _)| appointment))
}

/// The appointment that a link of a mail answers for, without its place.
pub async fn find_by_link(
    tx: &mut Tx,
    secrets: &Secrets,
    token: &str,
) -> Result<Option<Appointment>, DbError> {
    let digest = link_digest(secrets, token);
    let found = tx.optional(sql!("find_appointment_by_link"), params![digest], read).await?;
    Ok(found.map(|(appointment, _)| appointment))
}

/// The appointments of a parcours, the latest date first.
pub async fn of_parcours(
    tx: &mut Tx,
    key: &PersonKey,
    parcours: Uuid,
) -> Result<Vec<Appointment>, SealError> {
    let rows = tx.all(sql!("list_appointments_of_parcours"), params![parcours], read).await?;
    rows.into_iter().map(|stored| open(stored, key)).collect()
}

/// The appointments of a person, the latest date first.
pub async fn of_person(tx: &mut Tx, key: &PersonKey, person: Uuid) -> Result<Vec<Appointment>, SealError> {
    let rows = tx.all(sql!("list_appointments_of_person"), params![person], read).await?;
    rows.into_iter().map(|stored| open(stored, key)).collect()
}

/// Whether `professional` has another appointment that stands during `slot`; `besides` is the one being moved.
pub async fn overlaps(
    tx: &mut Tx,
    professional: Uuid,
    slot: Slot,
    besides: Option<Uuid>,
) -> Result<Option<Uuid>, DbError> {
    let besides = besides.unwrap_or(Uuid::nil());
    let params = params![professional, slot.starts_at, slot.ends_at, besides];
    tx.optional(sql!("find_overlap"), params, |row| row.get("id")).await
}

/// Proposes an appointment; gives its identifier.
#[expect(clippy::too_many_arguments, reason = "the context, whose, of which parcours and what")]
pub async fn insert(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    key: &PersonKey,
    parcours: Uuid,
    proposal: &Proposal,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    let sealed = key.seal_optional(place(id), Some(&proposal.place), chance);
    let digest = link_digest(secrets, &link_token(secrets, id, 0));
    let (slot, mode) = (proposal.slot, proposal.mode.word());
    tx.execute(
        sql!("insert_appointment"),
        params![
            id,
            person,
            parcours,
            proposal.professional,
            mode,
            sealed,
            slot.starts_at,
            slot.ends_at,
            digest,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Proposes another time for the same appointment, as long as nobody changed it since it was read.
pub async fn move_to(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    key: &PersonKey,
    appointment: &Appointment,
    proposal: &Proposal,
) -> Result<Change, DbError> {
    let id = appointment.id;
    let sealed = key.seal_optional(place(id), Some(&proposal.place), chance);
    let digest = link_digest(secrets, &link_token(secrets, id, appointment.sequence + 1));
    let (slot, mode) = (proposal.slot, proposal.mode.word());
    tx.execute(
        sql!("move_appointment"),
        params![
            id,
            appointment.version,
            mode,
            sealed,
            slot.starts_at,
            slot.ends_at,
            digest,
            proposal.professional
        ],
    )
    .await
    .map(Change::of)
}

/// Writes the answer, as long as nobody changed the appointment since it was read.
pub async fn answer(
    tx: &mut Tx,
    now: Timestamp,
    appointment: &Appointment,
    state: AppointmentState,
) -> Result<Change, DbError> {
    // Agendas take a cancellation only under a higher sequence; the link of the mail goes with the former one.
    let raise = i64::from(state == AppointmentState::Cancelled);
    let params = params![appointment.id, appointment.version, state.word(), now, raise];
    tx.execute(sql!("answer_appointment"), params).await.map(Change::of)
}

/// Notes that an accepted appointment was reminded of.
pub async fn mark_reminded(tx: &mut Tx, now: Timestamp, id: Uuid, sequence: i64) -> Result<Change, DbError> {
    tx.execute(sql!("mark_reminded"), params![id, sequence, now]).await.map(Change::of)
}

/// Forgets where the appointments of a person were, and cancels those to come.
pub async fn erase(tx: &mut Tx, now: Timestamp, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("erase_appointments"), params![person, now]).await.map(drop)
}

/// Moves the appointments of `from` to `to`, sealed anew.
pub async fn follow(
    tx: &mut Tx,
    chance: &Chance,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    for appointment in of_person(tx, from.1, from.0).await? {
        let sealed = to.1.seal_optional(place(appointment.id), Some(&appointment.place), chance);
        tx.execute(sql!("reseal_appointment"), params![appointment.id, to.0, sealed]).await?;
    }
    Ok(())
}
