-- The projects brought ready-made in the open files a professional follows under a mandate.
select training_part.id, training_part.parcours_id, training_part.person_id, training_part.content_sealed, person.name_sealed,
    person_key.wrapped
from training_part
join parcours on parcours.id = training_part.parcours_id
join person on person.id = training_part.person_id
join person_key on person_key.person_id = training_part.person_id
where training_part.part = 'direct' and parcours.state = 'open' and parcours.operator_id = $2
    and exists (select 1 from follow_up where follow_up.parcours_id = parcours.id and follow_up.professional_id = $1
        and follow_up.starts_at <= $3 and (follow_up.ends_at is null or follow_up.ends_at > $3))
order by training_part.written_at desc, training_part.id
limit $4
