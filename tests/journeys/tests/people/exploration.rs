//! From what one did to a project that holds, with a counsellor's signed look: on each database, with scripts and without;
//! and somebody who reads poorly, in easy French, by pictures alone.

use std::time::{Duration, Instant};

use jalon_journeys::{Engine, Setting, Stage, play};

use crate::{exploration_steps as explore, steps};

#[test]
fn an_exploration_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn an_exploration_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn an_exploration_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn an_exploration_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

/// The longest somebody who reads poorly may take, each page read slowly.
const TEN_MINUTES: Duration = Duration::from_secs(600);
/// How long such a reader takes for a word.
const A_WORD: Duration = Duration::from_millis(800);

#[test]
fn clause_1_03_somebody_who_reads_poorly_finds_five_occupations_in_ten_minutes() {
    play(Engine::Sqlite, async |stage| {
        let started = Instant::now();
        let mut person = stage.somebody("amadou", Setting::PHONE).await.with_rules();
        let words = explore::clause_1_03_pictures_lead_to_occupations_in_easy_french(&mut person).await;
        let reading = A_WORD * u32::try_from(words).expect("a number of words");
        let taken = reading + started.elapsed();
        println!("{words} words read, {} s in all", taken.as_secs());
        assert!(taken < TEN_MINUTES, "{words} words take {} s", taken.as_secs());
        person.leave().await;
    });
}

#[test]
fn the_keys_alone_lead_from_pictures_to_an_occupation() {
    play(Engine::Sqlite, async |stage| {
        let mut person = stage.somebody("samira", Setting::KEYS).await;
        explore::clause_3_1_05_clause_2_2_06_an_experience_is_told_without_an_account(&mut person).await;
        person.leave().await;
    });
}

async fn walk(stage: &Stage, setting: Setting) {
    let mut person = stage.somebody("samira", setting).await.with_rules();
    let mut counsellor = stage.somebody("claire", setting).await.with_rules();
    explore::clause_3_1_05_clause_2_2_06_an_experience_is_told_without_an_account(&mut person).await;
    explore::clause_1_02_a_skill_is_valued_and_proven(&mut person).await;
    explore::clause_1_03_occupations_are_explained_set_aside_and_compared(&mut person).await;
    steps::clause_1_12_clause_2_1_01_a_request_is_stated(&mut person).await;
    person.press("Envoyer ma demande").await;
    person.press("Créer un compte ou me connecter").await;
    steps::enter(stage, &mut person, steps::MAIL).await;
    explore::clause_3_1_05_what_was_told_follows_into_the_account(&mut person).await;
    explore::clause_2_2_07_conditions_interests_and_limits_are_weighed(&mut person).await;
    explore::clause_2_2_13_clause_2_2_10_clause_2_2_12_a_post_is_compared(&mut person).await;
    explore::clause_1_07_a_decision_is_put_in_order(&mut person).await;
    explore::clause_1_08_clause_2_2_08_a_project_is_looked_at(&mut person).await;
    explore::clause_2_2_12_a_talk_changes_the_project(&mut person).await;
    explore::clause_2_0_02_the_person_reviews_their_assets(&mut person).await;
    steps::clause_1_16_a_counsellor_signs_in(stage, &mut counsellor).await;
    let parcours = steps::clause_2_1_01_the_request_is_taken(&mut counsellor).await;
    explore::clause_2_0_02_clause_p_05_the_counsellor_adds_a_signed_look(&mut counsellor, &parcours).await;
    explore::clause_p_05_the_person_reads_the_signed_look(&mut person).await;
    person.leave().await;
    counsellor.leave().await;
}
