-- The appointments of a person who erases themselves: no place, no link, and none to come.
update appointment set place_sealed = null, answer_digest = null, version = version + 1,
    state = case when starts_at > $2 then 'cancelled' else state end
where person_id = $1
