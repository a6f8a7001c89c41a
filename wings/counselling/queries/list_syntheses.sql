-- The versions of the synthesis of a parcours, latest first.
select id, number, state, content_sealed, person_words_sealed, remark_sealed, created_at, answered_at, version
from synthesis where parcours_id = $1 order by number desc
