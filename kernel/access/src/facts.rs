//! The few facts on which every decision rests: finitely many, so answers can be remembered.
//!
//! Policies never look at an id, only at whether two are the same. So a question is fully described by who asks
//! (kind, lifecycle, factors, mandate) and how they stand to the subject (own, followed, same site, opened classes).
//! [`Facts::of`] reduces a question to that, and [`Facts::rule`] asks Cedar about a made-up world with exactly those
//! facts: the answer is a function of the facts by construction. That it is also the answer for the real world is
//! what the test `memory_is_faithful` holds for random worlds.

use uuid::Uuid;

use crate::act::Act;
use crate::actor::{Actor, Assurance, Lifecycle, Mandate, Role, Term};
use crate::cedar::{self, Ruling};
use crate::field::{FieldClass, FieldSet};
use crate::subject::{
    Consent, House, Mode, ParcoursFacts, ParcoursState, PersonFacts, RequestFacts, RequestState, SiteFacts,
    Subject,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Facts {
    who: Who,
    act: Act,
    class: Option<FieldClass>,
    standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    Stranger,
    Visitor,
    Person,
    Professional(Lifecycle, Assurance, Option<(Role, Term)>),
    Administrator(Lifecycle, Assurance),
    System,
}

/// How the actor stands to the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Standing {
    Request {
        own: bool,
        same_site: bool,
        taken: Option<Taker>,
        state: RequestState,
    },
    Parcours {
        own: bool,
        same_operator: bool,
        same_site: bool,
        followed: bool,
        opened: FieldSet,
        state: ParcoursState,
    },
    Site {
        same_site: bool,
        same_operator: bool,
    },
    Person {
        own: bool,
    },
    House {
        mode: Mode,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Taker {
    Me,
    Another,
}

impl Facts {
    pub(crate) fn of(actor: &Actor, act: Act, class: Option<FieldClass>, subject: Subject<'_>) -> Self {
        Self { who: who(actor), act, class, standing: standing(actor, subject) }
    }

    /// Asks Cedar about a made-up world with exactly these facts.
    pub(crate) fn rule(self) -> Ruling {
        let actor = self.actor();
        let ask = |subject| cedar::loaded().rule(&actor, self.act, self.class, subject);
        let pick = |mine: bool, me: Uuid, another: Uuid| if mine { me } else { another };
        match self.standing {
            Standing::Request { own, same_site, taken, state } => ask(Subject::Request(&RequestFacts {
                id: THING,
                person: pick(own, ME, ANOTHER),
                site: pick(same_site, MY_SITE, ANOTHER_SITE),
                state,
                taken_by: taken.map(|taker| pick(taker == Taker::Me, ME, ANOTHER)),
            })),
            Standing::Parcours { own, same_operator, same_site, followed, opened, state } => {
                ask(Subject::Parcours(&ParcoursFacts {
                    id: THING,
                    person: pick(own, ME, ANOTHER),
                    operator: pick(same_operator, MY_OPERATOR, ANOTHER_OPERATOR),
                    site: pick(same_site, MY_SITE, ANOTHER_SITE),
                    followed_by: vec![pick(followed, ME, ANOTHER)],
                    consents: vec![Consent {
                        id: THING,
                        operator: MY_OPERATOR,
                        scope: opened,
                        term: Term::Live,
                    }],
                    state,
                }))
            }
            Standing::Site { same_site, same_operator } => ask(Subject::Site(&SiteFacts {
                id: pick(same_site, MY_SITE, ANOTHER_SITE),
                operator: pick(same_operator, MY_OPERATOR, ANOTHER_OPERATOR),
            })),
            Standing::Person { own } => ask(Subject::Person(&PersonFacts { id: pick(own, ME, ANOTHER) })),
            Standing::House { mode } => ask(Subject::House(&House { mode })),
        }
    }

    fn actor(self) -> Actor {
        match self.who {
            Who::Stranger => Actor::Visitor { visitor: None },
            Who::Visitor => Actor::Visitor { visitor: Some(ME) },
            Who::Person => Actor::Person { person: ME },
            Who::Professional(lifecycle, assurance, mandate) => Actor::Professional {
                professional: ME,
                lifecycle,
                assurance,
                mandate: mandate.map(|(role, term)| Mandate {
                    id: THING,
                    operator: MY_OPERATOR,
                    site: MY_SITE,
                    role,
                    term,
                }),
            },
            Who::Administrator(lifecycle, assurance) => {
                Actor::Administrator { administrator: ME, lifecycle, assurance }
            }
            Who::System => Actor::System,
        }
    }
}

// The made-up world. Which numbers these are does not matter, only that they differ.
const ME: Uuid = Uuid::from_u128(1);
const ANOTHER: Uuid = Uuid::from_u128(2);
const THING: Uuid = Uuid::from_u128(3);
const MY_OPERATOR: Uuid = Uuid::from_u128(4);
const ANOTHER_OPERATOR: Uuid = Uuid::from_u128(5);
const MY_SITE: Uuid = Uuid::from_u128(6);
const ANOTHER_SITE: Uuid = Uuid::from_u128(7);

fn who(actor: &Actor) -> Who {
    match actor {
        Actor::Visitor { visitor: None } => Who::Stranger,
        Actor::Visitor { visitor: Some(_) } => Who::Visitor,
        Actor::Person { .. } => Who::Person,
        Actor::Professional { lifecycle, assurance, mandate, .. } => {
            Who::Professional(*lifecycle, *assurance, mandate.map(|mandate| (mandate.role, mandate.term)))
        }
        Actor::Administrator { lifecycle, assurance, .. } => Who::Administrator(*lifecycle, *assurance),
        Actor::System => Who::System,
    }
}

fn standing(actor: &Actor, subject: Subject<'_>) -> Standing {
    let human = match actor {
        Actor::Visitor { visitor } => *visitor,
        Actor::Person { person } => Some(*person),
        _ => None,
    };
    let professional = match actor {
        Actor::Professional { professional, .. } => Some(*professional),
        _ => None,
    };
    let mandate = actor.mandate();
    let operator = mandate.map(|mandate| mandate.operator);
    let site = mandate.map(|mandate| mandate.site);
    match subject {
        Subject::Request(request) => Standing::Request {
            own: human == Some(request.person),
            same_site: site == Some(request.site),
            taken: request
                .taken_by
                .map(|id| if professional == Some(id) { Taker::Me } else { Taker::Another }),
            state: request.state,
        },
        Subject::Parcours(parcours) => Standing::Parcours {
            own: human == Some(parcours.person),
            same_operator: operator == Some(parcours.operator),
            same_site: site == Some(parcours.site),
            followed: professional.is_some_and(|id| parcours.followed_by.contains(&id)),
            opened: operator.map_or(FieldSet::EMPTY, |operator| parcours.opened_to(operator)),
            state: parcours.state,
        },
        Subject::Site(known) => Standing::Site {
            same_site: site == Some(known.id),
            same_operator: operator == Some(known.operator),
        },
        Subject::Person(person) => Standing::Person { own: human == Some(person.id) },
        Subject::House(house) => Standing::House { mode: house.mode },
    }
}
