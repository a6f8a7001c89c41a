//! Free paragraphs: how many of the skills a counsellor would draw are among the first fifteen proposed.

use std::path::Path;

use jalon_skills::{Atlas, Reading};

use crate::data;

const SHOWN: usize = 15;

/// Prints the recall over the sixty accounts.
pub fn measure(folder: &Path, misses: bool) {
    let atlas = Atlas::learn(data::rome4(folder), data::everyday());
    let taxonomy = atlas.taxonomy();
    let (mut found, mut all, mut halves) = (0, 0, [(0, 0); 2]);
    for (number, account) in data::accounts::all().iter().enumerate() {
        let proposed = match atlas.read(&account.text) {
            Reading::Understood(told) => told.skills,
            Reading::NotUnderstood(_) => Vec::new(),
        };
        let groups: Vec<&str> = proposed
            .iter()
            .take(SHOWN)
            .filter_map(|found| taxonomy.group(found.item))
            .map(|group| taxonomy.group_record(group).key.as_str())
            .collect();
        if misses {
            println!("\n{}", account.text);
            for found in proposed.iter().take(SHOWN) {
                let group = taxonomy.group(found.item).map_or("", |group| &taxonomy.group_record(group).label);
                println!("   {:.2} {} [{group}]", found.confidence, taxonomy.item_record(found.item).label);
            }
        }
        for skill in &account.skills {
            let hit = skill.iter().any(|key| groups.contains(&key.as_str()));
            all += 1;
            found += usize::from(hit);
            halves[number % 2].0 += usize::from(hit);
            halves[number % 2].1 += 1;
            if misses && !hit {
                let item = skill.first().and_then(|key| taxonomy.item(key));
                println!("   MISSED {} {}", skill.join("|"), item.map_or("", |item| &taxonomy.item_record(item).label));
            }
        }
    }
    let share = |(found, all): (usize, usize)| found as f64 / all as f64;
    println!(
        "accounts: {found} of {all} skills among the first {SHOWN}: recall {:.3} (even {:.3}, odd {:.3})",
        share((found, all)),
        share(halves[0]),
        share(halves[1])
    );
}
