-- A draft goes to its site.
update request set state = 'waiting', reference = $2, site_id = $3, contact_mode = $4, sent_at = $5, version = version + 1
where id = $1 and state = 'draft'
