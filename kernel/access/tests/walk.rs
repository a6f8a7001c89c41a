//! The walk of a person through the house, as a story of decisions. The truth table holds every cell; this reads.

use jalon_access::FieldClass::{Contact, Health, Identity, PrivateNotes, Project};
use jalon_access::{
    Act, Actor, Assurance, Consent, Decision, FieldSet, House, Lifecycle, Mandate, Mode, ParcoursFacts,
    ParcoursState, RequestFacts, RequestState, Role, SiteFacts, Subject, Term, authorise, decide,
};
use uuid::Uuid;

const LEILA: Uuid = Uuid::from_u128(10);
const PAUL: Uuid = Uuid::from_u128(20);
const SITE: Uuid = Uuid::from_u128(30);
const OPERATOR: Uuid = Uuid::from_u128(40);
const SECOND_OPERATOR: Uuid = Uuid::from_u128(50);

fn counsellor(operator: Uuid) -> Actor {
    let mandate =
        Mandate { id: Uuid::from_u128(1), operator, site: SITE, role: Role::Counsellor, term: Term::Live };
    Actor::Professional {
        professional: PAUL,
        lifecycle: Lifecycle::Confirmed,
        assurance: Assurance::Two,
        mandate: Some(mandate),
    }
}

fn parcours() -> ParcoursFacts {
    ParcoursFacts {
        id: Uuid::from_u128(2),
        person: LEILA,
        operator: OPERATOR,
        site: SITE,
        followed_by: vec![PAUL],
        consents: Vec::new(),
        state: ParcoursState::Open,
    }
}

fn request(state: RequestState, taken_by: Option<Uuid>) -> RequestFacts {
    RequestFacts { id: Uuid::from_u128(3), person: LEILA, site: SITE, state, taken_by }
}

fn ask(actor: &Actor, act: Act, parcours: &ParcoursFacts) -> Decision {
    decide(actor, act, Subject::Parcours(parcours))
}

#[test]
fn a_visitor_states_a_request_and_reads_it_again() {
    let visitor = Actor::Visitor { visitor: Some(LEILA) };
    assert!(authorise(&visitor, Act::RequestState, House { mode: Mode::Production }).is_ok());
    let mine = request(RequestState::Waiting, None);
    let shown = authorise(&visitor, Act::RequestReadOwn, &mine).expect("one reads one's own request");
    assert_eq!(shown.fields(), FieldSet::of(&[Identity, Contact, Project, Health]));
    let stranger = Actor::Visitor { visitor: None };
    assert!(authorise(&stranger, Act::RequestReadOwn, &mine).is_err());
}

#[test]
fn contact_details_wait_until_the_request_is_taken() {
    let paul = counsellor(OPERATOR);
    assert!(authorise(&paul, Act::SiteReadQueue, SiteFacts { id: SITE, operator: OPERATOR }).is_ok());
    let waiting = request(RequestState::Waiting, None);
    let seen = authorise(&paul, Act::RequestRead, &waiting).expect("the queue shows waiting requests");
    assert_eq!(seen.fields(), FieldSet::of(&[Identity, Project]));
    assert!(authorise(&paul, Act::RequestTake, &waiting).is_ok());
    let taken = request(RequestState::Taken, Some(PAUL));
    let seen = authorise(&paul, Act::RequestRead, &taken).expect("whoever took it reads it");
    assert_eq!(seen.fields(), FieldSet::of(&[Identity, Contact, Project]));
    assert!(authorise(&paul, Act::RequestRead, request(RequestState::Taken, Some(LEILA))).is_err());
}

#[test]
fn following_opens_all_but_health_which_takes_consent() {
    let paul = counsellor(OPERATOR);
    let mut file = parcours();
    let seen = ask(&paul, Act::ParcoursRead, &file);
    assert_eq!(seen.fields, FieldSet::of(&[Identity, Contact, Project, PrivateNotes]));
    assert_eq!(seen.consent(), None);
    let consent = Uuid::from_u128(9);
    file.consents.push(Consent {
        id: consent,
        operator: OPERATOR,
        scope: FieldSet::of(&[Health]),
        term: Term::Live,
    });
    let seen = ask(&paul, Act::ParcoursRead, &file);
    assert_eq!(seen.fields, FieldSet::ALL);
    assert_eq!(seen.consents, [consent], "the access log names the consent that opened health");
    file.followed_by.clear();
    assert!(
        !ask(&paul, Act::ParcoursRead, &file).allow,
        "a colleague who does not follow Leila sees nothing of it"
    );
}

#[test]
fn another_operator_reads_only_the_slice_it_was_given() {
    let guest = counsellor(SECOND_OPERATOR);
    let mut file = parcours();
    assert!(!ask(&guest, Act::ParcoursRead, &file).allow, "following counts for the operator in charge only");
    let consent = Consent {
        id: Uuid::from_u128(9),
        operator: SECOND_OPERATOR,
        scope: FieldSet::of(&[Project]),
        term: Term::Live,
    };
    file.consents.push(consent);
    let seen = ask(&guest, Act::ParcoursRead, &file);
    assert_eq!((seen.fields, seen.consent()), (FieldSet::of(&[Project]), Some(consent.id)));
    assert!(!ask(&guest, Act::ProjectWrite, &file).allow, "a consent opens reading, not writing");
    file.consents[0].term = Term::NotLive;
    assert!(!ask(&guest, Act::ParcoursRead, &file).allow);
}

#[test]
fn a_sealed_file_is_read_by_its_person_alone_and_an_erased_one_by_nobody() {
    let leila = Actor::Person { person: LEILA };
    let mut file = parcours();
    file.state = ParcoursState::Sealed;
    assert!(ask(&leila, Act::ParcoursRead, &file).allow);
    assert!(!ask(&leila, Act::StepWrite, &file).allow);
    assert!(!ask(&counsellor(OPERATOR), Act::ParcoursRead, &file).allow);
    file.state = ParcoursState::Erased;
    assert!(!ask(&leila, Act::ParcoursRead, &file).allow);
}

#[test]
fn a_refusal_says_the_same_whatever_the_cause() {
    let stranger = Actor::Visitor { visitor: None };
    let refusal = authorise(&stranger, Act::ParcoursRead, parcours()).expect_err("a stranger reads no file");
    let nothing = jalon_access::Denied::nothing_there();
    assert_eq!(format!("{refusal} {refusal:?}"), format!("{nothing} {nothing:?}"));
}
