-- Remembers where a form led.
insert into idempotency (owner, key, location, created_at) values ($1, $2, $3, $4)
