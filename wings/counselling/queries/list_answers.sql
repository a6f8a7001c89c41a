-- What each of the two said of a whole diagnosis.
select voice, answer, disagreement_sealed, texts, answered_at from diagnosis_answer where parcours_id = $1 order by voice
