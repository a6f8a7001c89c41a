-- The work that is due and that nobody does.
select id from job
where run_at <= $1 and (locked_until is null or locked_until < $1)
order by run_at
limit $2
