//! The policies: read once from the text compiled into this crate, checked against their schema, and asked.
//!
//! [`rule`] asks Cedar about one act on one class of fields, from the facts exactly as given. It fails closed: a
//! request that does not fit the schema, or a policy that errors, is a refusal. Speed is not sought here; see
//! [`decide`](crate::decide).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;
use std::sync::{OnceLock, PoisonError, RwLock};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId,
    PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};
use uuid::Uuid;

use crate::act::Act;
use crate::actor::{Actor, Mandate};
use crate::decision::Reason;
use crate::field::FieldClass;
use crate::subject::{ParcoursFacts, RequestFacts, Subject};

/// The schema, as text.
pub const SCHEMA: &str = include_str!("../policies/jalon.cedarschema");

/// The policies, as text, by file name.
pub const POLICIES: [(&str, &str); 5] = [
    ("forbid.cedar", include_str!("../policies/forbid.cedar")),
    ("person.cedar", include_str!("../policies/person.cedar")),
    ("reception.cedar", include_str!("../policies/reception.cedar")),
    ("counselling.cedar", include_str!("../policies/counselling.cedar")),
    ("house.cedar", include_str!("../policies/house.cedar")),
];

/// A set of policies that does not load, and why.
#[derive(Debug, thiserror::Error)]
#[error("loading the access policies: {0}")]
pub struct BadPolicies(String);

/// Policies and schema, parsed and checked.
pub struct Loaded {
    schema: Schema,
    /// Each act with the groups it is in, by name.
    actions: HashMap<String, Entity>,
    policies: PolicySet,
    /// Policy ids in the alphabet's order, so that the one named among several is always the same.
    known: Vec<Known>,
}

struct Known {
    id: String,
    relies_on_consent: bool,
}

/// What Cedar answered for one class of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    pub reason: Reason,
    /// Whether nothing but a consent permits this.
    pub relies_on_consent: bool,
}

impl Ruling {
    pub const REFUSED: Self = Self { reason: Reason::NoPermit, relies_on_consent: false };
}

impl Loaded {
    /// Parses and strictly validates policy texts; every policy needs an `@id` of its own.
    pub fn parse(schema: &str, texts: &[&str]) -> Result<Self, BadPolicies> {
        let bad = |error: &dyn std::fmt::Display| BadPolicies(error.to_string());
        let (schema, _warnings) = Schema::from_cedarschema_str(schema).map_err(|error| bad(&error))?;
        let mut policies = PolicySet::new();
        let mut known = Vec::new();
        for text in texts {
            let file = PolicySet::from_str(text).map_err(|error| bad(&error))?;
            for policy in file.policies() {
                let id =
                    policy.annotation("id").ok_or_else(|| bad(&format!("a policy without @id: {policy}")))?;
                let relies_on_consent = policy.annotation("basis") == Some("consent");
                known.push(Known { id: id.to_owned(), relies_on_consent });
                policies.add(policy.new_id(PolicyId::new(id))).map_err(|error| bad(&error))?;
            }
        }
        known.sort_by(|a, b| a.id.cmp(&b.id));
        let verdict = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        if let Some(error) = verdict.validation_errors().next() {
            return Err(bad(error));
        }
        if let Some(warning) = verdict.validation_warnings().next() {
            return Err(bad(warning));
        }
        let actions = schema.action_entities().map_err(|error| bad(&error))?;
        let actions =
            actions.iter().map(|act| (act.uid().id().unescaped().to_owned(), act.clone())).collect();
        Ok(Self { schema, actions, policies, known })
    }

    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    pub const fn policies(&self) -> &PolicySet {
        &self.policies
    }

    /// The ids of all policies, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|known| known.id.as_str())
    }

    /// Asks about one class of fields (`None` for an act that shows none).
    pub fn rule(
        &'static self,
        actor: &Actor,
        act: Act,
        class: Option<FieldClass>,
        subject: Subject<'_>,
    ) -> Ruling {
        let Some((request, entities)) = self.question(actor, act, class, subject) else {
            return Ruling::REFUSED;
        };
        let answer = Authorizer::new().is_authorized(&request, &self.policies, &entities);
        if answer.diagnostics().errors().next().is_some() {
            return Ruling { reason: Reason::Fault, relies_on_consent: false };
        }
        let deciding: HashSet<&PolicyId> = answer.diagnostics().reason().collect();
        let mut deciding =
            self.known.iter().filter(|known| deciding.contains(&PolicyId::new(&known.id))).peekable();
        let Some(&first) = deciding.peek() else {
            return Ruling::REFUSED;
        };
        match answer.decision() {
            Decision::Deny => Ruling { reason: Reason::Forbidden(&first.id), relies_on_consent: false },
            Decision::Allow => match deciding.find(|known| !known.relies_on_consent) {
                Some(known) => Ruling { reason: Reason::Permitted(&known.id), relies_on_consent: false },
                None => Ruling { reason: Reason::Permitted(&first.id), relies_on_consent: true },
            },
        }
    }

    /// `None` when the act does not fit the subject: the schema refuses the question.
    fn question(
        &self,
        actor: &Actor,
        act: Act,
        class: Option<FieldClass>,
        subject: Subject<'_>,
    ) -> Option<(Request, Entities)> {
        let principal = principal(actor)?;
        let resource = resource(subject)?;
        let class = uid("FieldClass", class.map_or("none", FieldClass::name))?;
        let context =
            Context::from_pairs([("class".to_owned(), RestrictedExpression::new_entity_uid(class))]).ok()?;
        let action = uid("Action", act.name())?;
        let request =
            Request::new(principal.uid(), action, resource.uid(), context, Some(&self.schema)).ok()?;
        let mut entities = vec![resource];
        if entities[0].uid() != principal.uid() {
            entities.push(principal);
        }
        // Not checked against the schema here, which would cost more than the evaluation: an attribute that is
        // missing or of another type makes a policy err, which is a refusal, and a test checks every kind of world.
        entities.push(self.actions.get(act.name())?.clone());
        let entities = Entities::from_entities(entities, None).ok()?;
        Some((request, entities))
    }
}

/// The policies of this house.
///
/// # Panics
/// When the text compiled into the binary does not load, which this crate's tests exclude.
pub fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        let texts = POLICIES.map(|(_, text)| text);
        Loaded::parse(SCHEMA, &texts).unwrap_or_else(|error| panic!("{error}"))
    })
}

type Attributes = HashMap<String, RestrictedExpression>;

fn principal(actor: &Actor) -> Option<Entity> {
    let mut attributes = Attributes::new();
    let id = match actor {
        Actor::Visitor { visitor } => {
            if let Some(visitor) = visitor {
                set(&mut attributes, "person", reference("Person", visitor)?);
            }
            uid("Visitor", "visitor")?
        }
        Actor::Person { person } => known("Person", person)?,
        Actor::Professional { professional, lifecycle, assurance, mandate } => {
            set(&mut attributes, "lifecycle", named("Lifecycle", lifecycle.name())?);
            set(&mut attributes, "assurance", named("Assurance", assurance.name())?);
            if let Some(mandate) = mandate {
                set(&mut attributes, "mandate", mandate_record(mandate)?);
            }
            known("Professional", professional)?
        }
        Actor::Administrator { administrator, lifecycle, assurance } => {
            set(&mut attributes, "lifecycle", named("Lifecycle", lifecycle.name())?);
            set(&mut attributes, "assurance", named("Assurance", assurance.name())?);
            known("Administrator", administrator)?
        }
        Actor::System => uid("System", "system")?,
    };
    Entity::new(id, attributes, HashSet::new()).ok()
}

fn mandate_record(mandate: &Mandate) -> Option<RestrictedExpression> {
    RestrictedExpression::new_record([
        ("operator".to_owned(), reference("Operator", &mandate.operator)?),
        ("site".to_owned(), reference("Site", &mandate.site)?),
        ("role".to_owned(), named("Role", mandate.role.name())?),
        ("live".to_owned(), RestrictedExpression::new_bool(mandate.term.is_live())),
    ])
    .ok()
}

fn resource(subject: Subject<'_>) -> Option<Entity> {
    let (id, attributes) = match subject {
        Subject::Request(request) => (known("Request", &request.id)?, request_attributes(request)?),
        Subject::Parcours(parcours) => (known("Parcours", &parcours.id)?, parcours_attributes(parcours)?),
        Subject::Site(site) => {
            let operator = ("operator".to_owned(), reference("Operator", &site.operator)?);
            (known("Site", &site.id)?, Attributes::from([operator]))
        }
        Subject::Person(person) => (known("Person", &person.id)?, Attributes::new()),
        Subject::House(house) => {
            let mode = ("mode".to_owned(), named("Mode", house.mode.name())?);
            (uid("House", "house")?, Attributes::from([mode]))
        }
    };
    Entity::new(id, attributes, HashSet::new()).ok()
}

fn request_attributes(request: &RequestFacts) -> Option<Attributes> {
    let mut attributes = Attributes::new();
    set(&mut attributes, "person", reference("Person", &request.person)?);
    set(&mut attributes, "site", reference("Site", &request.site)?);
    set(&mut attributes, "state", named("RequestState", request.state.name())?);
    if let Some(professional) = &request.taken_by {
        set(&mut attributes, "takenBy", reference("Professional", professional)?);
    }
    Some(attributes)
}

fn parcours_attributes(parcours: &ParcoursFacts) -> Option<Attributes> {
    let mut attributes = Attributes::new();
    set(&mut attributes, "person", reference("Person", &parcours.person)?);
    set(&mut attributes, "operator", reference("Operator", &parcours.operator)?);
    set(&mut attributes, "site", reference("Site", &parcours.site)?);
    set(&mut attributes, "state", named("ParcoursState", parcours.state.name())?);
    let followers: Option<Vec<_>> =
        parcours.followed_by.iter().map(|id| reference("Professional", id)).collect();
    set(&mut attributes, "followedBy", RestrictedExpression::new_set(followers?));
    let mut open_to = Vec::new();
    for class in FieldClass::ALL {
        let opening = parcours.consents.iter().filter(|c| c.term.is_live() && c.scope.contains(class));
        let operators: Option<Vec<_>> =
            opening.map(|consent| reference("Operator", &consent.operator)).collect();
        open_to.push((class.name().to_owned(), RestrictedExpression::new_set(operators?)));
    }
    set(&mut attributes, "openTo", RestrictedExpression::new_record(open_to).ok()?);
    Some(attributes)
}

fn set(attributes: &mut Attributes, name: &str, value: RestrictedExpression) {
    attributes.insert(name.to_owned(), value);
}

fn reference(kind: &'static str, id: &Uuid) -> Option<RestrictedExpression> {
    known(kind, id).map(RestrictedExpression::new_entity_uid)
}

fn named(kind: &'static str, name: &str) -> Option<RestrictedExpression> {
    uid(kind, name).map(RestrictedExpression::new_entity_uid)
}

fn known(kind: &'static str, id: &Uuid) -> Option<EntityUid> {
    uid(kind, &id.to_string())
}

fn uid(kind: &'static str, id: &str) -> Option<EntityUid> {
    // Understanding the name of a type costs more than all the rest, so each is understood once.
    static KINDS: RwLock<BTreeMap<&str, EntityTypeName>> = RwLock::new(BTreeMap::new());
    let understood = KINDS.read().unwrap_or_else(PoisonError::into_inner).get(kind).cloned();
    let kind = match understood {
        Some(known) => known,
        None => {
            let name = EntityTypeName::from_str(kind).ok()?;
            KINDS.write().unwrap_or_else(PoisonError::into_inner).insert(kind, name.clone());
            name
        }
    };
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}
