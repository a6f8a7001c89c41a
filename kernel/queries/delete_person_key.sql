-- Erases the key of a person, and with it everything it sealed.
delete from person_key where person_id = $1
