-- How many requests a counsellor took at a site.
select count(*) as count from request where taken_by = $1 and site_id = $2 and state = 'taken'
