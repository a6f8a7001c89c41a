-- Does a registration bear this reference already?
select id from event_seat where reference = $1
