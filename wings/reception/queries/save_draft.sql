-- Keeps the answers of a draft, unless another window changed it meanwhile.
update request set answers_sealed = $3, site_id = $4, contact_mode = $5, version = version + 1
where id = $1 and version = $2 and state = 'draft'
