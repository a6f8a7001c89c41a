-- An invitation is answered.
update professional
set password_hash = $2, factor_sealed = $3, factor_last_step = 0, lifecycle = $4, invitation_hash = null,
    invitation_expires_at = null, failures = 0, locked_until = null, version = version + 1
where id = $1
