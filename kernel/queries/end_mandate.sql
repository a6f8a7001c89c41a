-- A mandate ends.
update mandate set ends_at = $2 where id = $1
