-- A password and a second factor are taken away, and asked for anew.
update professional
set password_hash = null, factor_sealed = null, lifecycle = $2, invitation_hash = $3, invitation_expires_at = $4,
    version = version + 1
where id = $1
