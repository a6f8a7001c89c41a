-- What does an occupation ask for, and in which circumstances is it done?
select item.kind, item.label, item.category, link.standing
from occupation_item as link
join reference_item as item on item.dataset_id = link.dataset_id and item.ogr = link.ogr
where link.dataset_id = $1 and link.code = $2
order by link.rank
