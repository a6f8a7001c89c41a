//! Gives the free places of an event to those who wait, in the order they asked.

use jalon_kernel::House;
use jalon_kernel::db::Tx;
use jalon_kernel::seal::SealError;
use jiff::Timestamp;
use uuid::Uuid;

use super::tell;
use crate::model::event::Event;
use crate::store::seats;

/// Gives every free place of `event`, whose turn this write holds, and tells those who get one; `newcomer` is told
/// otherwise, by whoever calls. Whether the newcomer got one.
pub async fn give(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    event: &Event,
    newcomer: Option<Uuid>,
) -> Result<bool, SealError> {
    let mut got = false;
    if !event.is_open(now) {
        return Ok(got);
    }
    for _ in 0..event.free() {
        let Some((seat, person)) = seats::give_next(tx, event.id).await? else { break };
        if Some(seat) == newcomer {
            got = true;
            continue;
        }
        tell::holder(house, tx, now, event.id, person, seat, "event-place").await?;
    }
    Ok(got)
}
