//! What the command line says in French: the frame of the help, and why a command was not understood.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The frame of every help text.
pub const TEMPLATE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}\n";

/// Says why a command was not understood, or shows the help that was asked for.
pub fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{error}");
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{error}");
            ExitCode::from(2)
        }
        kind => {
            eprintln!("jalon : {}", sentence(error, kind));
            eprintln!("« jalon --help » et « jalon COMMANDE --help » disent ce qui existe.");
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &clap::Error, kind: ErrorKind) -> String {
    let told = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = told(ContextKind::InvalidArg);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind))
        .map(|near| format!(" Vouliez-vous dire {} ?", text(near)))
        .unwrap_or_default();
    match kind {
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {} » n’existe pas.{near}", told(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            format!("l’option ou l’argument « {argument} » n’existe pas ici.{near}")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}."),
        ErrorKind::MissingSubcommand => "il manque le nom de la commande.".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = told(ContextKind::InvalidValue);
            let why = std::error::Error::source(error).map(|why| format!(" ({why})")).unwrap_or_default();
            let choices = error
                .get(ContextKind::ValidValue)
                .map(|choices| format!(" Valeurs possibles : {}.", text(choices)))
                .unwrap_or_default();
            if value.is_empty() {
                format!("il manque la valeur de {argument}.{choices}")
            } else {
                format!("« {value} » ne convient pas pour {argument}{why}.{choices}{near}")
            }
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} ne va pas avec {}.", told(ContextKind::PriorArg))
        }
        _ => "la commande n’est pas comprise.".to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}
