-- The addresses of a person.
select kind, address_sealed, confirmed_at from person_contact where person_id = $1 order by kind
