//! The rows of the shared diagnosis.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::Voice;
use crate::model::diagnosis::{Answer, Diagnosis, Entry, Section, Verdict};

/// The whole diagnosis of a parcours.
pub async fn load(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Diagnosis, SealError> {
    let rows = tx
        .all(sql!("list_entries"), params![parcours], |row| {
            let (section, voice): (String, String) = (row.get("section")?, row.get("voice")?);
            let entry = Entry {
                id: row.get("id")?,
                section: Section::from_word(&section).ok_or_else(|| unknown("section", &section))?,
                voice: read_voice(&voice)?,
                text: String::new(),
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((entry, row.get::<Vec<u8>>("text_sealed")?))
        })
        .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for (entry, sealed) in rows {
        let text = key.open(entry_place(entry.id), &sealed)?;
        entries.push(Entry { text, ..entry });
    }
    let rows = tx
        .all(sql!("list_answers"), params![parcours], |row| {
            let (voice, verdict): (String, String) = (row.get("voice")?, row.get("answer")?);
            let answer = Answer {
                voice: read_voice(&voice)?,
                verdict: Verdict::from_word(&verdict).ok_or_else(|| unknown("answer", &verdict))?,
                disagreement: String::new(),
                texts: row.get("texts")?,
                answered_at: row.get("answered_at")?,
            };
            Ok((answer, row.get::<Option<Vec<u8>>>("disagreement_sealed")?))
        })
        .await?;
    let mut answers = Vec::with_capacity(rows.len());
    for (answer, sealed) in rows {
        let disagreement = key.open_optional(answer_place(answer.voice, parcours), sealed.as_deref())?;
        answers.push(Answer { disagreement, ..answer });
    }
    Ok(Diagnosis { entries, answers })
}

/// Writes a section in one voice over the version its author had read: 0 when there was nothing.
pub async fn write(
    tx: &mut Tx,
    desk: Desk<'_>,
    author: Uuid,
    former: Option<&Entry>,
    (section, voice): (Section, Voice),
    text: &str,
) -> Result<Written, DbError> {
    let rows = match former {
        Some(entry) => {
            let sealed = desk.key.seal(entry_place(entry.id), text, desk.chance);
            tx.execute(sql!("update_entry"), params![entry.id, entry.version, sealed, author, desk.now])
                .await?
        }
        None => {
            let id = desk.chance.id(desk.now);
            let sealed = desk.key.seal(entry_place(id), text, desk.chance);
            let (section, voice) = (section.word(), voice.word());
            let row = params![id, desk.parcours, desk.person, section, voice, sealed, author, desk.now];
            tx.execute(sql!("insert_entry"), row).await?
        }
    };
    Ok(Written::of(rows))
}

/// Keeps what one of the two says of texts whose versions add up to `texts`.
pub async fn answer(
    tx: &mut Tx,
    desk: Desk<'_>,
    voice: Voice,
    verdict: Verdict,
    disagreement: &str,
    texts: i64,
) -> Result<(), DbError> {
    let place = answer_place(voice, desk.parcours);
    let sealed = desk.key.seal_optional(place, Some(disagreement), desk.chance);
    let row = params![desk.parcours, desk.person, voice.word(), verdict.word(), sealed, texts, desk.now];
    tx.execute(sql!("save_answer"), row).await.map(drop)
}

/// Gives every row to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    let diagnosis = load(tx, from, to.parcours).await?;
    for entry in &diagnosis.entries {
        let sealed = to.key.seal(entry_place(entry.id), &entry.text, to.chance);
        tx.execute(sql!("reseal_entry"), params![entry.id, to.person, sealed]).await?;
    }
    for answer in &diagnosis.answers {
        let place = answer_place(answer.voice, to.parcours);
        let sealed = to.key.seal_optional(place, Some(&answer.disagreement), to.chance);
        tx.execute(sql!("reseal_answer"), params![to.parcours, answer.voice.word(), to.person, sealed])
            .await?;
    }
    Ok(())
}

fn read_voice(word: &str) -> Result<Voice, DbError> {
    Voice::from_word(word).ok_or_else(|| unknown("voice", word))
}

fn entry_place(id: Uuid) -> Place {
    Place::new("diagnosis_entry.text_sealed", id)
}

// The row of an answer is the parcours and the voice: the voice stands in the name of the place.
fn answer_place(voice: Voice, parcours: Uuid) -> Place {
    let column = match voice {
        Voice::Person => "diagnosis_answer.disagreement_sealed.person",
        Voice::Counsellor => "diagnosis_answer.disagreement_sealed.counsellor",
    };
    Place::new(column, parcours)
}
