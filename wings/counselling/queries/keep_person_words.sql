-- The person's own words beside a version that is still proposed, kept as they type.
update synthesis set person_words_sealed = $3, version = version + 1
where id = $1 and version = $2 and state = 'proposed'
