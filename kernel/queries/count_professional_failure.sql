-- A wrong password or code.
update professional
set locked_until = case when failures + 1 >= $2 then $3 else locked_until end,
    failures = case when failures + 1 >= $2 then 0 else failures + 1 end
where id = $1
