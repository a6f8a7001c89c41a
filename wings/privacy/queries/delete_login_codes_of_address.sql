-- Forgets the codes sent to an address.
delete from login_code where kind = $1 and address_digest = $2
