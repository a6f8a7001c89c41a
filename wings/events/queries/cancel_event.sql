-- Calls an event off; agendas follow the sequence.
update event set state = 'cancelled', written_by = $2, written_at = $3, sequence = sequence + 1, version = version + 1
where id = $1 and state = 'open'
