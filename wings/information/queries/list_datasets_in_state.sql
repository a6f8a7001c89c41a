-- Which data sets of a source stand there?
select id from dataset where source = $1 and state = $2
