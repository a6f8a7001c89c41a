-- The parts of the training project of a parcours.
select id, part, content_sealed, written_by, written_at, version from training_part where parcours_id = $1 order by part
