-- A wrong code was typed.
update login_code set tries = tries + 1 where id = $1
