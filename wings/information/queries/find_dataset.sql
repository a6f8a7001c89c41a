-- Who publishes this data set, and when?
select
    id, source, edition, title, publisher, licence, licence_url, attribution, demonstration, checksum, counts, state,
    published_on, loaded_at
from dataset
where id = $1
