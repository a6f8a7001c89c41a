//! The need (2.3-04): what the training must bring, what one can do already, how one learns, what is asked before.

use jalon_kernel::page::components::SummaryRow;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html};
use jalon_kernel::wing::Sample;

use super::Top;
use super::part::{PartForm, PartPage, as_text, rows, together};
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{Goal, LONGEST, Need, Prerequisites};

const SCOPE: &str = "training-need";

impl Need {
    fn said(&self, frame: &Frame) -> [(&'static str, String); 7] {
        let word = |field: &str, value: &str| frame.t(&format!("{SCOPE}-{field}-{value}")).into_owned();
        [
            ("goal", word("goal", self.goal.word())),
            ("project", self.project.clone()),
            ("capacities", self.capacities.clone()),
            ("aptitudes", self.aptitudes.clone()),
            ("learning", self.learning.clone()),
            ("prerequisites", self.prerequisites.clone()),
            ("prerequisites_met", word("prerequisites_met", self.prerequisites_met.word())),
        ]
    }
}

impl PartForm for Need {
    const PART: Part = Part::Need;
    const SCOPE: &'static str = SCOPE;
    const PAGE: &'static str = "besoin";

    fn filled(&self, form: Form) -> Form {
        form.fill("goal", self.goal.word())
            .fill("project", &self.project)
            .fill("capacities", &self.capacities)
            .fill("aptitudes", &self.aptitudes)
            .fill("learning", &self.learning)
            .fill("prerequisites", &self.prerequisites)
            .fill("prerequisites_met", self.prerequisites_met.word())
    }

    fn read(form: &mut Form, _: Option<&Self>) -> Option<Self> {
        let goal = form.required("goal", parse::choice(Goal::from_word));
        let project = form.required("project", parse::long_text(LONGEST));
        let mut text = |field: &str| form.optional(field, parse::long_text(LONGEST)).unwrap_or_default();
        let (capacities, aptitudes, learning) = (text("capacities"), text("aptitudes"), text("learning"));
        let prerequisites = text("prerequisites");
        let met = form.optional("prerequisites_met", parse::choice(Prerequisites::from_word));
        let met = met.unwrap_or(Prerequisites::ToCheck);
        // "Something is missing" helps nobody who is not told what.
        if met == Prerequisites::Missing && prerequisites.is_empty() {
            form.error("prerequisites", FieldError::new("training-need-prerequisites-what"));
        }
        let (Some(goal), Some(project), false) = (goal, project, form.has_errors()) else { return None };
        Some(Self { goal, project, capacities, aptitudes, learning, prerequisites, prerequisites_met: met })
    }

    fn controls(frame: &Frame, form: &Form) -> Html {
        let area = |field: &str| Html::of(&form.text_area(frame, field).optional().rows(4).counter(LONGEST));
        together(&[
            Html::of(&form.radios(frame, "goal", Goal::WORDS)),
            Html::of(&form.text_area(frame, "project").rows(4).counter(LONGEST)),
            area("capacities"),
            area("aptitudes"),
            area("learning"),
            area("prerequisites"),
            Html::of(&form.radios(frame, "prerequisites_met", Prerequisites::WORDS).optional()),
        ])
    }

    fn rows(&self, frame: &Frame) -> Vec<SummaryRow> {
        rows(frame, SCOPE, &self.said(frame))
    }

    fn text(&self, frame: &Frame) -> String {
        as_text(frame, SCOPE, &self.said(frame))
    }
}

/// Invented, for samples.
pub fn sample() -> Need {
    Need {
        goal: Goal::Certifying,
        project: "Réparer des vélos, dans un atelier de quartier.".into(),
        capacities: "Je règle des freins et des dérailleurs depuis longtemps.".into(),
        aptitudes: "J’aime montrer comment faire.".into(),
        learning: "Je retiens en faisant.".into(),
        prerequisites: "Lire une notice technique".into(),
        prerequisites_met: Prerequisites::Met,
    }
}

/// The form empty and refused.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/need", |frame| {
            let form = sample().filled(Form::blank().scope(SCOPE)).at_version(1);
            PartPage::new::<Need>(frame, Top::sample(Voice::Person), form, None).to_string()
        }),
        Sample::new("training/need-refused", |frame| {
            let mut form = Form::received(vec![("prerequisites_met".into(), "missing".into())]).scope(SCOPE);
            Need::read(&mut form, None);
            PartPage::new::<Need>(frame, Top::sample(Voice::Counsellor), form, None).to_string()
        }),
    ]
}
