-- Whether a professional is taken at that time by another appointment that stands.
select id from appointment
where professional_id = $1 and starts_at < $3 and ends_at > $2 and state in ('proposed', 'accepted') and id <> $4
limit 1
