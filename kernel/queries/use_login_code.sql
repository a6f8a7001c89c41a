-- A code was typed back.
update login_code set used_at = $2 where id = $1
