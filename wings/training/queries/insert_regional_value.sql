-- A region writes what it decided.
insert into regional_value
    (number, region, parameter, starts_on, worth, source, address, evidence, example, author_id, written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
