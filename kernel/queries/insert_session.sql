-- Someone opens a session.
insert into session
    (token_digest, person_id, signed_in, professional_id, mandate_id, assurance, created_at, seen_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
