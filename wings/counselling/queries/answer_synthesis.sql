-- The person's answer to a version that is still proposed; nothing when it is no longer.
update synthesis set state = $3, person_words_sealed = $4, remark_sealed = $5, answered_at = $6, version = version + 1
where id = $1 and version = $2 and state = 'proposed'
