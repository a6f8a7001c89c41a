-- Where a step stands, unless somebody else changed it since.
update step set state = $4, written_at = $5, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
