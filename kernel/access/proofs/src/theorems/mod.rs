//! The theorems, from the most absolute to the most detailed: about files first, then about the house that holds them.

mod files;
mod house;

use crate::{Environment, Theorem};

/// Acts that touch nothing of a person.
const OF_THE_HOUSE: [&str; 5] =
    ["account.manage_own", "people.manage", "schemes.oversee", "region.write", "outbox.read"];

fn of_person(env: &Environment<'_>) -> bool {
    !OF_THE_HOUSE.contains(&env.act)
}

fn professional_on_file(env: &Environment<'_>) -> bool {
    env.asker == "Professional" && env.subject == "Parcours"
}

/// All that is proved.
pub fn all() -> impl Iterator<Item = &'static Theorem> {
    files::THEOREMS.iter().chain(house::THEOREMS)
}
