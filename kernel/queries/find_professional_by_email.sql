-- The account that signs in with an address.
select id, name, email, password_hash, factor_sealed, factor_last_step, lifecycle, administrator, locked_until
from professional
where email = $1
