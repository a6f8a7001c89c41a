//! ESCO as records of the engine.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jalon_skills::{ItemRecord, LinkRecord, Nature, OccupationRecord, Reach, Stake, Taxonomy, TitleRecord};

use crate::data::rows;

/// ESCO in French: labels of version 1.0, relations of version 1.1.
pub fn read(folder: &Path) -> Taxonomy {
    let esco = folder.join("esco_v1_0_fr");
    let items: Vec<ItemRecord> = rows(&esco.join("skills_fr.csv.gz"))
        .into_iter()
        .map(|row| ItemRecord {
            nature: if row["skillType"].contains("knowledge") { Nature::Knowledge } else { Nature::Skill },
            reach: if row["reuseLevel"].contains("transversal") { Reach::Transverse } else { Reach::Unsaid },
            key: row["conceptUri"].clone(),
            label: row["preferredLabel"].clone(),
            group: None,
            definition: row["altLabels"].clone(),
        })
        .collect();
    let known: HashSet<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let mut links: HashMap<String, Vec<LinkRecord>> = HashMap::new();
    for row in rows(&folder.join("esco_v1_1_1_relations/occupationSkillRelations.csv.gz")) {
        if known.contains(row["skillUri"].as_str()) {
            let stake = if row["relationType"] == "essential" { Stake::Core } else { Stake::Ordinary };
            let link = LinkRecord { item: row["skillUri"].clone(), stake };
            links.entry(row["occupationUri"].clone()).or_default().push(link);
        }
    }
    let occupations = rows(&esco.join("occupations_fr.csv"))
        .into_iter()
        .map(|row| OccupationRecord {
            titles: (0..)
                .zip(row["altLabels"].lines())
                .map(|(number, label)| TitleRecord {
                    key: format!("{}#{number}", row["conceptUri"]),
                    label: label.to_owned(),
                })
                .collect(),
            families: (1..=row["iscoGroup"].len())
                .map(|length| row["iscoGroup"][..length].to_owned())
                .collect(),
            links: links.remove(&row["conceptUri"]).unwrap_or_default(),
            label: row["preferredLabel"].clone(),
            definition: row["description"].clone(),
            key: row["conceptUri"].clone(),
            ..OccupationRecord::default()
        })
        .collect();
    Taxonomy::new(occupations, items, Vec::new()).expect("ESCO is whole")
}
