//! `cargo xtask bench skills`: every figure of the engine, with the protocol of each beside it.
//!
//! With words after it, only those parts: `accounts`, `melo`, `mobility`, `speed`.

#[path = "../../tests/data/mod.rs"]
mod data;
mod told;

fn main() {
    let Some(folder) = data::folder() else { return };
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let asked = |part: &str| wanted.is_empty() || wanted.iter().any(|one| one == part);
    if asked("accounts") {
        told::measure(&folder, wanted.iter().any(|one| one == "misses"));
    }
}
