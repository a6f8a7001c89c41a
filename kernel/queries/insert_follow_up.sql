-- A professional follows a parcours.
insert into follow_up (parcours_id, professional_id, starts_at) values ($1, $2, $3)
