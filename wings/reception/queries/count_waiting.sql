-- How many requests wait at a site.
select count(*) as count from request where site_id = $1 and state = 'waiting'
