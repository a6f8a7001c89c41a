-- Changes a resource space, if nobody changed it since it was read.
update resource_space set
    name = $3, description = $4, place = $5, postcode = $6, town = $7, hours = $8, accessibility = $9, contact = $10,
    written_at = $11, version = version + 1
where id = $1 and version = $2
