//! Every theorem is proved, and every planted fault is found.

use cedar_policy_symcc::CedarSymCompiler;
use cedar_policy_symcc::solver::LocalSolver;
use jalon_access_proofs::{Fault, Verdict, first_that_errs, policies, prove, theorems};

/// The solver, or nothing when it is absent and may be.
fn solver() -> Option<CedarSymCompiler<LocalSolver>> {
    match LocalSolver::cvc5() {
        Ok(solver) => Some(CedarSymCompiler::new(solver).expect("starting the symbolic compiler")),
        Err(error) if std::env::var("JALON_REQUIRE_TOOLS").as_deref() == Ok("1") => {
            panic!("cvc5 is required and cannot be started: {error}")
        }
        Err(_) => {
            println!("SKIPPED: no theorem was proved, because cvc5 is not installed (Debian package cvc5)");
            None
        }
    }
}

#[tokio::test]
async fn every_theorem_holds() {
    let Some(mut solver) = solver() else { return };
    let policies = policies(None);
    let mut asked = 0;
    for theorem in theorems() {
        match prove(&mut solver, theorem, &policies).await.expect("asking the solver") {
            Verdict::Holds { environments } => {
                assert!(environments > 0, "{}: speaks of nothing", theorem.claim);
                asked += environments;
            }
            Verdict::Fails { story } => panic!("{}: refuted by\n{story}", theorem.claim),
        }
    }
    println!("{} theorems, {asked} questions to the solver", theorems().count());
}

#[tokio::test]
async fn every_planted_fault_is_found() {
    let Some(mut solver) = solver() else { return };
    for theorem in theorems() {
        let verdict =
            prove(&mut solver, theorem, &policies(Some(&theorem.fault))).await.expect("asking the solver");
        assert!(
            matches!(verdict, Verdict::Fails { .. }),
            "{}: the planted fault was not found",
            theorem.claim
        );
    }
}

#[tokio::test]
async fn no_policy_can_err() {
    let Some(mut solver) = solver() else { return };
    assert_eq!(first_that_errs(&mut solver, &policies(None)).await.expect("asking the solver"), None);
    // Adding numbers can overflow: the only way a policy that passes the strict validator can err.
    let fault = Fault::Added(
        r#"permit (principal is Employer, action == Action::"outbox.read", resource)
           when { 9223372036854775807 + (if resource.mode == Mode::"demo" then 1 else 0) > 0 };"#,
    );
    let found = first_that_errs(&mut solver, &policies(Some(&fault))).await.expect("asking the solver");
    assert_eq!(found.as_deref(), Some("planted-fault"));
}
