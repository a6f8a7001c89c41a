-- Writes a thing again, unless somebody else wrote since.
update exploration_thing set content_sealed = $4, written_at = $5, version = version + 1
where id = $1 and person_id = $2 and version = $3
