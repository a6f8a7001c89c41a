//! Where someone is and where a site is: near enough to say which site comes first, never a position on a map.
//!
//! Without a gazetteer of communes a name is compared with the addresses of the sites, a postcode with its department
//! and region. What is not recognised is no error: the sites are then shown without an order of distance.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    departement: Vec<Department>,
}

/// A department and its region (Insee, code officiel géographique).
#[derive(Debug, Deserialize)]
struct Department {
    code: String,
    nom: String,
    region: String,
}

static DEPARTMENTS: LazyLock<Vec<Department>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/networks/departements.toml"));
    toml::from_str::<File>(text)
        .expect("a test of every build reads data/networks/departements.toml")
        .departement
});

/// How near a site is to someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// The same commune or postcode.
    Here,
    /// The same department.
    Department,
    /// The same region.
    Region,
    /// Further away.
    Elsewhere,
    /// Where the person is was not said or not recognised.
    Unknown,
}

/// How near the site of postal address `site` is to the `place` someone wrote.
pub fn nearness(place: &str, site: &str) -> Nearness {
    let (place, site) = (plain(place), plain(site));
    if place.is_empty() {
        return Nearness::Unknown;
    }
    let (mine, theirs) = (postcode(&place), postcode(&site));
    if mine.is_some() && mine == theirs {
        return Nearness::Here;
    }
    // A commune by its name: as whole words of the address of the site.
    let named = place.chars().any(char::is_alphabetic) && !place.chars().any(|c| c.is_ascii_digit());
    if named && format!(" {site} ").contains(&format!(" {place} ")) {
        return Nearness::Here;
    }
    let home = mine.and_then(department_of_postcode).or_else(|| department_named(&place));
    let Some(home) = home else { return Nearness::Unknown };
    let Some(there) = theirs.and_then(department_of_postcode) else { return Nearness::Elsewhere };
    if home.code == there.code {
        Nearness::Department
    } else if home.region == there.region {
        Nearness::Region
    } else {
        Nearness::Elsewhere
    }
}

fn postcode(plain: &str) -> Option<&str> {
    plain.split(' ').find(|word| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn department_of_postcode(postcode: &str) -> Option<&'static Department> {
    let code = match postcode.get(..3)? {
        "200" | "201" => "2a",
        "202" | "206" => "2b",
        overseas if overseas.starts_with("97") || overseas.starts_with("98") => overseas,
        metropolitan => &metropolitan[..2],
    };
    department(|known| known.code.eq_ignore_ascii_case(code))
}

fn department_named(plain_place: &str) -> Option<&'static Department> {
    department(|known| known.code.eq_ignore_ascii_case(plain_place) || plain(&known.nom) == plain_place)
}

fn department(is: impl Fn(&Department) -> bool) -> Option<&'static Department> {
    DEPARTMENTS.iter().find(|known| is(known))
}

// Lower case, without accents, hyphens and other signs, single spaces; "saint" as people shorten it.
fn plain(text: &str) -> String {
    let bare: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ÿ' => 'y',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let words = bare.split_whitespace().map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RENNES: &str = "1 rue de la Gare, 35000 Rennes";

    #[test]
    fn clause_2_1_01_a_site_is_near_by_postcode_name_department_or_region() {
        for place in ["35000", "35000 Rennes", "Rennes", "rennes", "  RENNES "] {
            assert_eq!(nearness(place, RENNES), Nearness::Here, "{place}");
        }
        for place in ["35400", "35", "Ille-et-Vilaine", "ille et vilaine"] {
            assert_eq!(nearness(place, RENNES), Nearness::Department, "{place}");
        }
        assert_eq!(nearness("29200 Brest", RENNES), Nearness::Region);
        assert_eq!(nearness("75011", RENNES), Nearness::Elsewhere);
        for place in ["", "   ", "Trifouillis", "<script>", "99999"] {
            assert_eq!(nearness(place, RENNES), Nearness::Unknown, "{place}");
        }
    }

    #[test]
    fn corsica_overseas_and_saints_are_known() {
        assert_eq!(nearness("2A", "Cours Napoléon, 20000 Ajaccio"), Nearness::Department);
        assert_eq!(nearness("20200", "Cours Napoléon, 20000 Ajaccio"), Nearness::Region);
        assert_eq!(nearness("97410", "Rue Pasteur, 97400 Saint-Denis"), Nearness::Department);
        assert_eq!(nearness("st denis", "Rue Pasteur, 97400 Saint-Denis"), Nearness::Here);
        assert_eq!(nearness("Die", "1 place Diderot, 26000 Valence"), Nearness::Unknown);
    }

    #[test]
    fn every_department_has_a_code_and_a_region() {
        assert_eq!(DEPARTMENTS.len(), 109);
        assert!(DEPARTMENTS.iter().all(|known| !known.code.is_empty() && !known.region.is_empty()));
    }
}
