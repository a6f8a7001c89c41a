-- What one of the two says of a whole diagnosis, in the place of what they said before.
insert into diagnosis_answer (parcours_id, person_id, voice, answer, disagreement_sealed, texts, answered_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (parcours_id, voice) do update set answer = excluded.answer,
    disagreement_sealed = excluded.disagreement_sealed, texts = excluded.texts, answered_at = excluded.answered_at
