//! The whole walk, from a first question to a written synthesis and to its erasure: twice on each database, once on a
//! telephone with scripts, once at a desk without.

use jalon_journeys::{Engine, Scripts, Setting, Stage, play};

use crate::steps::{self, From, Kept, Verdict};

#[test]
fn the_whole_walk_on_a_telephone_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn the_whole_walk_without_scripts_on_sqlite() {
    play(Engine::Sqlite, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

#[test]
fn the_whole_walk_on_a_telephone_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::PHONE).await);
}

#[test]
fn the_whole_walk_without_scripts_on_postgres() {
    play(Engine::Postgres, async |stage| walk(stage, Setting::DESK_WITHOUT_SCRIPTS).await);
}

async fn walk(stage: &Stage, setting: Setting) {
    // With scripts and without, the two walks take the two sides of each choice.
    let (from, kept, verdict) = match setting.scripts {
        Scripts::On => (From::Message, Kept::WhileTyping, Verdict::Agreed),
        Scripts::Off => (From::Space, Kept::ByButton, Verdict::Disagreed),
    };
    let mut person = stage.somebody("samira", setting).await.with_rules();
    let mut counsellor = stage.somebody("claire", setting).await.with_rules();
    steps::clause_p_01_clause_3_1_05_anyone_reads_about_occupations(&mut person).await;
    steps::clause_1_18_an_occupation_is_kept_without_an_account(&mut person).await;
    steps::clause_1_12_clause_2_1_01_a_request_is_stated(&mut person).await;
    steps::clause_p_01_the_request_is_sent_and_an_account_opened(stage, &mut person).await;
    steps::clause_1_16_a_counsellor_signs_in(stage, &mut counsellor).await;
    let parcours = steps::clause_2_1_01_the_request_is_taken(&mut counsellor).await;
    steps::clause_1_12_an_appointment_is_agreed(stage, (&mut person, &mut counsellor), &parcours, from).await;
    let both = (&mut person, &mut counsellor);
    steps::clause_2_2_01_clause_1_12_a_diagnosis_is_shared(both, &parcours, kept, verdict).await;
    let both = (&mut person, &mut counsellor);
    steps::clause_2_2_02_clause_2_2_08_a_project_and_its_objectives(both, &parcours).await;
    steps::clause_3_03_a_plan_is_built_together((&mut person, &mut counsellor), &parcours).await;
    let both = (&mut person, &mut counsellor);
    steps::clause_2_2_14_a_synthesis_is_written_and_agreed(stage, both, &parcours).await;
    steps::clause_3_03_a_reminder_goes_out(stage, &mut person).await;
    steps::clause_1_16_the_person_sees_who_looked_and_takes_everything(&mut person).await;
    steps::clause_1_16_everything_is_erased(stage, (&mut person, &mut counsellor), &parcours).await;
    person.leave().await;
    counsellor.leave().await;
}
