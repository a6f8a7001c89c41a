-- Collective events, who comes to them, and resource spaces (2.1-08).

-- An event that a site holds: an information meeting, a workshop, a meeting on recognition of experience.
create table event (
    id uuid primary key,
    operator_id uuid not null references operator (id),
    site_id uuid not null references site (id),
    kind text not null,
    title text not null,
    description text not null,
    place text not null,
    postcode text not null,
    town text not null,
    accessibility text not null,
    contact text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    capacity bigint not null,
    state text not null,
    sequence bigint not null default 0,
    turn bigint not null default 0,
    demonstration boolean not null,
    written_by uuid references professional (id),
    written_at timestamptz not null,
    version bigint not null default 1
);
create index event_starts on event (starts_at);
create index event_site on event (site_id);

-- Somebody who comes, or waits for a place. How to reach them is sealed; the link of the mail is a digest.
create table event_seat (
    id uuid primary key,
    event_id uuid not null references event (id),
    person_id uuid not null references person (id),
    reference text not null unique,
    state text not null,
    holder_sealed bytea not null,
    link_digest bytea not null unique,
    asked_at timestamptz not null,
    reminded_at timestamptz,
    version bigint not null default 1,
    unique (event_id, person_id)
);
create index event_seat_person on event_seat (person_id);

-- A place where one reads and works alone, with its hours.
create table resource_space (
    id uuid primary key,
    operator_id uuid not null references operator (id),
    site_id uuid not null references site (id),
    name text not null,
    description text not null,
    place text not null,
    postcode text not null,
    town text not null,
    hours text not null,
    accessibility text not null,
    contact text not null,
    demonstration boolean not null,
    written_at timestamptz not null,
    version bigint not null default 1
);
create index resource_space_site on resource_space (site_id);

-- A study of the library (2.1-06): a diagnosis, figures or a prospective study of a territory and a sector.
create table study (
    id uuid primary key,
    operator_id uuid not null references operator (id),
    site_id uuid not null references site (id),
    kind text not null,
    title text not null,
    summary text not null,
    publisher text not null,
    published_on date not null,
    expires_on date,
    territory text not null,
    sector text not null,
    link text not null,
    demonstration boolean not null,
    written_by uuid references professional (id),
    written_at timestamptz not null,
    version bigint not null default 1
);
create index study_site on study (site_id);
