//! The pages of the wing.

mod edit;
mod list;
mod samples;
mod sheet;

use jalon_kernel::wing::Routes;

pub(crate) use samples::all as samples;

use crate::Studies;

/// Every page and action, by address.
pub(crate) fn routes(studies: Studies) -> Routes {
    Routes::new()
        .get("/etudes", list::get)
        .get("/etudes/{study}", sheet::get)
        .get("/pro/etudes", edit::list)
        .get("/pro/etudes/nouvelle", edit::new)
        .post("/pro/etudes/nouvelle", edit::publish)
        .get("/pro/etudes/{study}", edit::get)
        .post("/pro/etudes/{study}", edit::change)
        .post("/pro/etudes/{study}/retirer", edit::take_out)
        .with(studies)
}
