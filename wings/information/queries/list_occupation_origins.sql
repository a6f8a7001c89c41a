-- From which occupation of ROME 3 does each occupation come?
select code, parent_code from occupation_origin where dataset_id = $1 order by code
