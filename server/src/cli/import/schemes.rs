//! `jalon import schemes`: a folder of financing schemes, read again as by `jalon check schemes`, served from then on.

use jalon_kernel::clock::Clock;
use jalon_training::import as schemes;

use super::ImportArgs;
use crate::cli::check::scheme_files;
use crate::settings::DataArgs;

pub async fn run(data: &DataArgs, arguments: ImportArgs) -> anyhow::Result<()> {
    let (origin, files) = match arguments.paths.as_slice() {
        [] => ("le programme".to_owned(), schemes::built_in()),
        [folder] => (folder.display().to_string(), scheme_files(folder)?),
        _ => anyhow::bail!("les dispositifs tiennent dans un seul dossier : n’en donnez qu’un"),
    };
    let run = if arguments.dry_run { schemes::Run::Rehearse } else { schemes::Run::Apply };
    let db = data.open_migrated().await?;
    let secrets = data.secrets()?;
    let report = schemes::schemes(&db, &secrets, &Clock::System, &origin, files, run).await?;
    println!("{report}");
    Ok(())
}
