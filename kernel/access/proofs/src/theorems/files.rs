//! Who reaches what of a person: files, requests, those who come to an event.

use super::{of_person, professional_on_file};
use crate::{Fault, Theorem};

/// What is proved of them.
pub const THEOREMS: &[Theorem] = &[
    Theorem {
        claim: "an employer is denied everything",
        about: |env| env.asker == "Employer",
        bound: "",
        fault: Fault::Replaced(
            "forbid (principal is Employer, action, resource);",
            "forbid (principal is Employer, action == Action::\"parcours.read\", resource);",
        ),
    },
    Theorem {
        claim: "an administrator touches nothing of a person",
        about: |env| env.asker == "Administrator" && of_person(env),
        bound: "",
        fault: Fault::Replaced(
            "forbid (principal is Administrator, action in Action::\"ofPerson\", resource);",
            "permit (principal is Administrator, action == Action::\"parcours.list\", resource is Site);",
        ),
    },
    Theorem {
        claim: "a professional reaches a file only as a counsellor, confirmed, with two factors and a live mandate, \
                who follows the person for the operator in charge or whose operator the person opened it to",
        about: professional_on_file,
        bound: r#"
            permit (principal is Professional, action, resource is Parcours)
            when {
              principal.lifecycle == Lifecycle::"confirmed" && principal.assurance == Assurance::"two" &&
              principal has mandate && principal.mandate.live && principal.mandate.role == Role::"counsellor" &&
              (
                (principal.mandate.operator == resource.operator && resource.followedBy.contains(principal)) ||
                (context.class == FieldClass::"identity" && resource.openTo.identity.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"contact" && resource.openTo.contact.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"project" && resource.openTo.project.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"health" && resource.openTo.health.contains(principal.mandate.operator))
              )
            };"#,
        fault: Fault::Replaced(
            "unless { principal has mandate && principal.mandate.live };",
            "unless { principal has mandate };",
        ),
    },
    Theorem {
        claim: "nothing of a file crosses the boundary of the operator in charge without a consent for that class, \
                and then only for reading",
        about: professional_on_file,
        bound: r#"
            permit (principal is Professional, action, resource is Parcours)
            when { principal has mandate && principal.mandate.operator == resource.operator };
            permit (
              principal is Professional,
              action in [Action::"parcours.read", Action::"synthesis.read", Action::"document.read"],
              resource is Parcours
            )
            when {
              principal has mandate &&
              (
                (context.class == FieldClass::"identity" && resource.openTo.identity.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"contact" && resource.openTo.contact.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"project" && resource.openTo.project.contains(principal.mandate.operator)) ||
                (context.class == FieldClass::"health" && resource.openTo.health.contains(principal.mandate.operator))
              )
            };"#,
        fault: Fault::Replaced(
            "principal.mandate.operator == resource.operator && resource.followedBy.contains(principal)",
            "resource.followedBy.contains(principal)",
        ),
    },
    Theorem {
        claim: "health reaches a professional only by the person's consent to their operator",
        about: professional_on_file,
        bound: r#"
            permit (principal is Professional, action, resource is Parcours)
            when { context.class != FieldClass::"health" };
            permit (principal is Professional, action, resource is Parcours)
            when { principal has mandate && resource.openTo.health.contains(principal.mandate.operator) };
            permit (
              principal is Professional,
              action in [
                Action::"diagnosis.write_counsellor", Action::"diagnosis.agree", Action::"project.write",
                Action::"objective.write", Action::"step.write", Action::"training.write", Action::"training.decide",
                Action::"synthesis.draft", Action::"note.write_private", Action::"exploration.write_counsellor",
                Action::"appointment.propose", Action::"appointment.answer"
              ],
              resource is Parcours
            );"#,
        fault: Fault::Replaced("&&\n  context.class != FieldClass::\"health\"", ""),
    },
    Theorem {
        claim: "at the operator in charge, health reaches only whoever follows the person",
        about: |env| professional_on_file(env) && env.act == "parcours.read",
        bound: r#"
            permit (principal is Professional, action, resource is Parcours)
            when {
              context.class != FieldClass::"health" || resource.followedBy.contains(principal) ||
              (principal has mandate && principal.mandate.operator != resource.operator)
            };"#,
        fault: Fault::Replaced(
            "(resource.operator != principal.mandate.operator || resource.followedBy.contains(principal))",
            "true",
        ),
    },
    Theorem {
        claim: "working notes reach only whoever follows the person for the operator in charge, whatever is consented",
        about: |env| {
            professional_on_file(env)
                && ["parcours.read", "note.read_private", "synthesis.read", "document.read"]
                    .contains(&env.act)
        },
        bound: r#"
            permit (principal is Professional, action, resource is Parcours)
            when { context.class != FieldClass::"privateNotes" };
            permit (principal is Professional, action, resource is Parcours)
            when {
              principal has mandate && principal.mandate.operator == resource.operator &&
              resource.followedBy.contains(principal)
            };
            permit (principal is Professional, action == Action::"note.read_private", resource is Parcours)
            when {
              principal has mandate && principal.mandate.operator == resource.operator &&
              resource.followedBy.contains(principal)
            };"#,
        fault: Fault::Added(
            r#"permit (principal is Professional, action == Action::"parcours.read", resource is Parcours)
               when { principal has mandate && context.class == FieldClass::"privateNotes" &&
                      resource.openTo.privateNotes.contains(principal.mandate.operator) };"#,
        ),
    },
    Theorem {
        claim: "a professional does nothing of a person's without confirmation, two factors and a live mandate",
        about: |env| env.asker == "Professional" && of_person(env),
        bound: r#"
            permit (principal is Professional, action, resource)
            when {
              principal.lifecycle == Lifecycle::"confirmed" && principal.assurance == Assurance::"two" &&
              principal has mandate && principal.mandate.live
            };"#,
        fault: Fault::Replaced(
            "when { principal.assurance != Assurance::\"two\" }",
            "when { principal.assurance != Assurance::\"two\" && resource is Parcours }",
        ),
    },
    Theorem {
        claim: "roles whose wing has not come hold events and publish studies of their own site, and reach nothing else",
        about: |env| env.asker == "Professional" && of_person(env),
        bound: r#"
            permit (principal is Professional, action, resource)
            when {
              principal has mandate && [Role::"counsellor", Role::"desk"].contains(principal.mandate.role)
            };
            permit (
              principal is Professional,
              action in [Action::"event.publish", Action::"event.read_seats"],
              resource is Site
            )
            when {
              principal has mandate && principal.mandate.site == resource &&
              principal.mandate.role == Role::"operatorManager"
            };
            permit (principal is Professional, action == Action::"study.publish", resource is Site)
            when {
              principal has mandate && principal.mandate.site == resource &&
              [Role::"region", Role::"networkHead", Role::"operatorManager"].contains(principal.mandate.role)
            };"#,
        fault: Fault::Added(
            r#"permit (principal is Professional, action == Action::"site.read_queue", resource is Site)
               when { principal has mandate && principal.mandate.role == Role::"evaluator" };"#,
        ),
    },
    Theorem {
        claim: "the desk opens its site's queue, waiting requests without a way to reach someone, its site's events with \
                who comes, and nothing else",
        about: |env| env.asker == "Professional" && of_person(env),
        bound: r#"
            permit (principal is Professional, action, resource)
            when { principal has mandate && principal.mandate.role != Role::"desk" };
            permit (
              principal is Professional,
              action in [Action::"site.read_queue", Action::"event.publish", Action::"event.read_seats"],
              resource is Site
            )
            when { principal has mandate && principal.mandate.site == resource };
            permit (principal is Professional, action == Action::"request.read", resource is Request)
            when {
              principal has mandate && principal.mandate.site == resource.site &&
              resource.state == RequestState::"waiting" && context.class != FieldClass::"contact" &&
              context.class != FieldClass::"health"
            };"#,
        fault: Fault::Replaced(
            "[FieldClass::\"identity\", FieldClass::\"project\"].contains(context.class)",
            "[FieldClass::\"identity\", FieldClass::\"contact\", FieldClass::\"project\"].contains(context.class)",
        ),
    },
    Theorem {
        claim: "who comes to an event is seen by those who receive people at the site that holds it, and nobody else",
        about: |env| env.act == "event.read_seats",
        bound: r#"
            permit (principal is Professional, action, resource is Site)
            when {
              principal has mandate && principal.mandate.site == resource &&
              [Role::"counsellor", Role::"desk", Role::"operatorManager"].contains(principal.mandate.role)
            };"#,
        fault: Fault::Replaced(
            "principal has mandate && principal.mandate.site == resource &&\n  \
             [Role::\"counsellor\", Role::\"desk\", Role::\"operatorManager\"]",
            "principal has mandate && [Role::\"counsellor\", Role::\"desk\", Role::\"operatorManager\"]",
        ),
    },
    Theorem {
        claim: "how to reach whoever stated a request is seen, among professionals, by the counsellor who took it",
        about: |env| env.asker == "Professional" && env.act == "request.read",
        bound: r#"
            permit (principal, action, resource is Request) when { context.class != FieldClass::"contact" };
            permit (principal is Professional, action, resource is Request)
            when { resource has takenBy && resource.takenBy == principal };"#,
        fault: Fault::Replaced("&& resource has takenBy && resource.takenBy == principal", ""),
    },
    Theorem {
        claim: "a request not sent is known to its author alone, and to the purge",
        about: |env| env.subject == "Request",
        bound: r#"
            permit (principal, action, resource is Request) when { resource.state != RequestState::"draft" };
            permit (principal is Person, action, resource is Request) when { resource.person == principal };
            permit (principal is Visitor, action, resource is Request)
            when { principal has person && resource.person == principal.person };
            permit (principal is System, action == Action::"job.purge", resource is Request);"#,
        fault: Fault::Replaced("resource.state == RequestState::\"waiting\" &&\n", ""),
    },
    Theorem {
        claim: "a visitor reads no file, not even their own",
        about: |env| env.asker == "Visitor" && env.subject == "Parcours" && env.act != "appointment.answer",
        bound: "",
        fault: Fault::Added(
            r#"permit (principal is Visitor, action == Action::"synthesis.read", resource);"#,
        ),
    },
    Theorem {
        claim: "a visitor acts only on what is theirs",
        about: |env| env.asker == "Visitor" && env.subject != "House",
        bound: r#"
            permit (principal is Visitor, action, resource is Person)
            when { principal has person && resource == principal.person };
            permit (principal is Visitor, action, resource is Request)
            when { principal has person && resource.person == principal.person };
            permit (principal is Visitor, action, resource is Parcours)
            when { principal has person && resource.person == principal.person };"#,
        fault: Fault::Replaced(
            "when { principal has person && resource.person == principal.person };",
            "when { principal has person };",
        ),
    },
    Theorem {
        claim: "a person acts only on what is theirs",
        about: |env| env.asker == "Person" && env.subject != "House",
        bound: r#"
            permit (principal is Person, action, resource is Person) when { resource == principal };
            permit (principal is Person, action, resource is Request) when { resource.person == principal };
            permit (principal is Person, action, resource is Parcours) when { resource.person == principal };"#,
        fault: Fault::Replaced(
            "when { resource.person == principal && context.class != FieldClass::\"privateNotes\" }",
            "when { context.class != FieldClass::\"privateNotes\" }",
        ),
    },
    Theorem {
        claim: "a sealed file is reached by its person alone, to read, to withdraw or to erase, and by the purge",
        about: |env| env.subject == "Parcours",
        bound: r#"
            permit (principal, action, resource is Parcours) when { resource.state != ParcoursState::"sealed" };
            permit (principal is Person, action in Action::"readOwn", resource is Parcours)
            when { resource.person == principal };
            permit (principal is System, action == Action::"job.purge", resource is Parcours);"#,
        fault: Fault::Replaced(
            "(principal is Person && resource.person == principal && action in Action::\"readOwn\")",
            "(principal is Person && resource.person == principal)\n || principal is Professional",
        ),
    },
    Theorem {
        claim: "an erased file is reached by nobody but the purge",
        about: |env| env.subject == "Parcours",
        bound: r#"
            permit (principal, action, resource is Parcours) when { resource.state != ParcoursState::"erased" };
            permit (principal is System, action == Action::"job.purge", resource is Parcours);"#,
        fault: Fault::Replaced(
            "when { resource.state == ParcoursState::\"erased\" }",
            "when { resource.state == ParcoursState::\"erased\" && !(principal is Person) }",
        ),
    },
    Theorem {
        claim: "a closed file is not written",
        about: |env| {
            env.subject == "Parcours"
                && (env.act.contains(".write") || env.act.ends_with(".agree") || env.act == "synthesis.draft")
        },
        bound: r#"permit (principal, action, resource is Parcours) when { resource.state == ParcoursState::"open" };"#,
        fault: Fault::Replaced(
            "when { resource.state != ParcoursState::\"open\" }",
            "when { resource.state == ParcoursState::\"sealed\" }",
        ),
    },
];
