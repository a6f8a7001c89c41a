-- Begins the answers of a person, unless another window already did.
insert into funding_inquiry (id, person_id, answers_sealed, started_at, written_at) values ($1, $2, $3, $4, $4)
on conflict (person_id) do nothing
