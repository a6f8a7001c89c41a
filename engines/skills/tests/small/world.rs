//! Five occupations: two of the shop, one between shop and office, one of the office, one that the law reserves.

use jalon_skills::{
    Atlas, Everyday, GroupRecord, Held, ItemId, ItemRecord, LinkRecord, Nature, OccupationId,
    OccupationRecord, Profile, Reach, Stake, Taxonomy, TitleRecord,
};

const ITEMS: &[(&str, &str, Nature, Reach, Option<&str>)] = &[
    ("caisse", "Gérer une caisse", Nature::Skill, Reach::Technical, Some("caisse")),
    ("cloture", "Gérer une caisse centrale", Nature::Skill, Reach::Technical, Some("caisse")),
    ("rayon", "Mettre en rayon", Nature::Skill, Reach::Technical, Some("vente")),
    ("vitrine", "Décorer une vitrine", Nature::Skill, Reach::Technical, Some("vente")),
    ("conseil", "Conseiller un client", Nature::Skill, Reach::Transverse, Some("vente")),
    ("planning", "Gérer un planning", Nature::Skill, Reach::Transverse, Some("bureau")),
    ("courrier", "Rédiger un courrier", Nature::Skill, Reach::Technical, Some("bureau")),
    ("paie", "Établir la paie", Nature::Skill, Reach::Expert, Some("bureau")),
    ("droit", "Droit du travail", Nature::Knowledge, Reach::Unsaid, None),
    ("piqure", "Réaliser une injection", Nature::Skill, Reach::Expert, None),
    ("ecoute", "Être à l'écoute", Nature::Attitude, Reach::Unsaid, None),
    ("diplome", "Diplôme d'État d'infirmier", Nature::Credential, Reach::Unsaid, None),
    ("nuit", "Travail de nuit", Nature::Context, Reach::Unsaid, None),
    ("samedi", "Travail le samedi", Nature::Context, Reach::Unsaid, None),
];

const OCCUPATIONS: &[(&str, &str, &[&str], &[&str])] = &[
    (
        "V1",
        "Caissier / Caissière",
        &["Hôte / Hôtesse de caisse"],
        &["caisse*", "cloture", "ecoute", "samedi"],
    ),
    (
        "V2",
        "Vendeur / Vendeuse",
        &["Employé / Employée de rayon"],
        &["rayon*", "vitrine", "conseil*", "caisse", "samedi"],
    ),
    ("B1", "Assistant / Assistante de boutique", &[], &["caisse", "conseil", "planning*", "courrier*"]),
    ("B2", "Assistant / Assistante de paie", &[], &["planning", "courrier", "paie*", "droit*"]),
    (
        "S1",
        "Infirmier / Infirmière",
        &["Infirmier / Infirmière de nuit"],
        &["piqure*", "ecoute", "diplome", "nuit"],
    ),
];

pub fn records() -> (Vec<OccupationRecord>, Vec<ItemRecord>, Vec<GroupRecord>) {
    let groups =
        ["caisse", "vente", "bureau"].map(|key| GroupRecord { key: key.into(), label: key.into() }).into();
    let items = ITEMS
        .iter()
        .map(|&(key, label, nature, reach, group)| ItemRecord {
            key: key.into(),
            label: label.into(),
            nature,
            reach,
            group: group.map(str::to_owned),
            definition: String::new(),
        })
        .collect();
    let occupations = OCCUPATIONS
        .iter()
        .map(|&(key, label, titles, links)| occupation(key, label, titles, links))
        .collect();
    (occupations, items, groups)
}

fn occupation(key: &str, label: &str, titles: &[&str], links: &[&str]) -> OccupationRecord {
    OccupationRecord {
        key: key.into(),
        label: label.into(),
        families: vec![key[..1].into()],
        regulated: key == "S1",
        interests: vec![(if key.starts_with('S') { "soigner" } else { "vendre" }.into(), true)],
        titles: titles
            .iter()
            .map(|title| TitleRecord { key: (*title).into(), label: (*title).into() })
            .collect(),
        links: links
            .iter()
            .map(|link| LinkRecord {
                item: link.trim_end_matches('*').into(),
                stake: if link.ends_with('*') { Stake::Core } else { Stake::Ordinary },
            })
            .collect(),
        ..OccupationRecord::default()
    }
}

pub fn atlas() -> Atlas {
    let (occupations, items, groups) = records();
    let everyday = Everyday::parse("boss\tGérer un planning\nnurse\tinfirmier").expect("the table is right");
    Atlas::learn(Taxonomy::new(occupations, items, groups).expect("it is whole"), everyday)
}

pub fn item(atlas: &Atlas, key: &str) -> ItemId {
    atlas.taxonomy().item(key).unwrap_or_else(|| panic!("no item {key}"))
}

pub fn occupation_id(atlas: &Atlas, key: &str) -> OccupationId {
    atlas.taxonomy().occupation(key).unwrap_or_else(|| panic!("no occupation {key}"))
}

pub fn holding(atlas: &Atlas, keys: &[&str]) -> Profile {
    Profile::new(keys.iter().map(|key| Held::new(item(atlas, key))))
}

pub fn key_of(atlas: &Atlas, id: OccupationId) -> String {
    atlas.taxonomy().occupation_record(id).key.clone()
}

pub fn item_key(atlas: &Atlas, id: ItemId) -> String {
    atlas.taxonomy().item_record(id).key.clone()
}
