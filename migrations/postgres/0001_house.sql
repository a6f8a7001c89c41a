-- The house: who works here, who comes, what they may hold, and what was done.

-- An operator of the conseil en évolution professionnelle, and the network it belongs to.
create table operator (
    id uuid primary key,
    network text not null,
    name text not null unique,
    created_at timestamptz not null
);

-- A place, or a team at a distance, where an operator receives people.
create table site (
    id uuid primary key,
    operator_id uuid not null references operator (id),
    name text not null,
    address text not null,
    phone text,
    email text,
    hours text,
    created_at timestamptz not null,
    unique (operator_id, name)
);

-- Somebody who works for an operator, or who administers the house. The secret of the second factor is sealed.
create table professional (
    id uuid primary key,
    name text not null,
    email text not null unique,
    password_hash text,
    factor_sealed bytea,
    factor_last_step bigint not null default 0,
    lifecycle text not null,
    administrator boolean not null default false,
    invitation_hash bytea unique,
    invitation_expires_at timestamptz,
    failures bigint not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null,
    version bigint not null default 1
);

-- A professional acts for an operator at a site, from a date to a date.
create table mandate (
    id uuid primary key,
    professional_id uuid not null references professional (id),
    operator_id uuid not null references operator (id),
    site_id uuid not null references site (id),
    role text not null,
    starts_at timestamptz not null,
    ends_at timestamptz
);
create index mandate_professional on mandate (professional_id);

-- A person, from the first thing kept without an account. What is personal is sealed with the key below.
create table person (
    id uuid primary key,
    name_sealed bytea,
    locale text not null,
    contact_mode text,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    erased_at timestamptz,
    version bigint not null default 1
);

-- The key of a person, itself wrapped. Backups of the data leave this table out: without it, nothing personal is readable.
create table person_key (
    person_id uuid primary key references person (id),
    wrapped bytea not null,
    created_at timestamptz not null
);

-- How a person signs in and is written to. The digest finds the address, the sealed text is the address.
create table person_contact (
    person_id uuid not null references person (id),
    kind text not null,
    address_digest bytea not null,
    address_sealed bytea not null,
    confirmed_at timestamptz,
    created_at timestamptz not null,
    primary key (person_id, kind)
);
create unique index person_contact_confirmed on person_contact (kind, address_digest) where confirmed_at is not null;

-- A code sent to an address, to prove that one reads it.
create table login_code (
    id uuid primary key,
    person_id uuid references person (id),
    kind text not null,
    address_digest bytea not null,
    code_digest bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    tries bigint not null default 0,
    used_at timestamptz
);
create index login_code_address on login_code (kind, address_digest, created_at);

-- Somebody at the other end of a browser. Only the digest of the cookie is kept.
create table session (
    token_digest bytea primary key,
    person_id uuid references person (id),
    signed_in boolean not null,
    professional_id uuid references professional (id),
    mandate_id uuid references mandate (id),
    assurance bigint not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_person on session (person_id);
create index session_professional on session (professional_id);

-- What a form already created: sending it again leads to the same place.
create table idempotency (
    owner bytea not null,
    key uuid not null,
    location text not null,
    created_at timestamptz not null,
    primary key (owner, key)
);

-- The last link of each chain of the journal.
create table journal_head (
    chain uuid primary key,
    position bigint not null,
    digest bytea not null
);

-- What was done, append-only, each entry sealed to the one before it. No personal text stands here.
create table journal (
    chain uuid not null,
    position bigint not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    act text not null,
    detail text not null,
    previous bytea not null,
    digest bytea not null,
    primary key (chain, position)
);

-- Who looked at a person's file, for what, in windows of fifteen minutes. Written before the page is shown.
create table access_log (
    person_id uuid not null,
    position bigint not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    mandate_id uuid,
    parcours_id uuid,
    purpose text not null,
    consent_id uuid,
    previous bytea not null,
    digest bytea not null,
    primary key (person_id, position)
);
create index access_log_window on access_log (person_id, actor_id, at);

-- Work to do later, written in the transaction that needs it done.
create table job (
    id uuid primary key,
    kind text not null,
    payload text not null,
    deduplication text unique,
    run_at timestamptz not null,
    attempts bigint not null default 0,
    locked_until timestamptz,
    last_error text,
    created_at timestamptz not null
);
create index job_due on job (run_at);

-- A message to send. The address, its link and its code are sealed; the words are written when it goes out.
create table message (
    id uuid primary key,
    person_id uuid references person (id),
    professional_id uuid references professional (id),
    channel text not null,
    kind text not null,
    locale text not null,
    secret_sealed bytea,
    address_sealed bytea not null,
    state text not null,
    attempts bigint not null default 0,
    run_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index message_due on message (state, run_at);
create index message_person on message (person_id);

-- Tries against a limit, counted per window.
create table rate (
    bucket text not null,
    window_start timestamptz not null,
    count bigint not null,
    primary key (bucket, window_start)
);
