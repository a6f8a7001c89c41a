//! The guide in hand: made once for a data set, kept between requests, made anew when an import puts another in place.

use std::sync::{Arc, PoisonError, RwLock};

use jalon_information::{current_classification, rows_of};
use jalon_kernel::db::{Db, DbError};

use super::Guide;
use super::build::BuildError;

/// Why there is no guide.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// The database cannot be read.
    #[error("reading the classification")]
    Db(#[from] DbError),
    /// It cannot be made from what was read.
    #[error("making the guide to occupations")]
    Build(#[from] BuildError),
    /// The thread that made it died.
    #[error("making the guide to occupations was interrupted")]
    Interrupted,
}

/// What is held between requests.
#[derive(Default)]
pub struct Guides {
    held: RwLock<Option<Arc<Guide>>>,
    building: tokio::sync::Mutex<()>,
}

impl Guides {
    /// The guide of the current data; none when there are no data.
    ///
    /// When an import has just put others in place, the guide in hand serves until the new one is ready.
    pub async fn current(self: &Arc<Self>, db: &Db) -> Result<Option<Arc<Guide>>, GuideError> {
        let mut tx = db.read().await?;
        let current = current_classification(&mut tx).await?;
        drop(tx);
        let Some(current) = current else { return Ok(None) };
        match self.in_hand() {
            Some(held) if held.dataset.id == current.id => Ok(Some(held)),
            Some(held) => {
                let (guides, db) = (Arc::clone(self), db.clone());
                tokio::spawn(async move {
                    if let Err(error) = guides.refresh(&db).await {
                        let error = &error as &dyn std::error::Error;
                        tracing::error!(error, "the guide to occupations could not be made anew");
                    }
                });
                Ok(Some(held))
            }
            None => {
                self.refresh(db).await?;
                Ok(self.in_hand())
            }
        }
    }

    fn in_hand(&self) -> Option<Arc<Guide>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn refresh(&self, db: &Db) -> Result<(), GuideError> {
        // One at a time: whoever waited finds the work done.
        let _turn = self.building.lock().await;
        let mut tx = db.read().await?;
        let Some(current) = current_classification(&mut tx).await? else { return Ok(()) };
        if self.in_hand().is_some_and(|held| held.dataset.id == current.id) {
            return Ok(());
        }
        let rows = rows_of(&mut tx, current.id).await?;
        drop(tx);
        let built = tokio::task::spawn_blocking(move || Guide::build(current, &rows)).await;
        let guide = Arc::new(built.map_err(|_| GuideError::Interrupted)??);
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(guide);
        Ok(())
    }
}
