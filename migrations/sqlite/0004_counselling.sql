-- Counselling: what two people write together.

-- One section of the diagnosis in one voice: the person's words, or the counsellor's. The versions of all entries of a
-- parcours add up to a number that grows with every change: an agreement notes it, and is void once it has grown.
create table diagnosis_entry (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    section text not null,
    voice text not null,
    text_sealed blob not null,
    written_by blob not null,
    written_at integer not null,
    version integer not null default 1,
    unique (parcours_id, section, voice)
) strict;
create index diagnosis_entry_person on diagnosis_entry (person_id);

-- What one of the two says of the whole diagnosis: an agreement, or a disagreement written down.
create table diagnosis_answer (
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    voice text not null,
    answer text not null,
    disagreement_sealed blob,
    texts integer not null,
    answered_at integer not null,
    primary key (parcours_id, voice)
) strict;
create index diagnosis_answer_person on diagnosis_answer (person_id);

-- A project. At most one of a parcours is retained.
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
create index project_person on project (person_id);
create unique index project_retained on project (parcours_id) where state = 'retained';

-- An objective of the work, and what shows that it is reached.
create table objective (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    text_sealed blob not null,
    criterion_sealed blob not null,
    reached_at integer,
    created_at integer not null,
    written_at integer not null,
    version integer not null default 1
) strict;
create index objective_parcours on objective (parcours_id);
create index objective_person on objective (person_id);

-- A step of the action plan: whose it is, for when, and where it stands.
create table step (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
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
create index step_person on step (person_id);

-- A version of the synthesis: its frozen content, the person's own words, and their agreement or what they say is wrong.
create table synthesis (
    id blob primary key,
    parcours_id blob not null references parcours (id),
    person_id blob not null references person (id),
    number integer not null,
    state text not null,
    content_sealed blob not null,
    person_words_sealed blob,
    remark_sealed blob,
    created_by blob not null references professional (id),
    created_at integer not null,
    answered_at integer,
    version integer not null default 1,
    unique (parcours_id, number)
) strict;
create index synthesis_person on synthesis (person_id);

-- The counsellor's list filtered by stage; without a stage, parcours_counsellor serves.
create index parcours_counsellor_stage on parcours (counsellor_id, state, stage, moved_at, id);
