//! What only the house does and what only the person does: accounts, regions, jobs, messages, agreements.

use crate::{Fault, Theorem};

/// What is proved of them.
pub const THEOREMS: &[Theorem] = &[
    Theorem {
        claim: "only a confirmed administrator with two factors manages accounts",
        about: |env| env.act == "people.manage",
        bound: r#"
            permit (principal is Administrator, action, resource)
            when { principal.lifecycle == Lifecycle::"confirmed" && principal.assurance == Assurance::"two" };"#,
        fault: Fault::Replaced(
            "forbid (principal is Administrator, action in [Action::\"ofPerson\", Action::\"runHouse\"], resource)",
            "forbid (principal is Administrator, action in [Action::\"ofPerson\"], resource)",
        ),
    },
    Theorem {
        claim: "what a region decides is written only under a live mandate of the region, at its own site",
        about: |env| env.act == "region.write",
        bound: r#"
            permit (principal is Professional, action, resource is Site)
            when {
              principal.lifecycle == Lifecycle::"confirmed" && principal.assurance == Assurance::"two" &&
              principal has mandate && principal.mandate.live && principal.mandate.site == resource &&
              principal.mandate.role == Role::"region"
            };"#,
        fault: Fault::Replaced(
            "principal.mandate.site == resource && principal.mandate.role == Role::\"region\"",
            "principal.mandate.role == Role::\"region\"",
        ),
    },
    Theorem {
        claim: "the platform's jobs do only what jobs do",
        about: |env| env.asker == "System" && !env.act.starts_with("job.") && env.act != "outbox.read",
        bound: "",
        fault: Fault::Added(r#"permit (principal is System, action == Action::"parcours.read", resource);"#),
    },
    Theorem {
        claim: "nobody but the platform does its jobs",
        about: |env| env.asker != "System" && env.act.starts_with("job."),
        bound: "",
        fault: Fault::Replaced(
            "permit (principal is System, action == Action::\"job.render\"",
            "permit (principal, action == Action::\"job.render\"",
        ),
    },
    Theorem {
        claim: "sent messages are read in the demonstration only",
        about: |env| env.act == "outbox.read",
        bound: r#"permit (principal, action, resource is House) when { resource.mode == Mode::"demo" };"#,
        fault: Fault::Replaced(
            "when { resource.mode == Mode::\"demo\" }",
            "when { resource.mode == Mode::\"demo\" || principal is Administrator }",
        ),
    },
    Theorem {
        claim: "a suspended or departed account does nothing but look at a demonstration's messages",
        about: |env| {
            (env.asker == "Professional" || env.asker == "Administrator") && env.act != "outbox.read"
        },
        bound: r#"
            permit (principal is Professional, action, resource)
            when { principal.lifecycle != Lifecycle::"suspended" && principal.lifecycle != Lifecycle::"left" };
            permit (principal is Administrator, action, resource)
            when { principal.lifecycle != Lifecycle::"suspended" && principal.lifecycle != Lifecycle::"left" };"#,
        fault: Fault::Replaced(
            "[Lifecycle::\"invited\", Lifecycle::\"accepted\", Lifecycle::\"confirmed\"]",
            "[Lifecycle::\"invited\", Lifecycle::\"accepted\", Lifecycle::\"confirmed\", Lifecycle::\"suspended\"]",
        ),
    },
    Theorem {
        claim: "only the person gives or withdraws a consent, agrees to the synthesis, or speaks in their own voice",
        about: |env| {
            [
                "consent.give",
                "consent.withdraw",
                "synthesis.agree",
                "synthesis.comment",
                "diagnosis.write_person",
            ]
            .contains(&env.act)
        },
        bound: r#"permit (principal is Person, action, resource is Parcours) when { resource.person == principal };"#,
        fault: Fault::Replaced(
            "Action::\"synthesis.draft\", Action::\"note.write_private\"",
            "Action::\"synthesis.draft\", Action::\"synthesis.agree\", Action::\"note.write_private\"",
        ),
    },
    Theorem {
        claim: "only the person exports or erases what is theirs, or reads who looked",
        about: |env| env.act.starts_with("privacy."),
        bound: r#"
            permit (principal is Person, action, resource is Person) when { resource == principal };
            permit (principal is Person, action, resource is Parcours) when { resource.person == principal };
            permit (principal is Visitor, action, resource is Person)
            when { principal has person && resource == principal.person };"#,
        fault: Fault::Added(
            r#"permit (principal is Professional, action == Action::"privacy.export", resource is Parcours)
               when { resource.followedBy.contains(principal) };"#,
        ),
    },
];
