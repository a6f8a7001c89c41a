-- Reception: what someone asks, and who takes it.

-- A request, from its first answer. The answers are one sealed text; what routes it is in the clear.
create table request (
    id uuid primary key,
    reference text unique,
    person_id uuid not null references person (id),
    site_id uuid references site (id),
    state text not null,
    answers_sealed bytea not null,
    contact_mode text,
    started_at timestamptz not null,
    sent_at timestamptz,
    taken_by uuid references professional (id),
    taken_at timestamptz,
    closed_at timestamptz,
    -- The parcours it led to: a new one, or one its counsellor already followed.
    parcours_id uuid,
    version bigint not null default 1
);
create index request_queue on request (site_id, state, sent_at);
create index request_person on request (person_id);
create index request_taken on request (taken_by, state, sent_at);
-- One draft a person: two windows of a browser write the same one.
create unique index request_draft on request (person_id) where state = 'draft';

-- A person's path with an operator, from a request taken to its end.
create table parcours (
    id uuid primary key,
    person_id uuid not null references person (id),
    operator_id uuid not null references operator (id),
    site_id uuid not null references site (id),
    request_id uuid references request (id),
    counsellor_id uuid not null references professional (id),
    state text not null,
    stage text not null,
    opened_at timestamptz not null,
    moved_at timestamptz not null,
    closed_at timestamptz,
    version bigint not null default 1
);
create index parcours_person on parcours (person_id);
create index parcours_counsellor on parcours (counsellor_id, state, moved_at, id);
create index parcours_site on parcours (site_id, state, moved_at, id);

-- A professional follows a parcours, from a date to a date.
create table follow_up (
    parcours_id uuid not null references parcours (id),
    professional_id uuid not null references professional (id),
    starts_at timestamptz not null,
    ends_at timestamptz,
    primary key (parcours_id, professional_id, starts_at)
);

-- A person's agreement that an operator sees part of a parcours, for a purpose, until a date.
create table consent (
    id uuid primary key,
    person_id uuid not null references person (id),
    parcours_id uuid not null references parcours (id),
    operator_id uuid not null references operator (id),
    scope bigint not null,
    purpose text not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    withdrawn_at timestamptz
);
create index consent_parcours on consent (parcours_id);

-- A time to meet: proposed by the counsellor, answered by the person. The link of the mail is kept as a digest.
create table appointment (
    id uuid primary key,
    person_id uuid not null references person (id),
    parcours_id uuid not null references parcours (id),
    professional_id uuid not null references professional (id),
    mode text not null,
    place_sealed bytea,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    state text not null,
    answer_digest bytea unique,
    sequence bigint not null default 0,
    created_at timestamptz not null,
    answered_at timestamptz,
    reminded_at timestamptz,
    version bigint not null default 1
);
create index appointment_parcours on appointment (parcours_id, starts_at);
create index appointment_person on appointment (person_id, starts_at);
create index appointment_professional on appointment (professional_id, starts_at);
