-- The number of the next funding plan of a parcours.
select coalesce(max(number), 0) + 1 as number from funding_plan where parcours_id = $1
