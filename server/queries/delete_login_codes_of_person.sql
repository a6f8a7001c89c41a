-- Forgets the codes a person asked for.
delete from login_code where person_id = $1
