-- Keeps the answers of a person over the version that was read.
update funding_inquiry set answers_sealed = $3, written_at = $4, version = version + 1 where person_id = $1 and version = $2
