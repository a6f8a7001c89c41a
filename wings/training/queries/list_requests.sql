-- What is asked of funders in a parcours, the oldest first.
select id, content_sealed, state, created_at, written_at, version from funding_request where parcours_id = $1 order by created_at, id
