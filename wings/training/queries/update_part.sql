-- A part of a training project written again, unless somebody else wrote since.
update training_part set content_sealed = $4, written_by = $5, written_at = $6, version = version + 1
where parcours_id = $1 and part = $2 and version = $3
