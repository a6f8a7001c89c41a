-- A code was sent to an address.
insert into login_code (id, person_id, kind, address_digest, code_digest, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)
