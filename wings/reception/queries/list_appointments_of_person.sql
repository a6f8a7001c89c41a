-- The appointments of a person, the latest date first.
select appointment.id, appointment.parcours_id, appointment.person_id, appointment.professional_id, professional.name as professional_name,
    appointment.mode, appointment.place_sealed, appointment.starts_at, appointment.ends_at, appointment.state,
    appointment.sequence, appointment.created_at, appointment.version
from appointment
join professional on professional.id = appointment.professional_id
where appointment.person_id = $1
order by appointment.starts_at desc, appointment.id
