-- The house: who works here, who comes, what they may hold, and what was done.

-- An operator of the conseil en évolution professionnelle, and the network it belongs to.
create table operator (
    id blob primary key,
    network text not null,
    name text not null unique,
    created_at integer not null
) strict;

-- A place, or a team at a distance, where an operator receives people.
create table site (
    id blob primary key,
    operator_id blob not null references operator (id),
    name text not null,
    address text not null,
    phone text,
    email text,
    hours text,
    created_at integer not null,
    unique (operator_id, name)
) strict;

-- Somebody who works for an operator, or who administers the house. The secret of the second factor is sealed.
create table professional (
    id blob primary key,
    name text not null,
    email text not null unique,
    password_hash text,
    factor_sealed blob,
    factor_last_step integer not null default 0,
    lifecycle text not null,
    administrator integer not null default 0,
    invitation_hash blob unique,
    invitation_expires_at integer,
    failures integer not null default 0,
    locked_until integer,
    created_at integer not null,
    version integer not null default 1
) strict;

-- A professional acts for an operator at a site, from a date to a date.
create table mandate (
    id blob primary key,
    professional_id blob not null references professional (id),
    operator_id blob not null references operator (id),
    site_id blob not null references site (id),
    role text not null,
    starts_at integer not null,
    ends_at integer
) strict;
create index mandate_professional on mandate (professional_id);

-- A person, from the first thing kept without an account. What is personal is sealed with the key below.
create table person (
    id blob primary key,
    name_sealed blob,
    locale text not null,
    contact_mode text,
    created_at integer not null,
    seen_at integer not null,
    erased_at integer,
    version integer not null default 1
) strict;

-- The key of a person, itself wrapped. Backups of the data leave this table out: without it, nothing personal is readable.
create table person_key (
    person_id blob primary key references person (id),
    wrapped blob not null,
    created_at integer not null
) strict;

-- How a person signs in and is written to. The digest finds the address, the sealed text is the address.
create table person_contact (
    person_id blob not null references person (id),
    kind text not null,
    address_digest blob not null,
    address_sealed blob not null,
    confirmed_at integer,
    created_at integer not null,
    primary key (person_id, kind)
) strict;
create unique index person_contact_confirmed on person_contact (kind, address_digest) where confirmed_at is not null;

-- A code sent to an address, to prove that one reads it.
create table login_code (
    id blob primary key,
    person_id blob references person (id),
    kind text not null,
    address_digest blob not null,
    code_digest blob not null,
    created_at integer not null,
    expires_at integer not null,
    tries integer not null default 0,
    used_at integer
) strict;
create index login_code_address on login_code (kind, address_digest, created_at);

-- Somebody at the other end of a browser. Only the digest of the cookie is kept.
create table session (
    token_digest blob primary key,
    person_id blob references person (id),
    signed_in integer not null,
    professional_id blob references professional (id),
    mandate_id blob references mandate (id),
    assurance integer not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
) strict;
create index session_person on session (person_id);
create index session_professional on session (professional_id);

-- What a form already created: sending it again leads to the same place.
create table idempotency (
    owner blob not null,
    key blob not null,
    location text not null,
    created_at integer not null,
    primary key (owner, key)
) strict;

-- The last link of each chain of the journal.
create table journal_head (
    chain blob primary key,
    position integer not null,
    digest blob not null
) strict;

-- What was done, append-only, each entry sealed to the one before it. No personal text stands here.
create table journal (
    chain blob not null,
    position integer not null,
    at integer not null,
    actor_kind text not null,
    actor_id blob,
    act text not null,
    detail text not null,
    previous blob not null,
    digest blob not null,
    primary key (chain, position)
) strict;

-- Who looked at a person's file, for what, in windows of fifteen minutes. Written before the page is shown.
create table access_log (
    person_id blob not null,
    position integer not null,
    at integer not null,
    actor_kind text not null,
    actor_id blob,
    mandate_id blob,
    parcours_id blob,
    purpose text not null,
    consent_id blob,
    previous blob not null,
    digest blob not null,
    primary key (person_id, position)
) strict;
create index access_log_window on access_log (person_id, actor_id, at);

-- Work to do later, written in the transaction that needs it done.
create table job (
    id blob primary key,
    kind text not null,
    payload text not null,
    deduplication text unique,
    run_at integer not null,
    attempts integer not null default 0,
    locked_until integer,
    last_error text,
    created_at integer not null
) strict;
create index job_due on job (run_at);

-- A message to send. The address, its link and its code are sealed; the words are written when it goes out.
create table message (
    id blob primary key,
    person_id blob references person (id),
    professional_id blob references professional (id),
    channel text not null,
    kind text not null,
    locale text not null,
    secret_sealed blob,
    address_sealed blob not null,
    state text not null,
    attempts integer not null default 0,
    run_at integer not null,
    last_error text,
    created_at integer not null,
    sent_at integer
) strict;
create index message_due on message (state, run_at);
create index message_person on message (person_id);

-- Tries against a limit, counted per window.
create table rate (
    bucket text not null,
    window_start integer not null,
    count integer not null,
    primary key (bucket, window_start)
) strict;
