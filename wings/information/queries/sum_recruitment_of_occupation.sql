-- How many recruitments are planned for the families of an occupation in a territory? What is withheld is counted apart.
with families as (
    select t.code, t.label
    from nomenclature_passage p
    join dataset pd on pd.id = p.dataset_id and pd.state = 'current'
    join nomenclature_term t on t.nomenclature = 'fap-2009' and t.code = p.to_code
    join dataset td on td.id = t.dataset_id and td.state = 'current'
    where
        p.kind in ('rome-3>fap-2009', 'rome-3>fap-2009-pcs')
        and p.from_code = coalesce(
            (
                select o.parent_code
                from occupation_origin o
                join dataset od on od.id = o.dataset_id and od.state = 'current'
                where o.code = $1
            ), $1
        )
)
select
    f.indicator, f.nomenclature, f.code, f.label, f.period, f.dataset_id,
    cast(sum(f.value) as bigint) as value,
    cast(sum(case when f.value is null then 1 else 0 end) as bigint) as withheld
from market_figure f
join dataset d on d.id = f.dataset_id and d.state = 'current'
where
    f.indicator in ('projects', 'projects-hard', 'projects-seasonal')
    and ($2 = 'france' or ($2 = 'region' and f.region = $3) or ($2 = 'department' and f.department = $3))
    and (f.code in (select code from families) or f.label in (select label from families))
group by f.indicator, f.nomenclature, f.code, f.label, f.period, f.dataset_id
order by f.code, f.period desc, f.indicator
