//! A `formation`: the course, with its actions and sessions.

use super::model::{Certificate, Contact, Provider, Training};
use super::{action, extras, place};
use crate::place::Rejected;
use crate::prose;
use crate::rncp::{CertificationNumber, Register};
use crate::rome::RomeCode;
use crate::stream::{Node, Pen};
use crate::values::{FormacodeCode, NsfCode, Siret, count, day};

pub(super) fn read(node: Node<'_>) -> Result<Training, Rejected> {
    let pen = &mut Pen::default();
    let text = |name| node.text_of(name).map(prose::from_html).unwrap_or_default();
    let contact = place::contact(node.child("contact-formation"));
    let number = |pen: &mut Pen, name| pen.optional(node, name, "un code", count);
    let blocks = extras::all(node, "code-bloc").into_iter().map(|extra| prose::line(extra.text()));
    let training = Training {
        number: node.attribute("numero").map(prose::line),
        updated: node.attribute("datemaj").and_then(day::compact),
        title: prose::line(node.need("intitule-formation")?),
        objective: text("objectif-formation"),
        results: text("resultats-attendus"),
        content: text("contenu-formation"),
        is_certifying: pen.optional(node, "certifiante", "0 ou 1", action::flag).unwrap_or_default(),
        certificates: certificates(pen, node),
        blocks: blocks.filter(|code| !code.is_empty()).collect(),
        goal: number(pen, "objectif-general-formation"),
        path: number(pen, "parcours-de-formation"),
        entry_level: number(pen, "code-niveau-entree"),
        exit_level: number(pen, "code-niveau-sortie"),
        provider: node
            .child("organisme-formation-responsable")
            .map(|it| provider(pen, it))
            .unwrap_or_default(),
        contact,
        links: place::links(node, "url-formation"),
        actions: node.all("action").map(|node| action::read(pen, node)).collect(),
        ..domain(pen, node)
    };
    Ok(Training { flaws: std::mem::take(&mut pen.flaws), ..training })
}

/// The codes of a `domaine-formation`, in an offer that is otherwise empty.
pub(super) fn domain(pen: &mut Pen, node: Node<'_>) -> Training {
    let domain = node.child("domaine-formation");
    let mut empty = Training {
        number: None,
        updated: None,
        title: String::new(),
        objective: String::new(),
        results: String::new(),
        content: String::new(),
        formacodes: Vec::new(),
        nsf: Vec::new(),
        occupations: Vec::new(),
        is_certifying: crate::rome::Flag::Unstated,
        certificates: Vec::new(),
        blocks: Vec::new(),
        goal: None,
        path: None,
        entry_level: None,
        exit_level: None,
        provider: Provider::default(),
        contact: Contact::default(),
        links: Vec::new(),
        actions: Vec::new(),
        flaws: Vec::new(),
    };
    if let Some(domain) = domain {
        empty.formacodes = codes(pen, domain, "code-FORMACODE", "un Formacode", FormacodeCode::parse);
        empty.nsf = codes(pen, domain, "code-NSF", "un code NSF", NsfCode::parse);
        empty.occupations = codes(pen, domain, "code-ROME", "un code ROME", RomeCode::parse);
    }
    empty
}

fn codes<C>(
    pen: &mut Pen,
    node: Node<'_>,
    name: &'static str,
    expected: &'static str,
    parse: fn(&str) -> Option<C>,
) -> Vec<C> {
    let filled = node.all(name).filter(|code| !code.text().is_empty());
    filled.filter_map(|code| pen.keep(code.parse_own(name, expected, parse))).collect()
}

/// What the `certification` elements name.
pub(super) fn certificates(pen: &mut Pen, node: Node<'_>) -> Vec<Certificate> {
    let mut found = Vec::new();
    for node in node.all("certification") {
        let registered = |register| move |written: &str| CertificationNumber::parse_in(register, written);
        let rncp = pen.optional(node, "code-RNCP", "un numéro RNCP", registered(Register::Rncp));
        let rs = pen.optional(node, "code-RS", "un numéro RS", registered(Register::Rs));
        found.extend([rncp, rs].into_iter().flatten().map(Certificate::Registered));
        let certif_info = pen.optional(node, "code-CERTIFINFO", "un code Certif Info", count);
        found.extend(certif_info.map(Certificate::CertifInfo));
        found.extend(node.text_of("code-CPF").map(|code| Certificate::Cpf(prose::line(code))));
    }
    found
}

fn provider(pen: &mut Pen, node: Node<'_>) -> Provider {
    let name = node.text_of("nom-organisme").or_else(|| node.text_of("raison-sociale"));
    let holder = node.child("SIRET-organisme-formation");
    Provider {
        name: name.map(prose::line),
        siret: holder.and_then(|holder| pen.optional(holder, "SIRET", "un SIRET", Siret::parse)),
        activity_number: node.text_of("numero-activite").map(prose::line),
    }
}
