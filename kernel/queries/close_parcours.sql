-- A parcours ends; one that had ended keeps its date.
update parcours set state = $2, closed_at = coalesce(closed_at, $3), moved_at = $3, version = version + 1 where id = $1
