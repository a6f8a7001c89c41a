-- A draft that is given up leaves nothing.
delete from request where id = $1 and state = 'draft'
