//! The present commune behind any code, whatever the vintage of the file it comes from.

use std::collections::BTreeMap;

use super::communes::{Commune, CommuneKind};
use crate::values::CommuneCode;

/// What a code means today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present<'d> {
    /// A commune of today.
    Same(&'d Commune),
    /// A former commune, or a district: the commune of today that it is part of.
    PartOf(&'d Commune),
    /// A code that the geographical code does not know: of a commune merged without delegation, or wrong.
    Unknown,
}

impl<'d> Present<'d> {
    /// The commune of today, when there is one.
    pub fn commune(self) -> Option<&'d Commune> {
        match self {
            Self::Same(commune) | Self::PartOf(commune) => Some(commune),
            Self::Unknown => None,
        }
    }
}

/// The communes of one vintage, by code.
#[derive(Debug, Default)]
pub struct Directory {
    communes: BTreeMap<CommuneCode, Commune>,
    /// Former communes and districts. A new commune mostly keeps the code of one of those it is made of, which is then
    /// also the code of a delegated commune: the two are kept apart.
    parts: BTreeMap<CommuneCode, Commune>,
}

impl Directory {
    /// Gathers the lines of the geographical code.
    pub fn of(communes: impl IntoIterator<Item = Commune>) -> Self {
        let mut directory = Self::default();
        for commune in communes {
            let into = match commune.kind {
                CommuneKind::Commune => &mut directory.communes,
                _ => &mut directory.parts,
            };
            into.insert(commune.code.clone(), commune);
        }
        directory
    }

    /// What a code means today.
    pub fn present(&self, code: &CommuneCode) -> Present<'_> {
        if let Some(commune) = self.communes.get(code) {
            return Present::Same(commune);
        }
        let parent = self.parts.get(code).and_then(|part| part.parent.as_ref());
        match parent.and_then(|parent| self.communes.get(parent)) {
            Some(commune) => Present::PartOf(commune),
            None => Present::Unknown,
        }
    }

    /// The communes of today, by code.
    pub fn communes(&self) -> impl Iterator<Item = &Commune> {
        self.communes.values()
    }

    /// Former communes and districts, by code.
    pub fn parts(&self) -> impl Iterator<Item = &Commune> {
        self.parts.values()
    }

    /// The parts whose parent is no commune of today: a damaged file, or two vintages mixed.
    pub fn orphans(&self) -> impl Iterator<Item = &Commune> {
        self.parts.values().filter(|part| self.present(&part.code) == Present::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: CommuneKind, code: &str, parent: Option<&str>) -> Commune {
        Commune {
            kind,
            code: CommuneCode::parse(code).expect("code"),
            name: code.to_owned(),
            plain_name: code.to_owned(),
            department: None,
            region: None,
            parent: parent.and_then(CommuneCode::parse),
        }
    }

    #[test]
    fn a_former_commune_leads_to_the_present_one() {
        let directory = Directory::of([
            line(CommuneKind::Commune, "01015", None),
            line(CommuneKind::Delegated, "01015", Some("01015")),
            line(CommuneKind::Delegated, "01340", Some("01015")),
            line(CommuneKind::Associated, "01120", Some("99999")),
        ]);
        let code = |code: &str| CommuneCode::parse(code).expect("code");
        assert!(
            matches!(directory.present(&code("01015")), Present::Same(commune) if commune.code == code("01015"))
        );
        assert!(
            matches!(directory.present(&code("01340")), Present::PartOf(commune) if commune.code == code("01015"))
        );
        assert_eq!(directory.present(&code("01120")), Present::Unknown);
        assert_eq!(directory.present(&code("75056")), Present::Unknown);
        assert_eq!(directory.orphans().count(), 1);
    }
}
