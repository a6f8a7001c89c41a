//! `/mes-metiers`: the occupations that one's skills open, each with why it is there and what is missing (1-03).
//!
//! Says by what they are ranked; nobody can pay for a rank. Filters and the comparison live in the address, so that a
//! list can be kept, shared with a counsellor and taken up again.

use std::borrow::Cow;
use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{
    Button, Checkboxes, Choice, Details, EmptyState, LinkButton, Notice, Pagination, Select,
};
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::matched::{Outlook, outlooks, sample_outlook};
use super::{demands, demonstration, guide, mine, parameter, parameters, source};
use crate::Exploration;
use crate::guide::Step;
use crate::model::aside::Aside;
use crate::model::demand::{Demands, Level, Territory};

/// Occupations on a page.
const PAGE: usize = 10;
/// The most that are compared.
pub const COMPARED: usize = 4;

/// What the address asks for.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// The letter of a family; empty for all.
    family: String,
    step: Option<Step>,
    /// Only those kept.
    kept: bool,
    /// None whose exercise the law keeps to some.
    free: bool,
    /// None with something to check first.
    clear: bool,
    /// The code of a territory whose demand is shown; empty for none.
    territory: String,
    /// Only those much looked for there.
    wanted: bool,
    /// Those most looked for there first.
    by_demand: bool,
    page: usize,
    /// Codes put side by side.
    compared: Vec<String>,
}

impl Asked {
    fn read(query: &RawQuery) -> Self {
        let ticked = parameters(query, "seulement");
        let is_ticked = |word: &str| ticked.iter().any(|it| it == word);
        let mut compared: Vec<String> = Vec::new();
        for code in parameters(query, "c") {
            if compared.len() < COMPARED && !compared.contains(&code) {
                compared.push(code);
            }
        }
        Self {
            family: parameter(query, "famille"),
            step: Step::from_word(&parameter(query, "pas")),
            kept: is_ticked("kept"),
            free: is_ticked("free"),
            clear: is_ticked("clear"),
            territory: parameter(query, "ou"),
            wanted: is_ticked("wanted"),
            by_demand: parameter(query, "tri") == "demand",
            page: parameter(query, "page").parse().unwrap_or(1),
            compared,
        }
    }

    fn takes(&self, outlook: &Outlook, demands: &Demands) -> bool {
        (self.family.is_empty() || outlook.occupation().code.starts_with(&self.family))
            && self.step.is_none_or(|step| step == outlook.step())
            && (!self.kept || outlook.is_kept)
            && (!self.free || !outlook.occupation().is_regulated)
            && (!self.clear || !outlook.fit.is_to_check())
            && (!self.wanted || self.level(outlook, demands) == Some(Level::Many))
    }

    fn level(&self, outlook: &Outlook, demands: &Demands) -> Option<Level> {
        demands.level(&outlook.occupation().code, &self.territory)
    }

    fn is_filtered(&self) -> bool {
        !self.family.is_empty() || self.step.is_some() || self.kept || self.free || self.clear || self.wanted
    }

    fn ticked(&self) -> Vec<&'static str> {
        let all = [("kept", self.kept), ("free", self.free), ("clear", self.clear), ("wanted", self.wanted)];
        all.into_iter().filter(|(_, is_ticked)| *is_ticked).map(|(word, _)| word).collect()
    }

    /// The address of this list, at a page, with so much to compare.
    fn href(&self, page: usize, compared: &[String]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.family.is_empty() {
            query.append_pair("famille", &self.family);
        }
        if let Some(step) = self.step {
            query.append_pair("pas", step.word());
        }
        for word in self.ticked() {
            query.append_pair("seulement", word);
        }
        if !self.territory.is_empty() {
            query.append_pair("ou", &self.territory);
        }
        if self.by_demand {
            query.append_pair("tri", "demand");
        }
        for code in compared {
            query.append_pair("c", code);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        format!("/mes-metiers?{}", query.finish())
    }
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    frame: Frame,
    asked: Asked,
    /// How many occupations of each family are open: letter, name, count.
    families: Vec<(String, String, usize)>,
    shown: Vec<Outlook>,
    total: usize,
    asides: Vec<(String, Aside)>,
    has_skills: bool,
    has_account: bool,
    demands: Demands,
    demonstration: Option<Notice>,
    source: Option<Html>,
}

impl ListPage {
    fn new(frame: Frame, asked: Asked, all: Vec<Outlook>, demands: Demands) -> Self {
        let mut families: BTreeMap<String, (String, usize)> = BTreeMap::new();
        let (aside, all): (Vec<Outlook>, Vec<Outlook>) = all.into_iter().partition(|it| it.aside.is_some());
        for outlook in &all {
            let occupation = outlook.occupation();
            let letter = occupation.code.get(..1).unwrap_or_default().to_owned();
            families.entry(letter).or_insert((occupation.family.clone(), 0)).1 += 1;
        }
        let asides = aside.into_iter().filter_map(|it| Some((it.occupation().code.clone(), it.aside?)));
        let asides = asides.collect();
        let mut shown: Vec<Outlook> = all.into_iter().filter(|it| asked.takes(it, &demands)).collect();
        if asked.by_demand {
            // Stable: among those looked for alike the order stays; what is not known comes last.
            shown.sort_by_key(|it| asked.level(it, &demands).map_or(usize::MAX, |level| level as usize));
        }
        let total = shown.len();
        let page = asked.page.clamp(1, total.div_ceil(PAGE).max(1));
        shown = shown.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
        let families = families.into_iter().map(|(letter, (name, count))| (letter, name, count)).collect();
        Self {
            frame,
            asked: Asked { page, ..asked },
            families,
            shown,
            total,
            asides,
            has_skills: true,
            has_account: true,
            demands,
            demonstration: None,
            source: None,
        }
    }

    fn count(&self) -> String {
        self.frame.t1("exploration-list-count", "count", self.total).into_owned()
    }

    fn family(&self) -> Select {
        let choice = |(letter, name, count): &(String, String, usize)| {
            let choice = Choice::new(letter, format!("{name} ({count})"));
            if *letter == self.asked.family { choice.checked() } else { choice }
        };
        let choices: Vec<Choice> = self.families.iter().map(choice).collect();
        self.filter().select_from(&self.frame, "famille", choices).optional()
    }

    fn step(&self) -> Select {
        let choice = |step: &Step| {
            let choice = Choice::new(step.word(), self.frame.t(&format!("exploration-step-{}", step.word())));
            if Some(*step) == self.asked.step { choice.checked() } else { choice }
        };
        let choices: Vec<Choice> = Step::ALL.iter().map(choice).collect();
        self.filter().select_from(&self.frame, "pas", choices).optional()
    }

    fn only(&self) -> Checkboxes {
        let ticked = self.asked.ticked();
        let choice = |word: &str| {
            let choice = Choice::new(word, self.frame.t(&format!("exploration-only-{word}")));
            if ticked.contains(&word) { choice.checked() } else { choice }
        };
        let mut words = vec!["kept", "free", "clear"];
        if !self.demands.territories.is_empty() {
            words.push("wanted");
        }
        let choices: Vec<Choice> = words.into_iter().map(choice).collect();
        self.filter().checkboxes_from(&self.frame, "seulement", choices).optional()
    }

    /// The territories whose demand is known; none when there is none.
    fn territory(&self) -> Option<Select> {
        let choice = |territory: &Territory| {
            let choice = Choice::new(&territory.code, &territory.name);
            if territory.code == self.asked.territory { choice.checked() } else { choice }
        };
        let choices: Vec<Choice> = self.demands.territories.iter().map(choice).collect();
        let select = |choices| self.filter().select_from(&self.frame, "ou", choices).optional();
        (!choices.is_empty()).then(|| select(choices))
    }

    fn order(&self) -> Option<Checkboxes> {
        let choice = Choice::new("demand", self.frame.t("exploration-sort-demand"));
        let choice = if self.asked.by_demand { choice.checked() } else { choice };
        (!self.demands.territories.is_empty())
            .then(|| self.filter().checkboxes_from(&self.frame, "tri", vec![choice]).optional())
    }

    /// By what the list is ordered.
    fn rank(&self) -> Cow<'_, str> {
        let is_by_demand = self.asked.by_demand && self.demands.territory(&self.asked.territory).is_some();
        self.frame.t(if is_by_demand { "exploration-demand-rank" } else { "exploration-list-rank" })
    }

    /// How much it is looked for on the territory chosen, with the source and the day; nothing when none is chosen.
    fn demand(&self, outlook: &Outlook) -> Option<String> {
        let territory = self.demands.territory(&self.asked.territory)?;
        let Some(level) = self.asked.level(outlook, &self.demands) else {
            return Some(
                self.frame.t1("exploration-demand-line-unknown", "territory", &territory.name).into(),
            );
        };
        let arguments = [
            ("level", self.frame.t(&format!("exploration-demand-{}", level.word())).into_owned().into()),
            ("territory", territory.name.as_str().into()),
            ("source", self.demands.source.as_str().into()),
            ("when", self.demands.on.map(|day| self.frame.date(day)).unwrap_or_default().into()),
        ];
        Some(self.frame.words.with("exploration-demand-line", &arguments).into_owned())
    }

    fn filter(&self) -> Form {
        Form::blank().scope("exploration-filter")
    }

    fn why(&self, outlook: &Outlook) -> Details {
        Details::text(self.frame.t("exploration-why"), outlook.reasons(&self.frame.words).join("\n"))
    }

    fn gap(&self, outlook: &Outlook) -> Option<Details> {
        let gap = outlook.gap(&self.frame.words);
        (!gap.is_empty()).then(|| Details::text(self.frame.t("exploration-missing"), gap.join("\n")))
    }

    fn is_compared(&self, outlook: &Outlook) -> bool {
        self.asked.compared.contains(&outlook.occupation().code)
    }

    /// The link that puts an occupation beside those compared; none when it is there or there are four.
    fn compare(&self, outlook: &Outlook) -> Option<String> {
        if self.is_compared(outlook) || self.asked.compared.len() >= COMPARED {
            return None;
        }
        let mut codes = self.asked.compared.clone();
        codes.push(outlook.occupation().code.clone());
        Some(format!("{}#metier-{}", self.asked.href(self.asked.page, &codes), outlook.occupation().code))
    }

    fn comparison(&self) -> Option<LinkButton> {
        if self.asked.compared.len() < 2 {
            return None;
        }
        let codes: Vec<String> = self.asked.compared.iter().map(|code| format!("c={code}")).collect();
        let label = self.frame.t1("exploration-compare-these", "count", self.asked.compared.len());
        Some(LinkButton::main(label, format!("/mes-metiers/comparer?{}", codes.join("&"))))
    }

    fn pages(&self) -> Option<Pagination> {
        let last = self.total.div_ceil(PAGE);
        let as_u64 = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let href = |page: u64| self.asked.href(usize::try_from(page).unwrap_or(1), &self.asked.compared);
        let label = self.frame.t("exploration-list-pages");
        (last > 1).then(|| Pagination::new(&self.frame, label, as_u64(self.asked.page), as_u64(last), href))
    }

    fn empty(&self) -> EmptyState {
        let t = |key| self.frame.t(key);
        if !self.has_skills {
            EmptyState::new(t("exploration-list-no-skills"), t("exploration-list-no-skills-text"))
                .action(LinkButton::main(t("exploration-by-pictures"), "/competences/images"))
        } else if self.asked.is_filtered() {
            EmptyState::new(t("exploration-list-filtered"), t("exploration-list-filtered-text"))
                .action(LinkButton::main(t("exploration-list-all"), "/mes-metiers"))
        } else {
            EmptyState::new(t("exploration-list-none"), t("exploration-list-none-text"))
                .action(LinkButton::main(t("exploration-by-words"), "/competences/experience"))
        }
    }

    fn reason(&self, aside: &Aside) -> String {
        self.frame.t(&format!("exploration-aside-reason-{}", aside.reason.word())).into_owned()
    }

    fn keep_account(&self) -> Option<LinkButton> {
        let here = "/connexion?retour=/mes-metiers";
        (!self.has_account && self.has_skills)
            .then(|| LinkButton::quiet(self.frame.t("exploration-keep-account"), here))
    }
}

/// Shows the list.
pub async fn get(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    query: RawQuery,
) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let guide = guide(&visit, &exploration).await?;
    let all = guide.as_ref().map(|guide| outlooks(guide, &mine, visit.today().year())).unwrap_or_default();
    let frame = visit.frame();
    let (demonstration, source) =
        (demonstration(&frame.words, guide.as_deref()), source(&frame, guide.as_deref()));
    let demands = demands(&frame.words, guide.as_deref());
    let page = ListPage {
        has_skills: !mine.portrait.skills.is_empty(),
        has_account: mine.has_account,
        demonstration,
        source,
        ..ListPage::new(frame, Asked::read(&query), all, demands)
    };
    Ok(Page::new(page).into_response())
}

/// A list, one with a comparison and something set aside, filtered to nothing, without skills.
pub fn samples() -> Vec<Sample> {
    let some = |count: usize| -> Vec<Outlook> { (0..count).map(|n| sample_outlook(n % 5)).collect() };
    let render = |page: ListPage| page.render().unwrap_or_default();
    vec![
        Sample::new("exploration/list", move |frame| {
            render(ListPage::new(frame, Asked::default(), some(5), Demands::default()))
        }),
        Sample::new("exploration/list-long", move |frame| {
            let mut all = some(13);
            all[3].aside = Some(Aside {
                title: "Hôte <de caisse>".to_owned(),
                reason: crate::model::aside::Reason::Pay,
                words: "Trop <peu>".to_owned(),
            });
            let compared = vec!["D1101".to_owned(), "D1102".to_owned()];
            render(ListPage::new(
                frame,
                Asked { compared, page: 9, ..Asked::default() },
                all,
                Demands::default(),
            ))
        }),
        Sample::new("exploration/list-demand", move |frame| {
            let demands = Demands::starter("démonstration <inventée>".to_owned());
            let territory = "demo-rennes".to_owned();
            render(ListPage::new(
                frame,
                Asked { territory, by_demand: true, ..Asked::default() },
                some(5),
                demands,
            ))
        }),
        Sample::new("exploration/list-filtered", move |frame| {
            let asked = Asked { family: "Z".to_owned(), kept: true, ..Asked::default() };
            render(ListPage::new(frame, asked, some(2), Demands::default()))
        }),
        Sample::new("exploration/list-empty", move |frame| {
            let page = ListPage::new(frame, Asked::default(), Vec::new(), Demands::default());
            render(ListPage { has_skills: false, has_account: false, ..page })
        }),
        Sample::new("exploration/list-none", move |frame| {
            let page = ListPage::new(frame, Asked::default(), Vec::new(), Demands::default());
            render(ListPage { has_account: false, ..page })
        }),
    ]
}
