//! The concepts of ESCO.

use crate::delimited::{Row, always, sometimes};
use crate::place::Rejected;
use crate::prose;
use crate::stream::Sheet;
use crate::values::{EscoUri, ListCode};

/// The label of an occupation, which ESCO writes `directeur technique/directrice technique`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    pub masculine: String,
    pub feminine: String,
}

/// An occupation, a skill or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    pub uri: EscoUri,
    /// As published.
    pub label: String,
    /// Both forms, when the label is a pair.
    pub forms: Option<Forms>,
    pub other_labels: Vec<String>,
    pub description: String,
    /// ISCO group of an occupation, code of an ISCO group.
    pub isco: Option<ListCode>,
    /// Of a skill: `knowledge` or `skill/competence`.
    pub kind: Option<String>,
    /// Of a skill: how widely it is used (`transversal`, `sector-specific`…).
    pub reuse: Option<String>,
}

/// `occupations_fr.csv`.
pub const OCCUPATIONS: Sheet<Concept> = Sheet::new(
    b',',
    &[
        always("conceptType"),
        always("conceptUri"),
        always("iscoGroup"),
        sometimes("code"),
        always("preferredLabel"),
        always("altLabels"),
        sometimes("hiddenLabels"),
        sometimes("status"),
        sometimes("modifiedDate"),
        sometimes("regulatedProfessionNote"),
        sometimes("scopeNote"),
        sometimes("definition"),
        sometimes("inScheme"),
        always("description"),
    ],
    concept,
);

/// `skills_fr.csv`.
pub const SKILLS: Sheet<Concept> = Sheet::new(
    b',',
    &[
        always("conceptType"),
        always("conceptUri"),
        always("skillType"),
        always("reuseLevel"),
        always("preferredLabel"),
        always("altLabels"),
        sometimes("hiddenLabels"),
        sometimes("status"),
        sometimes("modifiedDate"),
        sometimes("scopeNote"),
        sometimes("definition"),
        sometimes("inScheme"),
        always("description"),
    ],
    concept,
);

/// `ISCOGroups_fr.csv`.
pub const ISCO_GROUPS: Sheet<Concept> = Sheet::new(
    b',',
    &[
        always("conceptType"),
        always("conceptUri"),
        always("code"),
        always("preferredLabel"),
        sometimes("status"),
        always("altLabels"),
        sometimes("inScheme"),
        always("description"),
    ],
    concept,
);

/// `skillGroups_fr.csv`.
pub const SKILL_GROUPS: Sheet<Concept> = Sheet::new(
    b',',
    &[
        always("conceptType"),
        always("conceptUri"),
        always("preferredLabel"),
        always("altLabels"),
        sometimes("hiddenLabels"),
        sometimes("status"),
        sometimes("modifiedDate"),
        sometimes("scopeNote"),
        sometimes("inScheme"),
        always("description"),
        sometimes("code"),
    ],
    concept,
);

fn concept(row: &Row<'_, '_>) -> Result<Concept, Rejected> {
    let label = row.cell("preferredLabel").filled_line()?;
    let said = |column| Some(row.cell(column).line()).filter(|text| !text.is_empty());
    let others = row.cell("altLabels").unquoted();
    let isco = match row.cell("iscoGroup") {
        cell if cell.is_empty() => row.cell("code"),
        cell => cell,
    };
    Ok(Concept {
        uri: row.cell("conceptUri").must("une adresse ESCO", EscoUri::parse)?,
        forms: forms(&label),
        label,
        other_labels: others.split('\n').map(prose::line).filter(|label| !label.is_empty()).collect(),
        description: prose::paragraphs(&row.cell("description").unquoted()),
        isco: ListCode::parse(isco.raw().trim()),
        kind: said("skillType"),
        reuse: said("reuseLevel"),
    })
}

/// Two forms only: `gestionnaire achats/ventes` is none, its halves do not answer each other.
fn forms(label: &str) -> Option<Forms> {
    let (masculine, feminine) = label.split_once('/')?;
    let (masculine, feminine) = (masculine.trim(), feminine.trim());
    let words = |text: &str| text.split_whitespace().count();
    let opening = |text: &str| text.chars().take(3).collect::<String>().to_lowercase();
    let answer = words(masculine) == words(feminine) && opening(masculine) == opening(feminine);
    let is_pair = answer && masculine != feminine && !feminine.contains('/');
    is_pair.then(|| Forms { masculine: masculine.to_owned(), feminine: feminine.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_two_forms_that_answer_each_other() {
        let pair = forms("directeur technique/directrice technique").expect("pair");
        assert_eq!(
            (pair.masculine.as_str(), pair.feminine.as_str()),
            ("directeur technique", "directrice technique")
        );
        for whole in ["comptable", "gestionnaire achats/ventes", "a/b/c", "", "/", "oui/oui"] {
            assert_eq!(forms(whole), None, "{whole}");
        }
    }
}
