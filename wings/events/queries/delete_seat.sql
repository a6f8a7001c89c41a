-- Forgets a registration that its person has twice.
delete from event_seat where id = $1
