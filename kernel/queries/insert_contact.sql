-- Keeps an address of a person.
insert into person_contact (person_id, kind, address_digest, address_sealed, confirmed_at, created_at)
values ($1, $2, $3, $4, $5, $6)
