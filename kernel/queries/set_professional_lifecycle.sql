-- How far an account has come.
update professional set lifecycle = $2, version = version + 1 where id = $1
