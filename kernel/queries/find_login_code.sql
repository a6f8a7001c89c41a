-- The latest code of an address that can still serve.
select id, person_id, code_digest, tries
from login_code
where kind = $1 and address_digest = $2 and expires_at > $3 and used_at is null
order by created_at desc
limit 1
