-- The consents given on a parcours.
select id, operator_id, scope, granted_at, expires_at, withdrawn_at from consent where parcours_id = $1 order by granted_at
