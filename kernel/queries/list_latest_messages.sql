-- The latest messages.
select message.id, message.person_id, message.professional_id, message.channel, message.kind, message.locale,
    message.state, message.created_at, message.sent_at, message.secret_sealed, message.address_sealed,
    message.attempts, person_key.wrapped
from message
left join person_key on person_key.person_id = message.person_id
order by message.created_at desc, message.id desc
limit $1
