-- A project written again, unless somebody else wrote since.
update project set kind = $4, target_code = $5, summary_sealed = $6, territory_sealed = $7, to_check_sealed = $8,
    horizon = $9, written_at = $10, version = version + 1
where id = $1 and parcours_id = $2 and version = $3
