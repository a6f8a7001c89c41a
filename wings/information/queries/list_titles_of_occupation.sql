-- How else is an occupation called?
select label from occupation_title where dataset_id = $1 and code = $2
