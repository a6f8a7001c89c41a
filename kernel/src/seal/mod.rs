//! What is personal is sealed with a key of its person; erasing the key erases the text, backups included.
//!
//! Two layers: the house's [`Secrets`], kept outside the database, wrap one [`PersonKey`] per person; that key seals
//! each field. A sealed field is bound to the place it stands in (its table, column and row), so that a text moved
//! to another row does not open. This module never keeps a key longer than the request that needs it.

mod keys;

use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;
use uuid::Uuid;

pub use keys::{create_person_key, erase_person_key, person_key, person_keys};

use crate::chance::Chance;

const NONCE: usize = 24;

/// The secrets of the house, derived from one master secret that never enters the database.
#[derive(Clone)]
pub struct Secrets {
    wrapping: [u8; 32],
    digest: [u8; 32],
    journal: [u8; 32],
    form: [u8; 32],
}

/// The key of one person.
#[derive(Clone)]
pub struct PersonKey([u8; 32]);

/// Where a sealed field stands; two different places never open each other's texts.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// `table.column`.
    pub column: &'static str,
    /// The row it belongs to.
    pub row: Uuid,
}

impl Place {
    /// The field `column` (written `table.column`) of the row `row`.
    pub fn new(column: &'static str, row: Uuid) -> Self {
        Self { column, row }
    }

    fn bytes(self) -> Vec<u8> {
        [self.column.as_bytes(), b"|", self.row.as_bytes()].concat()
    }
}

/// Why a sealed text does not open, or a secret cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Wrong key, wrong place, or changed bytes: which one cannot be told.
    #[error("a sealed text does not open with this key at this place")]
    Unopened,
    /// The person's key was erased: what it sealed is gone for good.
    #[error("the key of this person has been erased")]
    KeyErased,
    /// The secret file is not one.
    #[error("the secret file {path} does not hold 64 hexadecimal digits")]
    SecretFile {
        /// The file's path.
        path: String,
    },
    /// The secret file cannot be read or written.
    #[error("the secret file {path} cannot be used")]
    SecretIo {
        /// The file's path.
        path: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The database failed underneath.
    #[error(transparent)]
    Db(#[from] crate::db::DbError),
}

impl Secrets {
    /// Derives every secret of the house from `master`.
    pub fn derive(master: &[u8; 32]) -> Self {
        let derived = |purpose: &str| mac(master, purpose.as_bytes());
        Self {
            wrapping: derived("jalon wrapping 1"),
            digest: derived("jalon digest 1"),
            journal: derived("jalon journal 1"),
            form: derived("jalon form 1"),
        }
    }

    /// Reads the master secret from `path`, or makes one there, readable by its owner alone.
    pub fn load_or_create(path: &Path, chance: &Chance) -> Result<Self, SealError> {
        let name = || path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => parse_hex(text.trim())
                .map(|master| Self::derive(&master))
                .ok_or_else(|| SealError::SecretFile { path: name() }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let master = chance.bytes::<32>();
                write_private(path, &hex(&master))
                    .map_err(|source| SealError::SecretIo { path: name(), source })?;
                Ok(Self::derive(&master))
            }
            Err(source) => Err(SealError::SecretIo { path: name(), source }),
        }
    }

    /// Reads the master secret from 64 hexadecimal digits, as `JALON_SECRET` holds it.
    pub fn from_hex(text: &str) -> Result<Self, SealError> {
        parse_hex(text.trim())
            .map(|master| Self::derive(&master))
            .ok_or_else(|| SealError::SecretFile { path: "JALON_SECRET".to_owned() })
    }

    /// A keyed digest: finds an address or a token without keeping it.
    pub fn digest(&self, purpose: &str, value: &str) -> [u8; 32] {
        mac(&self.digest, &[purpose.as_bytes(), b"\0", value.as_bytes()].concat())
    }

    /// The keyed digest of a link of the journal.
    pub(crate) fn link(&self, content: &[u8]) -> [u8; 32] {
        mac(&self.journal, content)
    }

    /// The token that a form of this session carries, in hexadecimal.
    pub fn form_token(&self, session: &[u8]) -> String {
        hex(&mac(&self.form, session)[..16])
    }

    /// Seals what belongs to the house rather than to a person: a professional's second factor, an address of work.
    pub fn seal(&self, place: Place, text: &str, chance: &Chance) -> Vec<u8> {
        seal(&self.wrapping, place, text.as_bytes(), chance)
    }

    /// Opens what [`Secrets::seal`] sealed.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<String, SealError> {
        String::from_utf8(open(&self.wrapping, place, sealed)?).map_err(|_| SealError::Unopened)
    }

    /// Wraps the key of a person, as the table of keys keeps it.
    pub fn wrap(&self, person: Uuid, key: &PersonKey, chance: &Chance) -> Vec<u8> {
        seal(&self.wrapping, Place::new("person_key.wrapped", person), &key.0, chance)
    }

    fn unwrap(&self, person: Uuid, wrapped: &[u8]) -> Result<PersonKey, SealError> {
        let bytes = open(&self.wrapping, Place::new("person_key.wrapped", person), wrapped)?;
        bytes.try_into().map(PersonKey).map_err(|_| SealError::Unopened)
    }
}

impl PersonKey {
    /// A new key, from chance.
    pub fn generate(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// Seals `text` for `place`.
    pub fn seal(&self, place: Place, text: &str, chance: &Chance) -> Vec<u8> {
        seal(&self.0, place, text.as_bytes(), chance)
    }

    /// Seals a text that may be absent; an empty text counts as absent.
    pub fn seal_optional(&self, place: Place, text: Option<&str>, chance: &Chance) -> Option<Vec<u8>> {
        text.filter(|text| !text.is_empty()).map(|text| self.seal(place, text, chance))
    }

    /// Opens a text sealed for `place`.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<String, SealError> {
        String::from_utf8(open(&self.0, place, sealed)?).map_err(|_| SealError::Unopened)
    }

    /// Opens a text that may be absent; absent reads as empty.
    pub fn open_optional(&self, place: Place, sealed: Option<&[u8]>) -> Result<String, SealError> {
        sealed.map_or_else(|| Ok(String::new()), |sealed| self.open(place, sealed))
    }
}

fn seal(key: &[u8; 32], place: Place, plain: &[u8], chance: &Chance) -> Vec<u8> {
    let nonce = chance.bytes::<NONCE>();
    let aad = place.bytes();
    let sealed = XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
        .expect("sealing a text in memory cannot fail");
    [nonce.as_slice(), &sealed].concat()
}

fn open(key: &[u8; 32], place: Place, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(SealError::Unopened)?;
    let aad = place.bytes();
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &aad })
        .map_err(|_| SealError::Unopened)
}

fn mac(key: &[u8; 32], content: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key length serves");
    mac.update(content);
    mac.finalize().into_bytes().into()
}

/// Hexadecimal digits, lower case.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parse_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place::new("request.answers_sealed", Uuid::from_u128(1))
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_and_nowhere_else() {
        let chance = Chance::seeded(1);
        let key = PersonKey::generate(&chance);
        let sealed = key.seal(place(), "mal au dos", &chance);
        assert_eq!(key.open(place(), &sealed).expect("opens"), "mal au dos");
        assert!(key.open(Place::new("request.answers_sealed", Uuid::from_u128(2)), &sealed).is_err());
        assert!(key.open(Place::new("step.text_sealed", Uuid::from_u128(1)), &sealed).is_err());
        assert!(PersonKey::generate(&chance).open(place(), &sealed).is_err());
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let chance = Chance::seeded(2);
        let key = PersonKey::generate(&chance);
        let sealed = key.seal(place(), "projet", &chance);
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(key.open(place(), &changed).is_err(), "byte {index}");
        }
        assert!(key.open(place(), &sealed[..10]).is_err());
    }

    #[test]
    fn a_wrapped_key_belongs_to_its_person() {
        let chance = Chance::seeded(3);
        let secrets = Secrets::derive(&[7; 32]);
        let key = PersonKey::generate(&chance);
        let (me, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let wrapped = secrets.wrap(me, &key, &chance);
        assert_eq!(secrets.unwrap(me, &wrapped).expect("mine").0, key.0);
        assert!(secrets.unwrap(other, &wrapped).is_err());
        assert!(Secrets::derive(&[8; 32]).unwrap(me, &wrapped).is_err());
    }
}
