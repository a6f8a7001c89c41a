//! The bytes of a table: each value a tag and, when there is one, its content; what passes is hashed on the way.

use std::io::{self, Read, Write};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::db::Value;

/// Longest text or bytes that a row may hold: beyond it the file is damaged.
const LONGEST: u32 = 64 << 20;

/// Hashes what is written or read through it.
pub struct Hashed<T> {
    inner: T,
    hasher: Sha256,
}

impl<T> Hashed<T> {
    pub fn new(inner: T) -> Self {
        Self { inner, hasher: Sha256::new() }
    }

    /// The digest of all that passed.
    pub fn digest(self) -> String {
        super::hexadecimal(self.hasher)
    }
}

impl<T: Write> Write for Hashed<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<T: Read> Read for Hashed<T> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.hasher.update(&bytes[..read]);
        Ok(read)
    }
}

/// Writes the values of a row.
pub fn write_row(sink: &mut impl Write, values: &[Value]) -> io::Result<()> {
    let mut row = Vec::with_capacity(values.len() * 20);
    for value in values {
        match value {
            Value::Bool(Some(value)) => row.extend([1, u8::from(*value)]),
            Value::Int(Some(value)) => {
                row.push(2);
                row.extend(value.to_be_bytes());
            }
            Value::Text(Some(text)) => long(&mut row, 3, text.as_bytes())?,
            Value::Bytes(Some(bytes)) => long(&mut row, 4, bytes)?,
            Value::Id(Some(id)) => {
                row.push(5);
                row.extend(id.as_bytes());
            }
            Value::Moment(Some(moment)) => {
                row.push(6);
                row.extend(moment.as_microsecond().to_be_bytes());
            }
            Value::Day(Some(day)) => long(&mut row, 7, day.to_string().as_bytes())?,
            // What kind of nothing it is matters to PostgreSQL only when it is bound; a copy says nothing of it.
            _ => row.push(0),
        }
    }
    sink.write_all(&row)
}

/// Reads `rows` rows of so many columns.
pub fn read_rows<R: Read>(
    source: &mut R,
    columns: usize,
    rows: u64,
) -> impl Iterator<Item = io::Result<Vec<Value>>> + '_ {
    (0..rows).map(move |_| (0..columns).map(|_| read_value(source)).collect())
}

fn long(row: &mut Vec<u8>, tag: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("a value is too long for a backup"))?;
    row.push(tag);
    row.extend(length.to_be_bytes());
    row.extend(bytes);
    Ok(())
}

fn read_value(source: &mut impl Read) -> io::Result<Value> {
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| damaged());
    Ok(match take::<1>(source)?[0] {
        0 => Value::Text(None),
        1 => Value::Bool(Some(take::<1>(source)?[0] != 0)),
        2 => Value::Int(Some(i64::from_be_bytes(take(source)?))),
        3 => Value::Text(Some(text(read_long(source)?)?)),
        4 => Value::Bytes(Some(read_long(source)?)),
        5 => Value::Id(Some(Uuid::from_bytes(take(source)?))),
        6 => {
            let micros = i64::from_be_bytes(take(source)?);
            Value::Moment(Some(Timestamp::from_microsecond(micros).map_err(|_| damaged())?))
        }
        7 => Value::Day(Some(text(read_long(source)?)?.parse().map_err(|_| damaged())?)),
        _ => return Err(damaged()),
    })
}

fn take<const N: usize>(source: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    source.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read_long(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = u32::from_be_bytes(take(source)?);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    source.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
