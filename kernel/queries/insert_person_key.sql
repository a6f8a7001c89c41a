-- Keeps the wrapped key of a new person.
insert into person_key (person_id, wrapped, created_at) values ($1, $2, $3)
