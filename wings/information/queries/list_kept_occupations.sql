-- What did a person keep, and did they take away not long ago?
select
    kept.id, kept.code, kept.note_sealed, kept.kept_at, kept.removed_at, kept.version,
    (
        select occupation.title
        from occupation
        join dataset on dataset.id = occupation.dataset_id
        where dataset.source = 'rome' and occupation.code = kept.code
        order by dataset.state
        limit 1
    ) as title
from kept_occupation as kept
where kept.person_id = $1
order by kept.kept_at desc, kept.code
