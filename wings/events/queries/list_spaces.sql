-- Every resource space, by town.
select
    space.id, space.operator_id, space.site_id, space.name, space.description, space.place, space.postcode, space.town,
    space.hours, space.accessibility, space.contact, space.demonstration, space.written_at, space.version,
    operator.name as operator_name
from resource_space as space
join operator on operator.id = space.operator_id
order by space.town, space.name, space.id
