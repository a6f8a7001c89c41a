//! Timing: how long rules take to read, and how many answers a second they give, one situation at a time.

use publicodes::{Engine, EvaluationError, Options, Session, Source};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// How long each measure lasts.
const LASTING: Duration = Duration::from_secs(1);

pub fn report(
    sources: &[Source<'_>],
    session: &mut Session,
    names: &[String],
) -> Result<String, EvaluationError> {
    let mut output = String::new();
    let reading = repeated(|| {
        let _ = Engine::read(sources, Options::default());
    });
    let _ = writeln!(output, "lecture : {:.3} ms", 1e3 * reading);
    for name in names {
        session.forget();
        session.evaluate(name)?;
    }
    let asking = repeated(|| {
        session.forget();
        for name in names {
            let _ = session.evaluate(name);
        }
    });
    let _ = writeln!(
        output,
        "calcul : {:.1} µs pour {} règles d'une situation, soit {:.0} réponses par seconde",
        1e6 * asking,
        names.len(),
        names.len() as f64 / asking
    );
    Ok(output)
}

/// Mean time of one turn, in seconds.
fn repeated(mut turn: impl FnMut()) -> f64 {
    turn();
    let start = Instant::now();
    let mut turns = 0u32;
    while start.elapsed() < LASTING {
        turn();
        turns += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(turns)
}
