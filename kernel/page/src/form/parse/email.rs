//! E-mail addresses: the forms that mail servers take, with a word on the usual slips.

use super::clean::one_line;
use crate::form::FieldError;

/// An address such as `prenom.nom@exemple.fr`; the domain comes back in lower case.
///
/// # Errors
/// What is missing or too much: no `@`, a space, an accent, an unfinished domain, more than 254 characters.
pub fn email(text: &str) -> Result<String, FieldError> {
    let text = one_line(text);
    let address = text.strip_prefix("mailto:").unwrap_or(&text);
    let refused = |key: &'static str| Err(FieldError::new(key));
    let Some((local, domain)) = address.rsplit_once('@') else {
        return refused("page-error-email-at");
    };
    if local.is_empty() || domain.is_empty() || local.contains('@') {
        return refused("page-error-email-at");
    }
    if !address.is_ascii() || address.contains(' ') {
        return refused("page-error-email-signs");
    }
    if !domain.contains('.') {
        return refused("page-error-email-end");
    }
    let local_is_sound =
        local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.bytes().all(is_atom));
    let domain_is_sound = domain.split('.').all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    }) && domain
        .rsplit('.')
        .next()
        .is_some_and(|end| end.len() >= 2 && !end.bytes().all(|b| b.is_ascii_digit()));
    if address.len() > 254 || !local_is_sound || !domain_is_sound {
        return refused("page-error-email");
    }
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

/// The characters an unquoted local part may hold (RFC 5322, `atext`).
fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_pass() {
        for (typed, kept) in [
            ("Samira.K@Exemple.FR", "Samira.K@exemple.fr"),
            (" a+b@mail.exemple.co.uk", "a+b@mail.exemple.co.uk"),
            ("mailto:a@b.fr", "a@b.fr"),
        ] {
            assert_eq!(email(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn each_slip_has_its_word() {
        for (typed, key) in [
            ("samira", "page-error-email-at"),
            ("@exemple.fr", "page-error-email-at"),
            ("a@b@c.fr", "page-error-email-at"),
            ("hélène@exemple.fr", "page-error-email-signs"),
            ("a b@exemple.fr", "page-error-email-signs"),
            ("a@b.fr\nBcc: c@d.fr", "page-error-email-at"),
            ("a@exemple", "page-error-email-end"),
            ("a@exemple.", "page-error-email"),
            ("a..b@exemple.fr", "page-error-email"),
            ("a@1.2.3.4", "page-error-email"),
        ] {
            assert_eq!(email(typed).map_err(|error| error.key().to_owned()), Err(key.to_owned()), "{typed}");
        }
    }
}
