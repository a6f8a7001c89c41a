//! Keeps the answer to one question; the first one begins the request, and a visitor's session with it.

use jalon_kernel::access::Act;
use jalon_kernel::web::{Refusal, Visit};

use crate::model::answers::Answers;
use crate::model::question::Question;
use crate::store::requests::{self, Change, Request};

/// What became of an answer.
pub enum Written {
    /// It is kept; a new visitor's token must go with the answer.
    Kept {
        /// The draft with the answer.
        draft: Box<Request>,
        /// The token of a session just opened.
        token: Option<String>,
    },
    /// Another window answered the same question meanwhile: nothing was written.
    Stale {
        /// The draft as it is kept.
        draft: Box<Request>,
    },
}

// Another window can only come first a few times between reading and writing one row.
const TRIES: usize = 5;

/// Answers `question` for a window that had read the draft at `read_version` (0 when there was none).
pub async fn write_answer(
    visit: &Visit,
    question: Question,
    read_version: i64,
    apply: impl Fn(&mut Answers) + Send,
) -> Result<Written, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let house = visit.house();
    for _ in 0..TRIES {
        let mut tx = house.db.write().await?;
        let (person, key, token) = visit.self_or_visitor(&mut tx).await?;
        requests::begin(&mut tx, &house.chance, visit.now(), person, &key).await?;
        let draft = requests::draft_of(&mut tx, &key, person).await?.ok_or(Refusal::Internal)?;
        // Someone who has just become a visitor is not yet one in this visit: the draft was made for them above.
        let mut draft = match visit.person() {
            Some(_) => visit.authorise(Act::RequestWrite, draft)?.into_inner(),
            None => draft,
        };
        if draft.answers.answered.get(&question).is_some_and(|version| *version > read_version) {
            return Ok(Written::Stale { draft: Box::new(draft) });
        }
        apply(&mut draft.answers);
        draft.answers.answered.insert(question, draft.version + 1);
        if requests::save(&mut tx, &house.chance, &key, &draft).await? == Change::Made {
            tx.commit().await?;
            draft.version += 1;
            return Ok(Written::Kept { draft: Box::new(draft), token });
        }
    }
    Err(Refusal::Unavailable)
}
