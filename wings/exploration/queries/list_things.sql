-- What does a person keep in their exploration, first written first?
select id, kind, code, content_sealed, author_id, created_at, written_at, version
from exploration_thing
where person_id = $1
order by created_at, id
