-- A page of the files a professional is in charge of and follows under a mandate, latest moved first.
select parcours.id, parcours.person_id, parcours.stage, parcours.moved_at, parcours.opened_at, person.name_sealed,
    person_key.wrapped
from parcours
join person on person.id = parcours.person_id
join person_key on person_key.person_id = parcours.person_id
where parcours.counsellor_id = $1 and parcours.state = $2
    and (parcours.moved_at, parcours.id) < ($3, $4) and parcours.operator_id = $5
    and exists (select 1 from follow_up where follow_up.parcours_id = parcours.id and follow_up.professional_id = parcours.counsellor_id
        and follow_up.starts_at <= $6 and (follow_up.ends_at is null or follow_up.ends_at > $6))
order by parcours.moved_at desc, parcours.id desc
limit $7
