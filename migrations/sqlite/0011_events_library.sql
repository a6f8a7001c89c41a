-- Collective events, who comes to them, and resource spaces (2.1-08).

-- An event that a site holds: an information meeting, a workshop, a meeting on recognition of experience.
create table event (
    id blob primary key,
    operator_id blob not null references operator (id),
    site_id blob not null references site (id),
    kind text not null,
    title text not null,
    description text not null,
    place text not null,
    postcode text not null,
    town text not null,
    accessibility text not null,
    contact text not null,
    starts_at integer not null,
    ends_at integer not null,
    capacity integer not null,
    state text not null,
    sequence integer not null default 0,
    turn integer not null default 0,
    demonstration integer not null,
    written_by blob references professional (id),
    written_at integer not null,
    version integer not null default 1
) strict;
create index event_starts on event (starts_at);
create index event_site on event (site_id);

-- Somebody who comes, or waits for a place. How to reach them is sealed; the link of the mail is a digest.
create table event_seat (
    id blob primary key,
    event_id blob not null references event (id),
    person_id blob not null references person (id),
    reference text not null unique,
    state text not null,
    holder_sealed blob not null,
    link_digest blob not null unique,
    asked_at integer not null,
    reminded_at integer,
    version integer not null default 1,
    unique (event_id, person_id)
) strict;
create index event_seat_person on event_seat (person_id);

-- A place where one reads and works alone, with its hours.
create table resource_space (
    id blob primary key,
    operator_id blob not null references operator (id),
    site_id blob not null references site (id),
    name text not null,
    description text not null,
    place text not null,
    postcode text not null,
    town text not null,
    hours text not null,
    accessibility text not null,
    contact text not null,
    demonstration integer not null,
    written_at integer not null,
    version integer not null default 1
) strict;
create index resource_space_site on resource_space (site_id);

-- A study of the library (2.1-06): a diagnosis, figures or a prospective study of a territory and a sector.
create table study (
    id blob primary key,
    operator_id blob not null references operator (id),
    site_id blob not null references site (id),
    kind text not null,
    title text not null,
    summary text not null,
    publisher text not null,
    published_on text not null,
    expires_on text,
    territory text not null,
    sector text not null,
    link text not null,
    demonstration integer not null,
    written_by blob references professional (id),
    written_at integer not null,
    version integer not null default 1
) strict;
create index study_site on study (site_id);
