-- Reference sets other than ROME: certifications, trainings, places, the labour market, structures and services.
--
-- A row belongs to one version of one published set; removing the version removes its rows. What pages filter or join
-- is a column; what is only shown stands in `payload`, a JSON object. Positions are in millionths of a degree, money in
-- cents, figures in the unit of their indicator.

-- The occupation of ROME 3 that one of ROME 4 came from: older data speak in the codes of ROME 3.
create table occupation_origin (
    dataset_id blob not null references dataset (id) on delete cascade,
    code text not null,
    parent_code text not null,
    primary key (dataset_id, code)
) strict;

-- What each record was, in 16 bytes: to tell what a new version adds, removes and changes.
create table dataset_fingerprint (
    dataset_id blob not null references dataset (id) on delete cascade,
    kind text not null,
    prints blob not null,
    primary key (dataset_id, kind)
) strict;

create table certification (
    dataset_id blob not null references dataset (id) on delete cascade,
    number text not null,
    title text not null,
    register text not null,
    kind text,
    level integer,
    is_active text not null,
    by_experience text not null,
    ends_on text,
    last_award_on text,
    payload text not null,
    primary key (dataset_id, number)
) strict;

-- What a certification is tied to: occupations, domains, blocks, ways in, certifiers, successors.
create table certification_part (
    dataset_id blob not null references dataset (id) on delete cascade,
    number text not null,
    kind text not null,
    code text not null,
    label text not null,
    payload text not null
) strict;
create index certification_part_number on certification_part (dataset_id, number);
create index certification_part_code on certification_part (dataset_id, kind, code);

create table training (
    dataset_id blob not null references dataset (id) on delete cascade,
    key text not null,
    title text not null,
    provider text,
    siret text,
    updated_on text,
    payload text not null,
    primary key (dataset_id, key)
) strict;

create table training_code (
    dataset_id blob not null references dataset (id) on delete cascade,
    key text not null,
    kind text not null,
    code text not null
) strict;
create index training_code_key on training_code (dataset_id, key);
create index training_code_code on training_code (dataset_id, kind, code);

create table training_session (
    dataset_id blob not null references dataset (id) on delete cascade,
    key text not null,
    rank integer not null,
    starts_on text,
    ends_on text,
    teaching text,
    entry text,
    recruitment text,
    postal_code text,
    commune text,
    city text,
    latitude integer,
    longitude integer,
    hours integer,
    price integer,
    payload text not null,
    primary key (dataset_id, key, rank)
) strict;
create index training_session_commune on training_session (dataset_id, commune);

create table commune (
    dataset_id blob not null references dataset (id) on delete cascade,
    code text not null,
    kind text not null,
    name text not null,
    department text,
    region text,
    parent text
) strict;
create index commune_code on commune (dataset_id, code);
create index commune_department on commune (dataset_id, department);

create table postal_place (
    dataset_id blob not null references dataset (id) on delete cascade,
    postal_code text not null,
    commune text not null,
    label text not null,
    latitude integer,
    longitude integer
) strict;
create index postal_place_code on postal_place (dataset_id, postal_code);
create index postal_place_commune on postal_place (dataset_id, commune);

-- The area of employment that a commune belongs to, in the division that its set publishes.
create table commune_area (
    dataset_id blob not null references dataset (id) on delete cascade,
    commune text not null,
    area text not null,
    name text not null
) strict;
create index commune_area_commune on commune_area (dataset_id, commune);
create index commune_area_area on commune_area (dataset_id, area);

create table commune_population (
    dataset_id blob not null references dataset (id) on delete cascade,
    commune text not null,
    year integer not null,
    inhabitants integer not null
) strict;
create index commune_population_commune on commune_population (dataset_id, commune);

-- A region, a department, an academy, a former region.
create table territory (
    dataset_id blob not null references dataset (id) on delete cascade,
    kind text not null,
    code text not null,
    name text not null,
    parent text,
    chief_town text
) strict;
create index territory_code on territory (dataset_id, kind, code);

-- One figure of the labour market: an indicator, for an occupation or a family, on a territory, over a period. No value
-- means that it is withheld or not known, which is not zero.
create table market_figure (
    dataset_id blob not null references dataset (id) on delete cascade,
    indicator text not null,
    nomenclature text not null,
    code text not null,
    label text not null,
    area_kind text not null,
    area text not null,
    area_name text not null,
    department text,
    region text,
    period text not null,
    value integer
) strict;
create index market_figure_code on market_figure (dataset_id, indicator, code, area);
create index market_figure_area on market_figure (dataset_id, indicator, area_kind, area);

create table nomenclature_term (
    dataset_id blob not null references dataset (id) on delete cascade,
    nomenclature text not null,
    code text not null,
    label text not null,
    parent text,
    payload text not null
) strict;
create index nomenclature_term_code on nomenclature_term (dataset_id, nomenclature, code);

-- From a code of one nomenclature to a code of another; the weight is in millionths when there is one.
create table nomenclature_passage (
    dataset_id blob not null references dataset (id) on delete cascade,
    kind text not null,
    from_code text not null,
    to_code text not null,
    label text not null,
    weight integer
) strict;
create index nomenclature_passage_from on nomenclature_passage (dataset_id, kind, from_code);
create index nomenclature_passage_to on nomenclature_passage (dataset_id, kind, to_code);

create table structure (
    dataset_id blob not null references dataset (id) on delete cascade,
    key text not null,
    name text not null,
    network text,
    siret text,
    postal_code text,
    commune text,
    city text,
    department text,
    latitude integer,
    longitude integer,
    updated_on text,
    payload text not null,
    primary key (dataset_id, key)
) strict;
create index structure_department on structure (dataset_id, department);

create table service (
    dataset_id blob not null references dataset (id) on delete cascade,
    key text not null,
    structure_key text not null,
    name text not null,
    kind text,
    themes text not null,
    postal_code text,
    commune text,
    city text,
    department text,
    latitude integer,
    longitude integer,
    updated_on text,
    payload text not null,
    primary key (dataset_id, key)
) strict;
create index service_department on service (dataset_id, department);
