-- Adds a study to the library.
insert into study (
    id, operator_id, site_id, kind, title, summary, publisher, published_on, expires_on, territory, sector, link,
    demonstration, written_by, written_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
