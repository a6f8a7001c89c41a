//! Families of occupations (FAP), what they are in ROME 3 and in PCS, and the official shortage list.

use crate::delimited::always;
use crate::place::Rejected;
use crate::rome::RomeCode;
use crate::stream::{Opening, Sheet};
use crate::values::{FapCode, ListCode};

/// A family at the finest level of FAP 2021, with the levels above: codes and labels from the broadest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    pub levels: [(FapCode, String); 4],
}

/// `dares_nomenclature_fap2021.csv`.
pub const FAMILIES: Sheet<Family> = Sheet::new(
    b';',
    &[
        always("Code FAP 22"),
        always("Intitulé FAP 22"),
        always("Code FAP 86"),
        always("Intitulé FAP 86"),
        always("Code FAP 228"),
        always("Intitulé FAP 228"),
        always("Code FAP 341"),
        always("Intitulé FAP 341"),
    ],
    |row| {
        let level = |code, label| -> Result<_, Rejected> {
            Ok((row.cell(code).must("un code FAP", FapCode::parse)?, row.cell(label).filled_line()?))
        };
        Ok(Family {
            levels: [
                level("Code FAP 22", "Intitulé FAP 22")?,
                level("Code FAP 86", "Intitulé FAP 86")?,
                level("Code FAP 228", "Intitulé FAP 228")?,
                level("Code FAP 341", "Intitulé FAP 341")?,
            ],
        })
    },
);

/// A family of FAP 2009 and an occupation of ROME 3, when it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyToRome {
    pub family: FapCode,
    pub occupation: Option<RomeCode>,
}

/// `fap225_rome.csv`.
pub const FAMILIES_TO_ROME: Sheet<FamilyToRome> =
    Sheet::new(b';', &[always("Fap"), always("Rome"), always("intitule_rome")], |row| {
        let rome = row.cell("Rome");
        let is_none = rome.raw().trim() == "NA";
        Ok(FamilyToRome {
            family: row.cell("Fap").must("un code FAP", FapCode::parse)?,
            occupation: if is_none { None } else { rome.maybe("un code ROME ou NA", RomeCode::parse)? },
        })
    })
    .in_latin();

/// A family of FAP 2009 and a profession of PCS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyToPcs {
    pub family: FapCode,
    pub pcs: ListCode,
    pub label: String,
}

/// `FAP_PCS.csv`.
pub const FAMILIES_TO_PCS: Sheet<FamilyToPcs> =
    Sheet::new(b';', &[always("Fap"), always("PCS"), always("intitule_PCS")], |row| {
        Ok(FamilyToPcs {
            family: row.cell("Fap").must("un code FAP", FapCode::parse)?,
            pcs: row.cell("PCS").must("un code PCS", ListCode::parse)?,
            label: row.cell("intitule_PCS").filled()?.text,
        })
    })
    .in_latin();

/// A line of the passage between families, professions and occupations, as written: blank is the same as above. Some
/// lines are notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PcsToRome {
    pub family: Option<String>,
    pub pcs: Option<String>,
    pub occupation: Option<RomeCode>,
}

/// `table-correspondance-pcs-rome.csv`.
pub const PCS_TO_ROME: Sheet<PcsToRome> =
    Sheet::new(b';', &[always("famille"), always("pcs"), always("rome")], |row| {
        let said = |column| Some(row.cell(column).line()).filter(|text| !text.is_empty());
        Ok(PcsToRome {
            family: said("famille"),
            pcs: said("pcs"),
            occupation: row.cell("rome").maybe("un code ROME", RomeCode::parse)?,
        })
    })
    .opening(Opening::Record);

/// The passage with its blanks filled: each family with each of its occupations, once.
pub fn filled_down(lines: impl IntoIterator<Item = PcsToRome>) -> Vec<(FapCode, RomeCode)> {
    let mut family = None;
    let mut pairs = Vec::new();
    for line in lines {
        if let Some(written) = &line.family {
            // A note, or a level above the families, ends the block.
            family = FapCode::parse(written).filter(|code| code.as_str().len() == 5);
        }
        let pair = family.clone().zip(line.occupation);
        pairs.extend(pair.filter(|pair| !pairs.contains(pair)));
    }
    pairs
}

/// A family that is officially short of people in a region, or in the whole country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortage {
    /// Name of the region; `France Entière` for the country.
    pub region: String,
    pub family: FapCode,
    pub family_name: String,
}

/// `metiers_en_tension_<month>_<year>.csv`.
pub const SHORTAGES: Sheet<Shortage> =
    Sheet::new(b',', &[always("Region"), always("Famille Professionnelle"), always("Code FAP")], |row| {
        Ok(Shortage {
            region: row.cell("Region").filled()?.text,
            family: row.cell("Code FAP").must("un code FAP", FapCode::parse)?,
            family_name: row.cell("Famille Professionnelle").filled()?.text,
        })
    })
    .left_open();

#[cfg(test)]
mod tests {
    use super::*;

    fn line(family: &str, occupation: &str) -> PcsToRome {
        PcsToRome {
            family: Some(family.to_owned()).filter(|it| !it.is_empty()),
            pcs: None,
            occupation: RomeCode::parse(occupation),
        }
    }

    #[test]
    fn blanks_are_the_same_as_above_up_to_the_next_block() {
        let lines = [
            line("A0Z41", "A1403"),
            line("", "A1407"),
            line("", "A1403"),
            line("Note", "A1101"),
            line("", "A1102"),
        ];
        let pairs: Vec<_> =
            filled_down(lines).into_iter().map(|(family, rome)| format!("{family} {rome}")).collect();
        assert_eq!(pairs, ["A0Z41 A1403", "A0Z41 A1407"]);
    }
}
