//! `cargo run --release -p jalon-skills --example try_text -- "j'ai tenu une caisse"`: what ROME 4 makes of a text, to read by eye.

#[path = "../tests/data/mod.rs"]
mod data;

use std::time::Instant;

use jalon_skills::{Atlas, Held, Profile, Reading, Wishes};

fn main() {
    let Some(folder) = data::folder() else { return };
    let taxonomy = data::rome4(&folder);
    let started = Instant::now();
    let atlas = Atlas::learn(taxonomy, data::everyday());
    println!("learned in {:.0?}", started.elapsed());
    for text in std::env::args().skip(1) {
        let started = Instant::now();
        let reading = atlas.read(&text);
        println!("\n« {text} » in {:.1?}", started.elapsed());
        let understood = match reading {
            Reading::Understood(understood) => understood,
            Reading::NotUnderstood(why) => {
                println!("  not understood: {why:?}");
                continue;
            }
        };
        let taxonomy = atlas.taxonomy();
        for found in understood.occupations.iter().take(5) {
            let record = taxonomy.occupation_record(found.occupation);
            println!("  {:.2} {} {}  {:?}", found.confidence, record.key, record.label, found.because);
        }
        for found in understood.skills.iter().take(15) {
            let record = taxonomy.item_record(found.item);
            let group = taxonomy.group(found.item).map(|group| taxonomy.group_record(group).label.clone());
            println!("    {:.2} {} {} [{}] {:?}", found.confidence, record.key, record.label, group.unwrap_or_default(), found.because);
        }
        for found in understood.knowledge.iter().take(4) {
            println!("    {:.2} savoir : {}", found.confidence, taxonomy.item_record(found.item).label);
        }
        println!("  unread: {:?}", understood.unread);
        let profile = Profile::new(understood.skills.iter().map(|found| Held::new(found.item)));
        let started = Instant::now();
        let openings = atlas.openings(&profile, &Wishes::default(), 8);
        println!("  openings in {:.1?}", started.elapsed());
        for opening in openings {
            let record = taxonomy.occupation_record(opening.occupation);
            println!(
                "    {} {}: {:?}; {} have, {} nearly, {} missing",
                record.key,
                record.label,
                opening.can,
                opening.have().count(),
                opening.nearly().count(),
                opening.missing().count()
            );
        }
        for lever in atlas.levers(&profile, 3) {
            println!("    lever {} opens {}, nearer {}", taxonomy.item_record(lever.item).label, lever.opens.len(), lever.brings_nearer);
        }
    }
}
