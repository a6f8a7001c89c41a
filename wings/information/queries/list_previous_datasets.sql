-- Which data sets of a source are older than the current one?
select id from dataset where source = $1 and state = $2
