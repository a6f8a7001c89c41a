-- The parcours of a person, latest first.
select parcours.id, parcours.person_id, parcours.operator_id, parcours.site_id, parcours.request_id,
    parcours.counsellor_id, parcours.state, parcours.stage, parcours.opened_at, parcours.moved_at, parcours.closed_at,
    parcours.version, professional.name as counsellor_name, operator.name as operator_name, site.name as site_name
from parcours
join professional on professional.id = parcours.counsellor_id
join operator on operator.id = parcours.operator_id
join site on site.id = parcours.site_id
where parcours.person_id = $1
order by parcours.opened_at desc, parcours.id desc
