-- A right password and code.
update professional set failures = 0, locked_until = null, factor_last_step = $2 where id = $1 and factor_last_step < $2
