//! The demonstration peoples itself through the pages, and everything in it holds.

use jalon_kernel::journal;
use jalon_kernel::testing::Browser;
use jalon_server::demo;

use crate::people::Whole;

#[tokio::test]
async fn the_demonstration_is_full_of_people_at_every_stage() {
    for whole in Whole::each().await {
        whole.fill().await;
        let mut tx = whole.world.db.read().await.expect("read");
        let verified = journal::verify(&mut tx, &whole.world.secrets).await.expect("read").expect("it holds");
        assert!(verified.entries >= 29, "{verified:?}");
        drop(tx);
        let mut browser = Browser::new(&whole.house);
        browser.get("/demonstration/messages").await.says("samira@exemple.fr");
        browser.get("/demonstration/comptes").await.says(demo::PASSWORD);
        let sent = whole.delivered().await;
        for message in &sent {
            assert!(!message.text.contains("Samira"), "a message names nobody: {}", message.text);
        }
        assert!(sent.len() > 5, "{} messages went out", sent.len());
    }
}
