-- An operator opens a site.
insert into site (id, operator_id, name, address, phone, email, hours, region, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
