-- Another time is proposed for the same appointment; the link of the former mail is worth nothing any more.
update appointment set mode = $3, place_sealed = $4, starts_at = $5, ends_at = $6, answer_digest = $7, state = 'proposed',
    professional_id = $8, sequence = sequence + 1, answered_at = null, reminded_at = null, version = version + 1
where id = $1 and version = $2
