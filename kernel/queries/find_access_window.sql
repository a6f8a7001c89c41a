-- What the same eyes already opened of a person's file since a moment.
select parcours_id, purpose from access_log where person_id = $1 and actor_id = $2 and at > $3
