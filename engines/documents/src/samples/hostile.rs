//! Samples that try to break the typesetter, the file or the reader.

use jiff::civil::{Date, date};

use crate::personal_data::{Access, PersonalData, Section, Tree};
use crate::synthesis::{
    Action, ActionState, Asset, AssetSource, Channel, Contact, Demand, Diagnosis, ExploredOption, Guidance,
    Identity, NextReview, Objective, Occupation, OptionFate, Outcome, Period, Project, ProjectKind, Service,
    Strategy, Synthesis,
};

/// Texts that mean something to typst, to PDF, to HTML or to a terminal, or that fonts and readers stumble on.
pub const HOSTILE_TEXTS: [&str; 26] = [
    "#let x = 1; #panic(\"non\") #read(\"/etc/passwd\") #import \"@preview/x:1.0.0\"",
    "*gras* _italique_ `code` ```rust fn``` $ sum_(i=0)^n $ = Titre",
    "- liste + numéro / terme : fin // commentaire /* autre */",
    "<etiquette> @reference \\u{41} \\ ~ --- ... 'a' \"b\"",
    "</script><b>x</b> &amp; <!-- -->",
    "(abc) Tj ET endstream endobj \\) (",
    "/JS (app.alert(1)) /OpenAction << /S /JavaScript >>",
    "%PDF-1.7 %%EOF xref trailer startxref",
    "' OR 1=1 -- ; DROP TABLE personne; {{ 7*7 }} ${7*7} %s%n",
    "guillemets \"droits\" « français » “anglais” ‘simples’ l'apostrophe",
    "\u{0}nul\u{7}cloche\u{1b}[31mrouge\u{1b}[0m\u{8}\u{7f}\u{9b}",
    "émoticônes 😀 👍🏽 👨‍👩‍👧‍👦 🇫🇷 ❤️ 1️⃣",
    "עברית: אני מחפש עבודה (2026)",
    "أبحث عن عمل في مخبز، منذ 9 سنوات.",
    "faux ordre \u{202e}etsil\u{202c} \u{2066}isolé\u{2069} fin",
    "中文 日本語 한국어 हिन्दी தமிழ் ไทย",
    "Z\u{351}\u{36b}\u{343}\u{32a}\u{302}\u{36b}\u{33d}\u{34f}\u{334}\u{319}\u{324}\u{31e}\u{349}\u{35a}a\u{300}\u{301}l",
    "e\u{301}te\u{301} de\u{301}compose\u{301}",
    "\u{301}accent seul \u{20dd} \u{200d}\u{200d} \u{fe0f}",
    "privé \u{e000}\u{f8ff}\u{f0000}\u{10fffd} hors jeu \u{fffe}\u{ffff}\u{fdd0} \u{fffd}\u{feff}",
    "invisible a\u{200b}b\u{2060}c\u{ad}d\u{34f}e\u{e0041}f",
    "espaces\u{a0}\u{202f}\u{2003}\u{3000}\u{1680}fin\tonglet",
    "lignes\r\nune\rdeux\u{2028}trois\u{2029}quatre\u{85}cinq\u{b}six\u{c}sept",
    "https://exemple.example/un/tres/long/chemin?avec=beaucoup&de=parametres&qui=ne&finissent=jamais#du-tout-du-tout",
    "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
    " \u{a0}\u{200b}\n\n\n \t ",
];

fn all() -> String {
    HOSTILE_TEXTS.join("\n\n")
}

/// A text by its place in the list, going round.
fn nth(index: usize) -> String {
    HOSTILE_TEXTS[index % HOSTILE_TEXTS.len()].to_owned()
}

/// Hostile texts in every part.
pub(super) fn synthesis() -> Synthesis {
    let day: Date = date(9999, 12, 30);
    let identity = Identity { chosen_name: nth(0), reference: nth(5) };
    let several = || (0..HOSTILE_TEXTS.len()).map(nth).collect::<Vec<_>>();
    Synthesis {
        version: u32::MAX,
        guidance: Guidance { operator: Some(nth(1)), site: Some(nth(25)), counsellor: Some(nth(12)) },
        period: Some(Period { from: date(-9999, 1, 1), to: Some(day) }),
        services: several()
            .into_iter()
            .map(|kind| Service {
                date: day,
                output: Some(kind.clone()),
                kind,
                channel: Channel::Message,
                minutes: Some(u32::MAX),
            })
            .collect(),
        demand: Some(Demand { expressed: Some(all()), reformulated: Some(nth(13)) }),
        diagnosis: Some(Diagnosis {
            situation: Some(all()),
            person: Some("M".repeat(4_000)),
            counsellor: Some(nth(25)),
            outcome: Some(Outcome::Disagreement(nth(6))),
        }),
        assets: several().into_iter().map(|what| Asset { what, source: AssetSource::Declared }).collect(),
        options: several()
            .into_iter()
            .map(|what| ExploredOption { reasons: Some(what.clone()), what, fate: OptionFate::Open })
            .collect(),
        projects: vec![Project {
            kind: ProjectKind::Business,
            occupation: Some(Occupation { code: nth(4), title: nth(11) }),
            description: Some(all()),
            territory: Some(nth(14)),
            horizon: Some(nth(25)),
            feasibility: Some(nth(19)),
            gaps: several(),
            to_check: several(),
        }],
        objectives: vec![Objective { what: all(), success: several() }],
        strategies: several().into_iter().map(|name| Strategy { description: name.clone(), name }).collect(),
        actions: several()
            .into_iter()
            .map(|what| Action {
                owner: what.clone(),
                due: Some(day),
                done_when: Some(what.clone()),
                what,
                state: ActionState::Dropped,
            })
            .collect(),
        own_words: Some("mot ".repeat(25_000)),
        contacts: several()
            .into_iter()
            .map(|name| Contact { role: Some(name.clone()), reach: name.clone(), name })
            .collect(),
        next_review: Some(NextReview { date: day, place: Some(all()) }),
        consents: several(),
        contact_again: Some(all()),
        ..Synthesis::draft(identity, 1)
    }
}

/// Hostile names and values, an endless word, and a tree deeper than anyone would read.
pub(super) fn personal_data() -> PersonalData {
    let record = |texts: &[&str]| {
        Tree::Record(texts.iter().map(|it| ((*it).to_owned(), Tree::Text((*it).to_owned()))).collect())
    };
    let deep = (0..120).fold(Tree::List(vec![Tree::Nothing, record(&HOSTILE_TEXTS)]), |inside, depth| {
        Tree::Record(vec![(nth(depth).chars().take(6).collect(), inside)])
    });
    let section = |title: &str, content| Section { title: title.to_owned(), about: Some(all()), content };
    PersonalData {
        chosen_name: nth(11),
        reference: nth(25),
        sections: vec![
            section(HOSTILE_TEXTS[0], record(&HOSTILE_TEXTS)),
            section(
                HOSTILE_TEXTS[25],
                Tree::List(vec![record(&HOSTILE_TEXTS[..4]), record(&HOSTILE_TEXTS[1..5])]),
            ),
            section(HOSTILE_TEXTS[24], Tree::Text("a".repeat(100_000))),
            section(HOSTILE_TEXTS[12], deep),
        ],
        access_log: (0..HOSTILE_TEXTS.len())
            .map(|index| Access {
                at: date(2026, 11, 24).at(23, 59, 59, 0),
                who: nth(index),
                operator: nth(index + 1),
                purpose: nth(index + 2),
            })
            .collect(),
    }
}
