//! The keys alone suffice: a person searches, asks and signs in without a pointer.

use jalon_journeys::{Engine, Setting, play};

use crate::steps;

#[test]
fn the_keys_alone_lead_from_a_question_to_an_account() {
    play(Engine::Sqlite, async |stage| {
        let mut person = stage.somebody("samira", Setting::KEYS).await;
        steps::clause_p_01_clause_3_1_05_anyone_reads_about_occupations(&mut person).await;
        steps::clause_1_18_an_occupation_is_kept_without_an_account(&mut person).await;
        steps::clause_1_12_clause_2_1_01_a_request_is_stated(&mut person).await;
        steps::clause_p_01_the_request_is_sent_and_an_account_opened(stage, &mut person).await;
        person.leave().await;
    });
}
