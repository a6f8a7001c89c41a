//! Reading the table: blocks of acts and cases, expanded to explicit cells.
//!
//! Every act of the code has exactly one block. Each cell of an act is covered by exactly one of its cases, or by
//! the block's `sinon` when no case speaks of it; two cases on one cell are refused even when they agree, and so is
//! a case that speaks of no cell. Names that do not exist are refused.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::act::Act;
use crate::field::{FieldClass, FieldSet};

use super::cells::{Cell, Profile, State, Who};
use super::worlds::Standing;

/// What the table says of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Nothing, indistinguishable from "does not exist".
    Absent,
    /// Allowed, with these classes of fields; none for an act that shows none.
    Full(FieldSet),
}

/// The truth table, read, complete and without contradiction.
#[derive(Debug)]
pub struct Table {
    pub(super) words: Words,
    pub(super) blocks: Vec<Block>,
    cells: Vec<(Cell, Expected)>,
    by_cell: HashMap<Cell, usize>,
}

/// Why the table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadTable {
    #[error("reading {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("understanding {path}")]
    Parse { path: PathBuf, source: toml::de::Error },
    #[error("the table does not hold:\n{}", problems.join("\n"))]
    Wrong { problems: Vec<String> },
}

/// The words of the table: what each name means to a reader, and named account states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub etat: BTreeMap<String, AccountState>,
    pub qui: BTreeMap<String, String>,
    pub relation: BTreeMap<String, String>,
    pub dossier: BTreeMap<String, String>,
    pub champ: BTreeMap<String, String>,
    pub objet: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountState {
    pub libelle: String,
    pub cycle: Vec<String>,
    pub facteurs: Vec<String>,
    pub mandat: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Block {
    pub nom: String,
    pub libelle: String,
    pub sinon: Otherwise,
    #[serde(default)]
    pub cas: Vec<Case>,
}

/// What holds where no case speaks. Only one word exists, and each block must write it: whoever reads a block sees it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Otherwise {
    Rien,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub qui: Vec<String>,
    pub etat: Option<String>,
    pub sur: Option<Vec<String>>,
    pub relation: Vec<String>,
    pub dossier: Option<Vec<String>>,
    pub voit: Vec<String>,
    pub pourquoi: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    acte: Vec<Block>,
}

/// The name of a class of fields in the table.
pub(super) const fn class_name(class: FieldClass) -> &'static str {
    match class {
        FieldClass::Identity => "identite",
        FieldClass::Contact => "contact",
        FieldClass::Project => "projet",
        FieldClass::PrivateNotes => "notes",
        FieldClass::Health => "sante",
    }
}

impl Table {
    /// Reads every file of the folder: `vocabulaire.toml` and the files of acts; `routes.toml` is not part of it.
    ///
    /// # Errors
    /// A file that cannot be read or understood, or the list of all that is missing, doubled or unknown.
    pub fn load(folder: &Path) -> Result<Self, BadTable> {
        let words: Words = read(&folder.join("vocabulaire.toml"))?;
        let listing =
            std::fs::read_dir(folder).map_err(|source| BadTable::Read { path: folder.into(), source })?;
        let mut paths: Vec<PathBuf> = listing.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        let mut blocks = Vec::new();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".toml") && name != "vocabulaire.toml" && name != "routes.toml" {
                blocks.extend(read::<File>(&path)?.acte);
            }
        }
        Self::expand(words, blocks)
    }

    /// The same from texts, for tests that plant a fault.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn parse(vocabulary: &str, files: &[&str]) -> Result<Self, BadTable> {
        let words = understand(Path::new("vocabulaire.toml"), vocabulary)?;
        let mut blocks = Vec::new();
        for file in files {
            blocks.extend(understand::<File>(Path::new("acts"), file)?.acte);
        }
        Self::expand(words, blocks)
    }

    /// Every cell with what the table says of it.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (&Cell, Expected)> {
        self.cells.iter().map(|(cell, expected)| (cell, *expected))
    }

    /// What the table says of a cell; `None` when no such cell can exist.
    pub fn expected(&self, cell: &Cell) -> Option<Expected> {
        self.by_cell.get(cell).map(|&place| self.cells[place].1)
    }

    fn expand(words: Words, blocks: Vec<Block>) -> Result<Self, BadTable> {
        let mut problems = unknown_words(&words);
        let mut cells = Vec::new();
        for &act in Act::ALL {
            let mine: Vec<&Block> = blocks.iter().filter(|block| block.nom == act.name()).collect();
            match mine[..] {
                [block] => expand_act(act, block, &words, &mut cells, &mut problems),
                [] => problems.push(format!("{}: no block speaks of this act", act.name())),
                _ => problems.push(format!("{}: several blocks speak of this act", act.name())),
            }
        }
        for block in &blocks {
            if Act::parse(&block.nom).is_none() {
                problems.push(format!("{}: there is no such act", block.nom));
            }
        }
        if !problems.is_empty() {
            return Err(BadTable::Wrong { problems });
        }
        let by_cell = cells.iter().enumerate().map(|(place, (cell, _))| (*cell, place)).collect();
        Ok(Self { words, blocks, cells, by_cell })
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, BadTable> {
    let text =
        std::fs::read_to_string(path).map_err(|source| BadTable::Read { path: path.into(), source })?;
    understand(path, &text)
}

fn understand<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, BadTable> {
    toml::from_str(text).map_err(|source| BadTable::Parse { path: path.into(), source })
}

fn expand_act(
    act: Act,
    block: &Block,
    words: &Words,
    cells: &mut Vec<(Cell, Expected)>,
    problems: &mut Vec<String>,
) {
    let mut used = vec![0_usize; block.cas.len()];
    let shown: Vec<Option<Expected>> = block
        .cas
        .iter()
        .map(|case| shown(act, case).map_err(|problem| problems.push(problem)).ok())
        .collect();
    problems.extend(block.cas.iter().flat_map(|case| unknown_in(act, case, words)));
    for cell in Cell::of(act) {
        let mut covering = (0..block.cas.len()).filter(|&i| covers(&block.cas[i], words, &cell));
        let expected = match covering.next() {
            None => match block.sinon {
                Otherwise::Rien => Expected::Absent,
            },
            Some(i) => {
                used[i] += 1;
                if let Some(other) = covering.next() {
                    problems.push(format!("{cell}: cases {} and {} both speak of it", i + 1, other + 1));
                }
                shown[i].unwrap_or(Expected::Absent)
            }
        };
        cells.push((cell, expected));
    }
    for (i, _) in used.iter().enumerate().filter(|(_, used)| **used == 0) {
        problems.push(format!("{}: case {} speaks of no cell", act.name(), i + 1));
    }
}

fn covers(case: &Case, words: &Words, cell: &Cell) -> bool {
    let state_fits = match &case.dossier {
        Some(states) => among(states, cell.state.name()),
        None => cell.state == State::None,
    };
    among(&case.qui, cell.who.name())
        && account_fits(case.etat.as_deref(), words, cell.profile)
        && case.sur.as_ref().is_none_or(|kinds| among(kinds, cell.kind.name()))
        && among(&case.relation, cell.standing.name())
        && state_fits
}

/// A list of names; `*` stands for all of them.
fn among(names: &[String], name: &str) -> bool {
    names.iter().any(|candidate| candidate == name || candidate == "*")
}

/// Without `etat`, a case speaks only of those who have no professional account. A `-` in the cell means that the
/// notion does not apply, so it cannot fail.
fn account_fits(name: Option<&str>, words: &Words, profile: Profile) -> bool {
    let Some(name) = name else { return profile.lifecycle.is_none() };
    let Some(account) = words.etat.get(name) else { return false };
    let fits = |names: &[String], value: &str| value == "-" || among(names, value);
    fits(&account.cycle, profile.lifecycle_name())
        && fits(&account.facteurs, profile.assurance_name())
        && fits(&account.mandat, profile.mandate)
}

fn shown(act: Act, case: &Case) -> Result<Expected, String> {
    let mut fields = FieldSet::EMPTY;
    for name in &case.voit {
        let class = FieldClass::ALL.into_iter().find(|class| class_name(*class) == name);
        match class {
            Some(class) if act.fields().contains(class) => fields = fields.with(class),
            Some(_) => return Err(format!("{}: the act puts no field of class {name} at stake", act.name())),
            None => return Err(format!("{}: there is no class of fields {name}", act.name())),
        }
    }
    if fields.is_empty() && !act.fields().is_empty() {
        return Err(format!("{}: a case that allows nothing is not a case; leave it to `sinon`", act.name()));
    }
    Ok(Expected::Full(fields))
}

fn unknown_in(act: Act, case: &Case, words: &Words) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut look = |names: &[String], known: &BTreeMap<String, String>, axis: &str| {
        for name in names.iter().filter(|name| *name != "*" && !known.contains_key(*name)) {
            unknown.push(format!("{}: `{name}` is no {axis}", act.name()));
        }
    };
    look(&case.qui, &words.qui, "qui");
    look(&case.relation, &words.relation, "relation");
    look(case.dossier.as_deref().unwrap_or_default(), &words.dossier, "dossier");
    look(case.sur.as_deref().unwrap_or_default(), &words.objet, "objet");
    if let Some(name) = &case.etat
        && !words.etat.contains_key(name)
    {
        unknown.push(format!("{}: `{name}` is no etat", act.name()));
    }
    unknown
}

/// The vocabulary explains exactly the names the code knows.
fn unknown_words(words: &Words) -> Vec<String> {
    use crate::subject::SubjectKind;
    let mut problems = Vec::new();
    let mut compare = |axis: &str, explained: &BTreeMap<String, String>, known: Vec<&'static str>| {
        for name in &known {
            if !explained.contains_key(*name) {
                problems.push(format!("vocabulaire.toml does not explain the {axis} `{name}`"));
            }
        }
        for name in explained.keys().filter(|name| !known.contains(&name.as_str())) {
            problems.push(format!("vocabulaire.toml explains the {axis} `{name}`, which does not exist"));
        }
    };
    compare("qui", &words.qui, Who::all().into_iter().map(Who::name).collect());
    compare("relation", &words.relation, Standing::all().into_iter().map(Standing::name).collect());
    let states = SubjectKind::ALL.into_iter().flat_map(State::of).filter(|state| *state != State::None);
    compare("dossier", &words.dossier, states.map(State::name).collect());
    compare("champ", &words.champ, FieldClass::ALL.map(class_name).to_vec());
    compare("objet", &words.objet, SubjectKind::ALL.map(SubjectKind::name).to_vec());
    problems
}
