//! Sends a code to an address, whether the house knows that address or not: the work and the answer are the same.

use jalon_kernel::limits;
use jalon_kernel::people::contact::Kind;
use jalon_kernel::people::login_code;
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::seal::{self, Place};
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

/// An address that waits for its code, and where its owner wanted to go. It travels sealed, in a cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// E-mail or telephone.
    pub kind: Kind,
    /// The address as parsed at the door.
    pub address: String,
    /// A path of this house, or nothing.
    pub back: String,
}

impl Pending {
    /// Seals it for the visitor whose session asked.
    pub fn seal(&self, visit: &Visit, visitor: Uuid) -> String {
        let house = visit.house();
        let text = format!("{}\n{}\n{}", self.kind.word(), self.address, self.back);
        seal::hex(&house.secrets.seal(place(visitor), &text, &house.chance))
    }

    /// Opens what [`Pending::seal`] sealed; `None` when it was sealed for somebody else, or is none of ours.
    pub fn open(visit: &Visit, sealed: &str) -> Option<Self> {
        let visitor = visit.person()?;
        let bytes = from_hex(sealed)?;
        let text = visit.house().secrets.open(place(visitor), &bytes).ok()?;
        let mut parts = text.splitn(3, '\n');
        let kind = Kind::from_word(parts.next()?)?;
        Some(Self { kind, address: parts.next()?.to_owned(), back: parts.next()?.to_owned() })
    }
}

/// Sends a code, unless too many were asked for; gives back the visitor and the token of the session, when one had to be opened.
pub async fn ask_code(visit: &Visit, kind: Kind, address: &str) -> Result<(Uuid, Option<String>), Refusal> {
    let house = visit.house();
    let (secrets, chance, now) = (&house.secrets, &house.chance, visit.now());
    let mut tx = house.db.write().await?;
    if let Err(wait) = limits::count(&mut tx, limits::LOGIN_CODE, visit.address(), now).await? {
        tx.commit().await?;
        return Err(Refusal::TooMany(wait));
    }
    let (visitor, key, token) = visit.self_or_visitor(&mut tx).await?;
    let code = login_code::create(&mut tx, secrets, chance, now, Some(visitor), kind, address).await?;
    if let Some(code) = code {
        let to = To::Person { id: visitor, key: &key, kind, address };
        let letter = Letter { kind: "login-code", link: None, code: Some(&code) };
        post::write(&mut tx, secrets, chance, now, to, visit.locale().tag(), letter).await?;
    }
    tx.commit().await?;
    Ok((visitor, token))
}

fn place(visitor: Uuid) -> Place {
    Place::new("sign-in.pending", visitor)
}

/// Bytes of lower-case hexadecimal digits.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    // `from_str_radix` alone would take a sign.
    if text.len() % 2 == 1 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len() / 2).map(|place| u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::from_hex;

    #[test]
    fn only_pairs_of_digits_are_bytes() {
        assert_eq!(from_hex("00ff7a"), Some(vec![0, 255, 122]));
        assert_eq!(from_hex(""), Some(Vec::new()));
        for wrong in ["0", "zz", "é0", "0g", "+1"] {
            assert_eq!(from_hex(wrong), None, "{wrong}");
        }
    }
}
