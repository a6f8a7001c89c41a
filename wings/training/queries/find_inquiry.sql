-- What a person answered to "what am I entitled to?".
select id, answers_sealed, started_at, written_at, version from funding_inquiry where person_id = $1
