//! The rows of a chunk of parcours, sealed and ready to copy. Everything follows from the seed and the number.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::Value;
use jalon_kernel::people::person;
use jalon_kernel::seal::{PersonKey, Place, Secrets};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::words;

/// Who receives whom.
#[derive(Clone, Copy, Debug)]
pub struct Team {
    /// The operator.
    pub operator: Uuid,
    /// Its site.
    pub site: Uuid,
    /// A counsellor of that site.
    pub counsellor: Uuid,
}

type Rows = Vec<Vec<Value>>;

/// The rows of some parcours.
///
/// Each field is the rows of the table of that name.
#[derive(Default)]
pub struct Chunk {
    pub people: Rows,
    pub keys: Rows,
    pub requests: Rows,
    pub parcours: Rows,
    pub follow_ups: Rows,
    pub entries: Rows,
    pub steps: Rows,
}

pub const PERSON: &[&str] = &["id", "name_sealed", "locale", "contact_mode", "created_at", "seen_at"];
pub const PERSON_KEY: &[&str] = &["person_id", "wrapped", "created_at"];
pub const REQUEST: &[&str] = &[
    "id",
    "reference",
    "person_id",
    "site_id",
    "state",
    "answers_sealed",
    "contact_mode",
    "started_at",
    "sent_at",
];
pub const PARCOURS: &[&str] = &[
    "id",
    "person_id",
    "operator_id",
    "site_id",
    "counsellor_id",
    "state",
    "stage",
    "opened_at",
    "moved_at",
    "closed_at",
];
pub const FOLLOW_UP: &[&str] = &["parcours_id", "professional_id", "starts_at"];
pub const DIAGNOSIS_ENTRY: &[&str] =
    &["id", "parcours_id", "person_id", "section", "voice", "text_sealed", "written_by", "written_at"];
pub const STEP: &[&str] =
    &["id", "parcours_id", "person_id", "text_sealed", "owner", "due", "state", "created_at", "written_at"];

const MODES: [&str; 4] = ["in-person", "telephone", "video", "mail"];
const STAGES: [&str; 4] = ["diagnosis", "project", "plan", "synthesis"];
const THREE_YEARS: u64 = 3 * 365 * 24 * 3600;

impl Chunk {
    /// The parcours from `first` on, of `total` spread over three years.
    pub fn make(
        secrets: &Secrets,
        now: Timestamp,
        teams: &[Team],
        seed: u64,
        first: u64,
        count: u64,
        total: u64,
    ) -> Self {
        let chance = Chance::seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (first + 1));
        let mut chunk = Self::default();
        for number in first..first + count {
            chunk.add(secrets, &chance, now, teams, number, total);
        }
        chunk
    }

    fn add(
        &mut self,
        secrets: &Secrets,
        chance: &Chance,
        now: Timestamp,
        teams: &[Team],
        number: u64,
        total: u64,
    ) {
        let dice = chance.below(1 << 62);
        let before = |seconds: u64| {
            let seconds = i64::try_from(seconds).unwrap_or(0);
            now.checked_sub(SignedDuration::from_secs(seconds)).unwrap_or(now)
        };
        // The oldest first, as they came in life: identifiers then grow, and every table fills from its end.
        let between = THREE_YEARS / total.max(1);
        let age = (total - number) * THREE_YEARS / total.max(1) - dice % between.max(1);
        let (opened_at, moved_at) = (before(age), before(age / (2 + dice % 5)));
        let team = teams[usize::try_from(dice % teams.len() as u64).unwrap_or(0)];
        let (person, parcours) = (chance.id(opened_at), chance.id(opened_at));
        let key = PersonKey::generate(chance);
        let name = key.seal(person::name_place(person), words::first_name(number), chance);
        let mode = MODES[usize::try_from(dice / 7 % 4).unwrap_or(0)];
        self.people.push(vec![
            person.into(),
            name.into(),
            "fr".into(),
            mode.into(),
            opened_at.into(),
            moved_at.into(),
        ]);
        self.keys.push(vec![person.into(), secrets.wrap(person, &key, chance).into(), opened_at.into()]);
        let closed = dice / 11 % 10 < 3;
        let stage = STAGES[usize::try_from(dice / 13 % 4).unwrap_or(0)];
        self.parcours.push(vec![
            parcours.into(),
            person.into(),
            team.operator.into(),
            team.site.into(),
            team.counsellor.into(),
            if closed { "closed" } else { "open" }.into(),
            stage.into(),
            opened_at.into(),
            moved_at.into(),
            closed.then_some(moved_at).into(),
        ]);
        self.follow_ups.push(vec![parcours.into(), team.counsellor.into(), opened_at.into()]);
        if dice / 17 % 20 == 0 {
            self.waiting_request(chance, person, &key, team, number, mode, moved_at);
        }
        if dice / 19 % 10 == 0 {
            self.diagnosis(chance, person, &key, team, parcours, number, moved_at);
        }
        if dice / 23 % 10 == 0 {
            self.step(chance, person, &key, parcours, number, moved_at);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the person, their key and the facts of the row")]
    fn waiting_request(
        &mut self,
        chance: &Chance,
        person: Uuid,
        key: &PersonKey,
        team: Team,
        number: u64,
        mode: &str,
        at: Timestamp,
    ) {
        let id = chance.id(at);
        let answers = serde_json::json!({ "motive": "change", "words": words::voice(number) }).to_string();
        let sealed = key.seal(Place::new("request.answers_sealed", id), &answers, chance);
        self.requests.push(vec![
            id.into(),
            format!("GEN-{number}").into(),
            person.into(),
            team.site.into(),
            "waiting".into(),
            sealed.into(),
            mode.into(),
            at.into(),
            at.into(),
        ]);
    }

    #[expect(clippy::too_many_arguments, reason = "the person, their key and the facts of the rows")]
    fn diagnosis(
        &mut self,
        chance: &Chance,
        person: Uuid,
        key: &PersonKey,
        team: Team,
        parcours: Uuid,
        number: u64,
        at: Timestamp,
    ) {
        for (turn, voice) in ["person", "counsellor"].into_iter().enumerate() {
            let text = words::voice(number + turn as u64);
            let id = chance.id(at);
            let sealed = key.seal(Place::new("diagnosis_entry.text_sealed", id), text, chance);
            let writer = if voice == "person" { person } else { team.counsellor };
            self.entries.push(vec![
                id.into(),
                parcours.into(),
                person.into(),
                "demand".into(),
                voice.into(),
                sealed.into(),
                writer.into(),
                at.into(),
            ]);
        }
    }

    fn step(
        &mut self,
        chance: &Chance,
        person: Uuid,
        key: &PersonKey,
        parcours: Uuid,
        number: u64,
        at: Timestamp,
    ) {
        let id = chance.id(at);
        let sealed = key.seal(Place::new("step.text_sealed", id), words::step(number), chance);
        let due = jalon_kernel::clock::civil_day(at);
        self.steps.push(vec![
            id.into(),
            parcours.into(),
            person.into(),
            sealed.into(),
            if number % 2 == 0 { "person" } else { "counsellor" }.into(),
            due.into(),
            "to-do".into(),
            at.into(),
            at.into(),
        ]);
    }
}
