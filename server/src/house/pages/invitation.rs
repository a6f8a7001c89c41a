//! `/invitation/{token}`: whoever was invited chooses a password and proves a second factor.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Details, SummaryList, SummaryRow};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::password::{self, Weak};
use jalon_kernel::people::professional::{self, Professional};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::{Audience, Sample};

use crate::house::actions::{SignedIn, answer_invitation, chosen_factor, offer_factor};

#[derive(Template)]
#[template(path = "invitation.html")]
pub struct Invitation {
    frame: Frame,
    form: Form,
    name: String,
    email: String,
    secret: String,
    link: String,
    sealed: String,
    square: Option<Square>,
}

/// The link drawn as a QR code: one path on a square of so many modules.
struct Square {
    side: usize,
    path: String,
}

const SCOPE: &str = "house-invitation";
const FACTOR: &str = "facteur";

pub async fn get(visit: Visit, Path(token): Path<String>) -> Result<Response, Refusal> {
    let who = invited(&visit, &token).await?;
    let (factor, sealed) = offer_factor(&visit, who.id);
    Ok(Page::new(Invitation::new(visit.frame(), Form::blank(), &who, &factor, sealed)).into_response())
}

pub async fn post(
    visit: Visit,
    Path(token): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let who = invited(&visit, &token).await?;
    let mut form = form.scope(SCOPE);
    let offered = chosen_factor(&visit, who.id, form.value(FACTOR));
    let chosen = form.value("password").to_owned();
    if let Err(error) = acceptable(&chosen, &who) {
        form.error("password", error);
    }
    let code = form.required("code", parse::short_text(20));
    if let (Some(factor), Some(code), false) = (&offered, code, form.has_errors()) {
        match answer_invitation(&visit, &who, chosen, factor, &code).await? {
            Some(SignedIn::In { token, chooses_mandate, administrator }) => {
                let start = match (chooses_mandate, administrator) {
                    (true, _) => "/pro/mandats".to_owned(),
                    (false, true) => super::start_of(&visit, Audience::Administrator),
                    (false, false) => super::start_of(&visit, Audience::Professional),
                };
                return Ok(visit.answer(&start, Some(Told("house-invitation-done")), Some(token)));
            }
            _ => form.error("code", FieldError::new("house-invitation-error-code")),
        }
    }
    // The factor stays the one that was scanned; one we never offered is replaced by a new one.
    let (factor, sealed) = match offered {
        Some(factor) => (factor, form.value(FACTOR).to_owned()),
        None => offer_factor(&visit, who.id),
    };
    let page = Invitation::new(visit.frame().with_form(&form), form, &who, &factor, sealed);
    Ok(Page::invalid(page).into_response())
}

async fn invited(visit: &Visit, token: &str) -> Result<Professional, Refusal> {
    let house = visit.house();
    let mut tx = house.db.read().await?;
    professional::invited(&mut tx, &house.secrets, visit.now(), token).await?.ok_or(Refusal::NotFound)
}

fn acceptable(chosen: &str, who: &Professional) -> Result<(), FieldError> {
    if chosen.is_empty() {
        return Err(FieldError::missing());
    }
    password::check(chosen, &[&who.name, &who.email]).map_err(|weak| match weak {
        Weak::TooShort => FieldError::new("house-invitation-error-short").with("count", password::SHORTEST),
        Weak::TooLong => FieldError::new("house-invitation-error-long").with("count", password::LONGEST),
        Weak::Guessable => FieldError::new("house-invitation-error-guessable"),
    })
}

impl Square {
    fn of(text: &str) -> Option<Self> {
        let code = qrcode::QrCode::new(text).ok()?;
        let side = code.width();
        let path = code
            .to_colors()
            .iter()
            .enumerate()
            .filter(|(_, colour)| **colour == qrcode::Color::Dark)
            .map(|(place, _)| format!("M{} {}h1v1h-1z", place % side + 4, place / side + 4))
            .collect();
        // Four light modules around the square let a camera find it.
        Some(Self { side: side + 8, path })
    }
}

impl Invitation {
    fn new(frame: Frame, form: Form, who: &Professional, factor: &Factor, sealed: String) -> Self {
        let link = factor.otpauth(&who.email);
        Self {
            frame,
            form: form.scope(SCOPE),
            name: who.name.clone(),
            email: who.email.clone(),
            secret: factor.to_base32(),
            square: Square::of(&link),
            link,
            sealed,
        }
    }

    fn account(&self) -> SummaryList {
        SummaryList::new(
            &self.frame,
            vec![
                SummaryRow::new(self.frame.t("house-invitation-name"), &self.name),
                SummaryRow::new(self.frame.t("house-invitation-email"), &self.email),
            ],
        )
    }

    // Groups of four letters are easier to copy.
    fn spelt(&self) -> String {
        let letters: Vec<char> = self.secret.chars().collect();
        letters.chunks(4).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    fn no_telephone(&self) -> Details {
        Details::text(
            self.frame.t("house-invitation-no-phone"),
            self.frame.t("house-invitation-no-phone-text"),
        )
    }
}

pub fn sample() -> Sample {
    Sample::new("house/invitation", |frame| {
        let factor = Factor::from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("a published secret");
        let link = factor.otpauth("claire@exemple.fr");
        super::rendered(&Invitation {
            frame,
            form: Form::blank().scope(SCOPE),
            name: "Claire Moreau".to_owned(),
            email: "claire@exemple.fr".to_owned(),
            secret: factor.to_base32(),
            square: Square::of(&link),
            link,
            sealed: "00".to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Square;

    #[test]
    fn the_link_is_drawn_whole() {
        let square =
            Square::of("otpauth://totp/Jalon:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Jalon")
                .expect("it fits");
        assert!(square.side > 8 + 21);
        // The finder of the first corner begins four modules in.
        assert!(square.path.starts_with("M4 4h1v1h-1z"));
    }
}
