-- Someone came and kept something.
insert into person (id, locale, created_at, seen_at) values ($1, $2, $3, $3)
