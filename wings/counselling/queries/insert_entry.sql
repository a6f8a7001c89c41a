-- A section in one voice, written for the first time; nothing when somebody was first.
insert into diagnosis_entry (id, parcours_id, person_id, section, voice, text_sealed, written_by, written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (parcours_id, section, voice) do nothing
