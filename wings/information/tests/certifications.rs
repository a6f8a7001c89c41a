//! Reading certifications over HTTP, without an account.

mod common;

use common::{house, import_starter_sets};
use jalon_kernel::page::structure;
use jalon_kernel::testing::{Browser, World};

#[tokio::test]
async fn clause_1_05_a_certification_says_whether_one_can_enter_how_and_who_says_so() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        import_starter_sets(&world).await;
        let mut browser = Browser::new(&house);
        let page = browser.get("/certifications/RNCP9990001").await;
        assert_eq!(structure::faults(&page.text()), Vec::<String>::new());
        page.says("Boulanger, boulangère")
            .says("31\u{a0}août 2029")
            .says("(CAP, BEP)")
            .says("RNCP9990001BC01")
            .says("/metiers/D1102")
            .says("78\u{a0}%")
            .says("Données de démonstration")
            .says("/demande");
        // Lower case is the same number.
        assert_eq!(browser.get("/certifications/rncp9990001").await.status, 200);
        for nothing in ["RNCP1", "RNCP", "x", "%3Cb%3E", "%F0%9F%92%A9", "RNCP99999999999", "RS9990001"] {
            assert_eq!(browser.get(&format!("/certifications/{nothing}")).await.status, 404, "{nothing}");
        }
    }
}

#[tokio::test]
async fn a_certification_that_ended_says_since_when_and_what_replaces_it() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        import_starter_sets(&world).await;
        let mut browser = Browser::new(&house);
        let ended = browser.get("/certifications/RNCP9990005").await;
        ended.says("30\u{a0}juin 2025").says("/certifications/RNCP9990006").says("On ne peut plus y entrer");
        // The sheet of the job names the one that can be entered, and not the other.
        let sheet = browser.get("/metiers/F1602").await;
        sheet.says("/certifications/RNCP9990006");
        sheet.does_not_say("/certifications/RNCP9990005");
        // Without certifications, the sheet of a job says nothing of them.
        let other = browser.get("/metiers/K1304").await;
        other.does_not_say("id=\"certifications\"");
    }
}
