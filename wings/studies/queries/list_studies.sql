-- The whole library, the latest first.
select
    study.id, study.operator_id, study.site_id, study.kind, study.title, study.summary, study.publisher,
    study.published_on, study.expires_on, study.territory, study.sector, study.link, study.demonstration, study.version,
    operator.name as operator_name
from study
join operator on operator.id = study.operator_id
order by study.published_on desc, study.id
