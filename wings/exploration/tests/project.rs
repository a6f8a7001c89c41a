//! From what one wants to a project that holds: conditions, interests, limits, a post, a decision, feasibility, two voices.

mod common;

use common::{hidden, house, listed, say_yes};
use jalon_kernel::House;
use jalon_kernel::casefile;
use jalon_kernel::testing::{Browser, Working, World, a_counsellor, a_person};
use uuid::Uuid;

/// A person with skills, and the counsellor who follows them.
struct Scene {
    house: House,
    samira: Browser,
    claire: Browser,
    counsellor: Working,
    parcours: Uuid,
}

async fn scene(world: &World) -> Scene {
    let (house, _) = house(world).await;
    let (person, _) = a_person(world, "Samira", "samira@exemple.fr").await;
    let counsellor = a_counsellor(world, "Claire Moreau").await;
    let mut tx = world.db.write().await.expect("write");
    let (operator, site, who) = (counsellor.operator, counsellor.site, counsellor.id);
    let parcours =
        casefile::create(&mut tx, &world.chance, world.clock.now(), person, operator, site, who, None)
            .await
            .expect("a parcours");
    tx.commit().await.expect("commit");
    let mut samira = Browser::of_person(&house, person).await;
    samira
        .post(
            "/competences/images",
            &[("pictures", "caisse"), ("pictures", "jardin"), ("pictures", "porter")],
        )
        .await;
    say_yes(&mut samira, "/competences/propositions?de=images").await;
    let claire = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
    Scene { house, samira, claire, counsellor, parcours }
}

#[tokio::test]
async fn clause_2_2_07_conditions_weighed_change_the_list_and_say_so() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        let before = listed(&scene.samira.get("/mes-metiers").await);
        let answer = scene
            .samira
            .post("/ce-qui-compte/conditions", &[("wish-outdoors", "never"), ("wish-noise", "x")])
            .await;
        assert_eq!(answer.status, 303);
        let list = scene.samira.get("/mes-metiers").await;
        let after = listed(&list);
        let further = listed(&scene.samira.get("/mes-metiers?page=2").await);
        let gardener = "A1208".to_owned();
        assert_eq!(before.first(), Some(&gardener), "gardening is most of what she does");
        assert!(!after.contains(&gardener) && further.contains(&gardener), "{after:?} then {further:?}");
        list.says("Classés par");
        scene
            .samira
            .get("/mes-metiers/A1208")
            .await
            .says("À vérifier, car vous n’en voulez pas")
            .says("Être dehors");
        // A page read before is overtaken.
        assert_eq!(scene.samira.post("/ce-qui-compte/conditions", &[("_version", "0")]).await.status, 409);
    }
}

#[tokio::test]
async fn clause_2_2_06_interests_stand_out_and_are_explained() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        scene.samira.get("/ce-qui-compte/methode").await.says("ROME 4").says("Ce n’est pas un test");
        let five = [
            ("motives", "useful"),
            ("motives", "time"),
            ("motives", "money"),
            ("motives", "near"),
            ("motives", "lead"),
        ];
        assert_eq!(scene.samira.post("/ce-qui-compte", &five).await.status, 422);
        let liked = [
            ("liked", "R1"),
            ("liked", "R2"),
            ("liked", "R4"),
            ("motives", "useful"),
            ("words", "Être <dehors>"),
        ];
        assert_eq!(scene.samira.post("/ce-qui-compte", &liked).await.status, 303);
        scene
            .samira
            .get("/ce-qui-compte")
            .await
            .says("Ce qui ressort")
            .says("faire avec ses mains")
            .says("&#60;dehors&#62;");
        assert_eq!(scene.samira.post("/ce-qui-compte", &[("liked", "Z9")]).await.status, 422);
    }
}

#[tokio::test]
async fn clause_2_0_04_what_the_body_allows_is_not_shown_to_a_counsellor_without_consent() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        let limits = [
            ("body", "loads"),
            ("bodywords", "Pas plus de dix kilos"),
            ("journey", "45"),
            ("hours", "Pas le mercredi"),
        ];
        assert_eq!(scene.samira.post("/ce-qui-compte/limites", &limits).await.status, 303);
        scene.samira.get("/ce-qui-compte/limites").await.says("Pas plus de dix kilos");
        let grid = [
            ("target", "Devenir jardinière"),
            ("rating-coherence", "holds"),
            ("rating-health", "doubt"),
            ("evidence-health", "Mon dos secret"),
        ];
        assert_eq!(scene.samira.post("/faisabilite", &grid).await.status, 303);
        scene.samira.get("/faisabilite").await.says("Mon dos secret");
        let page = format!("/parcours/{}/exploration", scene.parcours);
        scene.samira.get(&page).await.says("Mon dos secret").says("Pas plus de dix kilos");
        scene
            .claire
            .get(&page)
            .await
            .says("Devenir jardinière")
            .does_not_say("Mon dos secret")
            .does_not_say("Pas plus de dix kilos");
        for (field, value) in
            [("journey", "181"), ("journey", "x"), ("income", "-1"), ("income", "10001"), ("body", "office")]
        {
            let answer =
                scene.samira.post("/ce-qui-compte/limites", &[(field, value), ("_version", "2")]).await;
            assert_eq!(answer.status, 422, "{field} {value}");
        }
        assert_eq!(scene.samira.post("/ce-qui-compte/limites", &[("_version", "0")]).await.status, 409);
    }
}

#[tokio::test]
async fn clause_1_08_clause_p_05_a_counsellor_signs_an_outside_look() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        let page = format!("/parcours/{}/exploration", scene.parcours);
        let sign = format!("{page}/regard");
        scene.claire.get(&page).await.says("Encaisser une vente").does_not_say("/regard");
        assert_eq!(scene.samira.post("/faisabilite", &[]).await.status, 422);
        let grid = [
            ("target", "Jardinière"),
            ("rating-funding", "doubt"),
            ("rating-law", "fails"),
            ("plan_b", "Rester"),
        ];
        scene.samira.post("/faisabilite", &grid).await;
        scene.samira.get("/faisabilite").await.says("Ne tient pas tel quel").says("Le droit");
        let form = scene.claire.get(&page).await;
        form.says("/regard");
        let key = hidden(&form, "_once");
        assert_eq!(scene.claire.post(&sign, &[("sight", "solid")]).await.status, 422);
        let look = [("sight", "strengthen"), ("said", "Voir le <financement>"), ("_once", key.as_str())];
        assert_eq!(scene.claire.post(&sign, &look).await.status, 303);
        assert_eq!(scene.claire.post(&sign, &look).await.status, 303, "sent twice");
        let read = scene.samira.get("/faisabilite").await;
        read.says("Signé par Claire Moreau")
            .says("Voir le &#60;financement&#62;")
            .does_not_say("a changé depuis");
        assert_eq!(read.text().matches("Signé par Claire Moreau").count(), 1, "signed once");
        let again = [("target", "Jardinière"), ("_version", "1")];
        assert_eq!(scene.samira.post("/faisabilite", &again).await.status, 303);
        scene.samira.get("/faisabilite").await.says("La grille a changé depuis");
        assert_eq!(scene.samira.post("/faisabilite", &again).await.status, 409);
        // Nobody signs for a counsellor, and no other counsellor signs here.
        assert_eq!(scene.samira.post(&sign, &look).await.status, 404);
        let other = a_counsellor(&world, "Karim Benali").await;
        let mut karim = Browser::of_professional(&scene.house, other.id, Some(other.mandate)).await;
        assert_eq!(karim.post(&sign, &look).await.status, 404);
        assert_eq!(karim.get(&page).await.status, 404);
        assert_ne!(other.id, scene.counsellor.id);
    }
}

#[tokio::test]
async fn clause_2_0_02_two_voices_answer_the_same_questions() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        let page = format!("/parcours/{}/exploration", scene.parcours);
        let own = [("amount-time", "little"), ("words", "Le matin seulement")];
        assert_eq!(scene.samira.post("/atouts", &own).await.status, 303);
        scene.claire.get(&page).await.says("Le matin seulement");
        let theirs = [("amount-strengths", "plenty"), ("words", "Apprend vite"), ("_version", "0")];
        assert_eq!(scene.claire.post(&format!("{page}/atouts"), &theirs).await.status, 303);
        scene.samira.get("/atouts").await.says("Apprend vite").says("Le matin seulement");
        assert_eq!(scene.claire.post(&format!("{page}/atouts"), &theirs).await.status, 409, "read before");
        assert_eq!(scene.samira.post("/atouts", &[("_version", "0")]).await.status, 409);
        assert_eq!(scene.samira.post(&format!("{page}/atouts"), &theirs).await.status, 404);
    }
}

#[tokio::test]
async fn clause_2_2_13_clause_2_2_10_clause_2_2_12_an_advertisement_is_compared_corrected_and_kept() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        let nonsense = [("title", "zzgrub"), ("market", "external"), ("advert", "qwxz flumpf")];
        let refused = scene.samira.post("/poste-vise", &nonsense).await;
        assert_eq!(refused.status, 422);
        refused.says("Je n’ai pas compris cette annonce").says("qwxz flumpf");
        assert_eq!(scene.samira.post("/poste-vise", &[]).await.status, 422);
        let advert = "<h1>Hôte de caisse H/F</h1><p>Vous encaissez les ventes, contrôlez le fond de caisse et accueillez la clientèle.</p><script>alert(1)</script>";
        let pasted = [("title", "Hôte de caisse"), ("market", "external"), ("advert", advert)];
        let location = scene.samira.post("/poste-vise", &pasted).await.location.expect("a comparison");
        let page = scene.samira.get(&location).await;
        page.says("Ce que le poste demande").says("Encaisser une vente").does_not_say("<script>alert");
        let first = page
            .text()
            .split("name=\"stand-")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .map(str::to_owned);
        let field = format!("stand-{}", first.expect("something is asked for"));
        let version = hidden(&page, "_version");
        let corrected = [(field.as_str(), "off"), ("training", "Un CACES"), ("_version", version.as_str())];
        assert_eq!(scene.samira.post(&location, &corrected).await.status, 303);
        scene.samira.get(&location).await.says("Un CACES");
        assert_eq!(scene.samira.post(&location, &corrected).await.status, 409);
        let opening = location.replace("comparaison", "piste");
        assert_eq!(scene.samira.post(&opening, &[("place", "public")]).await.status, 422);
        for (place, text) in
            [("internal", "Le magasin d’à côté"), ("external", "Annonce 12"), ("public", "Concours")]
        {
            assert_eq!(scene.samira.post(&opening, &[("place", place), ("text", text)]).await.status, 303);
        }
        scene
            .samira
            .get(&location)
            .await
            .says("Dans le service public")
            .says("Concours")
            .says("Chez mon employeur");
        assert_eq!(scene.samira.post(&location.replace("comparaison", "retirer"), &[]).await.status, 303);
        assert_eq!(scene.samira.get(&location).await.location.as_deref(), Some("/competences"));
    }
}

#[tokio::test]
async fn clause_1_07_options_are_weighed_and_nothing_is_decided() {
    for world in World::each().await {
        let mut scene = scene(&world).await;
        for (options, criteria) in [("une", "x"), ("", ""), ("a\nb\nc\nd\ne", "x"), ("a\nb", "")] {
            let answer = scene.samira.post("/decider", &[("options", options), ("criteria", criteria)]).await;
            assert_eq!(answer.status, 422, "{options:?} {criteria:?}");
        }
        let names = [("options", "Rester\nPartir"), ("criteria", "Salaire\nHoraires <du soir>")];
        assert_eq!(scene.samira.post("/decider", &names).await.status, 303);
        scene.samira.get("/decider").await.says("Il reste 6 réponses à donner").says("&#60;du soir&#62;");
        let answers = [
            ("weight-0", "must"),
            ("weight-1", "some"),
            ("answer-0-0", "well"),
            ("answer-0-1", "no"),
            ("answer-1-0", "no"),
            ("answer-1-1", "well"),
            ("_version", "1"),
        ];
        assert_eq!(scene.samira.post("/decider/reponses", &answers).await.status, 303);
        let result = scene.samira.get("/decider").await;
        result
            .says("6 points sur 8")
            .says("sans lequel c’est non")
            .says("Ce qui ferait tout changer")
            .says("La décision est la vôtre");
        assert_eq!(scene.samira.post("/decider/reponses", &answers).await.status, 409);
    }
}

#[tokio::test]
async fn what_to_learn_is_ranked_by_the_doors_it_opens() {
    let world = World::sqlite().await;
    let mut scene = scene(&world).await;
    let page = scene.samira.get("/mes-metiers/apprendre").await;
    assert_eq!(page.status, 200);
    page.says("/mes-metiers/");
    Browser::new(&scene.house).get("/mes-metiers/apprendre").await.says("/competences/images");
}
