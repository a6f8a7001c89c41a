-- One request with what opens it.
select request.id, request.reference, request.person_id, request.site_id, request.state, request.answers_sealed, request.contact_mode,
    request.started_at, request.sent_at, request.taken_by, request.taken_at, request.closed_at, request.parcours_id,
    request.version, professional.name as taker_name, site.name as site_name, site.phone as site_phone,
    operator.name as operator_name, person_key.wrapped
from request
left join professional on professional.id = request.taken_by
left join site on site.id = request.site_id
left join operator on operator.id = site.operator_id
left join person_key on person_key.person_id = request.person_id
where request.id = $1
