//! A classification as the rows of the house's tables: the one shape that is written, read back and compared.

use std::collections::{HashMap, HashSet};

use jalon_reference::rome::{
    self, Classification, EcologicalRole, Flag, GroupKind, LinkKind, MobilityKind, SkillKind, SkillLevel,
};

use crate::model::sheet::{Answer, Ecology, ItemKind, Kinship, Standing};

/// An occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationRow {
    pub code: String,
    pub title: String,
    pub definition: String,
    pub access: String,
    pub conditions: String,
    pub domain: String,
    pub major_domain: String,
    pub riasec_major: Option<String>,
    pub riasec_minor: Option<String>,
    pub regulated: Answer,
    pub executive: Answer,
    pub ecology: Ecology,
}

/// A job title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRow {
    pub ogr: i64,
    pub code: String,
    pub label: String,
    pub short_label: String,
}

/// A skill, a knowledge item or a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    pub ogr: i64,
    pub kind: ItemKind,
    pub label: String,
    pub category: String,
}

/// What an occupation asks for; its rank is its place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    pub code: String,
    pub ogr: i64,
    pub standing: Standing,
}

/// A move; its rank is its place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MobilityRow {
    pub code: String,
    pub target: String,
    pub kinship: Kinship,
}

/// Everything of one data set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Occupations, by code.
    pub occupations: Vec<OccupationRow>,
    /// The code of an occupation, and of the one of ROME 3 that it comes from.
    pub origins: Vec<(String, String)>,
    /// Job titles, in the publisher's order.
    pub titles: Vec<TitleRow>,
    /// Items, in the publisher's order.
    pub items: Vec<ItemRow>,
    /// Links, in the publisher's order.
    pub links: Vec<LinkRow>,
    /// Moves, nearest first.
    pub mobilities: Vec<MobilityRow>,
}

impl Rows {
    /// The rows of a classification.
    pub fn of(read: &Classification) -> Self {
        Self {
            occupations: occupations(read),
            origins: origins(read),
            titles: titles(read),
            items: items(read),
            links: links(read),
            mobilities: mobilities(read),
        }
    }
}

fn occupations(read: &Classification) -> Vec<OccupationRow> {
    let groups = |kind: GroupKind| -> HashMap<&str, &str> {
        let of_kind = read.groups().iter().filter(move |group| group.kind == kind);
        of_kind.map(|group| (group.code.as_str(), group.label.as_str())).collect()
    };
    let (domains, majors) = (groups(GroupKind::Domain), groups(GroupKind::MajorDomain));
    let named = |labels: &HashMap<&str, &str>, code: &str| {
        labels.get(code).map_or_else(String::new, |label| (*label).to_owned())
    };
    read.occupations()
        .iter()
        .map(|it| OccupationRow {
            code: it.code.to_string(),
            title: it.title.clone(),
            definition: it.definition.join("\n"),
            access: it.access.join("\n"),
            conditions: it.conditions.join("\n"),
            domain: named(&domains, it.code.domain()),
            major_domain: named(&majors, &it.code.as_str()[..1]),
            riasec_major: it.riasec_major.map(|letter| letter.letter().to_string()),
            riasec_minor: it.riasec_minor.map(|letter| letter.letter().to_string()),
            regulated: answer(it.traits.regulated),
            executive: answer(it.traits.executive),
            ecology: ecology(it.traits.ecological),
        })
        .collect()
}

fn origins(read: &Classification) -> Vec<(String, String)> {
    let origin = |it: &rome::Occupation| Some((it.code.to_string(), it.parent.as_ref()?.to_string()));
    read.occupations().iter().filter_map(origin).collect()
}

fn titles(read: &Classification) -> Vec<TitleRow> {
    read.titles()
        .iter()
        .map(|title| TitleRow {
            ogr: title.ogr.value().into(),
            code: title.occupation.to_string(),
            label: title.long.clone(),
            short_label: title.short.clone(),
        })
        .collect()
}

fn items(read: &Classification) -> Vec<ItemRow> {
    let headings = SkillHeadings::of(read);
    let skills = read.skills().iter().map(|skill| ItemRow {
        ogr: skill.ogr.value().into(),
        kind: if skill.kind == SkillKind::Behaviour { ItemKind::Behaviour } else { ItemKind::Skill },
        label: skill.label.clone(),
        category: headings.of_skill(skill),
    });
    let knowledge = read.knowledge().iter().map(|item| ItemRow {
        ogr: item.ogr.value().into(),
        kind: ItemKind::Knowledge,
        label: item.label.clone(),
        category: item.category.clone(),
    });
    let contexts = read.contexts().iter().map(|item| ItemRow {
        ogr: item.ogr.value().into(),
        kind: ItemKind::Context,
        label: item.label.clone(),
        category: item.category.clone(),
    });
    skills.chain(knowledge).chain(contexts).collect()
}

/// Under which heading a skill is shown: its stake when the set has the skill tree, else its macro-skill.
struct SkillHeadings<'a> {
    stakes: HashMap<&'a str, &'a str>,
    macros: HashMap<rome::Ogr, (&'a str, &'a str)>,
}

impl<'a> SkillHeadings<'a> {
    fn of(read: &'a Classification) -> Self {
        let branches = read.skill_branches().iter();
        let macros = read.skills().iter().filter_map(|skill| match &skill.level {
            SkillLevel::Macro { code, .. } => Some((skill.ogr, (code.as_str(), skill.label.as_str()))),
            SkillLevel::Detailed { .. } | SkillLevel::Flat => None,
        });
        Self {
            stakes: branches.map(|branch| (branch.code.as_str(), branch.label.as_str())).collect(),
            macros: macros.collect(),
        }
    }

    fn of_skill(&self, skill: &rome::Skill) -> String {
        let heading = match &skill.level {
            SkillLevel::Detailed { macro_skill } => self.macros.get(macro_skill).copied(),
            SkillLevel::Macro { code, .. } => Some((code.as_str(), "")),
            SkillLevel::Flat => None,
        };
        let Some((code, macro_label)) = heading else { return String::new() };
        // `4A101` is under the stake `4A`.
        let stake = code.get(..2).and_then(|stake| self.stakes.get(stake)).copied();
        stake.unwrap_or(macro_label).to_owned()
    }
}

fn links(read: &Classification) -> Vec<LinkRow> {
    // The third edition may name an item in several blocks: it is kept once, with the standing that matters most.
    let mut place: HashMap<(rome::RomeCode, rome::Ogr), usize> = HashMap::new();
    let mut rows: Vec<LinkRow> = Vec::with_capacity(read.links().len());
    for link in read.links() {
        if matches!(link.kind, LinkKind::Heading | LinkKind::Title) {
            continue;
        }
        let standing = match link.standing {
            rome::Standing::Principal | rome::Standing::Basic => Standing::Core,
            rome::Standing::Emerging => Standing::Emerging,
            rome::Standing::Specific | rome::Standing::Unstated => Standing::Other,
        };
        match place.get(&(link.occupation, link.item)) {
            Some(known) => rows[*known].standing = rows[*known].standing.min(standing),
            None => {
                place.insert((link.occupation, link.item), rows.len());
                let (code, ogr) = (link.occupation.to_string(), link.item.value().into());
                rows.push(LinkRow { code, ogr, standing });
            }
        }
    }
    rows
}

fn mobilities(read: &Classification) -> Vec<MobilityRow> {
    let mut moves: Vec<_> = read.mobilities().iter().collect();
    moves.sort_by_key(|it| (it.from, it.order));
    let mut seen = HashSet::new();
    moves
        .into_iter()
        .filter(|it| seen.insert((it.from, it.to)))
        .map(|it| MobilityRow {
            code: it.from.to_string(),
            target: it.to.to_string(),
            kinship: match it.kind {
                MobilityKind::Near => Kinship::Near,
                MobilityKind::Evolution => Kinship::Evolution,
                MobilityKind::Related => Kinship::Related,
            },
        })
        .collect()
}

fn answer(flag: Flag) -> Answer {
    match flag {
        Flag::Yes => Answer::Yes,
        Flag::No => Answer::No,
        Flag::Unstated => Answer::Unstated,
    }
}

fn ecology(role: EcologicalRole) -> Ecology {
    match role {
        EcologicalRole::Green => Ecology::Green,
        EcologicalRole::Strategic => Ecology::Strategic,
        EcologicalRole::Neutral => Ecology::Neutral,
        EcologicalRole::Brown => Ecology::Brown,
        EcologicalRole::Unstated => Ecology::Unstated,
    }
}
