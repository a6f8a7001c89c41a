-- An objective written again, unless somebody else wrote since.
update objective set text_sealed = $4, criterion_sealed = $5, written_at = $6, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
