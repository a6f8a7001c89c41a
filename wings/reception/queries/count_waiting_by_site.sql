-- How many requests wait at each site.
select site_id, count(*) as count from request where state = 'waiting' and site_id is not null group by site_id
