//! What a page asked of the database, in order: the benchmark plays it again on a bare handler.
//!
//! Compiled only with the feature `tape`, which no binary of the product turns on.

use std::cell::RefCell;

use super::{Sql, Value};

/// A statement that ran, with its parameters.
pub type Played = (Sql, Vec<Value>);

tokio::task_local! {
    static TAPE: RefCell<Vec<Played>>;
}

/// Runs `work` and gives what it asked of the database.
pub async fn record<T>(work: impl Future<Output = T>) -> (T, Vec<Played>) {
    TAPE.scope(RefCell::default(), async {
        let done = work.await;
        let played = TAPE.with(RefCell::take);
        (done, played)
    })
    .await
}

pub(super) fn note(sql: &Sql, params: &[Value]) {
    // Outside `record` nobody listens.
    let _ = TAPE.try_with(|tape| tape.borrow_mut().push((*sql, params.to_vec())));
}
