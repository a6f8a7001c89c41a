-- How many parcours there are.
select count(*) as parcours from parcours
