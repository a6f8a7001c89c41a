//! Experiences found in a CV that was pasted (2.2-06): each is only proposed, with its dates, and kept when its person says so.
//!
//! A CV has no form. What is looked for: a line that bears a date begins an experience, the lines below tell it, and headings
//! say whether it was work, an internship, an association or a passion. Whatever is not understood is left out.

use super::experience::{LONGEST, LONGEST_TITLE, Moment, Nature};

/// The longest CV that is read, in characters.
pub const LONGEST_CV: usize = 20_000;
/// The most experiences that are proposed.
pub const MOST: usize = 12;

/// An experience as the CV seems to tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it seems to have been had.
    pub nature: Nature,
    /// Its name; may be empty.
    pub title: String,
    /// What is told of it; may be empty.
    pub words: String,
    /// When it began.
    pub from: Option<Moment>,
    /// When it ended.
    pub to: Option<Moment>,
}

/// A heading and what stands under it; nothing for what tells of no experience.
const HEADINGS: &[(&str, Option<Nature>)] = &[
    ("experience", Some(Nature::Work)),
    ("parcours professionnel", Some(Nature::Work)),
    ("emploi", Some(Nature::Work)),
    ("stage", Some(Nature::Training)),
    ("alternance", Some(Nature::Training)),
    ("benevolat", Some(Nature::Volunteering)),
    ("engagement", Some(Nature::Volunteering)),
    ("vie associative", Some(Nature::Volunteering)),
    ("loisir", Some(Nature::Hobby)),
    ("centres d'interet", Some(Nature::Hobby)),
    ("passion", Some(Nature::Hobby)),
    ("formation", None),
    ("diplome", None),
    ("etude", None),
    ("scolarite", None),
    ("competence", None),
    ("langue", None),
    ("informatique", None),
    ("contact", None),
    ("coordonnees", None),
    ("etat civil", None),
    ("profil", None),
    ("divers", None),
];

/// Words that say that it goes on.
const STILL: &[&str] =
    &["aujourd'hui", "aujourd’hui", "ce jour", "present", "actuel", "maintenant", "en cours"];
/// Words around a date that are no part of a title.
const AROUND: &[&str] = &["de", "du", "depuis", "a", "au", "en", "le", "jusqu'en", "jusque", "entre", "et"];

/// The experiences a CV seems to tell, in its order: at most [`MOST`].
pub fn read(cv: &str, this_year: i16) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut section = Some(Nature::Work);
    // A name alone on the line above a line of dates is the name of what these date.
    let mut above: Option<&str> = None;
    for line in
        cv.lines().map(|line| line.trim().trim_start_matches(['•', '-', '–', '*', '▪', '·', '‣']).trim())
    {
        if line.is_empty() {
            above = None;
            continue;
        }
        if let Some(heading) = heading(line) {
            (section, above) = (heading, None);
            continue;
        }
        let Some(nature) = section else { continue };
        match dates(line, this_year) {
            Some(dated) => {
                if found.len() == MOST {
                    break;
                }
                let title = if dated.rest.is_empty() {
                    take_above(&mut found, above)
                } else {
                    cut(&dated.rest, LONGEST_TITLE)
                };
                let words = String::new();
                found.push(Found { nature, title, words, from: dated.from, to: dated.to });
                above = None;
            }
            None => {
                if let Some(last) = found.last_mut().filter(|last| last.nature == nature) {
                    if last.title.is_empty() {
                        last.title = cut(line, LONGEST_TITLE);
                    } else {
                        let words = if last.words.is_empty() {
                            line.to_owned()
                        } else {
                            format!("{}\n{line}", last.words)
                        };
                        last.words = cut(&words, LONGEST);
                    }
                }
                above = Some(line);
            }
        }
    }
    found.retain(|it| !it.title.is_empty());
    found
}

// The line above was taken for the end of the experience before: it leaves it.
fn take_above(found: &mut [Found], above: Option<&str>) -> String {
    let Some(above) = above else { return String::new() };
    if let Some(last) = found.last_mut()
        && let Some(kept) = last.words.strip_suffix(above)
    {
        last.words = kept.trim_end().to_owned();
    }
    cut(above, LONGEST_TITLE)
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// What stands under a line, when it is a heading: short, without a digit.
fn heading(line: &str) -> Option<Option<Nature>> {
    let is_short = line.split_whitespace().count() <= 4 && !line.contains(|c: char| c.is_ascii_digit());
    if !is_short {
        return None;
    }
    let plain = plain(line);
    let plain = plain.trim_start_matches("mes ").trim_start_matches("mon ");
    // "Formatrice" is a trade, "formation" a heading: the whole word must stand there, in any number.
    let begins = |word: &str| {
        plain.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.strip_prefix('s').unwrap_or(rest);
            !rest.starts_with(char::is_alphanumeric)
        })
    };
    HEADINGS.iter().find(|(word, _)| begins(word)).map(|(_, nature)| *nature)
}

/// What a line says of dates, and what is left of it.
struct Dated {
    from: Option<Moment>,
    to: Option<Moment>,
    rest: String,
}

/// The dates of a line: `2012 - 2019`, `de mars 2012 à 05/2019`, `depuis 2019`, `2019 à aujourd'hui`, `2015`; nothing when it
/// bears no year that somebody alive can have lived.
fn dates(line: &str, this_year: i16) -> Option<Dated> {
    let words = words(line);
    // Each moment with the places of its first and last word.
    let mut moments: Vec<(Moment, usize, usize)> = Vec::new();
    for (place, (start, word)) in words.iter().enumerate() {
        let Ok(year) = Moment::parse(word, this_year) else { continue };
        if year.month.is_some() {
            continue;
        }
        let with_month = place.checked_sub(1).and_then(|before| {
            let (_, month) = words[before];
            // "poste 3, 2015": a number counts as a month only when a stroke or a point ties it to the year.
            let tied = line[..*start].ends_with(['/', '.', '-']) || month.chars().all(char::is_alphabetic);
            let is_free = moments.last().is_none_or(|(_, _, last)| *last < before);
            let moment = Moment::parse(&format!("{month}/{word}"), this_year).ok();
            moment.filter(|_| tied && is_free).map(|moment| (moment, before))
        });
        moments.push(match with_month {
            Some((moment, before)) => (moment, before, place),
            None => (year, place, place),
        });
    }
    let (&(first, mut begin, mut end), second) = (moments.first()?, moments.get(1));
    let folded = plain(line);
    let goes_on = STILL.iter().any(|word| folded.contains(&plain(word)));
    let since = begin > 0 && plain(words[begin - 1].1) == "depuis";
    let (from, to) = match second {
        Some(&(last, _, place)) if last.year >= first.year => {
            end = place;
            (Some(first), Some(last))
        }
        _ if goes_on || since => (Some(first), None),
        // A lone year is when it was.
        _ => (Some(first), Some(first)),
    };
    while begin > 0 && AROUND.contains(&plain(words[begin - 1].1).as_str()) {
        begin -= 1;
    }
    let (start, stop) = (words[begin].0, words[end].0 + words[end].1.len());
    let mut after = line[stop..].to_owned();
    if to.is_none() {
        for word in STILL {
            if let Some(at) = plain(&after).find(&plain(word)) {
                // Folding keeps the number of characters, so places are counted in characters.
                let from = plain(&after)[..at].chars().count();
                after = after.chars().skip(from + word.chars().count()).collect();
            }
        }
    }
    let signs: &[char] = &[' ', '\t', ':', ';', ',', '-', '–', '—', '|', '·', '(', ')', '/', '.', '>', '→'];
    let (before, after) = (line[..start].trim_matches(signs), after.trim_matches(signs));
    let rest = [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Some(Dated { from, to, rest })
}

/// The words of a line with where each begins.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in line.char_indices().chain([(line.len(), ' ')]) {
        match (sign.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, &line[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}

// Lower case without the accents of French; as many characters as before.
fn plain(text: &str) -> String {
    let fold = |letter: char| match letter {
        'à' | 'â' | 'ä' | 'À' | 'Â' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
        'î' | 'ï' | 'Î' => 'i',
        'ô' | 'ö' | 'Ô' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' => 'u',
        'ç' | 'Ç' => 'c',
        '’' => '\'',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(year: i16, month: Option<i8>) -> Option<Moment> {
        Some(Moment { year, month })
    }

    #[track_caller]
    fn dated(line: &str, from: Option<Moment>, to: Option<Moment>, rest: &str) {
        let found = dates(line, 2026).unwrap_or_else(|| panic!("no date in {line}"));
        assert_eq!((found.from, found.to, found.rest.as_str()), (from, to, rest), "{line}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        dated("2012 - 2019 : Caissière", moment(2012, None), moment(2019, None), "Caissière");
        dated("Caissière (2012-2019)", moment(2012, None), moment(2019, None), "Caissière");
        dated("De mars 2012 à 05/2019 Vendeur", moment(2012, Some(3)), moment(2019, Some(5)), "Vendeur");
        dated("Depuis 2019, cariste, Sodis", moment(2019, None), None, "cariste, Sodis");
        dated("2019 à aujourd’hui – Cariste", moment(2019, None), None, "Cariste");
        dated("Janv. 2020 - présent : aide à domicile", moment(2020, Some(1)), None, "aide à domicile");
        dated("Serveur, été 2015", moment(2015, None), moment(2015, None), "Serveur, été");
        dated("2012", moment(2012, None), moment(2012, None), "");
        for line in
            ["Caisse et accueil", "1850 pièces par jour", "06 12 34 56 78", "35000 Rennes", "2090", "😀"]
        {
            assert!(dates(line, 2026).is_none(), "{line}");
        }
    }

    #[test]
    fn clause_2_2_06_a_cv_proposes_experiences_of_both_kinds() {
        let cv = "Samira B.\n35000 Rennes\n\nEXPÉRIENCES PROFESSIONNELLES\n2012 - 2019 : Caissière, Super Rennes\n• Tenir la caisse\n• Accueillir les clients\n\nAide à domicile\n2019 à aujourd'hui\nRepas, toilette\n\nFORMATION\n2011 CAP vente\n\nBénévolat\n2016-2018 Trésorière du club\n\nLangues\nAnglais depuis 2010";
        let found = read(cv, 2026);
        let titles: Vec<(&str, Nature)> = found.iter().map(|it| (it.title.as_str(), it.nature)).collect();
        assert_eq!(
            titles,
            [
                ("Caissière, Super Rennes", Nature::Work),
                ("Aide à domicile", Nature::Work),
                ("Trésorière du club", Nature::Volunteering),
            ]
        );
        assert_eq!(found[0].words, "Tenir la caisse\nAccueillir les clients");
        assert_eq!(
            (found[1].from, found[1].to, found[1].words.as_str()),
            (moment(2019, None), None, "Repas, toilette")
        );
    }

    #[test]
    fn a_trade_is_no_heading() {
        assert_eq!(heading("Formatrice"), None);
        assert_eq!(heading("Formations"), Some(None));
        assert_eq!(heading("Expérience professionnelle :"), Some(Some(Nature::Work)));
        assert_eq!(heading("Langues"), Some(None));
        assert_eq!(heading("Experience de 2012"), None);
    }

    #[test]
    fn anything_is_read_without_a_fault_and_never_too_much() {
        let long = "2012 - 2013 : Vendeur\nVendre\n".repeat(2_000);
        assert_eq!(read(&long, 2026).len(), MOST);
        let line = format!("2012 {}", "é".repeat(50_000));
        assert_eq!(read(&line, 2026)[0].title.chars().count(), LONGEST_TITLE);
        for text in [
            "",
            "\n\n",
            "😀😀",
            "<script>2012</script>",
            "'; drop table 2012 --",
            "2012-",
            "İ 2012 ce jour ßẞ",
            "////2012////",
        ] {
            let _ = read(text, 2026);
        }
    }
}
