//! The truth table against the policies: complete, without contradiction, and answered cell by cell.

use std::path::{Path, PathBuf};

use jalon_access::truth::{Access, BadTable, Cell, Expected, Routes, Table, World, render};
use jalon_access::{Act, AsSubject, FieldSet, SubjectKind, decide};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/truth")
}

fn table() -> Table {
    Table::load(&folder()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_policies_answer_every_cell_as_the_table_says() {
    let table = table();
    let cells: Vec<_> = table.cells().collect();
    let (first, second) = cells.split_at(cells.len() / 2);
    let (mut wrong, rest) = std::thread::scope(|scope| {
        let other = scope.spawn(|| differences(second));
        (differences(first), other.join().expect("comparing the second half"))
    });
    wrong.extend(rest);
    let classes: usize = cells.iter().map(|(cell, _)| cell.act.fields().iter().count().max(1)).sum();
    println!("{} cells, {classes} with each class of fields", cells.len());
    let shown: Vec<_> = wrong.iter().take(40).collect();
    assert!(wrong.is_empty(), "{} cells differ, first {shown:#?}", wrong.len());
    assert!(cells.len() > 25_000, "the table shrank to {} cells", cells.len());
}

fn differences(cells: &[(&Cell, Expected)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (cell, expected) in cells {
        let world = World::of(cell);
        let decision = decide(&world.actor, cell.act, world.subject.as_subject());
        let answered = if decision.allow { Expected::Full(decision.fields) } else { Expected::Absent };
        if answered != *expected {
            wrong.push(format!(
                "{cell}: the table says {expected:?}, the policies {answered:?} ({:?})",
                decision.reason
            ));
        }
        assert!(decision.allow || decision.fields == FieldSet::EMPTY, "{cell}: a refusal shows nothing");
    }
    wrong
}

#[test]
fn the_document_to_sign_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("DROITS.md");
    let wanted = render(&table());
    if std::env::var_os("JALON_WRITE_DROITS").is_some() {
        std::fs::write(&path, &wanted).expect("writing DROITS.md");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == wanted,
        "DROITS.md is not current: run JALON_WRITE_DROITS=1 cargo test -p jalon-access"
    );
}

#[test]
fn the_rows_of_the_routes_are_understood() {
    let routes = Routes::load(&folder().join("routes.toml")).unwrap_or_else(|error| panic!("{error}"));
    for route in routes.all() {
        if let Access::Act(act, kind) = &route.access {
            assert!(act.applies_to(*kind), "{} {}", route.method, route.path);
        }
    }
}

/// The problems of the real table after one change to the texts of its files.
fn problems_after(change: impl Fn(String) -> String) -> Vec<String> {
    let read = |name: &str| std::fs::read_to_string(folder().join(name)).expect("reading the table");
    let files =
        ["1-personne.toml", "2-demande.toml", "3-dossier.toml", "4-plateforme.toml"].map(|n| change(read(n)));
    let texts: Vec<&str> = files.iter().map(String::as_str).collect();
    match Table::parse(&read("vocabulaire.toml"), &texts) {
        Ok(_) => Vec::new(),
        Err(BadTable::Wrong { problems }) => problems,
        Err(other) => vec![other.to_string()],
    }
}

#[test]
fn a_table_with_a_fault_is_refused() {
    assert_eq!(problems_after(|text| text), Vec::<String>::new());
    let replaced =
        |from: &'static str, to: &'static str| problems_after(move |text| text.replacen(from, to, 1));
    let missing = replaced("nom = \"people.manage\"", "nom = \"people.manages\"").join("\n");
    assert!(missing.contains("no block speaks of this act") && missing.contains("no such act"), "{missing}");
    let doubled =
        replaced("[\"collegue_accord_total\"]", "[\"collegue_accord_total\", \"suivi\"]").join("\n");
    assert!(doubled.contains("both speak of it"), "{doubled}");
    let unknown = replaced("\"son_site\"", "\"sont_site\"").join("\n");
    assert!(unknown.contains("`sont_site` is no relation"), "{unknown}");
    let idle = replaced("dossier = [\"brouillon\"]", "dossier = [\"scelle\"]").join("\n");
    assert!(idle.contains("speaks of no cell"), "{idle}");
    let silent = replaced("sinon = \"rien\"", "").join("\n");
    assert!(silent.contains("understanding"), "{silent}");
    let too_much = replaced("voit = [\"projet\"]", "voit = [\"projet\", \"sante\"]").join("\n");
    assert!(too_much.contains("no field of class sante at stake"), "{too_much}");
}

#[test]
fn a_route_without_a_row_and_a_row_without_a_route_are_told() {
    let text = "[[route]]\nmethod = \"GET\"\npath = \"/parcours/{id}\"\nact = \"parcours.read\"\nsubject = \"parcours\"";
    let routes = Routes::parse(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        routes.row("GET", "/parcours/{id}").map(|route| &route.access),
        Some(&Access::Act(Act::ParcoursRead, SubjectKind::Parcours))
    );
    assert!(routes.differences(&[("GET", "/parcours/{id}")]).is_empty());
    assert_eq!(routes.differences(&[("GET", "/metiers")]).len(), 2);
    assert!(Routes::parse(&text.replace("\"parcours\"", "\"house\"")).is_err());
    assert!(Routes::parse(&text.replace("act = \"parcours.read\"\n", "")).is_err());
    assert!(Routes::parse(&format!("{text}\n{text}")).is_err());
}
