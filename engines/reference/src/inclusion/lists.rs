//! The code lists of data·inclusion, and the list of its contributors.

use crate::place::Rejected;
use crate::prose;
use crate::stream::Item;

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub value: String,
    pub label: String,
    pub description: String,
}

/// One object of `thematiques.json`, `publics.json`, `frais.json`…
pub fn code(item: &Item) -> Result<Code, Rejected> {
    Ok(Code {
        value: prose::line(item.need("value")?),
        label: prose::line(item.need("label")?),
        description: item.text("description")?.map(prose::paragraphs).unwrap_or_default(),
    })
}

/// Who contributes structures and services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributor {
    pub slug: String,
    pub name: String,
    pub description: String,
}

/// One object of `sources.json`.
pub fn contributor(item: &Item) -> Result<Contributor, Rejected> {
    Ok(Contributor {
        slug: prose::line(item.need("slug")?),
        name: prose::line(item.need("nom")?),
        description: item.text("description")?.map(prose::paragraphs).unwrap_or_default(),
    })
}
