-- Changes a study of a site, if nobody changed it since it was read.
update study set
    kind = $4, title = $5, summary = $6, publisher = $7, published_on = $8, expires_on = $9, territory = $10,
    sector = $11, link = $12, written_by = $13, written_at = $14, version = version + 1
where id = $1 and site_id = $2 and version = $3
