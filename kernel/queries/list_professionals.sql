-- Every account.
select id, name, email, password_hash, factor_sealed, factor_last_step, lifecycle, administrator, locked_until
from professional
order by name, id
