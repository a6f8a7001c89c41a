//! `/langue`: changes the language of the pages, and of the messages one gets.

use std::time::Duration;

use axum::response::Response;
use jalon_kernel::page::{Locale, local_path};
use jalon_kernel::people::person;
use jalon_kernel::web::{LANGUAGE, Lifetime, Posted, Refusal, Visit, set_cookie};

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let back = local_path(form.value("retour")).unwrap_or("/");
    let mut response = visit.answer(back, None, None);
    if let Some(locale) = Locale::from_tag(form.value("langue")) {
        if let Some(id) = visit.person() {
            let mut tx = visit.house().db.write().await?;
            person::set_locale(&mut tx, id, locale.tag()).await?;
            tx.commit().await?;
        }
        let year = Lifetime::For(Duration::from_secs(365 * 24 * 3600));
        set_cookie(response.headers_mut(), LANGUAGE, locale.tag(), year);
    }
    Ok(response)
}
