//! The account's information system (2.3-13): how this house talks to it, and a simulator of it.
//!
//! The public system has no open interface to write to; what is agreed on here is small and said in full in the wing's README.
//! A declaration is put at an address that holds its identifier: put there twice, it is there once.

mod connector;
pub mod simulator;

pub use connector::{AccountSystem, Nature};

/// What a declaration says, on the wire. The names are those of the agreement, in French as the system is.
fn body(declaration: &crate::model::declaration::Declaration) -> serde_json::Value {
    let said = &declaration.said;
    let agreements = said.agreements.iter().map(|it| {
        serde_json::json!({
            "financeur": if it.funder.is_empty() { "autre" } else { it.funder.as_str() },
            "montant_centimes": it.sum, "accord_du": it.on, "reference": it.reference,
        })
    });
    serde_json::json!({
        "remplace": declaration.replaces,
        "numero_dossier": said.file,
        "formation": {
            "certification": said.certification, "intitule": said.title, "blocs": said.blocks,
            "organisme": said.organisation, "debut": said.start, "fin": said.end, "heures": said.hours,
        },
        "financement": { "cout_centimes": said.cost, "accords": agreements.collect::<Vec<_>>() },
    })
}
