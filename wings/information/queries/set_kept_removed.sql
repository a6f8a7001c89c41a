-- Takes an occupation away; it can be put back for a day.
update kept_occupation set removed_at = $3 where person_id = $1 and code = $2 and removed_at is null returning id
