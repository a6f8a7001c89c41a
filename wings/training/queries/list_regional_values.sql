-- All that regions wrote, in the order they wrote it.
select regional_value.number, region, parameter, starts_on, worth, source, address, evidence, example, written_at,
    professional.name as author
from regional_value
join professional on professional.id = regional_value.author_id
order by regional_value.number
