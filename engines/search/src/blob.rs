//! One block of bytes: a header, a checksum, and numbered sections of plain little-endian columns.
//!
//! Reading takes any buffer, owned or memory-mapped, copies nothing and asks for no alignment. Whatever was cut or changed
//! since writing is refused at the door by the checksum; every later read is bounds-checked all the same. The checksum
//! guards against accidents, not against someone who forges an index: an index is only read from where it was written.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::index::OpenError;

const HEADER: usize = 16;
const ENTRY: usize = 8;

/// Joins sections into one checked block, under the eight letters that name their layout.
///
/// Whoever owns a layout numbers its sections; a new section goes at the end, with new letters.
pub fn write(magic: &[u8; 8], sections: &[Vec<u8>]) -> Vec<u8> {
    let mut body = Vec::with_capacity(sections.iter().map(|bytes| bytes.len() + ENTRY).sum());
    let mut end = 0u64;
    for bytes in sections {
        end += bytes.len() as u64;
        body.extend_from_slice(&end.to_le_bytes());
    }
    for bytes in sections {
        body.extend_from_slice(bytes);
    }
    let mut blob = Vec::with_capacity(HEADER + body.len());
    blob.extend_from_slice(magic);
    blob.extend_from_slice(&xxh3_64(&body).to_le_bytes());
    blob.extend_from_slice(&body);
    blob
}

/// Where each section stands in a block that passed its checks.
#[derive(Clone, Debug)]
pub struct Layout(Vec<Range<usize>>);

impl Layout {
    /// Checks a block of `count` sections and finds them.
    pub fn read(magic: &[u8; 8], count: usize, blob: &[u8]) -> Result<Layout, OpenError> {
        if blob.get(..8).ok_or(OpenError::NotAnIndex)? != magic {
            return Err(OpenError::NotAnIndex);
        }
        let sum = blob.get(8..HEADER).ok_or(OpenError::Damaged)?;
        let body = &blob[HEADER..];
        if sum != xxh3_64(body).to_le_bytes() {
            return Err(OpenError::Damaged);
        }
        let first = HEADER + count * ENTRY;
        let mut ranges = Vec::with_capacity(count);
        let mut start = first;
        for place in 0..count {
            let entry = body.get(place * ENTRY..(place + 1) * ENTRY).ok_or(OpenError::Damaged)?;
            let entry: [u8; ENTRY] = entry.try_into().map_err(|_| OpenError::Damaged)?;
            let end = usize::try_from(u64::from_le_bytes(entry)).ok().and_then(|end| end.checked_add(first));
            let end = end.filter(|end| (start..=blob.len()).contains(end)).ok_or(OpenError::Damaged)?;
            ranges.push(start..end);
            start = end;
        }
        Ok(Layout(ranges))
    }

    /// The bytes of one section of the block this layout was read from.
    pub fn of<'a>(&self, blob: &'a [u8], section: usize) -> &'a [u8] {
        self.0.get(section).and_then(|range| blob.get(range.clone())).unwrap_or_default()
    }
}

/// A column of 32-bit numbers read in place.
#[derive(Clone, Copy)]
pub struct Numbers<'a>(pub &'a [u8]);

impl<'a> Numbers<'a> {
    pub fn len(self) -> usize {
        self.0.len() / 4
    }

    /// The number at a place, or 0 outside the column.
    pub fn at(self, place: usize) -> u32 {
        match self.0.get(place * 4..place * 4 + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// The same bits read as a weight.
    pub fn weight_at(self, place: usize) -> f32 {
        f32::from_bits(self.at(place))
    }

    /// The range that row `row` covers in another column, when this column holds the ends of rows.
    pub fn row(self, row: usize) -> Range<usize> {
        let start = if row == 0 { 0 } else { self.at(row - 1) as usize };
        let end = self.at(row) as usize;
        start..end.max(start)
    }

    /// The first place, in a rising column, that holds at least this number.
    pub fn first_at_least(self, number: u32) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.at(middle) < number { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// A stretch of the column, cut to what exists.
    pub fn slice(self, range: Range<usize>) -> impl Iterator<Item = u32> + 'a {
        let bytes = self.0.get(range.start * 4..(range.end * 4).min(self.0.len())).unwrap_or_default();
        bytes.chunks_exact(4).map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]))
    }
}

/// A column of texts: bytes and the end of each.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    pub bytes: &'a [u8],
    pub ends: Numbers<'a>,
}

impl<'a> Texts<'a> {
    /// The text at a place, or nothing to read outside the column.
    pub fn at(self, place: usize) -> &'a str {
        self.bytes
            .get(self.ends.row(place))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

/// Writes numbers as a column.
pub fn numbers(values: impl IntoIterator<Item = u32>) -> Vec<u8> {
    values.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Writes texts as two columns: bytes, ends.
pub fn texts<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> (Vec<u8>, Vec<u8>) {
    let (mut bytes, mut ends) = (Vec::new(), Vec::new());
    for value in values {
        bytes.extend_from_slice(value.as_ref().as_bytes());
        ends.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    (bytes, ends)
}

/// Writes rows of numbers as two columns: ends, values.
pub fn rows<'v>(rows: impl IntoIterator<Item = &'v Vec<u32>>) -> (Vec<u8>, Vec<u8>) {
    let (mut ends, mut values, mut end) = (Vec::new(), Vec::new(), 0u32);
    for row in rows {
        end += row.len() as u32;
        ends.extend_from_slice(&end.to_le_bytes());
        values.extend(row.iter().flat_map(|value| value.to_le_bytes()));
    }
    (ends, values)
}

/// Appends rising numbers as variable-length differences.
pub fn push_rising(bytes: &mut Vec<u8>, values: &[u32]) {
    let mut previous = 0;
    for &value in values {
        let mut step = value - previous;
        previous = value;
        while step >= 0x80 {
            bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        bytes.push(step as u8);
    }
}

/// Reads what [`push_rising`] wrote.
pub fn rising(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut rest = bytes.iter();
    let mut value = 0u32;
    std::iter::from_fn(move || {
        let (mut step, mut shift) = (0u32, 0);
        loop {
            let byte = *rest.next()?;
            step |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        value = value.wrapping_add(step);
        Some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rising_numbers_come_back() {
        let values = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut bytes = Vec::new();
        push_rising(&mut bytes, &values);
        assert_eq!(rising(&bytes).collect::<Vec<_>>(), values);
    }

    #[test]
    fn reading_outside_a_column_gives_nothing() {
        let bytes = numbers([5, 7]);
        let column = Numbers(&bytes);
        assert_eq!((column.at(1), column.at(2)), (7, 0));
        assert_eq!(column.slice(1..9).collect::<Vec<_>>(), [7]);
        assert_eq!(column.slice(9..12).count(), 0);
    }
}
