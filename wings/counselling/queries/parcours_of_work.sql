-- The parcours of a person in which counselling holds something.
select parcours_id from diagnosis_entry where person_id = $1
union select parcours_id from diagnosis_answer where person_id = $1
union select parcours_id from project where person_id = $1
union select parcours_id from objective where person_id = $1
union select parcours_id from step where person_id = $1
union select parcours_id from synthesis where person_id = $1
order by parcours_id
