//! A parameter of a statement, with its type even when it is absent: PostgreSQL wants to know what kind of nothing.

use jiff::{Timestamp, civil};
use uuid::Uuid;

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the variants say what they hold")]
pub enum Value {
    Bool(Option<bool>),
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Id(Option<Uuid>),
    Moment(Option<Timestamp>),
    Day(Option<civil::Date>),
}

macro_rules! from {
    ($($type:ty => $variant:ident($value:ident) $convert:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self { Self::$variant(Some($convert)) }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self { Self::$variant(value.map(|$value| $convert)) }
        }
    )*};
}

from! {
    bool => Bool(v) v;
    i64 => Int(v) v;
    i32 => Int(v) i64::from(v);
    u32 => Int(v) i64::from(v);
    String => Text(v) v;
    &str => Text(v) v.to_owned();
    &String => Text(v) v.clone();
    Vec<u8> => Bytes(v) v;
    &[u8] => Bytes(v) v.to_vec();
    &Vec<u8> => Bytes(v) v.clone();
    Uuid => Id(v) v;
    &Uuid => Id(v) *v;
    Timestamp => Moment(v) v;
    civil::Date => Day(v) v;
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(Some(value.to_vec()))
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Self::Bytes(Some(value.to_vec()))
    }
}
