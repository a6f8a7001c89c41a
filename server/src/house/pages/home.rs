//! `/`: what brings you here, and the first door to each answer.

use askama::Template;
use jalon_kernel::page::components::{ChoiceLink, Choices, Icon, Path, Step, StepState};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::Visit;
use jalon_kernel::wing::Sample;

#[derive(Template)]
#[template(path = "home.html")]
pub struct Home {
    frame: Frame,
    form: Form,
}

pub async fn get(visit: Visit) -> Page<Home> {
    Page::public(Home::new(visit.frame()))
}

impl Home {
    fn new(frame: Frame) -> Self {
        Self { frame, form: Form::blank().scope("house-home") }
    }

    fn reasons(&self) -> Choices {
        let link = |key: &str, href: &str, icon| ChoiceLink::new(href, self.frame.t(key), icon);
        Choices::new(vec![
            link("house-home-change", "/demande/motif?choix=change", Icon::Turn),
            link("house-home-job", "/demande/motif?choix=job", Icon::Search),
            link("house-home-learn", "/demande/motif?choix=train", Icon::Learn),
            link("house-home-unsure", "/demande/motif?choix=unknown", Icon::Signpost),
            // Nothing about health stands in an address.
            link("house-home-health", "/demande", Icon::Heart),
            link("house-home-call", "/etre-rappele", Icon::Phone),
        ])
    }

    fn way(&self) -> Path {
        let step = |name: &str, state| {
            Step::new(self.frame.t(&format!("house-home-way-{name}")), state)
                .note(self.frame.t(&format!("house-home-way-{name}-note")))
        };
        Path::new(
            &self.frame,
            vec![
                step("say", StepState::Now),
                step("answer", StepState::Later),
                step("build", StepState::Later),
            ],
        )
    }
}

pub fn sample() -> Sample {
    Sample::new("house/home", |frame| super::rendered(&Home::new(frame)))
}
