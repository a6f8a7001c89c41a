-- Takes over an occupation kept without an account.
insert into kept_occupation (id, person_id, code, note_sealed, kept_at, removed_at)
values ($1, $2, $3, $4, $5, $6)
