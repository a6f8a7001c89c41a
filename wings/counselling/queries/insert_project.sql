-- A new project.
insert into project (id, parcours_id, person_id, kind, target_code, summary_sealed, territory_sealed, to_check_sealed,
    horizon, state, created_at, written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
