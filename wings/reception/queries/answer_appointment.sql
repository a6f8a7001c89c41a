-- An appointment is accepted, declined or cancelled; a cancelled one changes its agenda entry.
update appointment set state = $3, answered_at = $4, sequence = sequence + $5, version = version + 1
where id = $1 and version = $2
