-- Reference data: what is loaded, from whom, how old, and the occupations of ROME.

-- One version of one published data set. At most one per source is current; the one before stays to go back to.
create table dataset (
    id blob primary key,
    source text not null,
    edition text not null,
    publisher text not null,
    licence text not null,
    demonstration integer not null,
    checksum text not null,
    counts text not null,
    state text not null,
    loaded_at integer not null
) strict;
create unique index dataset_current on dataset (source) where state = 'current';

create table occupation (
    dataset_id blob not null references dataset (id),
    code text not null,
    title text not null,
    definition text not null,
    access text not null,
    conditions text not null,
    domain text not null,
    riasec_major text,
    riasec_minor text,
    regulated integer not null,
    primary key (dataset_id, code)
) strict;

-- A job title (appellation) of an occupation.
create table occupation_title (
    dataset_id blob not null references dataset (id),
    ogr integer not null,
    code text not null,
    label text not null,
    short_label text not null,
    primary key (dataset_id, ogr)
) strict;
create index occupation_title_code on occupation_title (dataset_id, code);

-- A skill, a knowledge item or a work context of the classification.
create table reference_item (
    dataset_id blob not null references dataset (id),
    ogr integer not null,
    kind text not null,
    label text not null,
    category text not null,
    primary key (dataset_id, ogr)
) strict;

create table occupation_item (
    dataset_id blob not null references dataset (id),
    code text not null,
    ogr integer not null,
    block text not null,
    rank integer not null,
    core integer not null
) strict;
create index occupation_item_code on occupation_item (dataset_id, code);

-- A move that the publisher calls near, or an evolution.
create table occupation_mobility (
    dataset_id blob not null references dataset (id),
    code text not null,
    target_code text not null,
    kind text not null,
    rank integer not null
) strict;
create index occupation_mobility_code on occupation_mobility (dataset_id, code);

-- What someone kept for later: an occupation and what it means for them.
create table kept_occupation (
    person_id blob not null references person (id),
    code text not null,
    note_sealed blob,
    kept_at integer not null,
    version integer not null default 1,
    primary key (person_id, code)
) strict;
