-- Something moved in a parcours.
update parcours set stage = $2, moved_at = $3, version = version + 1 where id = $1
