-- Every operator.
select id, network, name from operator order by name
