//! What every test of the wing begins with.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jalon_information::Information;
use jalon_information::import::{self, ImportError, ImportReport, Options, Run, starter};
use jalon_information::sets::{SetOptions, import_set, starter_sets};
use jalon_kernel::House;
use jalon_kernel::testing::World;
use jalon_reference::registry;

/// Imports files as the command line does.
pub async fn import_with<R: std::io::Read + Send>(
    world: &World,
    files: Vec<(String, R)>,
    options: Options,
) -> Result<ImportReport, ImportError> {
    import::rome(&world.db, &world.clock, &world.chance, files, options, &mut |_| {}).await
}

/// Puts the starter set in place.
pub async fn import_starter(world: &World) -> ImportReport {
    import_with(world, starter(), Options { run: Run::Apply, ..Options::default() })
        .await
        .expect("the starter set")
}

/// A house with this wing and the starter set.
pub async fn house(world: &World) -> (House, Information) {
    import_starter(world).await;
    let information = Information::open(&world.db).await.expect("the index is built");
    (world.house(vec![Arc::new(information.clone())]).0, information)
}

/// Puts the starter certifications and other starter sets in place.
pub async fn import_starter_sets(world: &World) {
    for (source, files) in starter_sets() {
        let source = registry::source(source).expect("a source");
        let options = SetOptions::default();
        import_set(&world.db, &world.clock, &world.chance, source, files, options, &mut |_| {})
            .await
            .expect("a starter set");
    }
}

/// The starter set as another edition of it would be: without its list of digests, one file changed.
pub fn starter_with(file: &str, change: impl Fn(&str) -> String) -> Vec<(String, std::io::Cursor<Vec<u8>>)> {
    starter()
        .into_iter()
        .filter(|(name, _)| name != "SHA256SUMS")
        .map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).expect("the starter set is UTF-8");
            let bytes = if name.contains(file) { change(text).into_bytes() } else { bytes.to_vec() };
            (name, std::io::Cursor::new(bytes))
        })
        .collect()
}

/// The files of a published set, when the reference data are beside the repository.
pub fn published(set: &str) -> Option<Vec<(String, std::fs::File)>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(set);
    if !folder.is_dir() {
        println!("SKIPPED: no reference data for {set}");
        return None;
    }
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let open = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::File::open(path).expect("the file opens"))
    };
    Some(paths.into_iter().map(open).collect())
}
