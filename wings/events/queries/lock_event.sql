-- Takes the turn of an event: until the end of this write nobody else gives or takes one of its places.
update event set turn = turn + 1 where id = $1 returning id
