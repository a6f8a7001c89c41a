-- Someone begins a request; another window may have begun it already.
insert into request (id, person_id, state, answers_sealed, started_at)
values ($1, $2, 'draft', $3, $4)
on conflict (person_id) where state = 'draft' do nothing
