-- Counselling: what two people write together.

-- The shared diagnosis of a parcours: its agreement, or its disagreement written down.
create table diagnosis (
    parcours_id uuid primary key references parcours (id),
    person_id uuid not null references person (id),
    person_agreed_at timestamptz,
    counsellor_agreed_at timestamptz,
    person_disagreement_sealed bytea,
    counsellor_disagreement_sealed bytea,
    version bigint not null default 1
);

-- One section of the diagnosis in one voice: the person's words, or the counsellor's.
create table diagnosis_entry (
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    section text not null,
    voice text not null,
    text_sealed bytea not null,
    written_at timestamptz not null,
    version bigint not null default 1,
    primary key (parcours_id, section, voice)
);

create table project (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    kind text not null,
    target_code text,
    summary_sealed bytea,
    territory_sealed bytea,
    to_check_sealed bytea,
    horizon date,
    state text not null,
    created_at timestamptz not null,
    written_at timestamptz not null,
    version bigint not null default 1
);
create index project_parcours on project (parcours_id);

create table objective (
    id uuid primary key,
    project_id uuid not null references project (id),
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    text_sealed bytea not null,
    criterion_sealed bytea not null,
    rank bigint not null,
    reached_at timestamptz,
    created_at timestamptz not null,
    version bigint not null default 1
);
create index objective_parcours on objective (parcours_id);

-- A step of the action plan: whose it is, for when, and where it stands.
create table step (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    objective_id uuid references objective (id),
    text_sealed bytea not null,
    done_when_sealed bytea,
    owner text not null,
    due date,
    state text not null,
    reminded_at timestamptz,
    created_at timestamptz not null,
    written_at timestamptz not null,
    version bigint not null default 1
);
create index step_parcours on step (parcours_id);
create index step_due on step (state, due);

-- A version of the synthesis: its frozen content, the person's own words, and their agreement.
create table synthesis (
    id uuid primary key,
    parcours_id uuid not null references parcours (id),
    person_id uuid not null references person (id),
    number bigint not null,
    state text not null,
    content_sealed bytea not null,
    person_words_sealed bytea,
    created_by uuid not null references professional (id),
    created_at timestamptz not null,
    agreed_at timestamptz,
    version bigint not null default 1,
    unique (parcours_id, number)
);
