//! Who may import whom, as the map of the house (`ARCHITECTURE.md`) says; and under which licences others' crates come.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use jalon_tidy::root;
use serde_json::Value;

use crate::hold;

/// Where a crate of ours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Floor {
    Engine,
    /// `kernel/access` and `kernel/page`: what the kernel itself stands on.
    Ground,
    /// The proofs of the policies: a test of `kernel/access`.
    Proofs,
    Kernel,
    Wing,
    Server,
    Xtask,
    Tests,
}

struct Crate {
    name: String,
    floor: Floor,
    /// Crates of ours that it names, in whatever section.
    imports: BTreeSet<String>,
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata writes JSON")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn house(metadata: &Value) -> Vec<Crate> {
    let members: Vec<&str> = list(metadata, "workspace_members").iter().filter_map(Value::as_str).collect();
    let packages: Vec<&Value> =
        list(metadata, "packages").iter().filter(|package| members.contains(&text(package, "id"))).collect();
    let names: BTreeSet<&str> = packages.iter().map(|package| text(package, "name")).collect();
    packages
        .iter()
        .map(|package| {
            let name = text(package, "name");
            Crate {
                name: name.to_owned(),
                floor: floor(text(package, "manifest_path")),
                imports: list(package, "dependencies")
                    .iter()
                    .map(|dependency| text(dependency, "name"))
                    // A crate may name itself among its dev-dependencies to turn on a feature for its own tests.
                    .filter(|import| names.contains(import) && *import != name)
                    .map(str::to_owned)
                    .collect(),
            }
        })
        .collect()
}

fn floor(manifest: &str) -> Floor {
    let root = root();
    let place = manifest.strip_prefix(&*root.to_string_lossy()).unwrap_or(manifest).replace('\\', "/");
    match place.trim_start_matches('/').split('/').collect::<Vec<_>>().as_slice() {
        ["engines", ..] => Floor::Engine,
        ["kernel", "access", "proofs", ..] => Floor::Proofs,
        ["kernel", "access" | "page", "Cargo.toml"] => Floor::Ground,
        ["kernel", "Cargo.toml"] => Floor::Kernel,
        ["wings", ..] => Floor::Wing,
        ["server", ..] => Floor::Server,
        ["xtask", ..] => Floor::Xtask,
        ["tests", ..] => Floor::Tests,
        other => panic!("{other:?} has no place on the map of the house"),
    }
}

/// The one engine that stands on another: schemes are written in the language.
const EXCEPTIONS: [(&str, &str); 1] = [("jalon-financing", "publicodes")];

fn may_import(who: Floor, whom: Floor) -> bool {
    use Floor::{Engine, Ground, Kernel, Proofs, Server, Tests, Wing, Xtask};
    match who {
        Engine | Ground | Xtask => false,
        Proofs | Kernel => whom == Ground,
        Wing => matches!(whom, Engine | Ground | Kernel | Wing),
        Server => matches!(whom, Engine | Ground | Kernel | Wing),
        Tests => matches!(whom, Engine | Ground | Kernel | Wing | Server),
    }
}

#[test]
fn who_may_import_whom() {
    let metadata = metadata();
    let house = house(&metadata);
    let floors: BTreeMap<&str, Floor> = house.iter().map(|one| (one.name.as_str(), one.floor)).collect();
    assert!(floors.len() > 8, "the house has more crates than {floors:?}");
    let mut breaches = Vec::new();
    for one in &house {
        for import in &one.imports {
            let is_excepted = EXCEPTIONS.contains(&(one.name.as_str(), import.as_str()));
            if !is_excepted && !may_import(one.floor, floors[import.as_str()]) {
                breaches.push(format!("{} must not import {import}", one.name));
            }
        }
    }
    hold("server -> wings -> kernel, wings -> engines, and nothing else", &breaches);
}

#[test]
fn wings_do_not_import_each_other_in_a_circle() {
    let metadata = metadata();
    let house = house(&metadata);
    let wings: BTreeMap<&str, &Crate> =
        house.iter().filter(|one| one.floor == Floor::Wing).map(|one| (one.name.as_str(), one)).collect();
    let mut breaches = Vec::new();
    for start in wings.keys() {
        let (mut seen, mut open) = (BTreeSet::new(), vec![*start]);
        while let Some(name) = open.pop() {
            for import in wings.get(name).into_iter().flat_map(|wing| &wing.imports) {
                if import == start {
                    breaches.push(format!("{start} reaches itself through {name}"));
                } else if seen.insert(import.as_str()) {
                    open.push(import);
                }
            }
        }
    }
    hold("no circle of wings", &breaches);
}

#[test]
fn the_map_knows_every_crate() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let metadata = metadata();
    let breaches: Vec<String> = list(&metadata, "packages")
        .iter()
        .filter(|package| list(&metadata, "workspace_members").contains(&package["id"]))
        .filter_map(|package| {
            let folder = text(package, "manifest_path").strip_suffix("/Cargo.toml")?.rsplit('/').next()?;
            (!map.contains(folder)).then(|| folder.to_owned())
        })
        .collect();
    hold("ARCHITECTURE.md shows every crate", &breaches);
}

#[test]
fn licences_go_with_ours() {
    let metadata = metadata();
    let mut breaches = Vec::new();
    for package in list(&metadata, "packages") {
        let licence = text(package, "license");
        if !goes_with_ours(licence) {
            breaches.push(format!("{} {}: « {licence} »", text(package, "name"), text(package, "version")));
        }
    }
    hold("dependencies come under licences that go with the EUPL-1.2", &breaches);
}

/// Whether each part of the expression leaves a choice that is not a GPL or an AGPL.
fn goes_with_ours(licence: &str) -> bool {
    !licence.is_empty()
        && licence.split(" AND ").all(|part| {
            part.trim_matches(['(', ')'])
                .split(" OR ")
                .flat_map(|choice| choice.split('/'))
                .map(|choice| choice.trim().trim_matches(['(', ')']))
                .any(|choice| !choice.is_empty() && !choice.starts_with("GPL") && !choice.starts_with("AGPL"))
        })
}

#[test]
fn a_licence_that_binds_too_much_is_seen() {
    assert!(goes_with_ours("MIT OR Apache-2.0"));
    assert!(goes_with_ours("Apache-2.0 OR GPL-2.0-only"));
    assert!(goes_with_ours("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!goes_with_ours("GPL-3.0-only"));
    assert!(!goes_with_ours("MIT AND AGPL-3.0-or-later"));
    assert!(!goes_with_ours(""));
}
