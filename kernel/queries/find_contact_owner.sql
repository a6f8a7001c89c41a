-- Whose confirmed address this is.
select person_id from person_contact where kind = $1 and address_digest = $2 and confirmed_at is not null
