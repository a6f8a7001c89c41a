-- Joins to what a person kept what they had kept without an account.
update kept_occupation set note_sealed = $3, removed_at = $4, version = version + 1 where person_id = $1 and code = $2
