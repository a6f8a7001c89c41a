-- The project that was retained goes into reserve, to make room for another.
update project set state = 'reserve', written_at = $3, version = version + 1
where parcours_id = $1 and state = 'retained' and id <> $2
