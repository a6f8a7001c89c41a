-- Which data sets are loaded, current ones first?
select
    id, source, edition, title, publisher, licence, licence_url, attribution, demonstration, checksum, counts, state,
    published_on, loaded_at
from dataset
order by source, state, loaded_at desc
