-- A step written again, unless somebody else wrote since. Another day is reminded of anew.
update step set text_sealed = $4, done_when_sealed = $5, owner = $6, due = $7, state = $8, reminded_at = $9,
    written_at = $10, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
