-- Every occupation of a data set.
select
    code, title, definition, access, conditions, domain, major_domain, riasec_major, riasec_minor, regulated, executive,
    ecology
from occupation
where dataset_id = $1
order by code
