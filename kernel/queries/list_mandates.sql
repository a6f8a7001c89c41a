-- The mandates of a professional.
select mandate.id, mandate.operator_id, mandate.site_id, mandate.role, mandate.starts_at, mandate.ends_at,
    site.name as site_name, operator.name as operator_name
from mandate
join site on site.id = mandate.site_id
join operator on operator.id = mandate.operator_id
where mandate.professional_id = $1
order by operator.name, site.name
