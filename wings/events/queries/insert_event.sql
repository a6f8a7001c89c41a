-- Adds an event of a site.
insert into event (
    id, operator_id, site_id, kind, title, description, place, postcode, town, accessibility, contact, starts_at,
    ends_at, capacity, state, demonstration, written_by, written_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open', $15, $16, $17)
