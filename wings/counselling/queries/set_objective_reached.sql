-- An objective is reached, or no longer, unless somebody else changed it since.
update objective set reached_at = $4, written_at = $5, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
