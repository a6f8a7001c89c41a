//! Where the records of a set become rows: grouped in batches for the writer, each record remembered in 16 bytes.
//!
//! A record told twice is kept once: the first one read stays. What a set holds is told by its records and by its rows.

use std::collections::{BTreeMap, HashMap};

use jalon_kernel::db::Value;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc::Sender;
use uuid::Uuid;

use super::tables::Table;

/// Rows that are handed over together.
const BATCH: usize = 4000;

/// Rows on their way to the database.
pub(super) type Batch = BTreeMap<Table, Vec<Vec<Value>>>;

/// What each record of a kind was: the hash of its key, and that of its content.
pub(super) type Prints = HashMap<u64, u64>;

/// One row of a table, without the version it belongs to.
pub(super) struct Line(pub Table, pub Vec<Value>);

/// Lists the values of a row of a table.
macro_rules! line {
    ($table:ident, $($value:expr),+ $(,)?) => {
        $crate::sets::sink::Line($crate::sets::tables::Table::$table, vec![$(jalon_kernel::db::Value::from($value)),+])
    };
}
pub(super) use line;

/// Takes records, and hands rows over to the writer.
pub(super) struct Sink {
    dataset: Uuid,
    // None for a rehearsal: rows are counted, and go nowhere.
    writer: Option<Sender<Batch>>,
    batch: Batch,
    held: usize,
    pub prints: BTreeMap<&'static str, Prints>,
    pub rows: BTreeMap<Table, u64>,
    pub doubles: u64,
    is_over: bool,
}

impl Sink {
    /// A sink for the rows of one version.
    pub(super) fn new(dataset: Uuid, writer: Option<Sender<Batch>>) -> Self {
        Self {
            dataset,
            writer,
            batch: Batch::new(),
            held: 0,
            prints: BTreeMap::new(),
            rows: BTreeMap::new(),
            doubles: 0,
            is_over: false,
        }
    }

    /// Takes one record: what it is, what tells it from the others of its kind, and its rows.
    pub(super) fn record(&mut self, kind: &'static str, key: &str, lines: Vec<Line>) {
        let content = print_of(&format!("{:?}", lines.iter().map(|line| &line.1).collect::<Vec<_>>()));
        let known = self.prints.entry(kind).or_default();
        match known.entry(print_of(key)) {
            std::collections::hash_map::Entry::Occupied(_) => self.doubles += 1,
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(content);
                lines.into_iter().for_each(|line| self.put(line));
            }
        }
    }

    /// Takes one record that is told apart by all it says.
    pub(super) fn whole(&mut self, kind: &'static str, line: Line) {
        let key = format!("{:?}", line.1);
        self.record(kind, &key, vec![line]);
    }

    /// Whether a record of that kind was taken under that key.
    pub(super) fn has(&self, kind: &'static str, key: &str) -> bool {
        self.prints.get(kind).is_some_and(|known| known.contains_key(&print_of(key)))
    }

    /// Whether the writer has gone, so that reading on is of no use.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Hands over what is left.
    pub(super) fn finish(&mut self) {
        self.hand_over();
    }

    fn put(&mut self, Line(table, values): Line) {
        *self.rows.entry(table).or_default() += 1;
        if self.writer.is_none() {
            return;
        }
        let mut row = Vec::with_capacity(values.len() + 1);
        row.push(Value::from(self.dataset));
        row.extend(values.into_iter().map(sound));
        self.batch.entry(table).or_default().push(row);
        self.held += 1;
        if self.held >= BATCH {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        self.held = 0;
        let batch = std::mem::take(&mut self.batch);
        if let Some(writer) = &self.writer {
            self.is_over |= !batch.is_empty() && writer.blocking_send(batch).is_err();
        }
    }
}

// PostgreSQL knows no zero byte in a text; the readers let none through, and this holds if one day they do.
fn sound(value: Value) -> Value {
    match value {
        Value::Text(Some(text)) if text.contains('\0') => Value::Text(Some(text.replace('\0', ""))),
        value => value,
    }
}

fn print_of(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0, |print, byte| print << 8 | u64::from(*byte))
}

/// Prints as they are kept: sorted pairs of eight bytes.
pub(super) fn to_bytes(prints: &Prints) -> Vec<u8> {
    let mut pairs: Vec<(u64, u64)> = prints.iter().map(|(key, content)| (*key, *content)).collect();
    pairs.sort_unstable();
    pairs.iter().flat_map(|(key, content)| [key.to_be_bytes(), content.to_be_bytes()]).flatten().collect()
}

/// Reads prints as they are kept; a half pair at the end is none.
pub(super) fn of_bytes(bytes: &[u8]) -> Prints {
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    bytes.chunks_exact(16).map(|pair| (number(&pair[..8]), number(&pair[8..]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_told_twice_is_kept_once_and_the_first_one_stays() {
        let mut sink = Sink::new(Uuid::nil(), None);
        let term = |label: &str| line!(Term, "nsf", "100", label, None::<String>, "{}");
        sink.record("termes", "nsf 100", vec![term("un")]);
        sink.record("termes", "nsf 100", vec![term("deux")]);
        sink.record("autres", "nsf 100", vec![term("trois")]);
        assert_eq!((sink.doubles, sink.rows[&Table::Term]), (1, 2));
        assert!(sink.has("termes", "nsf 100") && !sink.has("termes", "nsf 101") && !sink.has("x", "nsf 100"));
    }

    #[test]
    fn prints_come_back_as_they_were_kept() {
        let prints = Prints::from([(1, 2), (u64::MAX, 0), (7, u64::MAX)]);
        assert_eq!(of_bytes(&to_bytes(&prints)), prints);
        assert_eq!(of_bytes(&to_bytes(&prints)[..20]).len(), 1);
        assert_eq!(of_bytes(&[]), Prints::new());
    }
}
