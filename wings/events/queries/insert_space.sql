-- Adds a resource space of a site.
insert into resource_space (
    id, operator_id, site_id, name, description, place, postcode, town, hours, accessibility, contact, demonstration,
    written_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
