//! Who works in the house of a journey: one counsellor, at two sites of one operator.

use jalon_kernel::House;
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::operator::{self, NewSite};
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::{mandate, password};

/// The address the counsellor signs in with.
pub const COUNSELLOR: &str = "claire.moreau@cap-emploi.exemple";
/// The password of the counsellor.
pub const PASSWORD: &str = "trois pommes bleues";

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const SITES: [(&str, &str); 2] = [
    ("Rennes", "12 rue des Trois-Mâts, 35000 Rennes"),
    ("Fougères", "3 place du Marché-Neuf, 35300 Fougères"),
];

/// The second factor of the counsellor.
pub(crate) fn factor() -> Factor {
    Factor::from_base32(SECRET).expect("a secret in base32")
}

/// Creates the operator, its sites and the counsellor.
pub(crate) async fn create(house: &House) {
    let (now, chance, secrets) = (house.clock.now(), &house.chance, &house.secrets);
    let hash = password::hash(PASSWORD, chance);
    let mut tx = house.db.write().await.expect("write");
    let operator = operator::create(&mut tx, chance, now, "cap-emploi", "Cap emploi d’Ille-et-Vilaine")
        .await
        .expect("an operator");
    let (id, _) =
        professional::invite(&mut tx, secrets, chance, now, "Claire Moreau", COUNSELLOR, Post::Professional)
            .await
            .expect("an account");
    professional::confirm(&mut tx, secrets, chance, id, &hash, &factor())
        .await
        .expect("a password and a second factor");
    professional::set_lifecycle(&mut tx, id, Lifecycle::Confirmed).await.expect("an account that works");
    for (name, address) in SITES {
        let new = NewSite {
            name: name.to_owned(),
            address: address.to_owned(),
            phone: Some("+33200000000".to_owned()),
            hours: Some("du lundi au vendredi, de 9 h à 17 h".to_owned()),
            region: None,
            ..NewSite::default()
        };
        let site = operator::create_site(&mut tx, chance, now, operator, new).await.expect("a site");
        mandate::give(&mut tx, chance, now, id, operator, site, Role::Counsellor, now, None)
            .await
            .expect("a mandate");
    }
    tx.commit().await.expect("commit");
}
