-- Which data set of this source do pages show?
select
    id, source, edition, title, publisher, licence, licence_url, attribution, demonstration, checksum, counts, state,
    published_on, loaded_at
from dataset
where source = $1 and state = 'current'
