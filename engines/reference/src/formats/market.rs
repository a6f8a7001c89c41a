//! The labour market: recruitment projects, tensions, pay, families of occupations, passages between nomenclatures.

use super::Format;

pub(super) const FORMATS: &[Format] = &[];
