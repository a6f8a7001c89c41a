-- Changes an event that stands, if nobody changed it since it was read; agendas follow the sequence.
update event set
    kind = $3, title = $4, description = $5, place = $6, postcode = $7, town = $8, accessibility = $9, contact = $10,
    starts_at = $11, ends_at = $12, capacity = $13, written_by = $14, written_at = $15, sequence = sequence + 1,
    version = version + 1
where id = $1 and version = $2 and state = 'open'
