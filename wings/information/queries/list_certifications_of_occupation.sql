-- Which certifications that one can still enter lead to an occupation, or to the one of ROME 3 that it comes from?
select c.number, c.title, c.level, c.by_experience
from certification c
join dataset d on d.id = c.dataset_id and d.state = 'current' and d.source = 'rncp'
where
    c.is_active = 'yes'
    and (c.ends_on is null or c.ends_on >= $2)
    and exists (
        select 1
        from certification_part p
        where
            p.dataset_id = c.dataset_id
            and p.number = c.number
            and p.kind = 'rome'
            and (
                p.code = $1
                or p.code in (
                    select o.parent_code
                    from occupation_origin o
                    join dataset od on od.id = o.dataset_id and od.state = 'current'
                    where o.code = $1
                )
            )
    )
order by coalesce(c.level, 99), c.title, c.number
limit 40
