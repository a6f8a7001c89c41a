//! What the house checks of a project brought ready-made (2.3-07): yes, no with its reason, or not known yet and what to ask.
//!
//! A check informs whoever decides; none decides. Where it rests on a text, it names it; otherwise it names the part of
//! the project it was read from.

use jalon_kernel::closed;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::plan::KeptPlan;
use super::project::{Answer as Employer, Prerequisites, Quote, Register, When};
use super::request::{Request, State};
use super::whole::Whole;

closed! {
    /// What is looked at.
    Topic {
        /// Whether the certification can be paid for as the plan says.
        Certification = "certification",
        /// Whether what is asked before entering is there.
        Prerequisites = "prerequisites",
        /// Whether the session has dates, still to come.
        Dates = "dates",
        /// Whether the organisation sent its quote.
        Quote = "quote",
        /// Whether the kept plan pays for everything.
        Plan = "plan",
        /// Whether nothing should already have been sent.
        Deadlines = "deadlines",
        /// Whether the employer agrees, when one trains during working hours.
        Employer = "employer",
    }
}

closed! {
    /// What a check answers.
    Verdict {
        /// Yes.
        Yes = "yes",
        /// No, for a reason.
        No = "no",
        /// Not known yet: something is to be asked.
        Unknown = "unknown",
    }
}

/// A check and its answer, frozen with a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What is looked at.
    pub topic: Topic,
    /// The answer.
    pub verdict: Verdict,
    /// Why, or what is to be asked: the end of a key of words.
    pub why: String,
    /// What the words leave room for: names, or what somebody wrote.
    #[serde(default)]
    pub detail: String,
    /// A sum the words leave room for, in cents.
    #[serde(default)]
    pub sum: Option<i64>,
    /// A day the words leave room for.
    #[serde(default)]
    pub day: Option<Date>,
}

impl Check {
    fn new(topic: Topic, verdict: Verdict, why: &str) -> Self {
        Self { topic, verdict, why: why.to_owned(), detail: String::new(), sum: None, day: None }
    }

    fn yes(topic: Topic) -> Self {
        Self::new(topic, Verdict::Yes, "yes")
    }

    fn no(topic: Topic, why: &str) -> Self {
        Self::new(topic, Verdict::No, why)
    }

    fn unknown(topic: Topic, why: &str) -> Self {
        Self::new(topic, Verdict::Unknown, why)
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    fn day(self, day: Date) -> Self {
        Self { day: Some(day), ..self }
    }
}

/// The plan that was kept last, as far as this reader may see it.
#[derive(Clone, Copy, Debug)]
pub enum Plan<'a> {
    /// None was kept.
    None,
    /// It rests on what this reader may not see.
    Hidden,
    /// It was made before the facts it rests on changed.
    Old,
    /// It stands.
    Kept(&'a KeptPlan),
}

/// What the checks look at.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// The training project.
    pub whole: &'a Whole,
    /// Whether the training can be paid with the personal account, when it was said.
    pub on_account: Option<bool>,
    /// The plan.
    pub plan: Plan<'a>,
    /// What is asked of funders.
    pub requests: &'a [Request],
    /// The day of the checks.
    pub today: Date,
}

/// Every check, in the order one reads them.
pub fn checks(brought: Brought<'_>) -> Vec<Check> {
    vec![
        certification(brought),
        prerequisites(brought),
        dates(brought),
        quote(brought),
        plan(brought),
        deadlines(brought),
        employer(brought),
    ]
}

/// Whether a scheme is the personal account, of either era.
pub fn is_account(scheme: &str) -> bool {
    scheme.starts_with("cpf")
}

fn certification(brought: Brought<'_>) -> Check {
    let topic = Topic::Certification;
    let Some(certification) = brought.whole.certification.as_ref().map(|kept| &kept.content) else {
        return Check::unknown(topic, "unnamed");
    };
    let is_registered = certification.register != Register::None;
    if is_registered && certification.number.is_none() {
        return Check::unknown(topic, "number");
    }
    let name = if is_registered { certification.code() } else { certification.title.clone() };
    let Plan::Kept(plan) = brought.plan else { return Check::unknown(topic, "plan").detail(name) };
    let check = match (plan.content.lines.iter().any(|line| is_account(&line.scheme)), brought.on_account) {
        // What other funders ask of a training was asked by their rules when the plan was made.
        (false, _) => Check::yes(topic),
        (true, _) if !is_registered => Check::no(topic, "unregistered"),
        (true, Some(true)) => Check::new(topic, Verdict::Yes, "account"),
        (true, Some(false)) => Check::no(topic, "not-on-account"),
        (true, None) => Check::unknown(topic, "on-account"),
    };
    check.detail(name)
}

fn prerequisites(brought: Brought<'_>) -> Check {
    let topic = Topic::Prerequisites;
    let Some(need) = brought.whole.need.as_ref().map(|kept| &kept.content) else {
        return Check::unknown(topic, "need");
    };
    match need.prerequisites_met {
        Prerequisites::Met => Check::yes(topic),
        Prerequisites::Missing => Check::no(topic, "missing").detail(&need.prerequisites),
        Prerequisites::ToCheck => Check::unknown(topic, "to-check").detail(&need.prerequisites),
    }
}

fn dates(brought: Brought<'_>) -> Check {
    let topic = Topic::Dates;
    let Some(offer) = brought.whole.offers.as_ref().and_then(|kept| kept.content.chosen()) else {
        return Check::unknown(topic, "session");
    };
    let (Some(start), Some(end)) = (offer.start, offer.end) else { return Check::unknown(topic, "days") };
    if end < start {
        return Check::no(topic, "order").day(end);
    }
    // Nobody can be let in on the very day: the first day must still be to come.
    if start <= brought.today {
        return Check::no(topic, "past").day(start);
    }
    Check::yes(topic).day(start)
}

fn quote(brought: Brought<'_>) -> Check {
    let topic = Topic::Quote;
    let Some(offer) = brought.whole.offers.as_ref().and_then(|kept| kept.content.chosen()) else {
        return Check::unknown(topic, "session");
    };
    let check = match (offer.quote, offer.price) {
        (Quote::Received, Some(price)) => Check { sum: Some(price), ..Check::yes(topic) },
        (Quote::Received, None) => Check::unknown(topic, "price"),
        (Quote::Silent, _) => Check::no(topic, "silent"),
        (Quote::Asked, _) => Check::unknown(topic, "asked"),
        (Quote::None, _) => Check::unknown(topic, "none"),
    };
    check.detail(&offer.organisation)
}

fn plan(brought: Brought<'_>) -> Check {
    let topic = Topic::Plan;
    let plan = match brought.plan {
        Plan::None => return Check::unknown(topic, "none"),
        Plan::Hidden => return Check::unknown(topic, "hidden"),
        Plan::Old => return Check::unknown(topic, "old"),
        Plan::Kept(plan) => &plan.content,
    };
    if plan.left <= 0 {
        return Check { sum: Some(plan.cost), ..Check::yes(topic) };
    }
    let mut open: Vec<&str> =
        plan.lines.iter().filter(|line| line.amount.is_none()).map(|line| line.name.as_str()).collect();
    open.dedup();
    let check = if open.is_empty() { Check::no(topic, "left") } else { Check::unknown(topic, "case") };
    Check { sum: Some(plan.left), ..check.detail(open.join(", ")) }
}

fn deadlines(brought: Brought<'_>) -> Check {
    let topic = Topic::Deadlines;
    if brought.requests.is_empty() {
        return Check::unknown(topic, "none");
    }
    // What was sent is no longer late.
    let waiting = || brought.requests.iter().filter(|request| request.state == State::Considered);
    let late = || waiting().filter(|it| it.asked.send_by.is_some_and(|day| day < brought.today));
    let names = |all: Vec<&Request>| {
        all.iter().map(|request| request.asked.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    if let Some(day) = late().filter_map(|it| it.asked.send_by).min() {
        return Check::no(topic, "late").detail(names(late().collect())).day(day);
    }
    let without: Vec<&Request> = waiting().filter(|it| it.asked.send_by.is_none()).collect();
    if !without.is_empty() {
        return Check::unknown(topic, "unsaid").detail(names(without));
    }
    match waiting().filter_map(|it| it.asked.send_by).min() {
        Some(day) => Check::yes(topic).day(day),
        None => Check::new(topic, Verdict::Yes, "sent"),
    }
}

fn employer(brought: Brought<'_>) -> Check {
    let topic = Topic::Employer;
    let Some(time) = brought.whole.time.as_ref().map(|kept| &kept.content) else {
        return Check::unknown(topic, "time");
    };
    if matches!(time.when, When::Outside | When::NoEmployer) {
        return Check::new(topic, Verdict::Yes, "not-needed");
    }
    match time.answer {
        Employer::Yes => Check::yes(topic),
        Employer::No => Check::no(topic, "refused").detail(&time.reason),
        Employer::Later => Check::no(topic, "later").detail(&time.reason),
        Employer::Waiting => Check::unknown(topic, "waiting"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::model::Voice;
    use crate::model::plan::{Frozen, Line};
    use crate::model::request::Asked;
    use crate::pages::project::sample;

    const TODAY: Date = Date::constant(2026, 3, 3);

    fn a_plan(left: i64, lines: &[(&str, Option<i64>)]) -> KeptPlan {
        let line = |(scheme, amount): &(&str, Option<i64>)| Line {
            scheme: (*scheme).to_owned(),
            name: scheme.to_uppercase(),
            cost: "tuition".to_owned(),
            amount: *amount,
        };
        let content = Frozen {
            on: TODAY,
            facts: Default::default(),
            lines: lines.iter().map(line).collect(),
            cost: 1_165_000,
            left,
            months: Vec::new(),
            tells_health: false,
        };
        KeptPlan { id: Uuid::nil(), number: 1, content, by: Voice::Person, at: jiff::Timestamp::UNIX_EPOCH }
    }

    fn a_request(state: State, send_by: Option<Date>) -> Request {
        Request {
            id: Uuid::nil(),
            asked: Asked { name: "Transitions Pro".into(), send_by, ..Asked::default() },
            state,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            written_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    // A whole project, ready to be decided on: each test below spoils one thing of it.
    fn ready() -> Whole {
        let mut whole = sample(None);
        whole.need.as_mut().expect("a need").content.prerequisites_met = Prerequisites::Met;
        let certification = &mut whole.certification.as_mut().expect("a certification").content;
        (certification.register, certification.number) = (Register::Rncp, Some(37_682));
        let offers = &mut whole.offers.as_mut().expect("offers").content;
        let chosen = offers.chosen;
        let offer = offers.list.iter_mut().find(|offer| Some(offer.id) == chosen).expect("a chosen offer");
        (offer.start, offer.end) = (Some(date(2026, 9, 7)), Some(date(2027, 2, 26)));
        (offer.quote, offer.price) = (Quote::Received, Some(1_165_000));
        whole.time.as_mut().expect("time").content.answer = Employer::Yes;
        whole
    }

    #[track_caller]
    fn check(
        spoil: impl FnOnce(&mut Whole),
        on_account: Option<bool>,
        plan: Option<&KeptPlan>,
        requests: &[Request],
        topic: Topic,
        expected: (Verdict, &str),
    ) {
        let mut whole = ready();
        spoil(&mut whole);
        let plan = plan.map_or(Plan::None, Plan::Kept);
        let all = checks(Brought { whole: &whole, on_account, plan, requests, today: TODAY });
        assert_eq!(all.len(), Topic::ALL.len(), "every topic is looked at");
        let found = all.iter().find(|check| check.topic == topic).expect("the topic");
        assert_eq!((found.verdict, found.why.as_str()), expected, "{found:?}");
    }

    #[test]
    fn a_project_that_has_everything_is_answered_yes_throughout() {
        let (whole, plan) = (ready(), a_plan(0, &[("cpf", Some(100))]));
        let requests = [a_request(State::Considered, Some(TODAY))];
        let brought = Brought {
            whole: &whole,
            on_account: Some(true),
            plan: Plan::Kept(&plan),
            requests: &requests,
            today: TODAY,
        };
        let all = checks(brought);
        assert!(all.iter().all(|check| check.verdict == Verdict::Yes), "{all:#?}");
        let nothing = Whole::default();
        let empty =
            Brought { whole: &nothing, on_account: None, plan: Plan::None, requests: &[], today: TODAY };
        assert!(
            checks(empty).iter().all(|check| check.verdict == Verdict::Unknown),
            "nothing is refused unseen"
        );
    }

    #[test]
    fn a_certification_is_held_against_the_account_only_when_the_account_pays() {
        let topic = Topic::Certification;
        let (account, other) = (a_plan(0, &[("cpf", Some(1))]), a_plan(0, &[("aif", Some(1))]));
        let unregister = |whole: &mut Whole| {
            whole.certification.as_mut().expect("one").content.register = Register::None;
        };
        check(|_| {}, Some(true), Some(&account), &[], topic, (Verdict::Yes, "account"));
        check(|_| {}, Some(false), Some(&account), &[], topic, (Verdict::No, "not-on-account"));
        check(|_| {}, None, Some(&account), &[], topic, (Verdict::Unknown, "on-account"));
        check(|_| {}, Some(false), Some(&other), &[], topic, (Verdict::Yes, "yes"));
        check(unregister, Some(true), Some(&account), &[], topic, (Verdict::No, "unregistered"));
        check(unregister, None, Some(&other), &[], topic, (Verdict::Yes, "yes"));
        check(|_| {}, Some(true), None, &[], topic, (Verdict::Unknown, "plan"));
        let no_number = |whole: &mut Whole| whole.certification.as_mut().expect("one").content.number = None;
        check(no_number, Some(true), Some(&account), &[], topic, (Verdict::Unknown, "number"));
        check(
            |whole| whole.certification = None,
            Some(true),
            Some(&account),
            &[],
            topic,
            (Verdict::Unknown, "unnamed"),
        );
    }

    fn offer(whole: &mut Whole) -> &mut crate::model::project::Offer {
        let offers = &mut whole.offers.as_mut().expect("offers").content;
        let chosen = offers.chosen;
        offers.list.iter_mut().find(|offer| Some(offer.id) == chosen).expect("a chosen offer")
    }

    #[test]
    fn a_session_must_be_to_come_and_its_quote_here() {
        let tomorrow = TODAY.saturating_add(1.day());
        for (start, expected) in [
            (TODAY, (Verdict::No, "past")),
            (tomorrow, (Verdict::Yes, "yes")),
            (date(2025, 1, 1), (Verdict::No, "past")),
        ] {
            check(|whole| offer(whole).start = Some(start), None, None, &[], Topic::Dates, expected);
        }
        check(|whole| offer(whole).end = None, None, None, &[], Topic::Dates, (Verdict::Unknown, "days"));
        check(|whole| offer(whole).start = None, None, None, &[], Topic::Dates, (Verdict::Unknown, "days"));
        let upside_down = |whole: &mut Whole| offer(whole).end = Some(date(2026, 9, 6));
        check(upside_down, None, None, &[], Topic::Dates, (Verdict::No, "order"));
        let one_day = |whole: &mut Whole| offer(whole).end = Some(date(2026, 9, 7));
        check(one_day, None, None, &[], Topic::Dates, (Verdict::Yes, "yes"));
        let unchosen = |whole: &mut Whole| whole.offers.as_mut().expect("offers").content.chosen = None;
        check(unchosen, None, None, &[], Topic::Dates, (Verdict::Unknown, "session"));
        check(unchosen, None, None, &[], Topic::Quote, (Verdict::Unknown, "session"));
        for (quote, expected) in [
            (Quote::Received, (Verdict::Yes, "yes")),
            (Quote::Asked, (Verdict::Unknown, "asked")),
            (Quote::None, (Verdict::Unknown, "none")),
            (Quote::Silent, (Verdict::No, "silent")),
        ] {
            check(|whole| offer(whole).quote = quote, None, None, &[], Topic::Quote, expected);
        }
        check(|whole| offer(whole).price = None, None, None, &[], Topic::Quote, (Verdict::Unknown, "price"));
    }

    #[test]
    fn a_plan_covers_when_nothing_is_left_to_the_cent() {
        let all: [(i64, &[(&str, Option<i64>)], (Verdict, &str)); 4] = [
            (0, &[("aif", Some(1))], (Verdict::Yes, "yes")),
            (1, &[("aif", Some(1))], (Verdict::No, "left")),
            (1, &[("aif", Some(1)), ("agefiph", None)], (Verdict::Unknown, "case")),
            (0, &[("agefiph", None)], (Verdict::Yes, "yes")),
        ];
        for (left, lines, expected) in all {
            check(|_| {}, None, Some(&a_plan(left, lines)), &[], Topic::Plan, expected);
        }
        let whole = ready();
        for (plan, why) in [(Plan::None, "none"), (Plan::Hidden, "hidden"), (Plan::Old, "old")] {
            let all = checks(Brought { whole: &whole, on_account: None, plan, requests: &[], today: TODAY });
            let found = all.iter().find(|check| check.topic == Topic::Plan).expect("the plan");
            assert_eq!((found.verdict, found.why.as_str()), (Verdict::Unknown, why));
        }
    }

    #[test]
    fn a_deadline_has_passed_the_day_after_and_only_for_what_was_not_sent() {
        let yesterday = TODAY.saturating_sub(1.day());
        let topic = Topic::Deadlines;
        for (state, day, expected) in [
            (State::Considered, Some(yesterday), (Verdict::No, "late")),
            (State::Considered, Some(TODAY), (Verdict::Yes, "yes")),
            (State::Considered, None, (Verdict::Unknown, "unsaid")),
            (State::Asked, Some(yesterday), (Verdict::Yes, "sent")),
            (State::Dropped, Some(yesterday), (Verdict::Yes, "sent")),
        ] {
            check(|_| {}, None, None, &[a_request(state, day)], topic, expected);
        }
        check(|_| {}, None, None, &[], topic, (Verdict::Unknown, "none"));
        let both = [a_request(State::Considered, None), a_request(State::Considered, Some(yesterday))];
        check(|_| {}, None, None, &both, topic, (Verdict::No, "late"));
    }

    #[test]
    fn prerequisites_and_the_employer_are_heard_in_every_answer() {
        for (met, expected) in [
            (Prerequisites::Met, (Verdict::Yes, "yes")),
            (Prerequisites::Missing, (Verdict::No, "missing")),
            (Prerequisites::ToCheck, (Verdict::Unknown, "to-check")),
        ] {
            let set = |whole: &mut Whole| whole.need.as_mut().expect("one").content.prerequisites_met = met;
            check(set, None, None, &[], Topic::Prerequisites, expected);
        }
        for (when, answer, expected) in [
            (When::During, Employer::Yes, (Verdict::Yes, "yes")),
            (When::Mixed, Employer::Waiting, (Verdict::Unknown, "waiting")),
            (When::During, Employer::No, (Verdict::No, "refused")),
            (When::During, Employer::Later, (Verdict::No, "later")),
            (When::Outside, Employer::No, (Verdict::Yes, "not-needed")),
            (When::NoEmployer, Employer::Waiting, (Verdict::Yes, "not-needed")),
        ] {
            let set = |whole: &mut Whole| {
                let time = &mut whole.time.as_mut().expect("one").content;
                (time.when, time.answer) = (when, answer);
            };
            check(set, None, None, &[], Topic::Employer, expected);
        }
    }
}
