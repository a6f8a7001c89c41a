//! A sample of each page: current and over, with texts that would break a page that does not escape them.

use askama::Template;
use jalon_kernel::access::SiteFacts;
use jalon_kernel::page::{Form, Frame};
use jalon_kernel::wing::Sample;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::edit::{EditPage, ManagePage};
use super::list::ListPage;
use super::sheet::SheetPage;
use crate::model::{Details, Kind, Study};

const TODAY: Date = date(2026, 3, 3);

fn study(number: u128, expires_on: Option<Date>) -> Study {
    Study {
        id: Uuid::from_u128(number),
        site: SiteFacts { id: Uuid::from_u128(1), operator: Uuid::from_u128(2) },
        operator_name: "Région".to_owned(),
        details: Details {
            kind: Kind::Diagnosis,
            title: "L'emploi <dans> le pays de Fougères & alentour".to_owned(),
            summary: "L'industrie recrute.\nLes services aussi.".to_owned(),
            publisher: "Observatoire".to_owned(),
            published_on: date(2025, 6, 1),
            expires_on,
            territory: "Pays de Fougères".to_owned(),
            sector: if number == 1 { "Industrie".to_owned() } else { String::new() },
            link: if number == 1 { "https://www.exemple.fr/etude.pdf".to_owned() } else { String::new() },
        },
        is_demonstration: number == 1,
        version: 1,
    }
}

fn shown(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

/// All of them.
pub(crate) fn all() -> Vec<Sample> {
    let over = Some(date(2025, 12, 31));
    let list = |frame, studies, is_editor| {
        let form = Form::blank().scope("studies-search");
        shown(&ListPage { frame, form, studies, today: TODAY, is_editor })
    };
    let sheet = |frame: Frame, study| shown(&SheetPage { frame, study, today: TODAY });
    let edit = |frame, study| shown(&EditPage { frame, form: Form::blank().scope("studies-edit"), study });
    vec![
        Sample::new("studies/list", move |frame| list(frame, vec![study(1, None), study(2, over)], true)),
        Sample::new("studies/list-none", move |frame| list(frame, Vec::new(), false)),
        Sample::new("studies/sheet", move |frame| sheet(frame, study(1, None))),
        Sample::new("studies/sheet-over", move |frame| sheet(frame, study(2, over))),
        Sample::new("studies/manage", move |frame| {
            shown(&ManagePage { frame, studies: vec![study(1, None), study(2, over)] })
        }),
        Sample::new("studies/manage-none", move |frame| shown(&ManagePage { frame, studies: Vec::new() })),
        Sample::new("studies/edit-new", move |frame| edit(frame, None)),
        Sample::new("studies/edit", move |frame| edit(frame, Some(Uuid::from_u128(1)))),
    ]
}
