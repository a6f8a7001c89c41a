-- The appointment a link of a mail answers for.
select appointment.id, appointment.parcours_id, appointment.person_id, appointment.professional_id, professional.name as professional_name,
    appointment.mode, appointment.place_sealed, appointment.starts_at, appointment.ends_at, appointment.state,
    appointment.sequence, appointment.created_at, appointment.version
from appointment
join professional on professional.id = appointment.professional_id
where appointment.answer_digest = $1
