-- Who an invitation was sent to, while it can be answered.
select id, name, email, password_hash, factor_sealed, factor_last_step, lifecycle, administrator, locked_until
from professional
where invitation_hash = $1 and invitation_expires_at > $2
