-- A request to a funder moved on, unless somebody else wrote since.
update funding_request set content_sealed = $4, state = $5, written_at = $6, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
