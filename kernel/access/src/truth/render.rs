//! The table as a document to read and sign: `DROITS.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::act::Act;
use crate::field::FieldClass;

use super::table::{Block, Case, Table, class_name};

/// The table in Markdown, in French, in the order of the acts.
pub fn render(table: &Table) -> String {
    let mut page = String::from(INTRODUCTION);
    // Writing to a String cannot fail.
    let _ = writeln!(page, "\nLa table compte {} cases, toutes vérifiées.\n", table.cells().len());
    vocabulary(&mut page, table);
    for act in Act::ALL {
        if let Some(block) = table.blocks.iter().find(|block| block.nom == act.name()) {
            act_section(&mut page, table, *act, block);
        }
    }
    page
}

const INTRODUCTION: &str = "\
# Qui a le droit de quoi

Ce document est produit à partir de `tests/truth/*.toml`, écrits et relus à la main ; ne le modifiez pas ici.
Chaque ligne dit qui voit quoi. **Tout ce qu'aucune ligne ne dit est refusé**, et un refus ne dit jamais si la chose
existe. Aucun employeur n'a de compte : il n'y a donc pas de ligne pour eux, et leur refus est démontré à part.
";

fn vocabulary(page: &mut String, table: &Table) {
    let words = &table.words;
    section(page, "Qui", &words.qui);
    page.push_str("### États d'un compte professionnel\n\n| nom | sens |\n| --- | --- |\n");
    for (name, account) in &words.etat {
        let _ = writeln!(page, "| {name} | {} |", account.libelle);
    }
    page.push('\n');
    section(page, "Relations", &words.relation);
    section(page, "États d'une demande, d'un dossier, de la plateforme", &words.dossier);
    section(page, "Classes de données", &words.champ);
}

fn section(page: &mut String, title: &str, words: &BTreeMap<String, String>) {
    let _ = writeln!(page, "### {title}\n\n| nom | sens |\n| --- | --- |");
    for (name, meaning) in words {
        let _ = writeln!(page, "| {name} | {meaning} |");
    }
    page.push('\n');
}

fn act_section(page: &mut String, table: &Table, act: Act, block: &Block) {
    let _ = writeln!(page, "## {} (`{}`)\n", block.libelle, block.nom);
    let at_stake: Vec<&str> = act.fields().iter().map(class_name).collect();
    if !at_stake.is_empty() {
        let _ = writeln!(page, "Données en jeu : {}.\n", at_stake.join(", "));
    }
    if block.cas.is_empty() {
        page.push_str("Personne.\n\n");
        return;
    }
    page.push_str(
        "| qui | compte | relation | état | voit | pourquoi |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for case in &block.cas {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            names(&case.qui),
            case.etat.as_deref().unwrap_or("–"),
            relation(case),
            case.dossier.as_deref().map_or("–".to_owned(), names),
            shown(act, case),
            case.pourquoi,
        );
    }
    let _ = writeln!(page, "\nTout autre cas : rien. {}\n", count(table, act));
}

fn relation(case: &Case) -> String {
    match &case.sur {
        Some(kinds) => format!("{} ({})", names(&case.relation), names(kinds)),
        None => names(&case.relation),
    }
}

fn names(names: &[String]) -> String {
    if names.iter().any(|name| name == "*") { "tous".to_owned() } else { names.join(", ") }
}

fn shown(act: Act, case: &Case) -> String {
    if act.fields().is_empty() {
        return "permis".to_owned();
    }
    let seen = |class: &FieldClass| case.voit.iter().any(|name| name == class_name(*class));
    act.fields().iter().filter(seen).map(class_name).collect::<Vec<_>>().join(", ")
}

fn count(table: &Table, act: Act) -> String {
    let cells = table.cells().filter(|(cell, _)| cell.act == act);
    let (open, all) = cells.fold((0, 0), |(open, all), (_, expected)| {
        (open + usize::from(expected != super::Expected::Absent), all + 1)
    });
    format!("({open} cases ouvertes sur {all}.)")
}
