//! Who works in the demonstration, for whom and where.

use anyhow::Context as _;
use jalon_kernel::House;
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::people::operator::{self, NewSite};
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::{mandate, password};
use uuid::Uuid;

/// An account of the demonstration.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    /// Their name.
    pub name: &'static str,
    /// The address they sign in with.
    pub email: &'static str,
    /// What they are and where, in words.
    pub place: &'static str,
    sites: &'static [&'static str],
    role: Option<Role>,
}

/// Everybody who works in the demonstration. Claire has two sites: she chooses one when she signs in.
pub const ACCOUNTS: [Account; 7] = [
    Account {
        name: "Claire Moreau",
        email: "claire.moreau@cap-emploi.exemple",
        place: "conseillère, Cap emploi, Rennes et Fougères",
        sites: &["Rennes", "Fougères"],
        role: Some(Role::Counsellor),
    },
    Account {
        name: "Karim Benali",
        email: "karim.benali@avenir-actifs.exemple",
        place: "conseiller, Avenir Actifs, Nantes",
        sites: &["Nantes"],
        role: Some(Role::Counsellor),
    },
    Account {
        name: "Lucie Le Goff",
        email: "lucie.le-goff@apec.exemple",
        place: "conseillère, Apec, à distance",
        sites: &["À distance"],
        role: Some(Role::Counsellor),
    },
    Account {
        name: "Moussa Diallo",
        email: "moussa.diallo@mission-locale.exemple",
        place: "accueil, Mission locale, Saint-Malo",
        sites: &["Saint-Malo"],
        role: Some(Role::Desk),
    },
    Account {
        name: "Maëlle Kerguelen",
        email: "maelle.kerguelen@region.exemple",
        place: "Région Bretagne : les valeurs que décide la Région (exemple)",
        sites: &["Région Bretagne"],
        role: Some(Role::Region),
    },
    Account {
        name: "Solène Riou",
        email: "solene.riou@cap-emploi.exemple",
        place: "responsable, Cap emploi, Rennes",
        sites: &["Rennes"],
        role: Some(Role::OperatorManager),
    },
    Account {
        name: "Anne Petit",
        email: "anne.petit@plateforme.exemple",
        place: "administration de la plateforme",
        sites: &[],
        role: None,
    },
];

const OPERATORS: [(&str, &str); 6] = [
    ("cap-emploi", "Cap emploi (démonstration)"),
    ("avenir-actifs", "Avenir Actifs (démonstration)"),
    ("apec", "Apec (démonstration)"),
    ("mission-locale", "Mission locale (démonstration)"),
    ("france-travail", "France Travail (démonstration)"),
    (operator::REGION, "Région Bretagne (démonstration)"),
];

// The operator of a site is told by its place in the list above.
const SITES: [(usize, &str, &str, &str); 7] = [
    (0, "Rennes", "12 rue des Trois-Mâts, 35000 Rennes", "du lundi au vendredi, de 9 h à 17 h"),
    (0, "Fougères", "3 place du Marché-Neuf, 35300 Fougères", "le mardi et le jeudi, de 9 h à 16 h"),
    (1, "Nantes", "8 quai des Charpentiers, 44000 Nantes", "du lundi au vendredi, de 8 h 30 à 18 h"),
    (2, "À distance", "Par téléphone et en vidéo", "du lundi au samedi, de 8 h à 20 h"),
    (3, "Saint-Malo", "5 rue de la Voilerie, 35400 Saint-Malo", "du lundi au vendredi, de 9 h à 12 h 30"),
    (4, "Brest", "21 rue du Phare, 29200 Brest", "du lundi au vendredi, de 8 h 30 à 16 h 30"),
    (5, "Région Bretagne", "Ne reçoit pas de public", ""),
];

/// The region that the site of a Région speaks for: Brittany, one of the example regions of the schemes.
const SPEAKS_FOR: &str = "53";

/// Creates operators, sites, accounts and mandates, in one transaction.
pub async fn create(house: &House) -> anyhow::Result<()> {
    let now = house.clock.now();
    let (chance, secrets) = (&house.chance, &house.secrets);
    let hash = password::hash(super::PASSWORD, chance);
    let mut tx = house.db.write().await?;
    let mut operators = Vec::new();
    for (network, name) in OPERATORS {
        operators.push(operator::create(&mut tx, chance, now, network, name).await?);
    }
    let mut sites: Vec<(&str, Uuid, Uuid)> = Vec::new();
    for (operator, name, address, hours) in SITES {
        let site = NewSite {
            name: name.to_owned(),
            address: address.to_owned(),
            phone: Some("+33200000000".to_owned()),
            email: None,
            hours: Some(hours.to_owned()).filter(|hours| !hours.is_empty()),
            region: (OPERATORS[operator].0 == operator::REGION).then(|| SPEAKS_FOR.to_owned()),
        };
        let operator = operators[operator];
        sites.push((name, operator, operator::create_site(&mut tx, chance, now, operator, site).await?));
    }
    for account in ACCOUNTS {
        let post = if account.role.is_some() { Post::Professional } else { Post::Administrator };
        let (id, _) =
            professional::invite(&mut tx, secrets, chance, now, account.name, account.email, post).await?;
        professional::confirm(&mut tx, secrets, chance, id, &hash, &super::factor()).await?;
        professional::set_lifecycle(&mut tx, id, Lifecycle::Confirmed).await?;
        let Some(role) = account.role else { continue };
        for name in account.sites {
            let (_, operator, site) =
                sites.iter().find(|(known, ..)| known == name).context("un site de la liste")?;
            mandate::give(&mut tx, chance, now, id, *operator, *site, role, now, None).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
