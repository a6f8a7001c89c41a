-- An operator joins.
insert into operator (id, network, name, created_at) values ($1, $2, $3, $4)
