//! The kit, read by anybody, in every language.

use std::sync::Arc;

use jalon_documents::pdf::Renderer;
use jalon_kernel::page::{Frame, Locale, structure};
use jalon_kernel::testing::{Browser, World, a_counsellor};
use jalon_kernel::wing::Wing as _;
use jalon_outreach::Outreach;

#[tokio::test]
async fn clause_1_06_a_notice_a_text_and_whom_to_reach_without_an_account() {
    for world in World::each().await {
        let (house, _) = world.house(vec![Arc::new(Outreach::new(Arc::new(Renderer::new())))]);
        let mut visitor = Browser::new(&house);
        let address = house.settings.base_url.clone();
        visitor
            .get("/faire-connaitre")
            .await
            .says("Texte à copier")
            .says(&address)
            .does_not_say("Qui contacter");
        a_counsellor(&world, "Claire").await;
        visitor
            .get("/faire-connaitre")
            .await
            .says("Qui contacter")
            .says("Site de Claire")
            .says("35000 Rennes");
        visitor.get("/faire-connaitre/affiche").await.says("confidentiel").says("L. 6111-6").says(&address);
        let pdf = visitor.get("/faire-connaitre/affiche.pdf").await;
        assert_eq!(pdf.status, 200);
        assert!(pdf.bytes.starts_with(b"%PDF-"), "{} bytes", pdf.bytes.len());
    }
}

#[tokio::test]
async fn every_sample_is_sound_in_every_language_and_lacks_no_word() {
    let world = World::sqlite().await;
    let outreach = Outreach::new(Arc::new(Renderer::new()));
    let (house, _) = world.house(vec![Arc::new(outreach.clone())]);
    let samples = outreach.samples();
    assert_eq!(samples.len(), 3);
    for locale in Locale::ALL {
        for sample in &samples {
            let html = (sample.render)(Frame::sample_with(house.words(locale)));
            let faults = structure::faults(&html);
            assert_eq!(faults, Vec::<String>::new(), "{} in {}:\n{html}", sample.name, locale.tag());
            assert!(!html.contains("<b>"), "{}: a text became HTML", sample.name);
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}
