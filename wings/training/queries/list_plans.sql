-- The funding plans kept in a parcours, the latest first.
select id, number, content_sealed, kept_by, kept_at from funding_plan where parcours_id = $1 order by number desc
