-- The language a person reads in.
update person set locale = $2 where id = $1
