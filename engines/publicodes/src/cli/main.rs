//! The `publicodes` command: check rule files, ask them questions, have answers explained, document and time them.

mod bench;
mod show;

use clap::{Args, Parser, Subcommand};
use publicodes::{Date, Engine, Options, Session, Situation, Source};
use std::path::PathBuf;
use std::process::ExitCode;

/// Règles publiques : vérifier, calculer, expliquer
#[derive(Parser)]
#[command(name = "publicodes", version, after_help = EXAMPLES)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

const EXAMPLES: &str = "Exemples :
  publicodes check regles/*.yaml
  publicodes eval regles.yaml --regle 'aide' --fait 'revenu = 1500 €/mois'
  publicodes missing regles.yaml --regle 'aide'
  publicodes explain regles.yaml --regle 'aide' --situation cas.yaml

Codes de sortie : 0 tout va bien ; 1 les règles ou leurs exemples sont en défaut ; 2 la commande est mal écrite ;
3 la question n'a pas pu être calculée.";

#[derive(Subcommand)]
enum Task {
    /// Vérifie des fichiers de règles : erreurs, mots mal écrits, cycles, exemples
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Calcule une ou plusieurs règles (toutes sans --regle)
    Eval(Question),
    /// Dit ce qu'il faut demander pour répondre, le plus utile d'abord
    Missing(Question),
    /// Calcule une règle et montre comment
    Explain(Question),
    /// Écrit la documentation des règles, en Markdown
    Doc {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Mesure la lecture et le calcul des règles
    Bench(Question),
}

#[derive(Args)]
struct Question {
    /// Fichiers de règles, lus ensemble
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Règle à calculer (répétable)
    #[arg(short, long = "regle", value_name = "NOM")]
    rules: Vec<String>,
    /// Fait connu, « règle = valeur » (répétable)
    #[arg(short, long = "fait", value_name = "RÈGLE = VALEUR")]
    facts: Vec<String>,
    /// Fichier de faits, YAML ou JSON
    #[arg(short, long, value_name = "FICHIER")]
    situation: Option<PathBuf>,
    /// Date du jour, jj/mm/aaaa, pour les durées qui courent jusqu'à aujourd'hui
    #[arg(long, value_name = "DATE")]
    jour: Option<String>,
}

/// Why the command stops: what to say, and the exit code.
struct Stop {
    message: String,
    code: u8,
}

impl Stop {
    fn rules(message: impl ToString) -> Stop {
        Stop { message: message.to_string(), code: 1 }
    }

    fn usage(message: impl ToString) -> Stop {
        Stop { message: message.to_string(), code: 2 }
    }

    fn question(message: impl ToString) -> Stop {
        Stop { message: message.to_string(), code: 3 }
    }
}

fn main() -> ExitCode {
    match run(Command::parse().task) {
        Ok(output) => {
            print!("{output}");
            ExitCode::SUCCESS
        }
        Err(stop) => {
            eprintln!("{}", stop.message);
            ExitCode::from(stop.code)
        }
    }
}

fn run(task: Task) -> Result<String, Stop> {
    match task {
        Task::Check { files } => {
            let engine = read(&files, Options::default())?;
            show::check(&engine).map_err(Stop::rules)
        }
        Task::Doc { files } => Ok(show::documentation(&read(&files, Options::default())?)),
        Task::Eval(question) => {
            let (engine, mut session) = asked(&question)?;
            let mut output = String::new();
            for rule in names(&question, &engine) {
                output.push_str(&show::answer(&mut session, &rule).map_err(Stop::question)?);
            }
            Ok(output)
        }
        Task::Missing(question) => {
            let (engine, mut session) = asked(&question)?;
            let mut output = String::new();
            for rule in names(&question, &engine) {
                output.push_str(&show::missing(&engine, &mut session, &rule).map_err(Stop::question)?);
            }
            Ok(output)
        }
        Task::Explain(question) => {
            let (engine, mut session) = asked(&question)?;
            let mut output = String::new();
            for rule in names(&question, &engine) {
                let (_, step) = session.explain(&rule).map_err(Stop::question)?;
                show::tree(&step, 0, &mut output);
            }
            Ok(output)
        }
        Task::Bench(question) => {
            let texts = texts(&question.files)?;
            let (engine, mut session) = asked(&question)?;
            let names = names(&question, &engine);
            bench::report(&sources(&question.files, &texts), &mut session, &names).map_err(Stop::question)
        }
    }
}

fn asked(question: &Question) -> Result<(Engine, Session), Stop> {
    let today = question.jour.as_deref().map(day).transpose()?;
    let engine = read(&question.files, Options { today, ..Options::default() })?;
    let mut situation = match &question.situation {
        None => Situation::new(),
        Some(path) => Situation::read(&text(path)?).map_err(Stop::usage)?,
    };
    for fact in &question.facts {
        let Some((rule, value)) = fact.split_once('=') else {
            return Err(Stop::usage(format!("« {fact} » n'est pas un fait ; écrivez « règle = valeur »")));
        };
        situation = situation.with(rule.trim(), value.trim());
    }
    let mut session = engine.session();
    session.set_situation(&situation).map_err(Stop::question)?;
    Ok((engine, session))
}

fn day(text: &str) -> Result<Date, Stop> {
    let numbers: Vec<u32> = text.split('/').filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [day, month, year] => Date::new(*year as i32, *month, *day).map_err(Stop::usage),
        _ => Err(Stop::usage(format!("« {text} » n'est pas une date ; écrivez jj/mm/aaaa"))),
    }
}

fn names(question: &Question, engine: &Engine) -> Vec<String> {
    if !question.rules.is_empty() {
        return question.rules.clone();
    }
    engine.rules().map(|rule| rule.name().to_owned()).collect()
}

fn read(files: &[PathBuf], options: Options) -> Result<Engine, Stop> {
    let texts = texts(files)?;
    let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let sources: Vec<Source<'_>> =
        names.iter().zip(&texts).map(|(name, text)| Source { name, text }).collect();
    Engine::read(&sources, options).map_err(Stop::rules)
}

fn texts(files: &[PathBuf]) -> Result<Vec<String>, Stop> {
    files.iter().map(text).collect()
}

fn text(path: &PathBuf) -> Result<String, Stop> {
    std::fs::read_to_string(path).map_err(|error| Stop::usage(format!("{} : {error}", path.display())))
}

fn sources<'a>(files: &[PathBuf], texts: &'a [String]) -> Vec<Source<'a>> {
    files.iter().zip(texts).map(|(_, text)| Source { name: "règles", text }).collect()
}
