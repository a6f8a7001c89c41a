-- Someone is invited to work here.
insert into professional
    (id, name, email, lifecycle, administrator, invitation_hash, invitation_expires_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
