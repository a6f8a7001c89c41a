-- A message went out, or cannot any more; a code it carried is forgotten.
update message set state = $2, sent_at = $3, last_error = null where id = $1
