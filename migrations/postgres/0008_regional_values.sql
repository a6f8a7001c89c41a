-- The financing rules that are served, and what regions decide of them. Nothing here is about a person.

-- A set of scheme files that somebody asked to import: put in place, or refused with the reasons. The latest accepted one is
-- served; none, and the rules of the program are.
create table scheme_edition (
    number bigint primary key,
    imported_at timestamptz not null,
    origin text not null,
    digest text not null,
    accepted boolean not null,
    report text not null
);

-- The files of an accepted set.
create table scheme_file (
    edition bigint not null references scheme_edition (number),
    path text not null,
    content text not null,
    primary key (edition, path)
);

-- What a region decided of one parameter, from a day on (written 2027-01-31). Rows are added and never changed: of two that
-- begin the same day, the one written last holds.
create table regional_value (
    number bigint primary key,
    region text not null,
    parameter text not null,
    starts_on text not null,
    worth text not null,
    source text not null,
    address text not null,
    evidence text not null,
    example boolean not null,
    author_id uuid not null references professional (id),
    written_at timestamptz not null
);
create index regional_value_region on regional_value (region, parameter);

-- The region that a site of a Région speaks for: 53.
alter table site add column region text;
