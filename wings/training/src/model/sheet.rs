//! The sheet of a scheme, written by whoever knows the field in a few marks of Markdown: a title, headings, lists.
//!
//! What is not one of these marks is a paragraph, so that nothing an expert writes is ever lost.

/// A sheet, in the order it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// What stands before the first heading.
    pub lead: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// A heading and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What follows.
    pub blocks: Vec<Block>,
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Points in any order.
    Points(Vec<String>),
    /// Steps in their order.
    Steps(Vec<String>),
}

impl Sheet {
    /// Reads a sheet; any text is one.
    pub fn read(text: &str) -> Self {
        let mut sheet = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(title) = line.strip_prefix("## ") {
                sheet.sections.push(Section { title: title.trim().to_owned(), blocks: Vec::new() });
            } else if let Some(title) = line.strip_prefix("# ").filter(|_| sheet.title.is_empty()) {
                title.trim().clone_into(&mut sheet.title);
            } else {
                let blocks = match sheet.sections.last_mut() {
                    Some(section) => &mut section.blocks,
                    None => &mut sheet.lead,
                };
                put(blocks, line);
            }
        }
        sheet
    }

    /// The first sentence or two, for a list of sheets.
    pub fn summary(&self) -> &str {
        self.lead
            .iter()
            .find_map(|block| match block {
                Block::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Every word of the sheet, for searching.
    pub fn text(&self) -> String {
        let blocks = self.lead.iter().chain(self.sections.iter().flat_map(|section| &section.blocks));
        let mut all = vec![self.title.clone()];
        all.extend(self.sections.iter().map(|section| section.title.clone()));
        for block in blocks {
            match block {
                Block::Text(text) => all.push(text.clone()),
                Block::Points(items) | Block::Steps(items) => all.extend(items.iter().cloned()),
            }
        }
        all.join("\n")
    }
}

fn put(blocks: &mut Vec<Block>, line: &str) {
    let point = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
    let step = line.split_once(". ").filter(|(number, _)| {
        !number.is_empty() && number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    match (point, step, blocks.last_mut()) {
        (Some(point), _, Some(Block::Points(points))) => points.push(plain(point)),
        (Some(point), _, _) => blocks.push(Block::Points(vec![plain(point)])),
        (None, Some((_, step)), Some(Block::Steps(steps))) => steps.push(plain(step)),
        (None, Some((_, step)), _) => blocks.push(Block::Steps(vec![plain(step)])),
        (None, None, _) => blocks.push(Block::Text(plain(line))),
    }
}

// Stress is a matter of looks, which a sheet leaves to the page.
fn plain(text: &str) -> String {
    text.trim().replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lists_and_steps_are_seen_and_nothing_else_is_lost() {
        let sheet = Sheet::read(
            "# Le CPF\n\nUn **compte**.\n\n## Pour qui\n- les salariés\n- les autres\n1. Aller\n2. Voir\n\
             ### pas une marque\n12345. non plus\n# encore un titre",
        );
        assert_eq!(sheet.title, "Le CPF");
        assert_eq!(sheet.summary(), "Un compte.");
        assert_eq!(
            sheet.sections[0].blocks,
            [
                Block::Points(vec!["les salariés".into(), "les autres".into()]),
                Block::Steps(vec!["Aller".into(), "Voir".into()]),
                Block::Text("### pas une marque".into()),
                Block::Text("12345. non plus".into()),
                Block::Text("# encore un titre".into()),
            ]
        );
        assert!(sheet.text().contains("les autres"));
    }

    #[test]
    fn any_text_is_a_sheet() {
        for text in ["", "\n\n", "##", "- ", "1. ", "\u{0}🌱", "# \n## \n- \n"] {
            let _ = Sheet::read(text).text();
        }
        assert_eq!(Sheet::read(""), Sheet::default());
    }
}
