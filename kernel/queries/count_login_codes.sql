-- How many codes an address asked for since a moment.
select count(*) as asked from login_code where kind = $1 and address_digest = $2 and created_at > $3
