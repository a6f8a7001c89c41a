//! `/parcours/{id}`: the page of a parcours, put together from what each wing shows of it to whoever may see it.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Authorized, FieldClass};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::page::components::NextStep;
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{self, Audience, Panel, Sample};
use jiff::Timestamp;

#[derive(Template)]
#[template(path = "parcours.html")]
pub struct ParcoursPage {
    frame: Frame,
    header: Header,
    panels: Vec<Html>,
    next: Option<wing::NextStep>,
}

/// What is said of the parcours before anything of its content.
struct Header {
    reader: Reader,
    /// The name of the person, for a professional to whom it is open.
    person: Option<String>,
    counsellor: String,
    place: String,
    opened_at: Timestamp,
    closed_at: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    TheirOwn,
    AtWork,
}

pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Response, Refusal> {
    let id = super::identifier(&visit, &id)?;
    let reader = match visit.audience() {
        Audience::Person | Audience::Visitor => Reader::TheirOwn,
        Audience::Professional | Audience::Administrator => Reader::AtWork,
    };
    let purpose = match reader {
        Reader::TheirOwn => "purpose-own",
        Reader::AtWork => "purpose-follow-up",
    };
    let (mut tx, file) = casefile::open_to_read(&visit, Act::ParcoursRead, id, purpose).await?;
    let mut panels = Vec::new();
    for wing in &visit.house().wings {
        panels.extend(wing.parcours_panel(&visit, &mut tx, &file).await?);
    }
    Ok(Page::new(ParcoursPage::new(visit.frame(), Header::of(&file, reader), panels)).into_response())
}

impl Header {
    fn of(file: &Authorized<File>, reader: Reader) -> Self {
        let parcours = &file.parcours;
        let shows_name = reader == Reader::AtWork && file.shows(FieldClass::Identity);
        Self {
            reader,
            person: (shows_name && !file.person_name.is_empty()).then(|| file.person_name.clone()),
            counsellor: parcours.counsellor_name.clone(),
            place: format!("{}, {}", parcours.operator_name, parcours.site_name),
            opened_at: parcours.opened_at,
            closed_at: parcours.closed_at,
        }
    }
}

impl ParcoursPage {
    fn new(frame: Frame, header: Header, panels: Vec<Panel>) -> Self {
        let (panels, next) = super::space::arrange(panels);
        Self { frame, header, panels, next }
    }

    fn title(&self) -> String {
        match (&self.header.person, self.header.reader) {
            (Some(name), _) => self.frame.t1("house-parcours-title-of", "name", name).into_owned(),
            (None, Reader::TheirOwn) => self.frame.t("house-parcours-title").into_owned(),
            (None, Reader::AtWork) => self.frame.t("house-parcours-title-unnamed").into_owned(),
        }
    }

    fn since(&self) -> String {
        let words = &self.frame.words;
        let begun =
            self.frame.t1("house-parcours-since", "date", words.date_of(self.header.opened_at)).into_owned();
        let with = self.frame.t2(
            "house-parcours-counsellor",
            "name",
            &self.header.counsellor,
            "place",
            &self.header.place,
        );
        match self.header.closed_at {
            None => format!("{begun} · {with}"),
            Some(end) => {
                let over = self.frame.t1("house-parcours-closed", "date", words.date_of(end));
                format!("{begun} · {over} · {with}")
            }
        }
    }

    fn next(&self) -> Option<NextStep> {
        self.next.as_ref().map(|next| super::space::next_step(&self.frame, next))
    }

    fn who_sees(&self) -> String {
        let key = match self.header.reader {
            Reader::TheirOwn => "house-parcours-sees-own",
            Reader::AtWork => "house-parcours-sees-work",
        };
        self.frame.t1(key, "name", &self.header.counsellor).into_owned()
    }

    fn is_own(&self) -> bool {
        self.header.reader == Reader::TheirOwn
    }
}

pub fn sample() -> Sample {
    Sample::new("house/parcours", |frame| {
        let header = Header {
            reader: Reader::AtWork,
            person: Some("Samira".to_owned()),
            counsellor: "Claire Moreau".to_owned(),
            place: "Cap emploi, Rennes".to_owned(),
            opened_at: Timestamp::UNIX_EPOCH,
            closed_at: Some(Timestamp::UNIX_EPOCH),
        };
        super::rendered(&ParcoursPage::new(frame, header, Vec::new()))
    })
}
