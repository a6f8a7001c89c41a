//! A version of a published data set, as the house holds it: who publishes it, under which licence, how old it is.

use std::collections::BTreeMap;

use jalon_kernel::clock::civil_day;
use jalon_reference::registry;
use jalon_reference::rome::{Classification, FileReport, Nature};
use jalon_reference::shrinkage::Counts;
use jiff::{Timestamp, civil};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The name under which the occupations are kept, whichever edition of ROME they come from.
pub const ROME: &str = "rome";

/// Publisher, licence, its address and the mention of what was written for the demonstration.
const DEMONSTRATION: (&str, &str, &str, &str) = (
    "Jalon",
    "EUPL-1.2",
    "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
    "Textes écrits pour la démonstration de Jalon",
);

/// Where a data set stands among those of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The one pages show.
    Current,
    /// The one before, kept to tell what changed.
    Previous,
    /// Being read: nobody sees it yet.
    Staged,
}

impl State {
    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Previous => "previous",
            Self::Staged => "staged",
        }
    }

    /// Reads the word kept in the database.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Current, Self::Previous, Self::Staged].into_iter().find(|state| state.word() == word)
    }
}

/// One version of one published data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its identifier.
    pub id: Uuid,
    /// The source: [`ROME`], or the short name of the registry.
    pub source: String,
    /// Edition and revision as the publisher counts them: `4.60`.
    pub edition: String,
    /// What the publisher calls this version.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// Under which licence.
    pub licence: String,
    /// Where that licence is.
    pub licence_url: String,
    /// The mention to show beside what comes from it.
    pub attribution: String,
    /// Whether it describes the world or only shows how the product works.
    pub nature: Nature,
    /// One digest over the digests of all its files, hexadecimal.
    pub checksum: String,
    /// How many of each thing it holds.
    pub counts: Counts,
    /// Where it stands.
    pub state: State,
    /// When the publisher published it.
    pub published_on: Option<civil::Date>,
    /// When it was loaded here.
    pub loaded_at: Timestamp,
}

impl Dataset {
    /// Describes a classification that was read, on its way to being the current one.
    ///
    /// The starter set is written for Jalon: it never passes for the publisher's.
    pub fn of_rome(id: Uuid, now: Timestamp, read: &Classification, files: &[FileReport]) -> Self {
        let version = read.version();
        let source = registry::rome(version);
        let text = |take: fn(&registry::Source) -> &'static str| source.map_or("", take).to_owned();
        let (publisher, licence, licence_url, attribution) = match read.release().nature {
            Nature::Published => (
                text(|source| source.publisher),
                text(|source| source.licence),
                text(|source| source.licence_url),
                text(|source| source.attribution),
            ),
            Nature::Demonstration => {
                let (publisher, licence, licence_url, attribution) = DEMONSTRATION;
                (publisher.to_owned(), licence.to_owned(), licence_url.to_owned(), attribution.to_owned())
            }
        };
        Self {
            id,
            source: ROME.to_owned(),
            edition: version.to_string(),
            title: read.release().title.clone(),
            publisher,
            licence,
            licence_url,
            attribution,
            nature: read.release().nature,
            checksum: checksum(files.iter().map(|file| (file.name.as_str(), file.sha256.as_str()))),
            counts: Counts::of_rome(read),
            state: State::Current,
            published_on: read.release().published.as_deref().and_then(|date| date.parse().ok()),
            loaded_at: now,
        }
    }

    /// Describes a set that is about to be read: its files, each with its digest, say what they can.
    ///
    /// Files whose names say `demonstration` were written for Jalon: they never pass for the publisher's.
    pub fn of_set(
        id: Uuid,
        now: Timestamp,
        source: &registry::Source,
        files: &[(String, String)],
        edition: &Option<String>,
        published_on: Option<civil::Date>,
    ) -> Self {
        let is_demonstration = files.iter().any(|(name, _)| name.contains("demonstration"));
        let told = files.iter().find_map(|(name, _)| edition_in(name));
        let edition = edition.clone().or(told).unwrap_or_else(|| civil_day(now).to_string());
        let (publisher, licence, licence_url, attribution) = if is_demonstration {
            DEMONSTRATION
        } else {
            (source.publisher, source.licence, source.licence_url, source.attribution)
        };
        Self {
            id,
            source: source.id.to_owned(),
            edition,
            title: None,
            publisher: publisher.to_owned(),
            licence: licence.to_owned(),
            licence_url: licence_url.to_owned(),
            attribution: attribution.to_owned(),
            nature: if is_demonstration { Nature::Demonstration } else { Nature::Published },
            checksum: checksum(files.iter().map(|(name, sum)| (name.as_str(), sum.as_str()))),
            counts: Counts::default(),
            state: State::Current,
            published_on,
            loaded_at: now,
        }
    }

    /// An invented data set, for samples of pages.
    pub fn sample() -> Self {
        Self {
            id: Uuid::nil(),
            source: ROME.to_owned(),
            edition: "4.00".to_owned(),
            title: Some("Jeu <d'essai> & plus".to_owned()),
            publisher: "Jalon".to_owned(),
            licence: "EUPL-1.2".to_owned(),
            licence_url: "https://exemple.fr/licence?a=1&b=2".to_owned(),
            attribution: "Textes écrits pour la démonstration de Jalon".to_owned(),
            nature: Nature::Demonstration,
            checksum: "0123456789abcdef".repeat(4),
            counts: Counts::from_pairs([("métiers".to_owned(), 1584), ("appellations".to_owned(), 1)]),
            state: State::Current,
            published_on: Some(civil::date(2025, 9, 18)),
            loaded_at: Timestamp::UNIX_EPOCH,
        }
    }

    /// Whether it was written for the demonstration.
    pub fn is_demonstration(&self) -> bool {
        self.nature == Nature::Demonstration
    }

    /// The edition without the revision: `4` of `4.60`.
    pub fn generation(&self) -> &str {
        self.edition.split('.').next().unwrap_or_default()
    }

    /// Whether it is older than what its source says stays true.
    pub fn is_stale(&self, today: civil::Date, loaded_on: civil::Date) -> bool {
        months_valid(&self.source).is_some_and(|months| self.age_in_months(today, loaded_on) >= months)
    }

    /// Full months between its publication, or else its loading, and `today`.
    pub fn age_in_months(&self, today: civil::Date, loaded_on: civil::Date) -> i64 {
        let since = self.published_on.unwrap_or(loaded_on);
        let months = i64::from(today.year() - since.year()) * 12 + i64::from(today.month() - since.month());
        (months - i64::from(today.day() < since.day())).max(0)
    }

    /// The counts as they are kept: an object of names and numbers.
    pub fn counts_as_text(&self) -> String {
        let pairs: BTreeMap<&str, u64> = self.counts.pairs().collect();
        serde_json::json!(pairs).to_string()
    }
}

/// After how many months what a source says should be read with caution; sources that hardly change say nothing.
pub fn months_valid(source: &str) -> Option<i64> {
    Some(match source {
        "edof" | "lheo" => 1,
        "rncp" | "certif-info" | "data-inclusion" | "annuaire-operateurs" => 3,
        ROME | "cog" | "codes-postaux" | "population" | "bmo" | "metiers-en-tension" => 12,
        "tensions-bassins" | "dares-metiers" => 24,
        _ => return None,
    })
}

/// The year, or the version, that a file name tells: `2025` of `Base_open_data_BMO_2025.xlsx`, `v14` of `formacodes-v14.csv`.
fn edition_in(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or_default();
    let words = || stem.split(['_', '-', ' ']);
    let digits =
        |word: &str, count: usize| word.len() == count && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words().find(|word| digits(word, 4) && ("1990".."2100").contains(word));
    let version = || {
        words().find(|word| {
            word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
        })
    };
    let day = || words().find(|word| digits(word, 8)).map(|word| &word[..4]);
    year.or_else(version).or_else(day).map(str::to_owned)
}

/// Reads counts as they are kept; anything else counts nothing.
pub fn counts_of_text(text: &str) -> Counts {
    Counts::from_pairs(serde_json::from_str::<BTreeMap<String, u64>>(text).unwrap_or_default())
}

/// One digest for a set of files: of their names and digests, in the order of names.
fn checksum<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> String {
    let mut lines: Vec<String> = files.map(|(name, sum)| format!("{name} {sum}\n")).collect();
    lines.sort();
    Sha256::digest(lines.concat()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dataset(published: Option<&str>) -> Dataset {
        let published_on = published.map(|date| date.parse().expect("a date"));
        Dataset { published_on, ..Dataset::sample() }
    }

    #[test]
    fn age_counts_full_months_since_the_publication() {
        let age = |published, today: &str| {
            let today = today.parse().expect("a date");
            dataset(published).age_in_months(today, today)
        };
        assert_eq!(age(Some("2025-09-18"), "2026-09-17"), 11);
        assert_eq!(age(Some("2025-09-18"), "2026-09-18"), 12);
        assert_eq!(age(Some("2027-01-01"), "2026-09-18"), 0);
        assert_eq!(age(None, "2026-09-18"), 0);
    }

    #[test]
    fn an_edition_is_read_in_the_name_of_a_file() {
        for (name, told) in [
            ("Base_open_data_BMO_2025.xlsx", Some("2025")),
            ("formacodes-v14.csv", Some("v14")),
            ("FR_20230607_mapping_esco_rome.csv", Some("2023")),
            ("certif_info.csv", None),
            ("x_9999.csv", None),
            ("", None),
        ] {
            assert_eq!(edition_in(name).as_deref(), told, "{name}");
        }
    }

    #[test]
    fn a_set_goes_stale_on_the_day_its_validity_ends() {
        let survey = Dataset { source: "bmo".to_owned(), ..dataset(Some("2025-04-10")) };
        let stale =
            |it: &Dataset, day: &str| it.is_stale(day.parse().expect("a date"), civil::date(2026, 1, 1));
        assert!(!stale(&survey, "2026-04-09") && stale(&survey, "2026-04-10"));
        let stable = Dataset { source: "nsf".to_owned(), ..dataset(Some("2001-01-01")) };
        assert!(!stale(&stable, "2026-04-10"));
    }

    #[test]
    fn counts_come_back_as_they_were_kept() {
        let kept = dataset(None);
        assert_eq!(counts_of_text(&kept.counts_as_text()), kept.counts);
        assert_eq!(counts_of_text("not an object"), Counts::default());
    }
}
