-- Logs that somebody opened a person's file.
insert into access_log
    (person_id, position, at, actor_kind, actor_id, mandate_id, parcours_id, purpose, consent_id, previous, digest)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
