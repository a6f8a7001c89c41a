-- Where can an occupation lead?
select target.code, target.title, move.kind
from occupation_mobility as move
join occupation as target on target.dataset_id = move.dataset_id and target.code = move.target_code
where move.dataset_id = $1 and move.code = $2
order by move.rank
