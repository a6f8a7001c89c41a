//! `cargo xtask bench import`: published sets into both databases, beside a bare loop that only splits their lines.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::world::World;

const SETS: [&str; 2] = ["rome_v460", "rome_v347"];
const ASKED: Duration = Duration::from_secs(10);

/// Imports each edition of ROME found beside the project into each database, a fresh one each time.
pub async fn bench() -> Result<()> {
    println!(
        "  {:<12} {:<12} {:>9} {:>9} {:>9}   asked: under {ASKED:?}",
        "set", "database", "MB", "import", "bare"
    );
    for set in SETS {
        let Some(folder) = published(set) else {
            println!("SKIPPED: {set}, ../shared/data is not there");
            continue;
        };
        let (bytes, bare) = read(&folder)?;
        let mut worlds = vec![World::sqlite()?];
        worlds.extend(World::postgres().await?);
        for world in worlds {
            let taken = world.import_rome(&folder)?;
            println!(
                "  {set:<12} {:<12} {:>9.1} {:>9.2?} {:>9.2?}",
                world.engine(),
                bytes as f64 / 1e6,
                taken,
                bare
            );
        }
    }
    Ok(())
}

fn published(set: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(set);
    folder.is_dir().then_some(folder)
}

// What no import can do without: every byte read once, every line found.
fn read(folder: &Path) -> Result<(u64, Duration)> {
    let started = Instant::now();
    let (mut bytes, mut lines) = (0, 0_u64);
    for entry in folder.read_dir()? {
        let mut input = BufReader::new(std::fs::File::open(entry?.path())?);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = input.read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            lines += 1;
        }
    }
    ensure!(lines > 0, "{} holds nothing", folder.display());
    Ok((bytes, started.elapsed()))
}
