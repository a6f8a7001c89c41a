-- Moves a registration to the account of its person.
update event_seat set person_id = $2, holder_sealed = $3 where id = $1
