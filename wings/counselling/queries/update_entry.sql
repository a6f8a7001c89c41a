-- A section written again, unless somebody else wrote since.
update diagnosis_entry set text_sealed = $3, written_by = $4, written_at = $5, version = version + 1
where id = $1 and version = $2
