-- What is an occupation called, in the current data or else in the previous ones?
select occupation.title
from occupation
join dataset on dataset.id = occupation.dataset_id
where dataset.source = 'rome' and occupation.code = $1
order by dataset.state
limit 1
