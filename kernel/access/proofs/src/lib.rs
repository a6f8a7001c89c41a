//! Theorems about the access policies: claims that hold for every possible request, not only for those tested.
//!
//! A [`Theorem`] bounds what the policies may permit among some request environments (kind of asker, act, kind of
//! subject): everything they permit there must also be permitted by `bound`. The symbolic compiler of Cedar turns
//! this into a question for an SMT solver (cvc5), which either finds no counterexample in any world, or shows one.
//! Each theorem comes with a planted fault, a change to the policies that must be found, so that a theorem that
//! cannot fail is noticed. What is proved is the policies; that the code asks them rightly is tested elsewhere.

mod theorems;

use cedar_policy::{PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::err::Error;
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet};
use jalon_access::cedar::{Loaded, POLICIES, SCHEMA};

pub use theorems::all as theorems;

/// A claim about everything the policies permit in some environments.
pub struct Theorem {
    /// The claim, as a sentence.
    pub claim: &'static str,
    /// The environments it speaks of.
    pub about: fn(&Environment<'_>) -> bool,
    /// Policies that permit all that may be permitted there; empty when nothing may.
    pub bound: &'static str,
    /// A change that makes the claim false.
    pub fault: Fault,
}

/// A planted fault.
pub enum Fault {
    /// One more policy.
    Added(&'static str),
    /// A text of the policies replaced by another, wherever it stands.
    Replaced(&'static str, &'static str),
}

/// The names of a request environment.
pub struct Environment<'a> {
    pub asker: &'a str,
    pub act: &'a str,
    pub subject: &'a str,
}

/// What the solver said of a theorem.
#[derive(Debug)]
pub enum Verdict {
    /// No counterexample in that many environments.
    Holds { environments: usize },
    /// The world of a counterexample, and who asked what in it.
    Fails { story: String },
}

/// The texts of the policies with a fault planted in them, or without.
///
/// # Panics
/// When the text to replace is not there: the fault no longer means anything.
pub fn policies(fault: Option<&Fault>) -> Loaded {
    let mut texts: Vec<String> = POLICIES.iter().map(|(_, text)| (*text).to_owned()).collect();
    match fault {
        None => {}
        Some(Fault::Added(policy)) => texts.push(format!("@id(\"planted-fault\") {policy}")),
        Some(Fault::Replaced(from, to)) => {
            assert!(texts.iter().any(|text| text.contains(from)), "the policies no longer contain: {from}");
            for text in &mut texts {
                *text = text.replace(from, to);
            }
        }
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Loaded::parse(SCHEMA, &texts).unwrap_or_else(|error| panic!("{error}"))
}

/// Asks the solver about a theorem; stops at the first counterexample.
///
/// # Errors
/// The solver could not be asked, or did not know.
pub async fn prove(
    solver: &mut CedarSymCompiler<LocalSolver>,
    theorem: &Theorem,
    policies: &Loaded,
) -> Result<Verdict, Error> {
    let bound: PolicySet = theorem.bound.parse().unwrap_or_else(|error| panic!("{}: {error}", theorem.claim));
    let mut environments = 0;
    for env in environments_of(policies.schema(), theorem.about) {
        let said = CompiledPolicySet::compile(policies.policies(), &env, policies.schema())?;
        let allowed = CompiledPolicySet::compile(&bound, &env, policies.schema())?;
        if let Some(world) = solver.check_implies_with_counterexample_opt(&said, &allowed).await? {
            return Ok(Verdict::Fails {
                story: format!("{}\nin the world {:?}", world.request, world.entities),
            });
        }
        environments += 1;
    }
    Ok(Verdict::Holds { environments })
}

/// Whether no policy can err, in any environment it applies to; the name of the first that can.
///
/// # Errors
/// The solver could not be asked, or did not know.
pub async fn first_that_errs(
    solver: &mut CedarSymCompiler<LocalSolver>,
    policies: &Loaded,
) -> Result<Option<String>, Error> {
    for policy in policies.policies().policies() {
        for env in policy.get_valid_request_envs(policies.schema()) {
            let compiled = CompiledPolicy::compile(policy, &env, policies.schema())?;
            if !solver.check_never_errors_opt(&compiled).await? {
                return Ok(Some(policy.id().to_string()));
            }
        }
    }
    Ok(None)
}

/// The environments of the schema a theorem speaks of.
pub fn environments_of(schema: &Schema, about: fn(&Environment<'_>) -> bool) -> Vec<RequestEnv> {
    let speaks = |env: &RequestEnv| {
        let (asker, subject) = (env.principal().to_string(), env.resource().to_string());
        about(&Environment { asker: &asker, act: env.action().id().unescaped(), subject: &subject })
    };
    schema.request_envs().filter(speaks).collect()
}
