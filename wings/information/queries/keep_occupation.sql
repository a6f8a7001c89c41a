-- Keeps an occupation, or puts back one that was taken away; gives back its identifier.
insert into kept_occupation (id, person_id, code, kept_at)
values ($1, $2, $3, $4)
on conflict (person_id, code) do update set removed_at = null
returning id
