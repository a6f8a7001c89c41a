-- A counsellor takes a waiting request: of two, one finds it waiting.
update request set state = 'taken', taken_by = $2, taken_at = $3, version = version + 1
where id = $1 and state = 'waiting'
