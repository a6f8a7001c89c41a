-- Reception: what someone asks, and who takes it.

-- A request, from its first answer. The answers are one sealed text; what routes it is in the clear.
create table request (
    id blob primary key,
    reference text unique,
    person_id blob not null references person (id),
    site_id blob references site (id),
    state text not null,
    answers_sealed blob not null,
    contact_mode text,
    started_at integer not null,
    sent_at integer,
    taken_by blob references professional (id),
    taken_at integer,
    closed_at integer,
    -- The parcours it led to: a new one, or one its counsellor already followed.
    parcours_id blob,
    version integer not null default 1
) strict;
create index request_queue on request (site_id, state, sent_at);
create index request_person on request (person_id);
create index request_taken on request (taken_by, state, sent_at);
-- One draft a person: two windows of a browser write the same one.
create unique index request_draft on request (person_id) where state = 'draft';

-- A person's path with an operator, from a request taken to its end.
create table parcours (
    id blob primary key,
    person_id blob not null references person (id),
    operator_id blob not null references operator (id),
    site_id blob not null references site (id),
    request_id blob references request (id),
    counsellor_id blob not null references professional (id),
    state text not null,
    stage text not null,
    opened_at integer not null,
    moved_at integer not null,
    closed_at integer,
    version integer not null default 1
) strict;
create index parcours_person on parcours (person_id);
create index parcours_counsellor on parcours (counsellor_id, state, moved_at, id);
create index parcours_site on parcours (site_id, state, moved_at, id);

-- A professional follows a parcours, from a date to a date.
create table follow_up (
    parcours_id blob not null references parcours (id),
    professional_id blob not null references professional (id),
    starts_at integer not null,
    ends_at integer,
    primary key (parcours_id, professional_id, starts_at)
) strict;

-- A person's agreement that an operator sees part of a parcours, for a purpose, until a date.
create table consent (
    id blob primary key,
    person_id blob not null references person (id),
    parcours_id blob not null references parcours (id),
    operator_id blob not null references operator (id),
    scope integer not null,
    purpose text not null,
    granted_at integer not null,
    expires_at integer not null,
    withdrawn_at integer
) strict;
create index consent_parcours on consent (parcours_id);

-- A time to meet: proposed by the counsellor, answered by the person. The link of the mail is kept as a digest.
create table appointment (
    id blob primary key,
    person_id blob not null references person (id),
    parcours_id blob not null references parcours (id),
    professional_id blob not null references professional (id),
    mode text not null,
    place_sealed blob,
    starts_at integer not null,
    ends_at integer not null,
    state text not null,
    answer_digest blob unique,
    sequence integer not null default 0,
    created_at integer not null,
    answered_at integer,
    reminded_at integer,
    version integer not null default 1
) strict;
create index appointment_parcours on appointment (parcours_id, starts_at);
create index appointment_person on appointment (person_id, starts_at);
create index appointment_professional on appointment (professional_id, starts_at);
