//! What holds for any world: memory is faithful to the policies, consents only open, the unknown is denied.

use std::time::Instant;

use jalon_access::cedar::loaded;
use jalon_access::{
    Act, Actor, AsSubject, Assurance, Consent, FieldClass, FieldSet, Lifecycle, Mandate, ParcoursFacts,
    ParcoursState, PersonFacts, RequestFacts, RequestState, Role, SiteFacts, Subject, Term, decide,
    may_list_parcours,
};
use proptest::prelude::*;
use uuid::Uuid;

/// A handful of ids, so that things coincide often.
fn id() -> impl Strategy<Value = Uuid> {
    (0_u128..4).prop_map(Uuid::from_u128)
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![Just(Term::Live), Just(Term::NotLive)]
}

fn mandate() -> impl Strategy<Value = Mandate> {
    (id(), id(), id(), proptest::sample::select(&Role::ALL[..]), term())
        .prop_map(|(id, operator, site, role, term)| Mandate { id, operator, site, role, term })
}

fn actor() -> impl Strategy<Value = Actor> {
    let lifecycle =
        || prop_oneof![3 => Just(Lifecycle::Confirmed), 1 => proptest::sample::select(&Lifecycle::ALL[..])];
    let assurance = || prop_oneof![3 => Just(Assurance::Two), 1 => Just(Assurance::One)];
    prop_oneof![
        1 => proptest::option::of(id()).prop_map(|visitor| Actor::Visitor { visitor }),
        2 => id().prop_map(|person| Actor::Person { person }),
        6 => (id(), lifecycle(), assurance(), proptest::option::of(mandate())).prop_map(
            |(professional, lifecycle, assurance, mandate)| Actor::Professional {
                professional, lifecycle, assurance, mandate
            }),
        1 => (id(), lifecycle(), assurance()).prop_map(
            |(administrator, lifecycle, assurance)| Actor::Administrator { administrator, lifecycle, assurance }),
        1 => Just(Actor::System),
    ]
}

fn consent() -> impl Strategy<Value = Consent> {
    (any::<u128>(), id(), 0_u8..32, term()).prop_map(|(number, operator, bits, term)| Consent {
        id: Uuid::from_u128(number),
        operator,
        scope: FieldSet::from_bits(bits).unwrap_or_default(),
        term,
    })
}

fn parcours() -> impl Strategy<Value = ParcoursFacts> {
    let state =
        prop_oneof![3 => Just(ParcoursState::Open), 1 => proptest::sample::select(&ParcoursState::ALL[..])];
    let many = proptest::collection::vec(id(), 0..3);
    (id(), id(), id(), id(), many, proptest::collection::vec(consent(), 0..4), state).prop_map(
        |(id, person, operator, site, followed_by, consents, state)| ParcoursFacts {
            id,
            person,
            operator,
            site,
            followed_by,
            consents,
            state,
        },
    )
}

fn request() -> impl Strategy<Value = RequestFacts> {
    (id(), id(), id(), proptest::sample::select(&RequestState::ALL[..]), proptest::option::of(id()))
        .prop_map(|(id, person, site, state, taken_by)| RequestFacts { id, person, site, state, taken_by })
}

fn act() -> impl Strategy<Value = Act> {
    proptest::sample::select(Act::ALL)
}

/// What the policies say of the world exactly as given, without any memory.
fn asked_directly(actor: &Actor, act: Act, subject: Subject<'_>) -> (bool, FieldSet) {
    let permits = |class| loaded().rule(actor, act, class, subject).reason.is_permit();
    if !act.applies_to(subject.kind()) {
        return (false, FieldSet::EMPTY);
    }
    let fields: FieldSet = act.fields().iter().filter(|class| permits(Some(*class))).collect();
    if act.fields().is_empty() { (permits(None), fields) } else { (!fields.is_empty(), fields) }
}

fn faithful(actor: &Actor, act: Act, subject: Subject<'_>) -> Result<(), TestCaseError> {
    let decision = decide(actor, act, subject);
    prop_assert_eq!((decision.allow, decision.fields), asked_directly(actor, act, subject));
    prop_assert!(decision.fields.is_subset_of(act.fields()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn memory_is_faithful_on_files(actor in actor(), act in act(), parcours in parcours()) {
        faithful(&actor, act, parcours.as_subject())?;
    }

    #[test]
    fn memory_is_faithful_on_requests(actor in actor(), act in act(), request in request()) {
        faithful(&actor, act, request.as_subject())?;
    }

    #[test]
    fn memory_is_faithful_elsewhere(actor in actor(), act in act(), id in id(), operator in id()) {
        faithful(&actor, act, SiteFacts { id, operator }.as_subject())?;
        faithful(&actor, act, PersonFacts { id }.as_subject())?;
    }

    #[test]
    fn removing_a_consent_or_narrowing_it_never_adds_access(
        actor in actor(), act in act(), parcours in parcours(), place in any::<proptest::sample::Index>(), kept in 0_u8..32,
    ) {
        let before = decide(&actor, act, parcours.as_subject());
        if !parcours.consents.is_empty() {
            let place = place.index(parcours.consents.len());
            let mut without = parcours.clone();
            without.consents.remove(place);
            let after = decide(&actor, act, without.as_subject());
            prop_assert!(after.fields.is_subset_of(before.fields) && after.allow <= before.allow);
            let mut narrower = parcours.clone();
            let scope = &mut narrower.consents[place].scope;
            *scope = scope.intersection(FieldSet::from_bits(kept).unwrap_or_default());
            let after = decide(&actor, act, narrower.as_subject());
            prop_assert!(after.fields.is_subset_of(before.fields) && after.allow <= before.allow);
        }
    }

    #[test]
    fn a_consent_is_named_exactly_when_something_hangs_on_it(actor in actor(), act in act(), parcours in parcours()) {
        let decision = decide(&actor, act, parcours.as_subject());
        let without = decide(&actor, act, ParcoursFacts { consents: Vec::new(), ..parcours.clone() }.as_subject());
        prop_assert_eq!(decision.consents.is_empty(), decision.fields == without.fields);
        for named in &decision.consents {
            let consent = parcours.consents.iter().find(|consent| consent.id == *named);
            prop_assert!(consent.is_some_and(|consent| consent.term.is_live()));
        }
    }

    #[test]
    fn a_list_of_files_holds_exactly_what_may_be_read(actor in actor(), parcours in parcours()) {
        let read = decide(&actor, Act::ParcoursRead, parcours.as_subject());
        prop_assert_eq!(may_list_parcours(&actor, &parcours), read.shows(FieldClass::Identity));
    }
}

#[test]
fn an_act_on_a_kind_of_subject_it_makes_no_sense_on_is_denied() {
    let actor = Actor::Person { person: Uuid::from_u128(1) };
    assert!(decide(&actor, Act::NotebookRead, PersonFacts { id: Uuid::from_u128(1) }.as_subject()).allow);
    assert!(!decide(&actor, Act::ParcoursRead, PersonFacts { id: Uuid::from_u128(1) }.as_subject()).allow);
}

#[test]
fn acts_and_subjects_are_those_of_the_schema() {
    let schema = loaded().schema();
    for &act in Act::ALL {
        let action = format!("Action::\"{}\"", act.name()).parse().expect("the name of an act");
        let mut declared: Vec<String> = schema
            .resources_for_action(&action)
            .unwrap_or_else(|| panic!("{}", act.name()))
            .map(|kind| kind.to_string().to_lowercase())
            .collect();
        let mut known: Vec<&str> = act.subjects().iter().map(|kind| kind.name()).collect();
        declared.sort();
        declared.dedup();
        known.sort_unstable();
        assert_eq!(declared, known, "{}", act.name());
    }
    let groups = ["ofPerson", "readOwn", "readFile", "writeFile", "job", "runHouse"];
    assert_eq!(
        schema.actions().count(),
        Act::ALL.len() + groups.len(),
        "the schema has acts the code does not know"
    );
}

/// A bound wide enough for a debug build on a busy machine; the release figure is in the README.
#[test]
fn a_remembered_decision_is_quick() {
    let actor = Actor::Person { person: Uuid::from_u128(1) };
    let parcours = ParcoursFacts {
        id: Uuid::from_u128(2),
        person: Uuid::from_u128(1),
        operator: Uuid::from_u128(3),
        site: Uuid::from_u128(4),
        followed_by: vec![Uuid::from_u128(5)],
        consents: Vec::new(),
        state: ParcoursState::Open,
    };
    let subject = parcours.as_subject();
    assert!(decide(&actor, Act::ParcoursRead, subject).allow);
    let rounds = 20_000;
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(decide(std::hint::black_box(&actor), Act::ParcoursRead, subject));
    }
    let each = start.elapsed() / rounds;
    println!("one decision over five classes of fields: {each:?}");
    assert!(each.as_micros() < 100, "{each:?}");
}
