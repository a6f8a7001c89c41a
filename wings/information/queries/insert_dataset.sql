-- Notes a data set: who publishes it, under which licence, what it holds.
insert into dataset (
    id, source, edition, title, publisher, licence, licence_url, attribution, demonstration, checksum, counts, state,
    published_on, loaded_at
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
