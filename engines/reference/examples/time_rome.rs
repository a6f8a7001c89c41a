//! Times the reading of a set given as files: `cargo run --release --example time_rome -- FILE...`.

use std::error::Error;
use std::fs;
use std::time::Instant;

use jalon_reference::findings::Scrutiny;
use jalon_reference::rome;

fn main() -> Result<(), Box<dyn Error>> {
    let mut sources = Vec::new();
    for path in std::env::args().skip(1) {
        sources.push((path.clone(), fs::File::open(path)?));
    }
    let start = Instant::now();
    let (classification, report) =
        rome::read(sources, Scrutiny::Exact, &mut |progress| println!("{progress:?}"))?;
    println!("ROME {} in {:?}", classification.version(), start.elapsed());
    for (name, count) in report.counts.pairs() {
        println!("{count:>8} {name}");
    }
    for remark in &report.remarks {
        println!("{remark}");
    }
    Ok(())
}
