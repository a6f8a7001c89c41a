//! A simulator of the account's information system: a real HTTP server that checks what it is sent, keeps each declaration once,
//! acknowledges it, and can be told to be slow, to fail, or to lose an acknowledgement after having kept the declaration.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use axum::{Json as Sent, Router};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::connector::SIMULATOR;

/// How the simulator misbehaves. Numbers count down to nought with each declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Behaviour {
    /// How long it waits before it answers, in milliseconds.
    pub lenteur_ms: u64,
    /// How many declarations it answers with an error of its own, without keeping them.
    pub pannes: u32,
    /// How many declarations it keeps without ever saying so: the answer is cut.
    pub accuses_perdus: u32,
}

/// The simulator. Cheap to clone: all clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Simulator(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    behaviour: Behaviour,
    token: Option<String>,
    kept: BTreeMap<Uuid, Kept>,
    calls: u64,
}

#[derive(Clone, Debug)]
struct Kept {
    number: usize,
    receipt: String,
    body: Json,
}

impl Simulator {
    /// One that behaves like this; with a token, whoever does not show it is a stranger.
    pub fn new(behaviour: Behaviour, token: Option<String>) -> Self {
        Self(Arc::new(Mutex::new(Inner { behaviour, token, ..Inner::default() })))
    }

    /// From now on it behaves like this.
    pub fn behave(&self, behaviour: Behaviour) {
        self.lock().behaviour = behaviour;
    }

    /// How many declarations it holds.
    pub fn count(&self) -> usize {
        self.lock().kept.len()
    }

    /// How many times a declaration was put, kept or not.
    pub fn calls(&self) -> u64 {
        self.lock().calls
    }

    /// What it holds, the oldest first.
    pub fn bodies(&self) -> Vec<Json> {
        let inner = self.lock();
        let mut all: Vec<&Kept> = inner.kept.values().collect();
        all.sort_by_key(|kept| kept.number);
        all.into_iter().map(|kept| kept.body.clone()).collect()
    }

    /// Its addresses: `/v1/…` as the system's own, `/simulateur/…` to look into it and to tell it how to behave.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/v1/systeme", get(system))
            .route("/v1/declarations/{id}", put(declare))
            .route("/simulateur/declarations", get(list))
            .route("/simulateur/comportement", post(behave))
            .with_state(self.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer(status: StatusCode, body: &Json) -> Response {
    let mut response = (status, Sent(body)).into_response();
    response.headers_mut().insert(SIMULATOR, HeaderValue::from_static("oui"));
    response
}

async fn system() -> Response {
    answer(StatusCode::OK, &json!({ "nom": "Simulateur du système d’information du compte", "version": 1 }))
}

async fn list(State(simulator): State<Simulator>) -> Response {
    answer(StatusCode::OK, &Json::Array(simulator.bodies()))
}

async fn behave(State(simulator): State<Simulator>, text: String) -> Response {
    match serde_json::from_str(&text) {
        Ok(behaviour) => {
            simulator.behave(behaviour);
            answer(StatusCode::OK, &json!(behaviour))
        }
        Err(error) => answer(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "motif": error.to_string() })),
    }
}

/// What happens to one declaration, settled before any waiting so that no two read the same count.
enum Fate {
    Fails,
    Stranger,
    Answered(StatusCode, Json),
    Cut,
}

async fn declare(
    State(simulator): State<Simulator>,
    Path(id): Path<String>,
    headers: HeaderMap,
    text: String,
) -> Response {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (fate, slow) = settle(&mut simulator.lock(), &id, shown, &text);
    tokio::time::sleep(slow).await;
    match fate {
        Fate::Fails => answer(StatusCode::SERVICE_UNAVAILABLE, &json!({ "motif": "panne simulée" })),
        Fate::Stranger => answer(StatusCode::UNAUTHORIZED, &json!({ "motif": "jeton inconnu" })),
        Fate::Answered(status, body) => answer(status, &body),
        // The connection breaks in the middle of the answer, as when a network does.
        Fate::Cut => {
            let broken = Err::<&[u8], _>(io::Error::other("the acknowledgement is lost"));
            Body::from_stream(futures_util::stream::iter([broken])).into_response()
        }
    }
}

fn settle(inner: &mut Inner, id: &str, shown: Option<&str>, text: &str) -> (Fate, Duration) {
    inner.calls += 1;
    let slow = Duration::from_millis(inner.behaviour.lenteur_ms);
    let is_known = inner.token.as_ref().is_none_or(|token| shown == Some(&format!("Bearer {token}")));
    if !is_known {
        return (Fate::Stranger, slow);
    }
    if inner.behaviour.pannes > 0 {
        inner.behaviour.pannes -= 1;
        return (Fate::Fails, slow);
    }
    let (status, body) = keep(inner, id, text);
    if status.is_success() && inner.behaviour.accuses_perdus > 0 {
        inner.behaviour.accuses_perdus -= 1;
        return (Fate::Cut, slow);
    }
    (Fate::Answered(status, body), slow)
}

fn keep(inner: &mut Inner, id: &str, text: &str) -> (StatusCode, Json) {
    let refused = |motif: &str| (StatusCode::UNPROCESSABLE_ENTITY, json!({ "motif": motif }));
    let Ok(id) = id.parse::<Uuid>() else {
        return refused("L’identifiant de la déclaration n’en est pas un.");
    };
    let Ok(body) = serde_json::from_str::<Json>(text) else {
        return refused("Le contenu n’est pas lisible.");
    };
    if let Some(kept) = inner.kept.get(&id) {
        // The same put again is the same one; another content under the same identifier is a mistake of the sender.
        return if kept.body == body {
            (StatusCode::OK, json!({ "declaration": id, "accuse": kept.receipt }))
        } else {
            (StatusCode::CONFLICT, json!({ "motif": "Cette déclaration existe déjà avec un autre contenu." }))
        };
    }
    let declared = match serde_json::from_value::<Declared>(body.clone()) {
        Ok(declared) => declared,
        Err(error) => return refused(&format!("Une donnée manque ou n’est pas attendue : {error}.")),
    };
    if let Err(motif) = declared.check(inner) {
        return refused(motif);
    }
    let number = inner.kept.len() + 1;
    let receipt = format!("SIM-{number:06}");
    inner.kept.insert(id, Kept { number, receipt: receipt.clone(), body });
    (StatusCode::CREATED, json!({ "declaration": id, "accuse": receipt }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    remplace: Option<Uuid>,
    numero_dossier: String,
    formation: Formation,
    financement: Financement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Formation {
    certification: String,
    intitule: String,
    #[serde(rename = "blocs")]
    _blocs: Vec<String>,
    organisme: String,
    debut: Date,
    fin: Date,
    heures: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Financement {
    cout_centimes: i64,
    accords: Vec<Accord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accord {
    financeur: String,
    montant_centimes: i64,
    #[serde(rename = "accord_du")]
    _accord_du: Option<Date>,
    #[serde(rename = "reference")]
    _reference: String,
}

impl Declared {
    fn check(&self, inner: &Inner) -> Result<(), &'static str> {
        let (formation, financement) = (&self.formation, &self.financement);
        let code = &formation.certification;
        let number = code.strip_prefix("RNCP").or_else(|| code.strip_prefix("RS")).unwrap_or_default();
        let is_code = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let agreed =
            financement.accords.iter().map(|it| it.montant_centimes).fold(0_i64, i64::saturating_add);
        let faults = [
            (self.numero_dossier.trim().is_empty(), "Le numéro de dossier manque."),
            (
                self.remplace.is_some_and(|id| !inner.kept.contains_key(&id)),
                "La déclaration à remplacer est inconnue.",
            ),
            (!is_code, "Le code de la certification n’est ni un RNCP ni un RS."),
            (formation.intitule.trim().is_empty(), "L’intitulé manque."),
            (formation.organisme.trim().is_empty(), "L’organisme manque."),
            (formation.fin < formation.debut, "La formation finit avant de commencer."),
            (formation.heures == 0, "La formation n’a pas d’heures."),
            (financement.cout_centimes <= 0, "Le coût n’est pas un montant."),
            (financement.accords.is_empty(), "Aucun accord de financeur n’est donné."),
            (
                financement.accords.iter().any(|it| it.financeur.trim().is_empty()),
                "Un financeur n’a pas de nom.",
            ),
            (financement.accords.iter().any(|it| it.montant_centimes < 0), "Un accord est négatif."),
            (agreed > financement.cout_centimes, "Les accords dépassent le coût de la formation."),
        ];
        faults.into_iter().find(|(is_so, _)| *is_so).map_or(Ok(()), |(_, motif)| Err(motif))
    }
}
