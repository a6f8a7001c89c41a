//! What can go wrong once rules are read: in what a situation says, and in what rules compute. Nothing here is ever a
//! panic or a number that is not one.

use crate::date::ImpossibleDate;

/// Why a value could not be computed. Messages are in French, for the person who reads the result or writes the rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    #[error("dans « {rule} », division par zéro")]
    DivisionByZero { rule: String },
    #[error("dans « {rule} », le calcul ne donne pas un nombre fini")]
    NotANumber { rule: String },
    #[error("dans « {rule} », « {operation} » ne s'applique pas à {found}")]
    WrongType { rule: String, operation: &'static str, found: &'static str },
    #[error(
        "dans « {rule} », les unités « {left} » et « {right} » ne se convertissent pas l'une dans l'autre"
    )]
    IncompatibleUnits { rule: String, left: String, right: String },
    #[error("dans « {rule} », une condition doit valoir oui ou non")]
    NotACondition { rule: String },
    #[error("dans « {rule} », l'arrondi se compte en décimales, pas en « {unit} »")]
    RoundingUnit { rule: String, unit: String },
    #[error("dans « {rule} », le plafond de la tranche n° {slice} n'est pas au-dessus du précédent")]
    SlicesOutOfOrder { rule: String, slice: usize },
    #[error("dans « {rule} », une date est attendue")]
    NotADate { rule: String },
    #[error("dans « {rule} », la durée court jusqu'à aujourd'hui, mais la date du jour n'a pas été donnée")]
    TodayUnknown { rule: String },
    #[error("dans « {rule} », la règle privée « {private} » ne peut pas recevoir de valeur")]
    PrivateInContext { rule: String, private: String },
    #[error("« {rule} » se calcule à partir d'elle-même : {}", path.join(" → "))]
    Cycle { rule: String, path: Vec<String> },
    #[error("dans « {rule} », les règles s'appellent les unes les autres sur trop de niveaux")]
    TooDeep { rule: String },
    #[error("dans « {rule} », le calcul demande trop d'étapes")]
    TooLong { rule: String },
    #[error(transparent)]
    Situation(#[from] SituationError),
}

/// Why a fact was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SituationError {
    #[error("la règle « {name} » n'existe pas{}", suggestion.as_ref().map(|s| format!(" ; vouliez-vous dire « {s} » ?")).unwrap_or_default())]
    UnknownFact { name: String, suggestion: Option<String> },
    #[error("la règle « {name} » est privée : elle ne peut être ni renseignée ni demandée")]
    PrivateFact { name: String },
    #[error("la valeur donnée à « {name} » ne se lit pas : {reason}")]
    UnreadableValue { name: String, reason: String },
    #[error("« {value} » n'est pas une des possibilités de « {name} »{}", known.as_ref().map(|k| format!(" ({k})")).unwrap_or_default())]
    NotAChoice { name: String, value: String, known: Option<String> },
    #[error("la colonne « {name} » compte {found} valeurs au lieu de {expected}")]
    UnevenColumn { name: String, expected: usize, found: usize },
    #[error("la valeur donnée à « {name} » n'est pas un nombre fini")]
    NotANumber { name: String },
    #[error("la valeur donnée à « {name} » : {source}")]
    ImpossibleDate { name: String, source: ImpossibleDate },
}

/// Something odd that did not stop an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// Two units do not convert into each other; values were used as they are.
    UnitsIgnored { rule: String, left: String, right: String },
    /// A rule was computed from itself; it was taken as not known.
    Cycle { rule: String },
    /// A search for a value that gives the wanted result found none.
    SearchFailed { rule: String },
}
