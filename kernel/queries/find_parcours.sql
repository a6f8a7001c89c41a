-- A parcours with the name and the key of its person.
select parcours.id, parcours.person_id, parcours.operator_id, parcours.site_id, parcours.request_id,
    parcours.counsellor_id, parcours.state, parcours.stage, parcours.opened_at, parcours.moved_at, parcours.closed_at,
    parcours.version, professional.name as counsellor_name, operator.name as operator_name, site.name as site_name,
    person.name_sealed, person.locale, person_key.wrapped
from parcours
join professional on professional.id = parcours.counsellor_id
join operator on operator.id = parcours.operator_id
join site on site.id = parcours.site_id
join person on person.id = parcours.person_id
left join person_key on person_key.person_id = parcours.person_id
where parcours.id = $1
