-- A live session with all that a page needs to know of its holder.
select session.person_id, session.signed_in, session.professional_id, session.mandate_id, session.assurance,
    session.seen_at, session.expires_at, person.name_sealed, person_key.wrapped,
    professional.name as professional_name, professional.lifecycle, professional.administrator,
    mandate.role, mandate.operator_id, mandate.site_id, mandate.starts_at, mandate.ends_at,
    site.name as site_name, operator.name as operator_name
from session
left join person on person.id = session.person_id
left join person_key on person_key.person_id = session.person_id
left join professional on professional.id = session.professional_id
left join mandate on mandate.id = session.mandate_id
left join site on site.id = mandate.site_id
left join operator on operator.id = mandate.operator_id
where session.token_digest = $1 and session.expires_at > $2 and person.erased_at is null
