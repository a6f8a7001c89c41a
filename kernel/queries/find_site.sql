-- A site with its operator.
select site.id, site.operator_id, operator.name as operator_name, operator.network, site.name, site.address,
    site.phone, site.email, site.hours, site.region
from site
join operator on operator.id = site.operator_id
where site.id = $1
