-- What is told of the occupation itself or of its families, narrow and wide, on exactly this territory?
select
    f.indicator, f.nomenclature, f.code, f.label, f.period, f.dataset_id, f.value, cast(0 as bigint) as withheld
from market_figure f
join dataset d on d.id = f.dataset_id and d.state = 'current'
where
    f.indicator in ('tension', 'tension-level', 'pay-median', 'headcount', 'offers', 'seekers')
    and f.area_kind = $2
    and ($2 = 'france' or f.area = $3)
    and (
        (
            f.nomenclature = 'rome-3'
            and f.code = coalesce(
                (
                    select o.parent_code
                    from occupation_origin o
                    join dataset od on od.id = o.dataset_id and od.state = 'current'
                    where o.code = $1
                ), $1
            )
        )
        or (
            f.nomenclature = 'fap-2009'
            and exists (
                select 1
                from nomenclature_passage p
                join dataset pd on pd.id = p.dataset_id and pd.state = 'current'
                where
                    f.code in (p.to_code, substr(p.to_code, 1, 3))
                    and p.kind in ('rome-3>fap-2009', 'rome-3>fap-2009-pcs')
                    and p.from_code = coalesce(
                        (
                            select o.parent_code
                            from occupation_origin o
                            join dataset od on od.id = o.dataset_id and od.state = 'current'
                            where o.code = $1
                        ), $1
                    )
            )
        )
    )
order by f.indicator, f.period desc, f.code
