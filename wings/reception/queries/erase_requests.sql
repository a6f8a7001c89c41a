-- The requests of a person who erases themselves: what counted them still counts, nothing says who.
update request set answers_sealed = $2, contact_mode = null, reference = null, closed_at = coalesce(closed_at, $3),
    state = case state when 'waiting' then 'withdrawn' when 'taken' then 'closed' else state end, version = version + 1
where person_id = $1
