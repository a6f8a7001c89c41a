//! `/administration`: who works here, for whom and where. No page of these reads anything of a person's file.

mod operator;
mod overview;
mod professional;
mod professional_new;
mod site;

use jalon_kernel::wing::{Routes, Sample};

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/administration", overview::get)
        .get("/administration/operateurs/nouveau", operator::get)
        .post("/administration/operateurs/nouveau", operator::post)
        .get("/administration/sites/nouveau", site::get)
        .post("/administration/sites/nouveau", site::post)
        .get("/administration/professionnels/nouveau", professional_new::get)
        .post("/administration/professionnels/nouveau", professional_new::post)
        .get("/administration/professionnels/{id}", professional::get)
        .post("/administration/professionnels/{id}/mandats", professional::give)
        .post("/administration/professionnels/{id}/mandats/{mandate}/fin", professional::end)
        .post("/administration/professionnels/{id}/acces", professional::reset)
        .post("/administration/professionnels/{id}/suspension", professional::suspend)
}

pub fn samples() -> Vec<Sample> {
    vec![
        overview::sample(),
        operator::sample(),
        site::sample(),
        professional_new::sample(),
        professional::sample(),
    ]
}
