-- Erases the registrations of a person.
delete from event_seat where person_id = $1
