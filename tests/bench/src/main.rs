//! `cargo xtask bench web`: five typical pages of the house beside a bare handler that runs the same statements.
//!
//! For each database: a million parcours are generated, `jalon serve` runs as a process of its own (its memory is read
//! there), the statements of each page are heard once in process and played by the bare handler, and both are loaded over
//! 1, 16 and 64 connections in the same run. Machines are noisy: the ratio is what counts.

mod import;
mod load;
mod minimal;
mod world;

use std::time::Duration;

use anyhow::{Result, ensure};

use crate::world::World;

const CONNECTIONS: [usize; 3] = [1, 16, 64];

fn main() -> Result<()> {
    let mut parcours = 1_000_000_u64;
    let mut seconds = 3_u64;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.peek().is_some_and(|first| first == "import") {
        return runtime.block_on(import::bench());
    }
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--parcours" => parcours = value.parse()?,
            "--seconds" => seconds = value.parse()?,
            other => anyhow::bail!("« {other} » is not understood: --parcours N, --seconds N"),
        }
    }
    runtime.block_on(async {
        bench(World::sqlite()?, parcours, Duration::from_secs(seconds)).await?;
        match World::postgres().await? {
            Some(world) => bench(world, parcours, Duration::from_secs(seconds)).await,
            None => {
                println!("SKIPPED: PostgreSQL, JALON_TEST_POSTGRES is not set");
                Ok(())
            }
        }
    })
}

async fn bench(world: World, parcours: u64, time: Duration) -> Result<()> {
    println!("\n{}: {parcours} parcours", world.engine());
    let generated = world.prepare(parcours)?;
    println!("  generated in {:.1?}: {:.0} a second", generated, parcours as f64 / generated.as_secs_f64());
    let pages = world.pages().await?;
    let server = world.serve().await?;
    println!(
        "  {:<34} {:>5} {:>9} {:>9} {:>9}   {:>9} {:>9}   {:>5}",
        "page (statements)", "conn", "req/s", "median", "p99", "bare", "p99", "ratio"
    );
    for page in &pages {
        ensure!(!page.tape.is_empty(), "{} asked nothing of the database", page.name);
        let bare = minimal::serve(&world.place, page.tape.clone())?;
        for connections in CONNECTIONS {
            let ours = load::measure(server.address, &page.path, &page.cookie, connections, time).await?;
            let theirs = load::measure(bare, "/", "", connections, time).await?;
            println!(
                "  {:<34} {:>5} {:>9.0} {:>9.2?} {:>9.2?}   {:>9.0} {:>9.2?}   {:>5.2}",
                format!("{} ({})", page.name, page.tape.len()),
                connections,
                ours.per_second,
                ours.median,
                ours.p99,
                theirs.per_second,
                theirs.p99,
                ours.per_second / theirs.per_second
            );
        }
    }
    println!("  memory of the server: {} MB at most", server.peak_memory_mb()?);
    Ok(())
}
