-- The last link of a person's access log.
select position, digest from access_log where person_id = $1 order by position desc limit 1
