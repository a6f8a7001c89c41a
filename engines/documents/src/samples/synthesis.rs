//! Samples of the synthesis: accepted, draft, empty and long.

use jiff::civil::{Date, date};

use crate::synthesis::{
    Action, ActionState, Agreement, Asset, AssetSource, Cents, Channel, Contact, Demand, Diagnosis,
    ExploredOption, FundingLine, Guidance, Identity, NextReview, Objective, Occupation, OptionFate, Outcome,
    Period, Project, ProjectKind, Service, Strategy, Synthesis, TrainingStep,
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn service(date: Date, kind: &str, channel: Channel, minutes: u32, output: Option<&str>) -> Service {
    Service {
        date,
        kind: kind.to_owned(),
        channel,
        minutes: Some(minutes),
        output: output.map(str::to_owned),
    }
}

fn action(what: &str, owner: &str, due: Date, done_when: &str, state: ActionState) -> Action {
    Action {
        what: what.to_owned(),
        owner: owner.to_owned(),
        due: Some(due),
        done_when: some(done_when),
        state,
    }
}

pub(super) fn empty() -> Synthesis {
    Synthesis::draft(Identity { chosen_name: "Sacha".to_owned(), reference: "JAL-2026-000017".to_owned() }, 1)
}

/// Two voices that do not agree yet, under a pseudonym.
pub(super) fn draft() -> Synthesis {
    Synthesis {
        period: Some(Period { from: date(2026, 10, 5), to: None }),
        guidance: Guidance {
            operator: some("Mission locale du Bocage"),
            site: None,
            counsellor: some("Yann Le Goff"),
        },
        demand: Some(Demand {
            expressed: some("Je veux travailler tout de suite, n’importe quoi."),
            reformulated: None,
        }),
        diagnosis: Some(Diagnosis {
            person: some("Je n’ai pas besoin de formation. J’ai déjà travaillé en cuisine."),
            counsellor: some("Une remise à niveau en hygiène ouvrirait plus d’offres."),
            outcome: Some(Outcome::Disagreement(
                "Sacha ne souhaite pas de formation pour le moment. Nous en reparlerons au prochain point."
                    .to_owned(),
            )),
            ..Diagnosis::default()
        }),
        actions: vec![action(
            "Envoyer trois candidatures",
            "Sacha",
            date(2026, 12, 1),
            "Trois accusés de réception",
            ActionState::ToDo,
        )],
        ..empty()
    }
}

pub(super) fn typical() -> Synthesis {
    Synthesis {
        version: 3,
        agreement: Agreement::Agreed(date(2026, 11, 20)),
        identity: Identity {
            chosen_name: "Amina Benali".to_owned(),
            reference: "JAL-2026-004213".to_owned(),
        },
        guidance: Guidance {
            operator: some("Association Horizon Emploi"),
            site: some("Antenne de Saint-Brieuc, 12 rue des Lilas"),
            counsellor: some("Claire Martin"),
        },
        period: Some(Period { from: date(2026, 9, 1), to: Some(date(2026, 11, 20)) }),
        services: vec![
            service(
                date(2026, 9, 1),
                "Premier entretien",
                Channel::InPerson,
                75,
                Some("Demande précisée, accords recueillis"),
            ),
            service(
                date(2026, 9, 22),
                "Entretien d’exploration",
                Channel::Video,
                60,
                Some("Inventaire de compétences"),
            ),
            service(date(2026, 10, 13), "Atelier « enquête métier »", Channel::InPerson, 180, None),
            service(
                date(2026, 11, 20),
                "Entretien de bilan d’étape",
                Channel::Telephone,
                45,
                Some("Ce document"),
            ),
        ],
        demand: Some(Demand {
            expressed: some(
                "Je travaille à la caisse depuis neuf ans et mon dos ne suit plus.\n\nJ’ai toujours aimé faire du pain. \
                 Est-ce que c’est encore possible à 41 ans ?",
            ),
            reformulated: some(
                "Vérifier si le métier de boulangère est compatible avec l’état de santé et les horaires de la famille, \
                 puis, si c’est le cas, construire un parcours vers un CAP.",
            ),
        }),
        diagnosis: Some(Diagnosis {
            situation: some(
                "Salariée en CDI à temps plein dans un supermarché. Deux enfants de 8 et 11 ans. Permis B, voiture. \
                 Pas de port de charges de plus de 15 kg (avis du médecin du travail).",
            ),
            person: some(
                "Je suis prête à me lever tôt. Ce qui m’inquiète, c’est l’argent pendant la formation.",
            ),
            counsellor: some(
                "Le projet est cohérent et nourri de plusieurs essais. Les charges lourdes restent le point à vérifier : \
                 tous les fournils ne sont pas équipés.",
            ),
            outcome: Some(Outcome::Agreed(date(2026, 10, 6))),
        }),
        assets: vec![
            Asset { what: "Accueil et vente".to_owned(), source: AssetSource::Proven },
            Asset {
                what: "Tenue de caisse, gestion d’équipe de deux personnes".to_owned(),
                source: AssetSource::Proven,
            },
            Asset { what: "Pains et viennoiseries à la maison".to_owned(), source: AssetSource::Declared },
            Asset { what: "CAP Employé de vente".to_owned(), source: AssetSource::Recognised },
        ],
        options: vec![
            ExploredOption {
                what: "Boulangerie".to_owned(),
                fate: OptionFate::Kept,
                reasons: some(
                    "Goût du métier confirmé par cinq jours d’immersion ; huit offres dans le bassin.",
                ),
            },
            ExploredOption {
                what: "Responsable de rayon".to_owned(),
                fate: OptionFate::Dropped,
                reasons: some("Même station debout, aucune envie."),
            },
            ExploredOption { what: "Vente en boulangerie".to_owned(), fate: OptionFate::Open, reasons: None },
        ],
        projects: vec![Project {
            kind: ProjectKind::ExternalMobility,
            occupation: Some(Occupation {
                code: "D1102".to_owned(),
                title: "Boulangerie - viennoiserie".to_owned(),
            }),
            description: some("Devenir ouvrière boulangère, puis, à terme, tenir un fournil avec ma sœur."),
            territory: some("Saint-Brieuc et 30 km autour"),
            horizon: some("Septembre 2028"),
            feasibility: some(
                "Immersion de cinq jours réussie. Deux artisans prêts à accueillir en alternance.",
            ),
            gaps: vec!["Techniques de panification".to_owned(), "Hygiène et traçabilité".to_owned()],
            to_check: vec![
                "Avis du médecin du travail sur un fournil équipé".to_owned(),
                "Revenu pendant la formation".to_owned(),
            ],
        }],
        objectives: vec![Objective {
            what: "Entrer en CAP Boulanger à la rentrée 2027".to_owned(),
            success: vec![
                "Une place est réservée au centre de formation".to_owned(),
                "Le financement est accordé par écrit".to_owned(),
            ],
        }],
        strategies: vec![
            Strategy {
                name: "Plan A : projet de transition professionnelle".to_owned(),
                description: "Congé pour suivre le CAP en un an, salaire maintenu en partie.".to_owned(),
            },
            Strategy {
                name: "Plan B : vente en boulangerie".to_owned(),
                description: "Changer d’employeur d’abord, et se former ensuite sur place.".to_owned(),
            },
        ],
        training: vec![TrainingStep {
            certification: "CAP Boulanger (RNCP37537)".to_owned(),
            organisation: some("CFA des métiers, Ploufragan"),
            modality: some("Un an, 420 heures en centre, de septembre 2027 à juin 2028"),
            price: Some(Cents(630_000)),
        }],
        funding: vec![
            FundingLine {
                payer: "Transitions Pro Bretagne".to_owned(),
                scheme: "Projet de transition professionnelle".to_owned(),
                amount: Some(Cents(480_000)),
                state: "Dossier à déposer".to_owned(),
                deadline: Some(date(2027, 3, 15)),
            },
            FundingLine {
                payer: "Amina Benali".to_owned(),
                scheme: "Compte personnel de formation".to_owned(),
                amount: Some(Cents(150_000)),
                state: "Droits vérifiés".to_owned(),
                deadline: None,
            },
        ],
        actions: vec![
            action(
                "Demander une visite au médecin du travail",
                "Amina",
                date(2026, 12, 1),
                "Rendez-vous pris",
                ActionState::Done,
            ),
            action(
                "Demander deux devis de formation",
                "Amina",
                date(2026, 12, 15),
                "Deux devis reçus",
                ActionState::Doing,
            ),
            action(
                "Préparer le dossier de transition professionnelle",
                "Claire Martin et Amina",
                date(2027, 2, 1),
                "Dossier complet, relu par les deux",
                ActionState::ToDo,
            ),
            action(
                "Écrire à l’employeur pour l’autorisation d’absence",
                "Amina",
                date(2027, 2, 15),
                "Courrier remis contre signature",
                ActionState::ToDo,
            ),
        ],
        own_words: some(
            "Pour la première fois depuis longtemps, j’ai un plan. Je ne pensais pas que ma santé pouvait être \
             respectée dans un métier que j’aime.",
        ),
        contacts: vec![
            Contact {
                name: "Claire Martin".to_owned(),
                role: some("Conseillère"),
                reach: "02 99 00 00 00, claire.martin@horizon-emploi.example".to_owned(),
            },
            Contact {
                name: "Transitions Pro Bretagne".to_owned(),
                role: some("Financement"),
                reach: "02 99 00 00 01".to_owned(),
            },
        ],
        next_review: Some(NextReview { date: date(2027, 1, 12), place: some("Par téléphone, à 17 h 30") }),
        consents: vec![
            "Partager ce document avec le CFA des métiers, jusqu’au 30 juin 2027".to_owned(),
            "Être rappelée six mois après la fin pour donner un avis".to_owned(),
        ],
        contact_again: some(
            "Vous pouvez revenir quand vous voulez, gratuitement et sans justifier votre demande : 02 99 00 00 00.",
        ),
    }
}

/// Forty steps, twenty-five interviews and long texts: several pages, tables across page ends.
pub(super) fn long() -> Synthesis {
    let base = typical();
    let paragraph = "J’ai commencé à seize ans dans un atelier de confection, puis j’ai suivi ma famille. À chaque \
                     déménagement, il a fallu tout recommencer : l’école, le travail, les amis. ";
    let repeat = |items: &[Action], times: usize| -> Vec<Action> {
        (0..times).filter_map(|index| items.get(index % items.len()).cloned()).collect()
    };
    let first = &base.services[0];
    Synthesis {
        actions: repeat(&base.actions, 40),
        services: (0..25i8)
            .map(|index| Service { date: date(2026, 1 + index % 9, 1 + index), ..first.clone() })
            .collect(),
        own_words: Some(vec![paragraph.repeat(6); 8].join("\n\n")),
        projects: vec![base.projects[0].clone(), base.projects[0].clone(), base.projects[0].clone()],
        ..base
    }
}
