-- A parcours ends.
update parcours set state = $2, closed_at = $3, moved_at = $3, version = version + 1 where id = $1
