//! What becomes of each table of the kernel when a person erases themselves, and which tables nobody speaks for.
//!
//! Invariant 9 of the house: no table refers to a person without its wing's `erase` and `export` visiting it. The
//! tables of the kernel belong to no wing; they are declared here, and the action that erases does what this says.

use std::sync::Arc;

use jalon_kernel::wing::Wing;

/// What becomes of the rows of a table at erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtErasure {
    /// They are deleted.
    Deleted,
    /// They stay, emptied of what says anything about the person; an unnamed row still counts.
    Emptied,
    /// They stay as they are: identifiers, dates and codes, none of which tells who it was.
    KeptWithoutAName,
}

/// A table of the kernel that refers to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KernelTable {
    /// Its name.
    pub name: &'static str,
    /// What becomes of its rows.
    pub at_erasure: AtErasure,
    /// Why, in a sentence.
    pub why: &'static str,
}

/// Every table of the kernel that refers to a person.
pub const KERNEL_TABLES: &[KernelTable] = &[
    KernelTable {
        name: "person",
        at_erasure: AtErasure::Emptied,
        why: "The row stays, without name nor contact mode, so that what counted the person still counts.",
    },
    KernelTable {
        name: "person_key",
        at_erasure: AtErasure::Deleted,
        why: "Without the key, what it sealed is unreadable wherever a copy of it lies.",
    },
    KernelTable {
        name: "person_contact",
        at_erasure: AtErasure::Deleted,
        why: "Addresses name a person, their digests too.",
    },
    KernelTable {
        name: "login_code",
        at_erasure: AtErasure::Deleted,
        why: "A code holds the digest of an address.",
    },
    KernelTable {
        name: "session",
        at_erasure: AtErasure::Deleted,
        why: "Nobody stays signed in as someone who is no longer there.",
    },
    KernelTable {
        name: "message",
        at_erasure: AtErasure::Deleted,
        why: "A message holds an address; one that still waits must not leave.",
    },
    KernelTable {
        name: "access_log",
        at_erasure: AtErasure::KeptWithoutAName,
        why: "The chain proves who looked; it holds identifiers, dates and codes only.",
    },
    KernelTable {
        name: "parcours",
        at_erasure: AtErasure::Emptied,
        why: "It is closed as erased: the operator counts that there was a file, and opens nothing.",
    },
    KernelTable {
        name: "consent",
        at_erasure: AtErasure::Emptied,
        why: "It is withdrawn; that it was given and when stays provable (RGPD, article 7).",
    },
];

/// The tables with a column `person_id` that neither the kernel nor any of `wings` speaks for.
///
/// `schema` lists every table with each of its columns, as the database itself tells them.
pub fn unvisited_tables(schema: &[(String, String)], wings: &[Arc<dyn Wing>]) -> Vec<String> {
    let is_visited = |table: &str| {
        KERNEL_TABLES.iter().any(|known| known.name == table)
            || wings.iter().any(|wing| wing.personal_tables().contains(&table))
    };
    let mut unvisited: Vec<String> = schema
        .iter()
        .filter(|(table, column)| column == "person_id" && !is_visited(table))
        .map(|(table, _)| table.clone())
        .collect();
    unvisited.sort();
    unvisited.dedup();
    unvisited
}
