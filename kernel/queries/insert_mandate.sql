-- A professional may act for an operator at a site.
insert into mandate (id, professional_id, operator_id, site_id, role, starts_at, ends_at)
values ($1, $2, $3, $4, $5, $6, $7)
