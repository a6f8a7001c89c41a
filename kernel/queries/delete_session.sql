-- A session ends.
delete from session where token_digest = $1
