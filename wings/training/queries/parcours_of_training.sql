-- The parcours of a person in which this wing holds something.
select parcours_id from training_part where person_id = $1
union select parcours_id from funding_plan where person_id = $1
union select parcours_id from funding_request where person_id = $1
order by parcours_id
