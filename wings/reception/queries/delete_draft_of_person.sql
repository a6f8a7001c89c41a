-- What a person was writing goes when they erase themselves.
delete from request where person_id = $1 and state = 'draft'
