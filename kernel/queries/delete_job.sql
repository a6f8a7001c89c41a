-- A job is done.
delete from job where id = $1
