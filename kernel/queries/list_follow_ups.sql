-- Who follows a parcours at a moment.
select professional_id from follow_up
where parcours_id = $1 and starts_at <= $2 and (ends_at is null or ends_at > $2)
