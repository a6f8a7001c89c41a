//! What exploration works on: experiences, skills, wishes, target posts, grids, and what two voices say of them.
//!
//! Types and rules only: nothing here fails for an outside reason, and nothing knows how it is kept or shown.

pub mod aside;
pub mod assets;
pub mod change;
pub mod cv;
pub mod decision;
pub mod demand;
pub mod environment;
pub mod experience;
pub mod feasibility;
pub mod immersion;
pub mod interests;
pub mod interview;
pub mod limits;
pub mod pictures;
pub mod portrait;
pub mod post;
pub mod skill;

pub(crate) use jalon_kernel::words;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Something a person keeps in their exploration.
pub trait Thing: Serialize + DeserializeOwned + Send + Sync {
    /// The word of its kind, as kept.
    const KIND: &'static str;
}

/// The code of a thing of which a person has one.
pub const ONE: &str = "one";

/// A thing as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T> {
    /// Its identifier.
    pub id: Uuid,
    /// The public code it is about; empty when it is about none.
    pub code: String,
    /// What it says.
    pub content: T,
    /// The professional who wrote it; none when the person did.
    pub author: Option<Uuid>,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}

impl<T> Kept<T> {
    /// Something invented, for samples.
    pub(crate) fn sample(n: u128, code: &str, content: T) -> Self {
        let at = Timestamp::UNIX_EPOCH;
        Self {
            id: Uuid::from_u128(n),
            code: code.to_owned(),
            content,
            author: None,
            created_at: at,
            written_at: at,
            version: 1,
        }
    }
}
