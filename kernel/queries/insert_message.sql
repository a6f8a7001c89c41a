-- A message waits to go out.
insert into message
    (id, person_id, professional_id, channel, kind, locale, secret_sealed, address_sealed, state, run_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $9)
