//! What carries a message out of the house: a mail server and an SMS gateway, a folder, or memory.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use uuid::Uuid;

use crate::people::contact::Kind;

/// A message ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The message it comes from: the same at every try, so that a receiver can tell a repetition.
    pub id: Uuid,
    /// E-mail or telephone.
    pub channel: Kind,
    /// Where to.
    pub address: String,
    /// The subject of an e-mail; empty for a text message.
    pub subject: String,
    /// The words, in plain text.
    pub text: String,
    /// The same words in HTML; empty for a text message.
    pub html: String,
}

/// What carries messages.
#[derive(Clone)]
pub enum Carrier {
    /// For real: a mail server, and an SMS gateway when there is one.
    Network {
        /// The mail server.
        smtp: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The address messages come from.
        from: Mailbox,
        /// The gateway for text messages.
        sms: Option<SmsGateway>,
    },
    /// One file a message in a folder: for a house without a mail server yet.
    Folder(PathBuf),
    /// Kept in memory: for tests.
    Memory(Arc<Mutex<Vec<Parcel>>>),
}

/// An SMS gateway that takes a POST of JSON: `{"to": …, "text": …, "id": …}` with a bearer token.
#[derive(Clone)]
pub struct SmsGateway {
    /// Where to post.
    pub url: String,
    /// The token it wants.
    pub token: String,
}

/// Why a message did not go out.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// The address is not one the carrier accepts: trying again would not help.
    #[error("the address is refused")]
    Address,
    /// There is nothing here to send text messages with.
    #[error("no SMS gateway is configured")]
    NoGateway,
    /// The other side did not take it.
    #[error("the {what} did not take the message: {why}")]
    Refused {
        /// Mail server, gateway or folder.
        what: &'static str,
        /// What it said.
        why: String,
    },
}

impl CarrierError {
    /// Whether trying again later may help.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Address)
    }
}

impl Carrier {
    /// A carrier that keeps everything in memory, and the place to look at.
    pub fn memory() -> (Self, Arc<Mutex<Vec<Parcel>>>) {
        let kept = Arc::new(Mutex::new(Vec::new()));
        (Self::Memory(Arc::clone(&kept)), kept)
    }

    /// Connects to a mail server by its address: `smtp://host:port` or `smtps://user:password@host`.
    pub fn network(smtp: &str, from: &str, sms: Option<SmsGateway>) -> Result<Self, CarrierError> {
        let refused = |why: String| CarrierError::Refused { what: "configuration of the mail server", why };
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp)
            .map_err(|error| refused(error.to_string()))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        let from = from.parse().map_err(|_| CarrierError::Address)?;
        Ok(Self::Network { smtp: Box::new(smtp), from, sms })
    }

    pub(super) async fn carry(&self, parcel: &Parcel) -> Result<(), CarrierError> {
        match (self, parcel.channel) {
            (Self::Memory(kept), _) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(parcel.clone());
                Ok(())
            }
            (Self::Folder(folder), _) => into_folder(folder.clone(), parcel.clone()).await,
            (Self::Network { smtp, from, .. }, Kind::Email) => by_mail(smtp, from, parcel).await,
            (Self::Network { sms, .. }, Kind::Phone) => {
                let gateway = sms.clone().ok_or(CarrierError::NoGateway)?;
                by_gateway(gateway, parcel.clone()).await
            }
        }
    }
}

async fn by_mail(
    smtp: &AsyncSmtpTransport<Tokio1Executor>,
    from: &Mailbox,
    parcel: &Parcel,
) -> Result<(), CarrierError> {
    let to: Mailbox = parcel.address.parse().map_err(|_| CarrierError::Address)?;
    let mail = lettre::Message::builder()
        .from(from.clone())
        .to(to)
        .message_id(Some(format!("<{}@{}>", parcel.id, from.email.domain())))
        .subject(parcel.subject.clone())
        .multipart(MultiPart::alternative_plain_html(parcel.text.clone(), parcel.html.clone()))
        .map_err(|_| CarrierError::Address)?;
    smtp.send(mail).await.map(drop).map_err(|error| {
        if error.is_permanent() {
            CarrierError::Address
        } else {
            CarrierError::Refused { what: "mail server", why: error.to_string() }
        }
    })
}

async fn by_gateway(gateway: SmsGateway, parcel: Parcel) -> Result<(), CarrierError> {
    let refused = |why: String| CarrierError::Refused { what: "SMS gateway", why };
    tokio::task::spawn_blocking(move || {
        let body = serde_json::json!({
            "to": parcel.address, "text": parcel.text, "id": parcel.id.to_string()
        });
        ureq::post(&gateway.url)
            .config()
            .timeout_global(Some(std::time::Duration::from_secs(20)))
            .build()
            .header("authorization", &format!("Bearer {}", gateway.token))
            .header("content-type", "application/json")
            .send(body.to_string())
            .map(drop)
            .map_err(|error| error.to_string())
    })
    .await
    .map_err(|error| refused(error.to_string()))?
    .map_err(refused)
}

async fn into_folder(folder: PathBuf, parcel: Parcel) -> Result<(), CarrierError> {
    let refused = |error: std::io::Error| CarrierError::Refused { what: "folder", why: error.to_string() };
    tokio::fs::create_dir_all(&folder).await.map_err(refused)?;
    let text = format!("To: {}\nSubject: {}\n\n{}\n", parcel.address, parcel.subject, parcel.text);
    tokio::fs::write(folder.join(format!("{}.txt", parcel.id)), text).await.map_err(refused)
}
