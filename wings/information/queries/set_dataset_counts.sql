-- What a data set turned out to hold, once it was read to its end.
update dataset set counts = $2 where id = $1
