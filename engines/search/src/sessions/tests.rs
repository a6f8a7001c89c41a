use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::{Synonyms, words};

const TODAY: Date = date(2026, 11, 24);
/// Far enough from each other that no fault leads from one to another.
const WORDS: [&str; 8] =
    ["cuisine", "soudage", "anglais", "comptables", "jardinier", "transport", "bureautique", "vitrerie"];
const HOURS: [u16; 5] = [7, 35, 36, 400, 900];
const CENTS: [u32; 4] = [0, 50_000, 50_001, 700_000];
const PLACES: [(f64, f64); 6] =
    [(47.218, -1.554), (47.25, -1.5), (47.47, -0.55), (48.857, 2.352), (-20.88, 55.45), (47.218, -1.1)];

fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..3)
        .prop_map(|words| words.join(" de la "))
}

fn offer() -> impl Strategy<Value = Offer> {
    let certified = proptest::option::of(proptest::sample::select(&["RNCP1", "RS22", "rncp 1"][..]));
    (sentence(), sentence(), sentence(), sentence(), certified).prop_map(
        |(title, occupation, aim, content, code)| Offer {
            title,
            occupations: vec![occupation],
            aims: vec![aim],
            contents: vec![content],
            certifications: code.map(|code| (code.to_string(), "diplôme".to_string())).into_iter().collect(),
            ..Offer::default()
        },
    )
}

fn traits() -> impl Strategy<Value = Traits> {
    let choices: Vec<Choice> = FACETS.iter().flat_map(|facet| facet.choices()).collect();
    proptest::collection::vec(proptest::sample::select(choices), 0..14)
        .prop_map(|choices| choices.into_iter().fold(Traits::NONE, Traits::with))
}

fn day() -> impl Strategy<Value = Date> {
    (-40i64..120).prop_map(|days| TODAY.saturating_add(jiff::Span::new().days(days)))
}

fn starts() -> impl Strategy<Value = Starts> {
    prop_oneof![
        4 => day().prop_map(Starts::On),
        3 => (day(), day()).prop_map(|(one, other)| Starts::Between(one, other)),
        1 => Just(Starts::Unsaid),
    ]
}

fn session() -> impl Strategy<Value = Session> {
    let place = proptest::option::weighted(0.8, proptest::sample::select(&PLACES[..]));
    let numbers = (
        proptest::option::of(0u16..60),
        proptest::option::of(proptest::sample::select(&HOURS[..])),
        proptest::option::of(proptest::sample::select(&CENTS[..])),
    );
    (place, starts(), numbers, traits()).prop_map(|(place, starts, (access_days, hours, cents), traits)| {
        Session {
            place: place.map(|(latitude, longitude)| Point::new(latitude, longitude).unwrap()),
            starts,
            access_days,
            hours,
            cents,
            traits,
            ..Session::new("")
        }
    })
}

type Corpus = Vec<(Offer, Vec<Session>)>;

fn corpus() -> impl Strategy<Value = Corpus> {
    let one = (offer(), proptest::collection::vec(session(), 0..6));
    proptest::collection::vec(one, 0..9).prop_map(|mut corpus: Corpus| {
        for (number, (offer, sessions)) in corpus.iter_mut().enumerate() {
            offer.key = format!("F{number}");
            for (rank, session) in sessions.iter_mut().enumerate() {
                session.key = format!("S{number}-{rank}");
            }
        }
        corpus
    })
}

fn query() -> impl Strategy<Value = SessionQuery> {
    let typed = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..3)
        .prop_map(|words| words.join(" ").to_uppercase());
    let near = proptest::option::of(
        (
            proptest::sample::select(&PLACES[..]),
            proptest::sample::select(&[1u16, 10, 40, 400][..]),
            any::<bool>(),
        )
            .prop_map(|((latitude, longitude), km, keep)| Near {
                point: Point::new(latitude, longitude).unwrap(),
                km,
                remote: if keep { FromHome::Keep } else { FromHome::LeaveOut },
            }),
    );
    let dates = (
        proptest::option::weighted(0.3, day()),
        proptest::option::weighted(0.3, day()),
        proptest::option::weighted(0.3, 0u16..100),
    );
    // The same numbers as those of sessions, so that each limit is met exactly.
    let most = (
        proptest::option::weighted(0.3, proptest::sample::select(&HOURS[..])),
        proptest::option::weighted(0.3, proptest::sample::select(&CENTS[..])),
    );
    let order = proptest::sample::select(
        &[Order::Fit, Order::Soonest, Order::Nearest, Order::Cheapest, Order::Shortest][..],
    );
    let rest = (
        proptest::option::weighted(0.2, proptest::sample::select(&["rncp 1", "RS22", "RNCP9"][..])),
        proptest::option::weighted(0.7, traits()),
        any::<bool>(),
        any::<bool>(),
        order,
    );
    (typed, near, dates, most, rest).prop_map(
        |(
            words,
            near,
            (from, until, within_days),
            (hours_max, cents_max),
            (code, wanted, keep, first, order),
        )| {
            SessionQuery {
                words,
                near,
                from,
                until,
                within_days,
                hours_max,
                cents_max,
                certification: code.map(str::to_string),
                // Few facets at a time, or nothing ever passes.
                wanted: wanted.map_or(Traits::NONE, |traits| {
                    traits.choices().step_by(4).fold(Traits::NONE, Traits::with)
                }),
                when_unsaid: if keep { WhenUnsaid::Keep } else { WhenUnsaid::LeaveOut },
                programmed: if first { ProgrammedActions::First } else { ProgrammedActions::AmongOthers },
                order,
            }
        },
    )
}

/// Yes, no, or not said.
type Answer = Option<bool>;

fn all(answers: impl IntoIterator<Item = Answer>) -> Answer {
    let mut all = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

/// What is said of a session once its numbers have been put in bands.
fn said(session: &Session) -> Traits {
    let mut traits = session.traits.without(Facet::Length).without(Facet::Price);
    if traits.has(Certifies::Nothing) && !traits.speaks_of(Facet::Level) {
        traits = traits.with(Level::None);
    }
    traits = session.hours.map_or(traits, |hours| traits.with(Length::of(hours)));
    session.cents.map_or(traits, |cents| traits.with(Price::of(cents)))
}

fn earliest(session: &Session) -> Option<Option<Date>> {
    let ready = TODAY.saturating_add(jiff::Span::new().days(i64::from(session.access_days.unwrap_or(0))));
    match session.starts {
        Starts::On(day) => (day >= TODAY).then_some(Some(day)),
        // A season of one day is a day; one upside down says nothing.
        Starts::Between(first, last) if first == last => (first >= TODAY).then_some(Some(first)),
        Starts::Between(first, last) if first < last => {
            (first.max(ready) <= last).then_some(Some(first.max(ready)))
        }
        Starts::Between(..) | Starts::Unsaid => Some(None),
    }
}

fn last_day(session: &Session) -> Date {
    match session.starts {
        Starts::On(day) | Starts::Between(_, day) => day,
        Starts::Unsaid => Date::MAX,
    }
}

/// The straightforward way: distance, dates and numbers, one record at a time.
fn apart_from_facets(query: &SessionQuery, session: &Session) -> Answer {
    let Some(day) = earliest(session) else { return Some(false) };
    let traits = said(session);
    let only_remote = traits.has(Mode::Remote) && !traits.has(Mode::OnSite) && !traits.has(Mode::Mixed);
    let place = session.place.filter(|_| !only_remote);
    let near = query.near.map_or(Some(true), |near| match place {
        Some(point) => Some(kilometres(near.point, point) <= f64::from(near.km)),
        None if traits.has(Mode::Remote) => Some(near.remote == FromHome::Keep),
        None => None,
    });
    let within = query.within_days.map(|days| TODAY.saturating_add(jiff::Span::new().days(i64::from(days))));
    let until = [query.until, within].into_iter().flatten().min();
    let window = if query.from.is_none() && until.is_none() {
        Some(true)
    } else {
        day.map(|day| {
            let day = day.max(query.from.unwrap_or(Date::MIN));
            day <= last_day(session) && until.is_none_or(|until| day <= until)
        })
    };
    let at_most = |most: Option<u32>, own: Option<u32>| match (most, own) {
        (None, _) => Some(true),
        (Some(most), own) => own.map(|own| own <= most),
    };
    let hours = at_most(query.hours_max.map(u32::from), session.hours.map(u32::from));
    all([near, window, hours, at_most(query.cents_max, session.cents)])
}

fn kilometres(one: Point, other: Point) -> f64 {
    let (one, other) = (<(f64, f64)>::from(one), <(f64, f64)>::from(other));
    let part = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let sum =
        part(one.0, other.0) + one.0.to_radians().cos() * other.0.to_radians().cos() * part(one.1, other.1);
    2.0 * 6371.0 * sum.sqrt().asin()
}

fn facet(query: &SessionQuery, session: &Session, facet: Facet) -> Answer {
    if !query.wanted.speaks_of(facet) {
        return Some(true);
    }
    let traits = said(session);
    let mut wanted = query.wanted.choices().filter(|choice| choice.facet() == facet);
    let holds = if facet == Facet::Access {
        wanted.all(|choice| traits.has(choice))
    } else {
        wanted.any(|choice| traits.has(choice))
    };
    if holds { Some(true) } else { traits.speaks_of(facet).then_some(false) }
}

/// The words of an offer in each of its texts.
fn texts(offer: &Offer) -> Vec<String> {
    let certified = offer.certifications.iter().flat_map(|(code, name)| [code, name]);
    let lists = [&offer.occupations, &offer.aims, &offer.contents].into_iter().flatten();
    [&offer.title]
        .into_iter()
        .chain(certified)
        .chain(lists)
        .flat_map(|text| words::meaningful(text))
        .collect()
}

fn holds(offer: &Offer, word: &str) -> bool {
    texts(offer).iter().any(|own| {
        words::form(own) == words::form(word)
            || words::stem(own).is_some_and(|stem| Some(stem) == words::stem(word))
    })
}

fn certifies(query: &SessionQuery, offer: &Offer) -> bool {
    let key = |code: &str| code.replace(' ', "").to_uppercase();
    query
        .certification
        .as_ref()
        .is_none_or(|code| offer.certifications.iter().any(|(own, _)| key(own) == key(code)))
}

/// The offers whose sessions are looked at; nothing when no offer holds all the words that some offer holds.
fn by_words(corpus: &Corpus, query: &SessionQuery) -> Option<Vec<bool>> {
    let mut sought = words::meaningful(&query.words);
    let sought_any = !sought.is_empty();
    sought.retain(|word| corpus.iter().any(|(offer, _)| holds(offer, word)));
    if sought_any && sought.is_empty() {
        return Some(vec![false; corpus.len()]);
    }
    let held: Vec<bool> =
        corpus.iter().map(|(offer, _)| sought.iter().all(|word| holds(offer, word))).collect();
    (!sought_any || held.contains(&true)).then_some(held)
}

#[derive(Debug, Default, PartialEq)]
struct Scan {
    found: BTreeSet<String>,
    unsaid: usize,
    facets: Vec<SessionFacet>,
}

fn scan(corpus: &Corpus, query: &SessionQuery, by_words: &[bool]) -> Scan {
    let keep = query.when_unsaid == WhenUnsaid::Keep;
    let yes = |answer: Answer| answer == Some(true) || (answer.is_none() && keep);
    let mut scan = Scan::default();
    let mut passing: Vec<(Traits, BTreeSet<Facet>)> = Vec::new();
    for (place, (offer, sessions)) in corpus.iter().enumerate() {
        for session in sessions.iter().filter(|_| by_words[place] && certifies(query, offer)) {
            let rest = apart_from_facets(query, session);
            let facets: Vec<(Facet, Answer)> =
                FACETS.iter().map(|&one| (one, facet(query, session, one))).collect();
            let whole = all(facets.iter().map(|(_, answer)| *answer).chain([rest]));
            if yes(whole) {
                scan.found.insert(session.key.clone());
            } else if whole.is_none() {
                scan.unsaid += 1;
            }
            if yes(rest) {
                let failed = facets.iter().filter(|(_, answer)| !yes(*answer)).map(|(facet, _)| *facet);
                passing.push((said(session), failed.collect()));
            }
        }
    }
    scan.facets = FACETS
        .iter()
        .map(|&facet| {
            let own: Vec<Traits> = passing
                .iter()
                .filter(|(_, failed)| failed.iter().all(|one| *one == facet))
                .map(|(traits, _)| *traits)
                .collect();
            SessionFacet {
                facet,
                values: facet
                    .choices()
                    .map(|choice| (choice, own.iter().filter(|traits| traits.has(choice)).count()))
                    .collect(),
                unsaid: own.iter().filter(|traits| !traits.speaks_of(facet)).count(),
            }
        })
        .collect();
    scan
}

fn open(corpus: &Corpus) -> Sessions<Vec<u8>> {
    Sessions::open(build_sessions(&Synonyms::default(), corpus.clone()).unwrap()).unwrap()
}

const EVERYTHING: Page = Page { offset: 0, limit: 200, show: Show::EverySession };

/// What a hit is worth by each criterion, smaller first, from what the hit says.
fn worth(criterion: Criterion, hit: &SessionHit) -> u32 {
    let or_last = |number: Option<u32>| number.unwrap_or(u32::MAX);
    match criterion {
        Criterion::Fit => 10 - u32::from(hit.rank.fit.unwrap_or(10)),
        Criterion::Said => u32::from(!hit.unsaid.is_empty()),
        Criterion::Programmed => u32::from(!hit.rank.is_programmed),
        Criterion::Start => or_last(hit.rank.delay_days.map(u32::from)),
        Criterion::StartFortnight => or_last(hit.rank.delay_days.map(|days| u32::from(days / 14))),
        Criterion::Distance => or_last(hit.rank.km.map(u32::from)),
        Criterion::Price => or_last(hit.rank.cents.map(|cents| cents.div_ceil(100))),
        Criterion::Hours => or_last(hit.rank.hours.map(u32::from)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_answers_as_a_scan_of_every_record_does(corpus in corpus(), query in query()) {
        let sessions = open(&corpus);
        let results = sessions.search(&query, TODAY, EVERYTHING);
        if let Some(by_words) = by_words(&corpus, &query) {
            let found = results.hits.iter().map(|hit| hit.key.clone()).collect();
            let own = Scan { found, unsaid: results.unsaid, facets: results.facets.clone() };
            prop_assert_eq!(own, scan(&corpus, &query, &by_words));
        }
        prop_assert_eq!(results.total, results.hits.len());
        let order: Vec<Vec<u32>> = results
            .hits
            .iter()
            .map(|hit| results.ranked_by.iter().map(|criterion| worth(*criterion, hit)).collect())
            .collect();
        prop_assert!(order.is_sorted(), "{:?} {:?}", results.ranked_by, order);
    }

    #[test]
    fn an_alert_names_the_new_sessions_that_a_search_would_find(corpus in corpus(), query in query(), part in 0usize..4) {
        let sessions = open(&corpus);
        let keys: Vec<&str> =
            corpus.iter().flat_map(|(_, sessions)| sessions).map(|one| one.key.as_str()).skip(part).step_by(2).collect();
        let among = sessions.among(keys.iter().copied().chain(["gone"]));
        prop_assert_eq!(among.len(), keys.len());
        let told: BTreeSet<String> = sessions.alert(&query, TODAY, &among).into_iter().map(|hit| hit.key).collect();
        let sought = words::meaningful(&query.words);
        let by_words: Vec<bool> =
            corpus.iter().map(|(offer, _)| sought.iter().all(|word| holds(offer, word))).collect();
        let mut expected = scan(&corpus, &query, &by_words).found;
        expected.retain(|key| keys.contains(&key.as_str()));
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn pages_follow_each_other_and_offers_stand_for_their_sessions(corpus in corpus(), query in query()) {
        let sessions = open(&corpus);
        for show in [Show::EverySession, Show::BestOfEachOffer] {
            let whole = sessions.search(&query, TODAY, Page { show, ..EVERYTHING });
            let pages: Vec<SessionHit> = (0..whole.total)
                .flat_map(|offset| sessions.search(&query, TODAY, Page { offset, limit: 1, show }).hits)
                .collect();
            prop_assert_eq!(&pages, &whole.hits);
            prop_assert_eq!(whole.hits.iter().map(|hit| hit.sessions).sum::<usize>(), whole.sessions);
            if show == Show::BestOfEachOffer {
                let offers: BTreeSet<&String> = whole.hits.iter().map(|hit| &hit.offer).collect();
                prop_assert_eq!(offers.len(), whole.total);
                let first = sessions.search(&query, TODAY, EVERYTHING).hits.into_iter().next().map(|hit| hit.key);
                prop_assert_eq!(whole.hits.first().map(|hit| hit.key.clone()), first);
            }
        }
    }

    #[test]
    fn records_in_another_order_give_the_same_bytes(corpus in corpus()) {
        let mut other = corpus.clone();
        other.reverse();
        for (_, sessions) in &mut other {
            sessions.reverse();
        }
        prop_assert_eq!(
            build_sessions(&Synonyms::default(), corpus).unwrap(),
            build_sessions(&Synonyms::default(), other).unwrap()
        );
    }

    #[test]
    fn a_query_comes_back_as_it_was_saved(query in query()) {
        let saved = serde_json::to_string(&query).unwrap();
        prop_assert_eq!(serde_json::from_str::<SessionQuery>(&saved).unwrap(), query);
    }
}
