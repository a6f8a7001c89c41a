//! A sample of each page, with invented people: every one is rendered in every language by a test.

use jalon_kernel::access::{
    Act, Actor, Assurance, Lifecycle, Mandate, RequestFacts, RequestState, Role, Term, authorise,
};
use jalon_kernel::page::{Form, Frame};
use jalon_kernel::people::operator::Site;
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::appointment_link::LinkPage;
use super::appointments::AppointmentsPage;
use super::call_back::CallBackPage;
use super::meeting::{MeetingCard, Side};
use super::panels::{ParcoursPanel, Shows, SpacePanel};
use super::question::{QuestionPage, Shown};
use super::question_form;
use super::queue::{QueuePage, View};
use super::recap::RecapPage;
use super::request::{RequestPage, Take, TakenPage};
use super::said::Eyes;
use super::sent::SentPage;
use super::start::StartPage;
use crate::model::answers::{Answers, ContactMode, Deadline, DeadlineKind, Motive, Reach, Situation};
use crate::model::appointment::{Appointment, AppointmentState, Slot};
use crate::model::question::Question;
use crate::model::routing;
use crate::store::requests::Request;

const TODAY: Date = date(2026, 3, 3);
const SITE: Uuid = Uuid::from_u128(7);
const ME: Uuid = Uuid::from_u128(8);

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn answers() -> Answers {
    Answers {
        motive: Some(Motive::Health),
        situations: vec![Situation::PrivateEmployee, Situation::SelfEmployed],
        words: "Je suis carrossière depuis quinze ans.\nMon dos ne suit plus, je voudrais rester dans la mécanique.".into(),
        deadline: Some(Deadline { kind: DeadlineKind::Unfitness, on: Some(date(2026, 3, 20)) }),
        place: "35000 Rennes".into(),
        site: Some(SITE),
        reach: Reach {
            mode: Some(ContactMode::Video),
            email: Some("samira@exemple.fr".into()),
            phone: Some("+33612345678".into()),
            ..Reach::default()
        },
        name: "Samira".into(),
        answered: Question::ALL.iter().map(|question| (*question, 1)).collect(),
    }
}

fn request(state: RequestState) -> Request {
    let taken = state == RequestState::Taken;
    Request {
        facts: RequestFacts {
            id: Uuid::from_u128(1),
            person: Uuid::from_u128(2),
            site: SITE,
            state,
            taken_by: taken.then_some(ME),
        },
        reference: (state != RequestState::Draft).then(|| "JAL-7K3M-2Q".to_owned()),
        answers: answers(),
        started_at: at("2026-02-27T09:00:00Z"),
        sent_at: Some(at("2026-02-27T09:10:00Z")),
        taken_at: taken.then(|| at("2026-03-02T08:00:00Z")),
        closed_at: None,
        taker_name: taken.then(|| "Claire Moreau".to_owned()),
        site_name: Some("Opérateur d’exemple, Rennes".to_owned()),
        site_phone: Some("+33299000000".to_owned()),
        parcours: taken.then(|| Uuid::from_u128(3)),
        version: 4,
    }
}

fn sites() -> Vec<Site> {
    let site = |number: u128, network: &str, operator: &str, address: &str| Site {
        id: Uuid::from_u128(number),
        operator: Uuid::from_u128(number),
        operator_name: operator.to_owned(),
        network: network.to_owned(),
        name: "Centre".to_owned(),
        address: address.to_owned(),
        phone: Some("+33299000000".to_owned()),
        email: None,
        hours: Some("Du lundi au vendredi, 9 h à 18 h".to_owned()),
        region: None,
    };
    let mut sites = vec![
        site(7, "cap-emploi", "Opérateur d’exemple A", "1 rue de la Gare, 35000 Rennes"),
        site(9, "avenir-actifs", "Opérateur d’exemple B", "2 quai Duguay-Trouin, 35400 Saint-Malo"),
        site(10, "apec", "Opérateur d’exemple C", "3 rue de Siam, 29200 Brest"),
    ];
    sites.extend(
        (11..20).map(|number| site(number, "france-travail", "Opérateur d’exemple D", "75011 Paris")),
    );
    sites
}

fn appointment(state: AppointmentState) -> Appointment {
    Appointment {
        id: Uuid::from_u128(4),
        parcours: Uuid::from_u128(3),
        person: Uuid::from_u128(2),
        professional: ME,
        professional_name: "Claire Moreau".to_owned(),
        mode: ContactMode::InPerson,
        place: "1 rue de la Gare\n35000 Rennes".to_owned(),
        slot: Slot { starts_at: at("2026-03-10T13:30:00Z"), ends_at: at("2026-03-10T14:30:00Z") },
        state,
        sequence: 0,
        created_at: at("2026-03-02T08:00:00Z"),
        version: 1,
    }
}

fn card(frame: &Frame, state: AppointmentState, side: Side) -> MeetingCard {
    MeetingCard {
        frame: frame.clone(),
        appointment: appointment(state),
        side,
        action: "/parcours/3/rendez-vous/4".to_owned(),
        calendar: (side != Side::Professional).then(|| "/rendez-vous/0/calendrier.ics".to_owned()),
        now: at("2026-03-03T07:00:00Z"),
    }
}

fn counsellor() -> Actor {
    let mandate = Mandate { id: SITE, operator: SITE, site: SITE, role: Role::Counsellor, term: Term::Live };
    Actor::Professional {
        professional: ME,
        lifecycle: Lifecycle::Confirmed,
        assurance: Assurance::Two,
        mandate: Some(mandate),
    }
}

fn question(frame: Frame, question: Question) -> QuestionPage {
    let answers = answers();
    let sites =
        if question == Question::Site { routing::propose(sites(), &answers, TODAY) } else { Vec::new() };
    let form = question_form::filled(question, &answers).at_version(4);
    QuestionPage { frame, question, form, sites, shown: Shown::Few, stale: None }
}

fn request_page(frame: Frame, state: RequestState) -> String {
    let take = if state == RequestState::Taken { Take::Mine } else { Take::Open };
    let allowed = authorise(&counsellor(), Act::RequestRead, request(state));
    allowed.map_or_else(
        |denied| denied.to_string(),
        |request| {
            let known = Some("/parcours/3".to_owned());
            RequestPage { frame, request, form: Form::blank(), take, known, today: TODAY }.to_string()
        },
    )
}

fn queue(frame: Frame, view: View) -> String {
    let state = if view == View::Mine { RequestState::Taken } else { RequestState::Waiting };
    let rows = authorise(&counsellor(), Act::RequestRead, request(state)).into_iter().collect();
    let unfound = Some("JAL-0000-00".to_owned());
    QueuePage { frame, view, rows, waiting: 60, mine: 1, page: 2, unfound, today: TODAY }.to_string()
}

/// Every sample.
pub fn all() -> Vec<Sample> {
    let mut samples: Vec<Sample> = Question::ALL
        .iter()
        .map(|asked| {
            let name: &'static str = match asked {
                Question::Motive => "reception/question-motif",
                Question::Situation => "reception/question-situation",
                Question::Words => "reception/question-mots",
                Question::Deadline => "reception/question-echeance",
                Question::Place => "reception/question-lieu",
                Question::Site => "reception/question-accueil",
                Question::Contact => "reception/question-contact",
                Question::Name => "reception/question-nom",
            };
            Sample::new(name, |frame| question(frame, *asked).to_string())
        })
        .collect();
    samples.extend([
        Sample::new("reception/start", |frame| {
            StartPage { frame, resume: None, sent: None, days: 3 }.to_string()
        }),
        Sample::new("reception/start-again", |frame| {
            let resume = Some("/demande/lieu".to_owned());
            StartPage { frame, resume, sent: Some("/demande/envoyee"), days: 1 }.to_string()
        }),
        Sample::new("reception/question-without-site", |frame| {
            QuestionPage { sites: Vec::new(), ..question(frame, Question::Site) }.to_string()
        }),
        Sample::new("reception/recap", |frame| {
            let site = "Opérateur d’exemple, Rennes".to_owned();
            RecapPage { frame, form: Form::blank(), answers: answers(), site }.to_string()
        }),
        Sample::new("reception/recap-anonymous", |frame| {
            let answers = Answers { reach: Reach::default(), name: String::new(), ..answers() };
            RecapPage { frame, form: Form::blank(), answers, site: String::new() }.to_string()
        }),
        sent("reception/sent-waiting", RequestState::Waiting),
        sent("reception/sent-taken", RequestState::Taken),
        sent("reception/sent-withdrawn", RequestState::Withdrawn),
        Sample::new("reception/call-back", |frame| {
            CallBackPage { frame, form: Form::blank().scope("reception-call"), today: TODAY }.to_string()
        }),
        Sample::new("reception/queue", |frame| queue(frame, View::Waiting)),
        Sample::new("reception/queue-mine", |frame| queue(frame, View::Mine)),
        Sample::new("reception/queue-empty", |frame| {
            let (rows, unfound) = (Vec::new(), None);
            QueuePage {
                frame,
                view: View::Waiting,
                rows,
                waiting: 0,
                mine: 0,
                page: 1,
                unfound,
                today: TODAY,
            }
            .to_string()
        }),
        Sample::new("reception/request-waiting", |frame| request_page(frame, RequestState::Waiting)),
        Sample::new("reception/request-taken", |frame| request_page(frame, RequestState::Taken)),
        Sample::new("reception/taken-by-other", |frame| {
            TakenPage { frame, name: Some("Claire Moreau".to_owned()) }.to_string()
        }),
        Sample::new("reception/taken-withdrawn", |frame| TakenPage { frame, name: None }.to_string()),
        Sample::new("reception/appointments-counsellor", |frame| appointments(frame, Side::Professional)),
        Sample::new("reception/appointments-person", |frame| appointments(frame, Side::Person)),
        Sample::new("reception/panel-parcours", |frame| {
            let meeting = Some(card(&frame, AppointmentState::Accepted, Side::Professional));
            let request = Some(request(RequestState::Taken));
            let href = "/parcours/3/rendez-vous".to_owned();
            ParcoursPanel { frame, request, eyes: Eyes::WithoutHealth, contact: Shows::Yes, meeting, href }
                .to_string()
        }),
        Sample::new("reception/panel-space", |frame| {
            let meeting = Some(card(&frame, AppointmentState::Proposed, Side::Person));
            let (draft, live) = (Some(request(RequestState::Draft)), Some(request(RequestState::Waiting)));
            SpacePanel { frame, draft, live, until: TODAY, today: TODAY, meeting }.to_string()
        }),
    ]);
    for (name, state) in [
        ("reception/link-proposed", AppointmentState::Proposed),
        ("reception/link-accepted", AppointmentState::Accepted),
        ("reception/link-declined", AppointmentState::Declined),
        ("reception/link-cancelled", AppointmentState::Cancelled),
    ] {
        samples.push(Sample::new(name, move |frame| {
            let meeting = card(&frame, state, Side::Link);
            LinkPage { frame, meeting }.to_string()
        }));
    }
    samples
}

fn sent(name: &'static str, state: RequestState) -> Sample {
    Sample::new(name, move |frame| {
        let meeting =
            (state == RequestState::Taken).then(|| card(&frame, AppointmentState::Proposed, Side::Person));
        SentPage { frame, request: request(state), until: TODAY, meeting }.to_string()
    })
}

fn appointments(frame: Frame, side: Side) -> String {
    let is_pro = side == Side::Professional;
    AppointmentsPage {
        ahead: vec![card(&frame, AppointmentState::Proposed, side)],
        past: vec![card_at(&frame, side)],
        parcours: Uuid::from_u128(3),
        form: is_pro.then(|| Form::blank().scope("reception-propose")),
        moving: is_pro.then(|| Uuid::from_u128(4)),
        wish: is_pro.then(|| "En vidéo · samira@exemple.fr".to_owned()),
        late: is_pro.then_some("reception-appointments-late"),
        frame,
    }
    .to_string()
}

fn card_at(frame: &Frame, side: Side) -> MeetingCard {
    let mut card = card(frame, AppointmentState::Cancelled, side);
    card.appointment.id = Uuid::from_u128(5);
    card
}
