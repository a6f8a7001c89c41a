-- Reference data: what is loaded, from whom, how old, and the occupations of ROME.

-- One version of one published data set. At most one per source is current; the one before stays, to tell what changed.
create table dataset (
    id uuid primary key,
    source text not null,
    edition text not null,
    title text,
    publisher text not null,
    licence text not null,
    licence_url text not null,
    attribution text not null,
    demonstration boolean not null,
    checksum text not null,
    counts text not null,
    state text not null,
    published_on date,
    loaded_at timestamptz not null
);
create unique index dataset_current on dataset (source) where state = 'current';

create table occupation (
    dataset_id uuid not null references dataset (id),
    code text not null,
    title text not null,
    definition text not null,
    access text not null,
    conditions text not null,
    domain text not null,
    major_domain text not null,
    riasec_major text,
    riasec_minor text,
    regulated text not null,
    executive text not null,
    ecology text not null,
    primary key (dataset_id, code)
);

-- A job title (appellation) of an occupation.
create table occupation_title (
    dataset_id uuid not null references dataset (id),
    ogr bigint not null,
    code text not null,
    label text not null,
    short_label text not null,
    primary key (dataset_id, ogr)
);
create index occupation_title_code on occupation_title (dataset_id, code);

-- A skill, a knowledge item or a work context of the classification; its category groups it on a page.
create table reference_item (
    dataset_id uuid not null references dataset (id),
    ogr bigint not null,
    kind text not null,
    label text not null,
    category text not null,
    primary key (dataset_id, ogr)
);

-- What an occupation asks for or is done in: how much the item matters to it, and its place.
create table occupation_item (
    dataset_id uuid not null references dataset (id),
    code text not null,
    ogr bigint not null,
    standing text not null,
    rank bigint not null
);
create index occupation_item_code on occupation_item (dataset_id, code);

-- A move to another occupation: the publisher calls it near or an evolution, or only says its order.
create table occupation_mobility (
    dataset_id uuid not null references dataset (id),
    code text not null,
    target_code text not null,
    kind text not null,
    rank bigint not null
);
create index occupation_mobility_code on occupation_mobility (dataset_id, code);

-- An occupation that someone kept for later, and what it means for them. Taken away, it waits a day for second thoughts.
create table kept_occupation (
    id uuid primary key,
    person_id uuid not null references person (id),
    code text not null,
    note_sealed bytea,
    kept_at timestamptz not null,
    removed_at timestamptz,
    version bigint not null default 1,
    unique (person_id, code)
);
create index kept_occupation_removed on kept_occupation (removed_at) where removed_at is not null;
