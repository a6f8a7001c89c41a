-- A parcours opens.
insert into parcours
    (id, person_id, operator_id, site_id, request_id, counsellor_id, state, stage, opened_at, moved_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
