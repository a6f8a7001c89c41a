//! `/plan-du-site`: every page one can go to from here, as the menu of this reader and the house say it.

use askama::Template;
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::Visit;
use jalon_kernel::wing::Sample;

#[derive(Template)]
#[template(path = "site_map.html")]
pub struct SiteMap {
    frame: Frame,
}

const ALWAYS: [(&str, &str); 11] = [
    ("house-home-title", "/"),
    ("house-map-request", "/demande"),
    ("house-map-call", "/etre-rappele"),
    ("house-map-occupations", "/metiers"),
    ("house-map-notebook", "/mon-carnet"),
    ("house-map-skills", "/competences"),
    ("house-map-mine", "/mes-donnees"),
    ("page-reading-settings", "/lecture"),
    ("page-foot-sources", "/sources"),
    ("page-foot-accessibility", "/accessibilite"),
    ("page-foot-help", "/aide"),
];

pub async fn get(visit: Visit) -> Page<SiteMap> {
    Page::new(SiteMap { frame: visit.frame() })
}

impl SiteMap {
    fn always(&self) -> [(&'static str, &'static str); 11] {
        ALWAYS
    }
}

pub fn sample() -> Sample {
    Sample::new("house/site-map", |frame| super::rendered(&SiteMap { frame }))
}
