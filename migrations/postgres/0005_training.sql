-- Training: what one is entitled to, the training project, its funding and what is asked of funders.

-- What somebody answered to "what am I entitled to?", with or without an account; one a person.
create table funding_inquiry (
    id uuid primary key,
    person_id uuid not null unique references person (id),
    answers_sealed bytea not null,
    started_at timestamptz not null,
    written_at timestamptz not null,
    version bigint not null default 1
);

-- One part of the training project of a parcours: the need, recognition first, the certification, the sessions, working
-- time, the facts funding depends on, and those of them that tell of health. Each has a version of its own, so that two
-- people write two parts at once.
create table training_part (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    part text not null,
    content_sealed bytea not null,
    written_by text not null,
    written_at timestamptz not null,
    version bigint not null default 1,
    unique (parcours_id, part)
);
create index training_part_person on training_part (person_id);

-- A funding plan as it was chosen, frozen with the facts and the day it was reckoned for.
create table funding_plan (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    number bigint not null,
    content_sealed bytea not null,
    kept_by text not null,
    kept_at timestamptz not null,
    unique (parcours_id, number)
);
create index funding_plan_person on funding_plan (person_id);

-- What is asked of one funder. Who the funder is, is sealed with the rest: some names tell of health.
create table funding_request (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    content_sealed bytea not null,
    state text not null,
    created_at timestamptz not null,
    written_at timestamptz not null,
    version bigint not null default 1
);
create index funding_request_parcours on funding_request (parcours_id);
create index funding_request_person on funding_request (person_id);
