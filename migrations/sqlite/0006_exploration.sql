-- Exploration: what a person did, can do, wants, and where it leads.

-- One thing of a person's exploration: an experience, a skill, a wish, a grid, a plan, a counsellor's signed look. All that
-- it says is sealed with the person's key, so that the database knows no more than whose it is, of which kind, and which
-- public code it is about (a skill, an occupation); empty when it is about none. A kind of which there is one a person, or
-- one a code, is held to that by `unique_code`: empty codes are numbered by their own identifier.
create table exploration_thing (
    id blob primary key,
    person_id blob not null references person (id),
    kind text not null,
    code text not null,
    unique_code text not null,
    content_sealed blob not null,
    author_id blob references professional (id),
    created_at integer not null,
    written_at integer not null,
    version integer not null default 1,
    unique (person_id, kind, unique_code)
) strict;
