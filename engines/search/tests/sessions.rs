//! The training search on generated sessions: what people ask, in what order they are answered, and whatever happens to text
//! and bytes.

use std::sync::LazyLock;

use jalon_search::sessions::{
    Access, Adapted, Criterion, FromHome, Funder, Mode, Near, Offer, Order, Page, Point, Programmed,
    ProgrammedActions, Session, SessionQuery, SessionResults, Sessions, SessionsError, Show, Starts, Traits,
    Unsaid, WhenUnsaid, build_sessions,
};
use jalon_search::{How, OpenError, Synonyms, WordMatch};
use jiff::civil::date;
use proptest::prelude::*;

mod generated;
use generated::TODAY;

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let table = include_str!("../../../data/search/synonymes.tsv");
    build_sessions(&Synonyms::parse(table).unwrap(), generated::offers(7, 6_000)).unwrap()
});
static SESSIONS: LazyLock<Sessions<Vec<u8>>> = LazyLock::new(|| Sessions::open(BYTES.clone()).unwrap());

const NANTES: (f64, f64) = (47.218, -1.554);

fn near(km: u16) -> Option<Near> {
    Some(Near { point: Point::new(NANTES.0, NANTES.1).unwrap(), km, remote: FromHome::LeaveOut })
}

fn words(words: &str) -> SessionQuery {
    SessionQuery { words: words.into(), ..SessionQuery::default() }
}

fn search(query: &SessionQuery) -> SessionResults {
    SESSIONS.search(query, TODAY, Page { limit: 200, ..Page::default() })
}

/// A small index: each session of an offer of its own, with this title.
fn few(sessions: Vec<(&str, Session)>) -> Sessions<Vec<u8>> {
    let offers = sessions.into_iter().enumerate().map(|(number, (title, session))| {
        (Offer { key: format!("F{number}"), title: title.into(), ..Offer::default() }, vec![session])
    });
    Sessions::open(build_sessions(&Synonyms::default(), offers).unwrap()).unwrap()
}

fn keys(sessions: &Sessions<Vec<u8>>, query: &SessionQuery) -> Vec<String> {
    sessions.search(query, TODAY, Page::default()).hits.into_iter().map(|hit| hit.key).collect()
}

fn starting(key: &str, days: i64) -> Session {
    let day = TODAY.saturating_add(jiff::Span::new().days(days));
    Session { starts: Starts::On(day), ..Session::new(key) }
}

#[test]
fn everyday_words_find_the_training_with_faults_forms_and_meanings() {
    for (typed, title) in [
        ("cap cuisine", "CAP Cuisine"),
        ("CUISINES", "CAP Cuisine"),
        ("formation boulangére", "CAP Boulanger"),
        ("carelage", "Titre professionnel Carreleur"),
        ("chauffeur livreur", "Titre professionnel Conducteur livreur sur véhicule utilitaire léger"),
        ("langue des signes", "Langue des signes française A1"),
        ("RNCPD057", "Titre professionnel Développeur web et web mobile"),
        ("lire et écrire", "Lire et écrire, lutte contre l'illettrisme"),
    ] {
        let results = search(&words(typed));
        let first = results.hits.first().unwrap_or_else(|| panic!("{typed}: nothing found"));
        assert!(first.title.starts_with(title), "{typed}: {first:#?}");
    }
}

#[test]
fn each_hit_says_by_what_it_is_ranked_and_where_its_words_are() {
    let query = SessionQuery {
        near: near(400),
        programmed: ProgrammedActions::First,
        ..words("cuisines martiennes")
    };
    let results = search(&query);
    let said: Vec<String> = results.ranked_by.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "réponse aux mots cherchés",
            "actions collectives d'abord",
            "délai d'accès, par quinzaine",
            "distance"
        ]
    );
    let first = &results.hits[0];
    assert!(first.rank.fit.is_some_and(|fit| fit < 10), "a word is missing");
    assert!(first.rank.km.is_some_and(|km| km <= 400) && first.rank.delay_days.is_some());
    assert_eq!(first.words[0].field.as_deref(), Some("intitule"));
    assert!(
        matches!(&first.words[0].word, WordMatch::Here { found, how: How::Form, .. } if found == "cuisine")
    );
    assert_eq!(first.words[1].word, WordMatch::Missing { sought: "martiennes".into() });
    let understood = search(&words("nounou")).hits;
    assert!(understood.iter().any(|hit| !hit.understood.is_empty()), "{:?}", understood.first());
}

#[test]
fn a_programmed_action_comes_first_only_when_asked_and_only_among_those_that_fit_as_well() {
    let programmed = |session: Session| Session { traits: Traits::NONE.with(Programmed::Yes), ..session };
    let sessions = few(vec![
        ("Anglais", starting("soon", 10)),
        ("Anglais", programmed(starting("programmed", 60))),
        ("Anglais pour la cuisine et la restauration collective", programmed(starting("wide", 1))),
    ]);
    assert_eq!(keys(&sessions, &words("anglais")), ["soon", "programmed", "wide"]);
    let first = SessionQuery { programmed: ProgrammedActions::First, ..words("anglais") };
    assert_eq!(keys(&sessions, &first), ["programmed", "soon", "wide"]);
}

#[test]
fn each_order_ranks_by_what_it_says() {
    let sessions = few(vec![
        ("Anglais", Session { cents: Some(90_000), hours: Some(7), ..starting("dear", 3) }),
        ("Anglais", Session { cents: Some(10_000), hours: Some(70), ..starting("cheap", 90) }),
        ("Anglais", Session { cents: None, hours: None, ..starting("unsaid", 30) }),
    ]);
    let ordered = |order| keys(&sessions, &SessionQuery { order, ..words("anglais") });
    assert_eq!(ordered(Order::Soonest), ["dear", "unsaid", "cheap"]);
    assert_eq!(ordered(Order::Cheapest), ["cheap", "dear", "unsaid"]);
    assert_eq!(ordered(Order::Shortest), ["dear", "cheap", "unsaid"]);
    let results =
        sessions.search(&SessionQuery { order: Order::Cheapest, ..words("") }, TODAY, Page::default());
    assert_eq!(results.ranked_by[0], Criterion::Price);
}

#[test]
fn what_is_not_said_is_never_a_no() {
    let sessions = few(vec![
        ("Anglais", Session { cents: Some(10_000), ..starting("said", 5) }),
        ("Anglais", starting("unsaid", 3)),
        ("Anglais", Session { cents: Some(90_000), ..starting("dear", 1) }),
    ]);
    let query = SessionQuery { cents_max: Some(10_000), ..words("anglais") };
    let results = sessions.search(&query, TODAY, Page::default());
    assert_eq!((results.total, results.unsaid), (1, 1));
    let keep = SessionQuery { when_unsaid: WhenUnsaid::Keep, ..query };
    let hits = sessions.search(&keep, TODAY, Page::default()).hits;
    assert_eq!(hits.iter().map(|hit| hit.key.as_str()).collect::<Vec<_>>(), ["said", "unsaid"]);
    assert_eq!(hits[1].unsaid, [Unsaid::Price]);
}

#[test]
fn each_number_has_two_sides() {
    let session = Session { hours: Some(70), cents: Some(50_000), ..starting("x", 30) };
    let sessions = few(vec![("Anglais", session)]);
    let found = |query: SessionQuery| keys(&sessions, &query).len();
    let day = |days: i64| Some(TODAY.saturating_add(jiff::Span::new().days(days)));
    let nothing = SessionQuery::default;
    for (inside, outside) in [
        (
            SessionQuery { hours_max: Some(70), ..nothing() },
            SessionQuery { hours_max: Some(69), ..nothing() },
        ),
        (
            SessionQuery { cents_max: Some(50_000), ..nothing() },
            SessionQuery { cents_max: Some(49_999), ..nothing() },
        ),
        (SessionQuery { from: day(30), ..nothing() }, SessionQuery { from: day(31), ..nothing() }),
        (SessionQuery { until: day(30), ..nothing() }, SessionQuery { until: day(29), ..nothing() }),
        (
            SessionQuery { within_days: Some(30), ..nothing() },
            SessionQuery { within_days: Some(29), ..nothing() },
        ),
    ] {
        assert_eq!((found(inside.clone()), found(outside.clone())), (1, 0), "{inside:?} {outside:?}");
    }
    for (from, until, found_so) in [
        (Some(date(1, 1, 1)), None, 1),
        (Some(date(9999, 1, 1)), None, 0),
        (None, Some(date(1, 1, 1)), 0),
        (None, Some(date(9999, 1, 1)), 1),
    ] {
        assert_eq!(found(SessionQuery { from, until, ..nothing() }), found_so, "{from:?} {until:?}");
    }
}

#[test]
fn accessibility_asks_for_everything_and_other_facets_for_anything() {
    let session = |key, traits: Traits| Session { traits, ..starting(key, 1) };
    let sessions = few(vec![
        (
            "Anglais",
            session("both", Traits::NONE.with(Access::Wheelchair).with(Access::Hearing).with(Funder::Cpf)),
        ),
        ("Anglais", session("one", Traits::NONE.with(Access::Wheelchair).with(Funder::Region))),
    ]);
    let asked = |wanted| keys(&sessions, &SessionQuery { wanted, ..SessionQuery::default() }).len();
    assert_eq!(asked(Traits::NONE.with(Access::Wheelchair)), 2);
    assert_eq!(asked(Traits::NONE.with(Access::Wheelchair).with(Access::Hearing)), 1);
    assert_eq!(asked(Traits::NONE.with(Funder::Cpf).with(Funder::Region)), 2);
    assert_eq!(asked(Traits::NONE.with(Adapted::LearningDifficulties)), 0);
}

#[test]
fn what_is_followed_from_home_is_near_only_when_wanted() {
    let remote = Traits::NONE.with(Mode::Remote);
    let paris = Point::new(48.857, 2.352).ok();
    let sessions = few(vec![
        ("Anglais", Session { traits: remote, ..starting("nowhere", 1) }),
        ("Anglais", Session { traits: remote, place: paris, ..starting("registered far", 2) }),
        ("Anglais", Session { place: paris, ..starting("far", 3) }),
        ("Anglais", starting("unsaid", 4)),
    ]);
    let query = SessionQuery { near: near(50), ..SessionQuery::default() };
    let results = sessions.search(&query, TODAY, Page::default());
    assert_eq!((results.total, results.unsaid), (0, 1));
    let mut home = query;
    home.near = home.near.map(|near| Near { remote: FromHome::Keep, ..near });
    assert_eq!(keys(&sessions, &home), ["nowhere", "registered far"]);
}

#[test]
fn whatever_is_typed_gets_an_answer() {
    let huge = "formation <b>🧑‍🍳</b> cuisine ".repeat(400_000);
    for typed in [
        "",
        " ",
        "de la",
        "🧑‍🍳",
        "'; drop table --",
        "<script>alert(1)</script>",
        "\u{0}\u{1b}",
        huge.as_str(),
    ] {
        for show in [Show::EverySession, Show::BestOfEachOffer] {
            let page = Page { offset: usize::MAX, limit: usize::MAX, show };
            assert!(SESSIONS.search(&words(typed), TODAY, page).hits.is_empty());
            let some = SESSIONS.search(&words(typed), TODAY, Page { offset: 0, ..page });
            assert!(some.hits.len() <= some.total.min(200));
        }
    }
    assert_eq!(search(&words("")).total, search(&words("de la 🧑‍🍳")).total, "no word, no filter");
    assert_eq!(search(&words("xyzzyplugh")).total, 0);
    assert_eq!(search(&SessionQuery { certification: Some("🧑‍🍳".into()), ..words("") }).total, 0);
    assert!(search(&SessionQuery { certification: Some(" rncpd 001".into()), ..words("") }).total > 0);
    let far = SESSIONS.search(&words("anglais"), date(-9999, 1, 1), Page::default());
    assert!(far.total > 0);
    assert_eq!(
        SESSIONS
            .search(&words("anglais"), date(2100, 1, 1), Page::default())
            .hits
            .iter()
            .filter(|hit| hit.rank.start.is_some())
            .count(),
        0
    );
}

#[test]
fn any_record_can_be_indexed() {
    let text = "🧑‍🍳 <b>\u{0}' ".repeat(100_000);
    let offer = Offer {
        key: text.clone(),
        title: text.clone(),
        provider: text.clone(),
        certifications: vec![(text.clone(), text.clone())],
        aims: vec![text.clone()],
        ..Offer::default()
    };
    let session = Session {
        hours: Some(u16::MAX),
        cents: Some(u32::MAX),
        access_days: Some(u16::MAX),
        ..Session::new(&text)
    };
    let bytes =
        build_sessions(&Synonyms::default(), [(offer, vec![session]), (Offer::default(), Vec::new())])
            .unwrap();
    assert_eq!(Sessions::open(bytes).unwrap().search(&words(""), TODAY, Page::default()).total, 1);
}

#[test]
fn an_empty_index_answers_nothing_and_a_key_given_twice_is_named() {
    let empty = Sessions::open(build_sessions(&Synonyms::default(), []).unwrap()).unwrap();
    assert!(empty.is_empty());
    for query in [words("anglais"), words(""), SessionQuery { near: near(30), ..words("") }] {
        assert_eq!(empty.search(&query, TODAY, Page::default()).total, 0);
    }
    let offer = Offer { key: "F".into(), ..Offer::default() };
    let twice =
        build_sessions(&Synonyms::default(), [(offer.clone(), vec![Session::new("S"), Session::new("S")])]);
    assert!(matches!(twice, Err(SessionsError::KeyTwice(key)) if key == "S"));
    let twice = build_sessions(&Synonyms::default(), [(offer.clone(), vec![]), (offer, vec![])]);
    assert!(matches!(twice, Err(SessionsError::Words(_))));
}

#[test]
fn a_borrowed_buffer_serves_as_well_and_other_bytes_are_refused() {
    let borrowed = Sessions::open(BYTES.as_slice()).unwrap();
    assert_eq!(
        borrowed.search(&words("anglais"), TODAY, Page::default()),
        SESSIONS.search(&words("anglais"), TODAY, Page::default())
    );
    assert_eq!(Sessions::open(b"PK\x03\x04 not an index".as_slice()).unwrap_err(), OpenError::NotAnIndex);
    assert_eq!(Sessions::open(&[] as &[u8]).unwrap_err(), OpenError::NotAnIndex);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_is_refused(place in any::<prop::sample::Index>(), change in 1u8..) {
        let mut bytes = BYTES.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        prop_assert!(Sessions::open(bytes).is_err());
    }

    #[test]
    fn a_cut_index_is_refused(kept in any::<prop::sample::Index>()) {
        prop_assert!(Sessions::open(&BYTES[..kept.index(BYTES.len())]).is_err());
    }

    #[test]
    fn any_text_gets_an_answer(typed in any::<String>(), code in any::<Option<String>>(), km in any::<u16>(), within_days in any::<Option<u16>>()) {
        let query = SessionQuery { near: near(km), certification: code, within_days, ..words(&typed) };
        let results = search(&query);
        prop_assert!(results.hits.len() <= results.total);
    }
}
