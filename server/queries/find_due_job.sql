-- Whether a job waits to be done: asked on a reading connection before any write.
select id
from job
where run_at <= $1 and (locked_until is null or locked_until < $1)
limit 1
