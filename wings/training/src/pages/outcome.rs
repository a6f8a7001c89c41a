//! The answer of the rules, as a piece of a page: the same for somebody without an account and for a parcours.

use askama::Template;
use jalon_kernel::page::components::{
    Cell, Column, Details, LinkButton, Month as Bar, Months, Mood, NextStep, Notice, Share, Shares, Table,
    Tag,
};
use jalon_kernel::page::{Frame, Html};
use jiff::civil::Date;

use super::data_lang;
use crate::model::outcome::{Closed, Contradiction, Open, Outcome, Payment, Plan, Source, Step, Trust};

/// Where the piece leads: it stands on two pages.
#[derive(Clone, Debug)]
pub struct Ways {
    /// The page of a question: `{way}/{slug}`; none when this reader answers nothing.
    pub question: Option<String>,
    /// The page that shows another plan: `{way}?plan=2`.
    pub plan: String,
    /// The letter to the employer, when there is one.
    pub letter: Option<String>,
}

/// The piece.
#[derive(Clone, Debug, Template)]
#[template(path = "outcome.html")]
pub struct OutcomeView {
    frame: Frame,
    outcome: Outcome,
    ways: Ways,
    /// Which plan is shown.
    chosen: usize,
}

impl askama::filters::HtmlSafe for OutcomeView {}

/// The address of a fact: its name without accents, spaces or dots.
pub fn slug(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'â' | 'ä' => "a".to_owned(),
        'é' | 'è' | 'ê' | 'ë' => "e".to_owned(),
        'î' | 'ï' => "i".to_owned(),
        'ô' | 'ö' => "o".to_owned(),
        'ù' | 'û' | 'ü' => "u".to_owned(),
        'ç' => "c".to_owned(),
        'œ' => "oe".to_owned(),
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        _ => "-".to_owned(),
    };
    let letters: String = name.to_lowercase().chars().map(plain).collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[derive(Template)]
#[template(path = "why.html")]
struct Why<'a> {
    frame: &'a Frame,
    steps: &'a [String],
    sources: &'a [Source],
    trust: Trust,
}

impl askama::filters::HtmlSafe for Why<'_> {}

impl Why<'_> {
    fn is_to_check(&self) -> bool {
        self.trust == Trust::ToCheck
    }

    fn lang(&self) -> &'static str {
        data_lang(self.frame)
    }
}

impl OutcomeView {
    /// The piece, with the plan of this number (0 is the first).
    pub fn new(frame: Frame, outcome: Outcome, ways: Ways, chosen: usize) -> Self {
        let chosen = if chosen < outcome.plans.len() { chosen } else { 0 };
        Self { frame, outcome, ways, chosen }
    }

    /// What the page says first: the answer, when there is one.
    pub fn title(&self) -> String {
        let frame = &self.frame;
        match self.plan() {
            Some(plan) => {
                let left = frame.words.euros(plan.left);
                match plan.kept_income() {
                    Some(share) => {
                        frame.t2("training-outcome-left-income", "left", left, "share", share).into_owned()
                    }
                    None => frame.t1("training-outcome-left", "left", left).into_owned(),
                }
            }
            None => frame.t("training-outcome-nothing").into_owned(),
        }
    }

    fn plan(&self) -> Option<&Plan> {
        self.outcome.plans.get(self.chosen)
    }

    fn lang(&self) -> &'static str {
        data_lang(&self.frame)
    }

    fn next(&self) -> Option<NextStep> {
        let frame = &self.frame;
        if let Some((name, question)) = self.outcome.questions.first()
            && let Some(way) = &self.ways.question
            && self.plan().is_none()
        {
            let link = LinkButton::main(frame.t("training-outcome-answer"), format!("{way}/{}", slug(name)));
            return Some(NextStep::new(frame, question).link(link));
        }
        let step = self.plan()?.next()?;
        let by = step.send_by.map(|day| frame.day(day)).unwrap_or_default();
        let shown = NextStep::new(frame, &step.title)
            .title(frame.t("training-outcome-first"))
            .detail(frame.t2("training-outcome-before", "date", by, "to", &step.to));
        Some(match &self.ways.letter {
            Some(letter) if is_to_employer(step) => {
                shown.link(LinkButton::main(frame.t("training-letter-download"), letter))
            }
            _ => shown,
        })
    }

    fn contradiction(&self, contradiction: &Contradiction) -> Notice {
        let facts: Vec<String> =
            contradiction.facts.iter().map(|(question, value, _)| format!("{question} {value}")).collect();
        let text = format!("{} {}", self.frame.t("training-outcome-both"), facts.join(" / "));
        Notice::new(Mood::Warn, text).title(&contradiction.title)
    }

    fn misread(&self) -> Option<Notice> {
        let lines: Vec<String> =
            self.outcome.misread.iter().map(|(question, why)| format!("{question} {why}")).collect();
        (!lines.is_empty())
            .then(|| Notice::new(Mood::Warn, lines.join(" ")).title(self.frame.t("training-outcome-misread")))
    }

    fn tag(&self, trust: &Trust) -> Option<Tag> {
        (*trust == Trust::ToCheck).then(|| Tag::warn(self.frame.t("training-to-check")))
    }

    fn line(&self, word: &str) -> String {
        self.frame.t(&format!("training-line-{word}")).into_owned()
    }

    fn shares(&self, plan: &Plan) -> Shares {
        let words = &self.frame.words;
        let label = self.frame.t1("training-outcome-total", "sum", words.euros(plan.cost)).into_owned();
        let mut shares: Vec<Share> = plan
            .by_scheme()
            .into_iter()
            .map(|(_, title, cents)| Share::new(title, cents, words.euros(cents)))
            .collect();
        shares.push(Share::rest(self.frame.t("training-outcome-you"), plan.left, words.euros(plan.left)));
        Shares::new(label, shares)
    }

    fn payments(&self, plan: &Plan) -> Table {
        let frame = &self.frame;
        let row = |payment: &Payment| {
            let state = match payment.trust {
                Trust::ToCheck => Cell::html(&Tag::warn(frame.t("training-to-check"))),
                Trust::Read => Cell::html(&Tag::plain(frame.t("training-to-ask"))),
            };
            vec![
                Cell::link(&payment.title, format!("/dispositifs/{}", payment.scheme)),
                Cell::text(self.line(payment.line)),
                Cell::text(frame.words.euros(payment.cents)),
                state,
            ]
        };
        let mut rows: Vec<Vec<Cell>> = plan.payments.iter().map(row).collect();
        for (scheme, title, line) in &plan.case_by_case {
            rows.push(vec![
                Cell::link(title, format!("/dispositifs/{scheme}")),
                Cell::text(self.line(line)),
                Cell::text(frame.t("training-outcome-case")),
                Cell::html(&Tag::plain(frame.t("training-to-ask"))),
            ]);
        }
        rows.push(vec![
            Cell::text(frame.t("training-outcome-you")),
            Cell::text(""),
            Cell::text(frame.words.euros(plan.left)),
            Cell::text(""),
        ]);
        let columns = vec![
            Column::words(frame.t("training-column-payer")),
            Column::words(frame.t("training-column-for")),
            Column::numbers(frame.t("training-column-sum")),
            Column::words(frame.t("training-column-state")),
        ];
        let caption = frame.t1("training-outcome-total", "sum", frame.words.euros(plan.cost)).into_owned();
        Table::new("qui-paie", caption, columns, rows)
    }

    fn whys(&self, plan: &Plan) -> Vec<Details> {
        let shown = plan.payments.iter().filter(|it| !it.why.is_empty() || !it.sources.is_empty());
        shown
            .map(|payment| {
                let (title, sum) = (&payment.title, self.frame.words.euros(payment.cents));
                let summary = self.frame.t2("training-outcome-why", "payer", title, "sum", sum).into_owned();
                let (steps, sources, trust) = (&payment.why, &payment.sources, payment.trust);
                Details::new(summary, Html::of(&Why { frame: &self.frame, steps, sources, trust }))
            })
            .collect()
    }

    fn open_rest(&self) -> Vec<&Open> {
        let pays = |id: &str| {
            self.plan().is_some_and(|plan| {
                plan.payments.iter().any(|it| it.scheme == id)
                    || plan.case_by_case.iter().any(|(scheme, ..)| scheme == id)
            })
        };
        self.outcome.open.iter().filter(|open| !pays(&open.id)).collect()
    }

    fn open_lines(&self, open: &Open) -> String {
        let words = &self.frame.words;
        let mut said: Vec<String> = open
            .lines
            .iter()
            .map(|(line, cents)| {
                let (line, sum) = (self.line(line), words.euros(*cents));
                self.frame.t2("training-outcome-up-to", "line", line, "sum", sum).into_owned()
            })
            .collect();
        for line in &open.case_by_case {
            said.push(self.frame.t1("training-outcome-line-case", "line", self.line(line)).into_owned());
        }
        words.list(&said)
    }

    fn assumed(&self, open: &Open) -> Option<String> {
        let all = self.frame.words.list(&open.assumed);
        (!all.is_empty()).then(|| self.frame.t1("training-outcome-assumed", "facts", all).into_owned())
    }

    fn closed_sources(&self, closed: &Closed) -> Details {
        let sources: Vec<Source> =
            closed.reasons.iter().flat_map(|reason| reason.sources.iter().cloned()).collect();
        let trust = match closed.reasons.iter().any(|reason| reason.trust == Trust::ToCheck) {
            true => Trust::ToCheck,
            false => Trust::Read,
        };
        let summary = format!("{} {}", self.frame.t("training-outcome-source"), closed.title);
        Details::new(summary, Html::of(&Why { frame: &self.frame, steps: &[], sources: &sources, trust }))
    }

    fn has_sources(&self, closed: &Closed) -> bool {
        closed.reasons.iter().any(|reason| !reason.sources.is_empty())
    }

    fn ask(&self, name: &str) -> Option<String> {
        self.ways.question.as_ref().map(|way| format!("{way}/{}", slug(name)))
    }

    fn month(&self, first: Date) -> String {
        let key = format!("training-month-{}", first.month());
        format!("{} {}", self.frame.t(&key), first.year())
    }

    fn months(&self, plan: &Plan) -> Months {
        let (frame, words) = (&self.frame, &self.frame.words);
        let bars = plan
            .months
            .iter()
            .map(|month| Bar::new(self.month(month.first), month.cents.unwrap_or(0), self.sum(month.cents)))
            .collect();
        let months = Months::new(frame.t("training-outcome-months"), bars);
        match plan.today {
            Some(today) => {
                months.against(frame.t1("training-outcome-today", "sum", words.euros(today)), today)
            }
            None => months,
        }
    }

    fn sum(&self, cents: Option<i64>) -> String {
        match cents {
            Some(cents) => self.frame.words.euros(cents),
            None => self.frame.t("training-not-known").into_owned(),
        }
    }

    fn month_table(&self, plan: &Plan) -> Table {
        let frame = &self.frame;
        let row = |month: &crate::model::outcome::Month| {
            let mut from: Vec<String> = month
                .from
                .iter()
                .map(|(title, cents)| format!("{title} {}", frame.words.euros(*cents)))
                .collect();
            if month.unpaid_days > 0 {
                let days = i64::from(month.unpaid_days);
                from.push(frame.t1("training-outcome-unpaid", "count", days).into_owned());
            }
            vec![
                Cell::text(self.month(month.first)),
                Cell::text(frame.words.list(&from)),
                Cell::text(self.sum(month.cents)),
            ]
        };
        let columns = vec![
            Column::words(frame.t("training-column-month")),
            Column::words(frame.t("training-column-from")),
            Column::numbers(frame.t("training-column-sum")),
        ];
        let rows = plan.months.iter().map(row).collect();
        Table::new("mois-par-mois", frame.t("training-outcome-months"), columns, rows)
    }

    fn once(&self, plan: &Plan) -> Vec<String> {
        let words = &self.frame.words;
        let said = |(from, cents): &(String, i64)| {
            self.frame.t2("training-outcome-once", "from", from, "sum", words.euros(*cents)).into_owned()
        };
        plan.once.iter().map(said).collect()
    }

    fn step_facts(&self, step: &Step) -> Vec<String> {
        let frame = &self.frame;
        let mut facts = Vec::new();
        if let Some(day) = step.send_by {
            let key = if step.is_late { "training-step-was-due" } else { "training-step-due" };
            facts.push(frame.t1(key, "date", frame.day(day)).into_owned());
        }
        facts.push(frame.t2("training-step-who", "who", self.who(&step.who), "to", &step.to).into_owned());
        if let Some(day) = step.answer_by {
            facts.push(frame.t1("training-step-answer", "date", frame.day(day)).into_owned());
        }
        if let Some(text) = frame.words.find(&format!("training-silence-{}", step.silence)) {
            facts.push(text.into_owned());
        }
        if !step.papers.is_empty() {
            let papers = frame.words.list(&step.papers);
            facts.push(frame.t1("training-step-papers", "papers", papers).into_owned());
        }
        facts
    }

    fn letter(&self, step: &Step) -> Option<&String> {
        self.ways.letter.as_ref().filter(|_| is_to_employer(step))
    }

    fn who(&self, who: &str) -> String {
        let key = format!("training-who-{}", slug(who));
        self.frame.words.find(&key).map_or_else(|| who.to_owned(), |text| text.into_owned())
    }

    fn too_late(&self, plan: &Plan) -> Option<Notice> {
        if !plan.steps.iter().any(|step| step.is_late) {
            return None;
        }
        let text = match plan.later_start {
            Some(day) => self.frame.t1("training-outcome-later", "date", self.frame.day(day)).into_owned(),
            None => self.frame.t("training-outcome-late").into_owned(),
        };
        Some(Notice::new(Mood::Warn, text).title(self.frame.t("training-outcome-late-title")))
    }

    fn certain(&self, plan: &Plan) -> Option<String> {
        plan.certain_on
            .map(|day| self.frame.t1("training-outcome-certain", "date", self.frame.day(day)).into_owned())
    }

    // What each plan is best at, so that choosing between them is choosing what counts.
    fn best(&self, plan: &Plan) -> String {
        let said: Vec<String> = plan.best_for.iter().map(|key| self.frame.t(key).into_owned()).collect();
        let left = self.frame.t1("training-plan-left", "sum", self.frame.words.euros(plan.left)).into_owned();
        if said.is_empty() { left } else { format!("{} ({left})", self.frame.words.list(&said)) }
    }

    fn others(&self) -> Vec<(String, String)> {
        let plans = self.outcome.plans.iter().enumerate();
        plans
            .filter(|(index, _)| *index != self.chosen)
            .map(|(index, plan)| (format!("{}?plan={}", self.ways.plan, index + 1), self.best(plan)))
            .collect()
    }
}

fn is_to_employer(step: &Step) -> bool {
    step.to.contains("employeur") || step.to.contains("patron")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_fact_is_plain_letters() {
        assert_eq!(slug("personne . âge"), "personne-age");
        assert_eq!(slug("formation . coût . garde d'enfants"), "formation-cout-garde-d-enfants");
        assert_eq!(slug("<script>"), "script");
        assert_eq!(slug(""), "");
    }
}
