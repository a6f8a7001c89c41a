-- The operator and the site of a mandate, live or ended.
select operator.name as operator_name, site.name as site_name
from mandate
join operator on operator.id = mandate.operator_id
join site on site.id = mandate.site_id
where mandate.id = $1
