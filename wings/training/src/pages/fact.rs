//! One fact as a field: asked in the words of the rules, read by the rules' own parser, refused in the reader's words.

use jalon_financing::{Fact, Kind, Misread};
use jalon_kernel::page::components::Choice;
use jalon_kernel::page::{FieldError, Form, Frame, Html};

use super::sheets::worded;

/// More choices than this become a list to open.
const MOST_RADIOS: usize = 7;

/// Regions by their official code, as of 2016: what a fact called "région" holds.
const REGIONS: &[(&str, &str)] = &[
    ("84", "Auvergne-Rhône-Alpes"),
    ("27", "Bourgogne-Franche-Comté"),
    ("53", "Bretagne"),
    ("24", "Centre-Val de Loire"),
    ("94", "Corse"),
    ("44", "Grand Est"),
    ("01", "Guadeloupe"),
    ("03", "Guyane"),
    ("32", "Hauts-de-France"),
    ("11", "Île-de-France"),
    ("04", "La Réunion"),
    ("02", "Martinique"),
    ("06", "Mayotte"),
    ("28", "Normandie"),
    ("75", "Nouvelle-Aquitaine"),
    ("76", "Occitanie"),
    ("52", "Pays de la Loire"),
    ("93", "Provence-Alpes-Côte d'Azur"),
];

/// The name of the region that has this official code.
pub fn region_name(code: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// An official code, if it is that of a region.
pub fn region_code(code: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(known, _)| *known == code).map(|(code, _)| *code)
}

/// The question of a fact in the reader's words.
pub fn question(frame: &Frame, fact: &Fact) -> String {
    worded(frame, &fact.question)
}

/// The hint of a fact: its note, and the unit of a number.
pub fn hint(frame: &Frame, fact: &Fact) -> Option<String> {
    let unit = match &fact.kind {
        Kind::Number { unit, .. } if !unit.is_empty() => {
            Some(frame.t1("training-question-unit", "unit", unit).into_owned())
        }
        Kind::Date => Some(frame.t("training-question-date").into_owned()),
        _ => None,
    };
    let parts: Vec<String> = [fact.note.clone(), unit].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Whether a fact is a region, chosen in a list.
fn is_region(fact: &Fact) -> bool {
    fact.kind == Kind::Text && fact.name.ends_with(" . région")
}

/// A value as it was kept, in words.
pub fn shown(frame: &Frame, fact: &Fact, kept: &str) -> String {
    if is_region(fact)
        && let Some((_, name)) = REGIONS.iter().find(|(code, _)| *code == kept)
    {
        return (*name).to_owned();
    }
    match fact.parse(kept) {
        Ok(jalon_financing::Value::Bool(true)) => frame.t("training-yes").into_owned(),
        Ok(jalon_financing::Value::Bool(false)) => frame.t("training-no").into_owned(),
        Ok(jalon_financing::Value::Date(day)) => frame.date(day),
        Ok(value) => fact.show(&value),
        Err(_) => kept.to_owned(),
    }
}

/// How a question is set on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Alone: its question is the title of the page.
    Alone,
    /// Among others, and may be left out.
    Among,
}

/// The field of a fact, named `field`.
pub fn control(frame: &Frame, form: &Form, field: &str, fact: &Fact, set: Set) -> Html {
    macro_rules! dressed {
        ($control:expr) => {{
            let control = $control.label(question(frame, fact));
            let control = match hint(frame, fact) {
                Some(hint) => control.hint(hint),
                None => control,
            };
            match set {
                Set::Alone => Html::of(&control.heading()),
                Set::Among => Html::of(&control.optional()),
            }
        }};
    }
    match &fact.kind {
        Kind::YesNo => {
            let choices =
                vec![Choice::new("oui", frame.t("training-yes")), Choice::new("non", frame.t("training-no"))];
            dressed!(form.radios_from(frame, field, choices))
        }
        Kind::Choice(values) => {
            let choices: Vec<Choice> =
                values.iter().map(|value| Choice::new(value, capital(value))).collect();
            if choices.len() > MOST_RADIOS {
                dressed!(form.select_from(frame, field, choices))
            } else {
                dressed!(form.radios_from(frame, field, choices))
            }
        }
        Kind::Text if is_region(fact) => {
            let choices: Vec<Choice> = REGIONS.iter().map(|(code, name)| Choice::new(*code, *name)).collect();
            dressed!(form.select_from(frame, field, choices))
        }
        Kind::Date => dressed!(form.date(frame, field)),
        Kind::Number { .. } | Kind::Text => dressed!(form.text_field(frame, field)),
    }
}

/// Reads a fact; what is kept is written as the rules read it again.
pub fn parse(fact: &Fact) -> impl Fn(&str) -> Result<String, FieldError> + '_ {
    move |text| {
        if is_region(fact) && REGIONS.iter().all(|(code, _)| *code != text) {
            return Err(FieldError::new("page-error-choice"));
        }
        let value = fact.parse(text).map_err(refused)?;
        Ok(match value {
            jalon_financing::Value::Number(number) => number.to_string().replace('.', ","),
            other => other.to_string(),
        })
    }
}

pub fn refused(misread: Misread) -> FieldError {
    match misread {
        Misread::Empty => FieldError::missing(),
        Misread::NotYesNo => FieldError::new("training-misread-yes-no"),
        Misread::NotANumber => FieldError::new("training-misread-number"),
        Misread::TooSmall(bound) => FieldError::new("training-misread-small").with("bound", bound),
        Misread::TooLarge(bound) => FieldError::new("training-misread-large").with("bound", bound),
        Misread::NotADate => FieldError::new("training-misread-date"),
        Misread::NotAChoice(_) => FieldError::new("page-error-choice"),
        Misread::TooLong => FieldError::new("training-misread-long"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn what_is_kept_is_read_again_as_the_same_value() {
        let rules = Rules::built_in().expect("the rules");
        for (name, typed) in [
            ("compte . solde", "1 234,50 €"),
            ("compte . solde", "12000"),
            ("formation . début", "7/9/2026"),
            ("personne . handicap reconnu", "Oui"),
            ("contrat . nature", "CDI"),
            ("personne . région", "53"),
        ] {
            let fact = rules.schemes().fact(name).unwrap_or_else(|| panic!("no {name}"));
            let kept = parse(fact)(typed).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(fact.parse(&kept), fact.parse(typed), "{name}: {kept}");
        }
    }

    #[test]
    fn nonsense_is_refused_by_every_fact() {
        let rules = Rules::built_in().expect("the rules");
        let long = "9".repeat(1_000_000);
        for fact in rules.schemes().facts() {
            for text in ["", "<b>", "'; drop table", "🌱", "-99999999999", long.as_str()] {
                let read = parse(fact)(text);
                assert!(read.is_err() || fact.kind == Kind::Text, "{} took {text:.20}", fact.name);
            }
        }
    }
}
