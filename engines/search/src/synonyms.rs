//! Everyday words for official ones: "nounou" is a "garde d'enfant", "RH" is "ressources humaines".
//!
//! The table is a text of two or three columns separated by tabulations, written by people who know the field:
//! what is typed; what it stands for, several readings separated by `|`, the best first; a remark. Lines that start with `#` are
//! comments. One direction only: the left side also means the right sides, never the reverse.

use std::collections::{BTreeMap, BTreeSet};

use crate::words;

/// More words than this on the left side could never be reached from a search.
pub const LEFT_MAX: usize = 6;

/// A checked table of synonyms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Synonyms {
    pub(crate) readings: BTreeMap<String, Vec<String>>,
    /// The words of all left sides, so that a fault in one of them can be seen as such.
    pub(crate) words: BTreeSet<String>,
}

/// Why a table of synonyms was refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SynonymsError {
    #[error("table des synonymes, ligne {line} : il faut deux colonnes séparées par une tabulation")]
    Columns { line: usize },
    #[error("table des synonymes, ligne {line} : « {expression} » ne contient aucun mot qui ait un sens")]
    NoWord { line: usize, expression: String },
    #[error("table des synonymes, ligne {line} : « {expression} » a plus de {LEFT_MAX} mots")]
    TooLong { line: usize, expression: String },
    #[error("table des synonymes, ligne {line} : « {expression} » a déjà été donné plus haut")]
    Twice { line: usize, expression: String },
}

impl Synonyms {
    /// Reads a table; the first wrong line is named.
    pub fn parse(table: &str) -> Result<Synonyms, SynonymsError> {
        let mut synonyms = Synonyms::default();
        for (place, row) in table.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = place + 1;
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let mut columns = row.split('\t');
            let (Some(expression), Some(meanings)) = (columns.next(), columns.next()) else {
                return Err(SynonymsError::Columns { line });
            };
            let expression = expression.trim();
            let forms = forms(expression);
            if forms.is_empty() {
                return Err(SynonymsError::NoWord { line, expression: expression.into() });
            }
            if forms.len() > LEFT_MAX {
                return Err(SynonymsError::TooLong { line, expression: expression.into() });
            }
            let meanings: Vec<String> = meanings
                .split('|')
                .map(|one| one.trim().to_string())
                .filter(|one| !self::forms(one).is_empty())
                .collect();
            if meanings.is_empty() {
                return Err(SynonymsError::Columns { line });
            }
            synonyms.words.extend(words::meaningful(expression));
            if synonyms.readings.insert(forms.join(" "), meanings).is_some() {
                return Err(SynonymsError::Twice { line, expression: expression.into() });
            }
        }
        Ok(synonyms)
    }

    /// Adds another table; an expression that both explain keeps what this one says first.
    pub fn and(mut self, other: Synonyms) -> Synonyms {
        self.words.extend(other.words);
        for (expression, meanings) in other.readings {
            let own = self.readings.entry(expression).or_default();
            let new: Vec<String> = meanings.into_iter().filter(|one| !own.contains(one)).collect();
            own.extend(new);
        }
        self
    }

    /// Adds what a thesaurus knows (Formacode and the like): a synonym and the label it stands for. What was there before
    /// comes first; a synonym without a word that has a meaning, or with too many, is left out.
    pub fn and_thesaurus<'t>(mut self, pairs: impl IntoIterator<Item = (&'t str, &'t str)>) -> Synonyms {
        for (synonym, label) in pairs {
            let (forms, label_forms) = (forms(synonym), forms(label));
            if forms.is_empty() || forms.len() > LEFT_MAX || label_forms.is_empty() || forms == label_forms {
                continue;
            }
            self.words.extend(words::meaningful(synonym));
            let readings = self.readings.entry(forms.join(" ")).or_default();
            let label = label.trim();
            if !readings.iter().any(|known| known == label) {
                readings.push(label.to_string());
            }
        }
        self
    }

    /// How many expressions the table explains.
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// True when the table explains nothing.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }
}

/// The forms of the meaningful words of an expression: the key under which it is found again.
fn forms(expression: &str) -> Vec<String> {
    words::meaningful(expression).iter().map(|word| words::form(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_whatever_the_gender_and_number_of_its_words() {
        let table = "# commentaire\n\nfemmes de ménage\tagent de propreté | employé familial\tcourant\n";
        let synonyms = Synonyms::parse(table).unwrap();
        assert_eq!(synonyms.len(), 1);
        assert_eq!(synonyms.readings["fem menag"], ["agent de propreté", "employé familial"]);
    }

    #[test]
    fn a_thesaurus_adds_to_a_table_and_never_goes_before_it() {
        let table = Synonyms::parse("nounou\tgarde d'enfant").unwrap();
        let both = table.and_thesaurus([
            ("nounou", "Assistance maternelle"),
            ("nounou", "garde d'enfant"),
            ("tricot", "Tricotage"),
            ("de la", "rien"),
            ("un deux trois quatre cinq six sept huit", "trop long"),
            ("Soudage", "soudages"),
        ]);
        assert_eq!(both.readings["nounou"], ["garde d'enfant", "Assistance maternelle"]);
        assert_eq!(both.readings["tricot"], ["Tricotage"]);
        assert_eq!(both.len(), 2);
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert_eq!(Synonyms::parse("\nnounou"), Err(SynonymsError::Columns { line: 2 }));
        assert_eq!(Synonyms::parse("nounou\t |"), Err(SynonymsError::Columns { line: 1 }));
        assert_eq!(
            Synonyms::parse("de la\tx"),
            Err(SynonymsError::NoWord { line: 1, expression: "de la".into() })
        );
        let twice = Synonyms::parse("prof\tprofesseur\nprofs\tprofesseur");
        assert_eq!(twice, Err(SynonymsError::Twice { line: 2, expression: "profs".into() }));
    }
}
