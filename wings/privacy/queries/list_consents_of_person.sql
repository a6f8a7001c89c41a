-- The consents a person gave, latest first.
select consent.id, consent.parcours_id, consent.scope, consent.purpose, consent.granted_at, consent.expires_at,
    consent.withdrawn_at, operator.name as operator_name
from consent
join operator on operator.id = consent.operator_id
where consent.person_id = $1
order by consent.granted_at desc, consent.id desc
