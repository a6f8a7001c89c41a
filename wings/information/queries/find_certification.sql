-- What does the current register say of a certification?
select
    c.dataset_id, c.number, c.title, c.register, c.kind, c.level, c.is_active, c.by_experience, c.ends_on,
    c.last_award_on, c.payload
from certification c
join dataset d on d.id = c.dataset_id and d.state = 'current'
where d.source = 'rncp' and c.number = $1
