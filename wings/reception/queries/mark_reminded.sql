-- Reminds once: of two workers, one finds it not reminded yet.
update appointment set reminded_at = $3
where id = $1 and sequence = $2 and state = 'accepted' and reminded_at is null
