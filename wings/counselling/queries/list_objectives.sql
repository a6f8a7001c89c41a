-- The objectives of a parcours, in the order they were set.
select id, text_sealed, criterion_sealed, reached_at, created_at, written_at, version
from objective where parcours_id = $1 order by created_at, id
