-- A session is alive.
update session set seen_at = $2 where token_digest = $1
