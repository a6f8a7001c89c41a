//! Sends the messages that are due: takes one, carries it outside any transaction, then writes what became of it.
//!
//! Should the process die between carrying and writing, the message goes out once more with the same identifier.

use std::time::Duration;

use super::{Carrier, Message, Opened, Parcel, read};
use crate::clock::Clock;
use crate::db::{Db, DbError};
use crate::jobs::delay;
use crate::people::contact::Kind;
use crate::seal::Secrets;
use crate::{params, sql};

const AT_ONCE: i64 = 20;
const LOCK: Duration = Duration::from_secs(3 * 60);

/// Writes the subject, the text and the HTML of a message; an SMS has only a text.
pub type Words = dyn Fn(&Message, Kind, &Opened) -> (String, String, String) + Send + Sync;

/// Sends what is due, at most a handful; how many went out.
pub async fn send_due(
    db: &Db,
    secrets: &Secrets,
    clock: &Clock,
    carrier: &Carrier,
    words: &Words,
) -> Result<usize, DbError> {
    let due = {
        let mut tx = db.read().await?;
        tx.all(sql!("list_due_messages"), params![clock.now(), AT_ONCE], read).await?
    };
    let mut sent = 0;
    for message in due {
        if !take(db, clock, &message).await? {
            continue;
        }
        let parcel = message.open(secrets).and_then(|opened| {
            let channel = Kind::from_word(&message.channel)?;
            let (subject, text, html) = words(&message, channel, &opened);
            Some(Parcel { id: message.id, channel, address: opened.address, subject, text, html })
        });
        // Without a key there is nobody to write to any more: the message is dropped, not tried again.
        let Some(parcel) = parcel else {
            end(db, clock, &message, "dropped").await?;
            continue;
        };
        match carrier.carry(&parcel).await {
            Ok(()) => {
                end(db, clock, &message, "sent").await?;
                sent += 1;
            }
            Err(error) if error.may_pass() => {
                tracing::warn!(message.id = %message.id, error = %error, "a message did not go out, it will be tried again");
                let mut tx = db.write().await?;
                let run_at = clock.now().checked_add(delay(message.attempts + 1)).unwrap_or(clock.now());
                tx.execute(sql!("postpone_message"), params![message.id, run_at, error.to_string()]).await?;
                tx.commit().await?;
            }
            Err(_) => end(db, clock, &message, "dropped").await?,
        }
    }
    Ok(sent)
}

async fn take(db: &Db, clock: &Clock, message: &Message) -> Result<bool, DbError> {
    let now = clock.now();
    let mut tx = db.write().await?;
    let until = now.checked_add(LOCK).unwrap_or(now);
    let taken = tx.execute(sql!("take_message"), params![message.id, now, until]).await? == 1;
    tx.commit().await?;
    Ok(taken)
}

async fn end(db: &Db, clock: &Clock, message: &Message, state: &str) -> Result<(), DbError> {
    let mut tx = db.write().await?;
    tx.execute(sql!("set_message_sent"), params![message.id, state, clock.now()]).await?;
    tx.commit().await
}
