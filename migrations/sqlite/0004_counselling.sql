-- Counselling: what two people write together.

-- The shared diagnosis of a parcours: its agreement, or its disagreement written down.
create table diagnosis (
    parcours_id blob primary key references parcours (id),
    person_id blob not null references person (id),
    person_agreed_at integer,
    counsellor_agreed_at integer,
    person_disagreement_sealed blob,
    counsellor_disagreement_sealed blob,
    version integer not null default 1
) strict;

-- One section of the diagnosis in one voice: the person's words, or the counsellor's.
create table diagnosis_entry (
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    section text not null,
    voice text not null,
    text_sealed blob not null,
    written_at integer not null,
    version integer not null default 1,
    primary key (parcours_id, section, voice)
) strict;

create table project (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    kind text not null,
    target_code text,
    summary_sealed blob,
    territory_sealed blob,
    to_check_sealed blob,
    horizon text,
    state text not null,
    created_at integer not null,
    written_at integer not null,
    version integer not null default 1
) strict;
create index project_parcours on project (parcours_id);

create table objective (
    id blob primary key,
    project_id blob not null references project (id),
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    text_sealed blob not null,
    criterion_sealed blob not null,
    rank integer not null,
    reached_at integer,
    created_at integer not null,
    version integer not null default 1
) strict;
create index objective_parcours on objective (parcours_id);

-- A step of the action plan: whose it is, for when, and where it stands.
create table step (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    objective_id blob references objective (id),
    text_sealed blob not null,
    done_when_sealed blob,
    owner text not null,
    due text,
    state text not null,
    reminded_at integer,
    created_at integer not null,
    written_at integer not null,
    version integer not null default 1
) strict;
create index step_parcours on step (parcours_id);
create index step_due on step (state, due);

-- A version of the synthesis: its frozen content, the person's own words, and their agreement.
create table synthesis (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    number integer not null,
    state text not null,
    content_sealed blob not null,
    person_words_sealed blob,
    created_by blob not null references professional (id),
    created_at integer not null,
    agreed_at integer,
    version integer not null default 1,
    unique (parcours_id, number)
) strict;
