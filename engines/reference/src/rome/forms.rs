//! The masculine and feminine forms of a label such as "Boulanger / Boulangère".
//!
//! ROME writes both forms side by side and what follows once: "Vendeur / Vendeuse en épicerie" means "Vendeur en
//! épicerie" and "Vendeuse en épicerie". [`Forms::of`] takes the label apart only when the words on both sides of the
//! slash answer each other; otherwise the label is one form for all, as "Comptable" is.

/// The forms under which a label may be said or searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forms {
    /// One form for all, or a label that cannot be taken apart safely.
    Single(String),
    /// A masculine and a feminine form.
    Pair { masculine: String, feminine: String },
}

impl Forms {
    /// Takes a label apart.
    pub fn of(label: &str) -> Self {
        pair(label).unwrap_or_else(|| Self::Single(label.to_owned()))
    }

    /// The masculine form, or the only one.
    pub fn masculine(&self) -> &str {
        match self {
            Self::Single(form) | Self::Pair { masculine: form, .. } => form,
        }
    }

    /// The feminine form, or the only one.
    pub fn feminine(&self) -> &str {
        match self {
            Self::Single(form) | Self::Pair { feminine: form, .. } => form,
        }
    }
}

fn pair(label: &str) -> Option<Forms> {
    let (left, right) = label.split_once(" / ")?;
    let masculine: Vec<&str> = left.split_whitespace().collect();
    let words: Vec<&str> = right.split_whitespace().collect();
    // The feminine has as many words as the masculine; when the masculine opens with words said once
    // ("Chargé d'affaires vendeur / vendeuse"), only its last words answer the first ones on the right.
    let answering = (1..=masculine.len().min(words.len()))
        .rev()
        .find(|count| answer(&masculine[masculine.len() - count..], &words[..*count]))?;
    let opening = &masculine[..masculine.len() - answering];
    let tail = &words[answering..];
    let feminine = [opening, &words[..answering], tail].concat();
    let masculine = [masculine.as_slice(), tail].concat();
    Some(Forms::Pair { masculine: masculine.join(" "), feminine: feminine.join(" ") })
}

fn answer(left: &[&str], right: &[&str]) -> bool {
    left != right && left.iter().zip(right).all(|(one, other)| kin(one, other))
}

/// Two words are kin when each part opens alike, for as long as a gendered ending leaves room: "Chef"/"Cheffe".
fn kin(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (parts, others): (Vec<&str>, Vec<&str>) = (one.split('-').collect(), other.split('-').collect());
    parts.len() == others.len() && parts.iter().zip(&others).all(|(one, other)| kin_parts(one, other))
}

fn kin_parts(one: &str, other: &str) -> bool {
    const UNLIKE: [(&str, &str); 3] = [("hôte", "hôtesse"), ("homme", "femme"), ("steward", "hôtesse")];
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || UNLIKE.contains(&(one, other)) || (common >= 3 && common * 2 >= shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_pair_belongs_to_both() {
        let cases = [
            ("Boulanger / Boulangère", "Boulanger", "Boulangère"),
            ("Vendeur / Vendeuse en épicerie", "Vendeur en épicerie", "Vendeuse en épicerie"),
            ("Chef / Cheffe de rayon", "Chef de rayon", "Cheffe de rayon"),
            ("Chef boulanger / Cheffe boulangère", "Chef boulanger", "Cheffe boulangère"),
            ("Hôte / Hôtesse de caisse", "Hôte de caisse", "Hôtesse de caisse"),
            (
                "Ouvrier agricole polyvalent / Ouvrière agricole polyvalente",
                "Ouvrier agricole polyvalent",
                "Ouvrière agricole polyvalente",
            ),
            ("Secrétaire Facturier / Facturière", "Secrétaire Facturier", "Secrétaire Facturière"),
            ("Responsable Commercial / Commerciale", "Responsable Commercial", "Responsable Commerciale"),
            ("Conducteur-livreur / Conductrice-livreuse", "Conducteur-livreur", "Conductrice-livreuse"),
            (
                "Agent / Agente d'entretien du bâtiment",
                "Agent d'entretien du bâtiment",
                "Agente d'entretien du bâtiment",
            ),
        ];
        for (label, masculine, feminine) in cases {
            let expected = Forms::Pair { masculine: masculine.into(), feminine: feminine.into() };
            assert_eq!(Forms::of(label), expected, "{label}");
        }
    }

    #[test]
    fn a_label_that_is_not_a_pair_is_left_whole() {
        for label in ["Comptable", "Opérateur(trice) de saisie", "Achats / Ventes", "A / B", " / ", ""] {
            assert_eq!(Forms::of(label), Forms::Single(label.to_owned()), "{label}");
        }
    }
}
