//! What funding depends on in a parcours: the facts of the project, what was answered, and what of it tells of health.

use super::answers::Answers;
use super::whole::Whole;
use crate::rules::is_sensitive;

/// The facts of a parcours, in their three places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What the training project says.
    pub project: Vec<(&'static str, String)>,
    /// What was answered, but for health.
    pub answers: Answers,
    /// What tells of health; `None` when this reader may not see it.
    pub health: Option<Answers>,
}

impl Case {
    /// Of a project and its answers.
    pub fn new(whole: &Whole, answers: Answers, health: Option<Answers>) -> Self {
        Self { project: whole.facts(), answers, health }
    }

    /// Everything together. A fact that two places say differently is kept with both: the rules then show that they
    /// contradict each other.
    pub fn whole(&self) -> Answers {
        let mut all = self.answers.clone();
        if let Some(health) = &self.health {
            all = all.completed_by(health);
        }
        for (name, value) in &self.project {
            match all.facts.get_mut(*name) {
                Some(said) if said != value => {
                    said.push('\n');
                    said.push_str(value);
                }
                Some(_) => {}
                None => all.note(name, Some(value.clone())),
            }
        }
        all
    }

    /// Whether anything told here rests on health.
    pub fn tells_health(&self) -> bool {
        self.health
            .as_ref()
            .is_some_and(|health| health.facts.values().any(|value| value != "non" && value != "0"))
    }
}

/// Answers apart: what may be read with the project, and what tells of health.
pub fn apart(answers: &Answers) -> (Answers, Answers) {
    let (mut plain, mut health) = (Answers::default(), Answers::default());
    for (name, value) in &answers.facts {
        let place = if is_sensitive(name) { &mut health } else { &mut plain };
        place.note(name, Some(value.clone()));
    }
    for name in &answers.unknown {
        let place = if is_sensitive(name) { &mut health } else { &mut plain };
        place.note(name, None);
    }
    (plain, health)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_places_say_differently_is_kept_with_both() {
        let mut answers = Answers::default();
        answers.note("formation . heures", Some("700".into()));
        answers.note("formation . fin", Some("26/02/2027".into()));
        let case = Case {
            project: vec![
                ("formation . heures", "780".into()),
                ("formation . fin", "26/02/2027".into()),
                ("formation . début", "07/09/2026".into()),
            ],
            answers,
            health: None,
        };
        let all = case.whole();
        assert_eq!(all.facts["formation . heures"], "700\n780");
        assert_eq!(all.facts["formation . fin"], "26/02/2027");
        assert_eq!(all.facts["formation . début"], "07/09/2026");
    }

    #[test]
    fn clause_2_0_04_health_stands_apart() {
        let mut answers = Answers::default();
        answers.note("personne . handicap reconnu", Some("oui".into()));
        answers.note("contrat . inaptitude", None);
        answers.note("personne . âge", Some("34".into()));
        let (plain, health) = apart(&answers);
        assert_eq!(plain.facts.keys().collect::<Vec<_>>(), ["personne . âge"]);
        assert!(
            health.is_answered("personne . handicap reconnu") && health.is_answered("contrat . inaptitude")
        );
        let case = |health| Case { health, ..Case::default() };
        assert!(case(Some(health)).tells_health());
        let mut no = Answers::default();
        no.note("personne . handicap reconnu", Some("non".into()));
        assert!(!case(Some(no)).tells_health() && !case(None).tells_health());
    }
}
