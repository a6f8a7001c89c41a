-- Every session of a professional ends.
delete from session where professional_id = $1
